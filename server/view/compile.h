// From a template as people write it (server/view/view.h) to plain mustache: partials are inserted,
// messages translated and escaped, assets get their address. What depends on the model becomes a
// name that server/view/view.cpp answers:
//   {{label:<context>:<name>}}          the word people see for the value of <name>
//   {{number:<name>}}                   the number as the language writes it
//   {{#plural:<form>:<name>}}           true for the form of the message that the number takes
// Pure but for the loader; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/view/messages.h"

namespace lacuna::server {

// The text of ui/templates/<name>.html; nullopt when there is none.
using TemplateLoader = std::function<std::optional<std::string>(std::string_view name)>;

// Throws Error{internal} naming the template for {{{, {{&, {{=, an unclosed tag, an unknown or
// recursive partial.
std::string compile_template(std::string_view name, const TemplateLoader& load,
                             const Messages& messages);

// The message ids in a template's own text, for the test that every one is translated.
struct TemplateMessage {
  std::string context;  // of a label, with an empty id: its words come from the model
  std::string id;
  std::string plural;  // empty: none
};
std::vector<TemplateMessage> messages_in(std::string_view template_text);

}  // namespace lacuna::server
