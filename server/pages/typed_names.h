// What somebody typed or a file names, found among what is known here: concepts by notation or by a
// label in any language, places by key or name, words of a field. One thread a request.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kb/model/entry_kinds.h"
#include "server/pages/entry_view.h"

namespace lacuna::server {

class TypedNames {
 public:
  explicit TypedNames(Context& context);

  // The key; nullopt: nothing here is called so. What a field does not choose from a list is its
  // own key.
  std::optional<std::string> operator()(const kb::EntryField& field,
                                        const std::string& typed) const;

 private:
  Gazetteer gazetteer_;
  std::map<std::string, std::map<std::string, std::string>, std::less<>> concepts_;
};

}  // namespace lacuna::server
