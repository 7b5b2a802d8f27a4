// Which act, text and unit an address names. One thread a request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/error.h"
#include "kb/model/provision.h"
#include "kb/store/act_store.h"
#include "server/http/request.h"
#include "server/pages/context.h"

namespace lacuna::server {

// The reference in the address (`ref`, with a date or without) and the text it leads to: the one
// that `text` names (a language, or the end of an expression's key as "2025-05-26:ro"), else the
// newest on the day. Editors are led to texts that wait, too.
struct Asked {
  kb::ProvisionRef ref;
  kb::KnownWork known;
  std::optional<kb::Expression> expression;  // none: no text of that day, or none at all
  std::string text;                          // the parameter, to be kept in links
};
// Throws not_found when nobody knows the act, or the viewer may not.
Asked asked_of(Context& context, const Request& request);

Error no_such_act();

// Texts of a work that the viewer may read, newest first; `language` empty: in all.
std::vector<kb::Expression> texts_of(Context& context, std::string_view work,
                                     std::string_view language = {});

// "2025-05-26:ro", what a text is called behind its act's key in addresses; and back, where the
// viewer may read it.
std::string text_name(const kb::Expression& expression);
std::optional<kb::Expression> find_text(Context& context, std::string_view work,
                                        std::string_view name);

// The page of this very text, or of a unit of it.
std::string text_url(const kb::Expression& expression, std::string_view eid = {});

// "1 June 2024", or that it does not say.
std::string text_label(const kb::Expression& expression, const Messages& messages);

}  // namespace lacuna::server
