// What a handler gets besides the request. One per request, on the worker's own thread; the store
// and the searcher belong to the worker, everything else is shared and immutable or locks itself.
#pragma once

#include <optional>
#include <string>

#include "indexer/pipeline.h"
#include "kb/base/data_directory.h"
#include "kb/base/settings.h"
#include "kb/model/account.h"
#include "server/auth/session.h"
#include "server/view/messages.h"

namespace lacuna::kb {
class Store;
}
namespace lacuna::indexer {
class Searcher;
}

namespace lacuna::server {

class Auth;

struct Context {
  kb::Store& store;
  indexer::Searcher& searcher;
  const Settings& settings;
  const DataDirectory& directory;     // the originals
  Auth& auth;                         // sessions and passwords (server/auth/auth.h)
  kb::Viewer viewer;                  // pass it to every read; its role is at least the route's
  std::optional<SignedIn> signed_in;  // nullopt: no account
  std::string csrf;                   // the token that forms of this answer carry
  const Messages& messages;  // of the chosen language: messages.text("..."), messages.language()
  const indexer::DocumentReader& read;  // for ImportOptions: uploads are read in child processes
};

}  // namespace lacuna::server
