// Templates: mustache (kainjow) over nlohmann::json models. Rules, all checked when a template is
// loaded or printed:
//
//   {{name}}               value of the innermost object of the model, always escaped
//   {{a.b}}                a member of a member
//   {{../name}}            one object further out ({{../../name}} two); names are NOT inherited
//   {{page.language}}      the frame (server/view/frame.h), from everywhere
//   {{#list}} {{#object}} {{#text}} {{^empty}}   sections. false, null, "", [] are empty; 0 is not.
//                          Inside {{#heading}} of a text, {{heading}} still means the object's
//                          name.
//   {{.}}                  an item that is text or a number
//   {{> part}}             ui/templates/part.html inserted as it stands (no recursion: models are
//                          flat lists with a depth); {{> body}} in layout.html is the page
//   {{#t}}Search the law{{/t}}                     a message, translated and escaped
//   {{#t}}Text as known on {date}{{/t}}            {date} is the name `date`, escaped
//   {{#t}}{count} gap||{count} gaps{{/t}}          singular || plural, by the first placeholder,
//                          which must be a number in the model
//   {{#label gap_state}}state{{/label}}            the word people see for the enum word in `state`
//   {{#asset}}lacuna.css{{/asset}}                 /static/lacuna.css?v=<hash>
//
// A name that the model lacks is an error (Error{internal} naming template and name), so tests find
// it. {{{, {{& and {{= are refused. LACUNA_TEMPLATES=<folder> reads templates anew at each request.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/embedded.h"
#include "server/view/messages.h"

namespace lacuna::server {

// A set of templates; compiled on first use, once per template and language. Any thread.
class Templates {
 public:
  // From embedded files; `folder` not empty: from there, read anew at each request.
  explicit Templates(std::span<const EmbeddedFile> files, std::string folder = {});
  ~Templates();

  // Prints `name` (without ".html") inside layout.html. `frame` is the model of `page`.
  std::string render(std::string_view name, const nlohmann::json& model,
                     const nlohmann::json& frame, const Messages& messages) const;

  // Prints one template alone, without the layout.
  std::string render_bare(std::string_view name, const nlohmann::json& model,
                          const nlohmann::json& frame, const Messages& messages) const;

  bool has(std::string_view name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna::server
