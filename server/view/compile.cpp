#include "server/view/compile.h"

#include <algorithm>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "server/view/assets.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kDeepestPartial = 8;

[[noreturn]] void refuse(std::string_view name, const std::string& why) {
  throw Error(ErrorCode::internal, "template " + std::string(name) + ".html: " + why,
              "server/view/view.h says what templates may hold");
}

// One piece of a template: text up to the next tag, and the tag.
struct Tag {
  std::string_view text;      // before the tag
  char kind = 0;              // '#', '^', '/', '>', '!', 'v' a variable, 0 the end
  std::string_view name;      // trimmed, without the kind
  std::string_view verbatim;  // the tag with its braces
};

Tag next_tag(std::string_view name, std::string_view& rest) {
  Tag tag;
  const std::size_t open = rest.find("{{");
  tag.text = rest.substr(0, open);
  if (open == std::string_view::npos) {
    rest = {};
    return tag;
  }
  std::string_view inner = rest.substr(open + 2);
  if (inner.starts_with('{') || inner.starts_with('&') || inner.starts_with('='))
    refuse(name, "{{{, {{& and {{= are not allowed: everything is escaped");
  const std::size_t close = inner.find("}}");
  if (close == std::string_view::npos) refuse(name, "a tag is not closed");
  tag.verbatim = rest.substr(open, close + 4);
  rest = inner.substr(close + 2);
  inner = trim(inner.substr(0, close));
  if (inner.empty()) refuse(name, "an empty tag");
  tag.kind = 'v';
  if (std::string_view("#^/>!").find(inner.front()) != std::string_view::npos) {
    tag.kind = inner.front();
    inner = trim(inner.substr(1));
  }
  tag.name = inner;
  return tag;
}

// The raw text of {{#t}}...{{/t}} and its like, which hold no tags.
std::string_view section_text(std::string_view name, std::string_view section,
                              std::string_view& rest) {
  const std::string end = "{{/" + std::string(section) + "}}";
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) refuse(name, "{{#" + std::string(section) + "}} is not closed");
  const std::string_view text = rest.substr(0, at);
  if (text.find("{{") != std::string_view::npos)
    refuse(name, "{{#" + std::string(section) + "}} holds no tags; placeholders are {name}");
  rest.remove_prefix(at + end.size());
  return trim(text);
}

struct MessageText {
  std::string one;
  std::string other;  // empty: no plural
};
MessageText split_plural(std::string_view text) {
  const std::size_t bar = text.find("||");
  if (bar == std::string_view::npos) return {std::string(text), ""};
  return {std::string(trim(text.substr(0, bar))), std::string(trim(text.substr(bar + 2)))};
}

// A translated message as template text: escaped, {name} to {{name}}; the counted placeholder to
// the number as the language writes it.
std::string message_markup(std::string_view message, std::string_view counted) {
  std::string out;
  const auto names = placeholders_of(message);
  for (std::size_t i = 0; i < message.size(); ++i) {
    const char c = message[i];
    if (c == '{') {
      const auto name = std::find_if(names.begin(), names.end(), [&](const std::string& known) {
        return message.substr(i + 1).starts_with(known + "}");
      });
      if (name != names.end()) {
        out.append("{{").append(*name == counted ? "number:" : "").append(*name).append("}}");
        i += name->size() + 1;
        continue;
      }
    }
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\'':
        out.append("&#39;");
        break;
      case '{':
        out.append("&#123;");
        break;
      case '}':
        out.append("&#125;");
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string translated(std::string_view name, std::string_view text, const Messages& messages) {
  const MessageText message = split_plural(text);
  if (message.other.empty()) return message_markup(messages.raw(message.one), {});
  const auto placeholders = placeholders_of(message.other);
  if (placeholders.empty()) refuse(name, "a plural counts its first {placeholder}");
  const std::string& counted = placeholders.front();
  std::string out;
  const auto forms = messages.plural_forms(message.one, message.other);
  for (std::size_t form = 0; form < forms.size(); ++form) {
    const std::string section = "plural:" + std::to_string(form) + ":" + counted;
    // Inside the section the names still mean the same object: a flag is no object of its own.
    out.append("{{#").append(section).append("}}");
    out.append(message_markup(forms[form], counted));
    out.append("{{/").append(section).append("}}");
  }
  return out;
}

struct Compiler {
  const TemplateLoader& load;
  const Messages& messages;
  std::vector<std::string> open = {};  // partials being inserted, outermost first
  std::string out = {};

  void insert(std::string_view name) {
    if (std::find(open.begin(), open.end(), name) != open.end() || open.size() == kDeepestPartial)
      refuse(open.back(), "the partial " + std::string(name) + " holds itself");
    const auto text = load(name);
    if (!text) {
      if (open.empty()) refuse(name, "there is none");
      refuse(open.back(), "there is no partial " + std::string(name));
    }
    open.emplace_back(name);
    compile(name, *text);
    open.pop_back();
  }

  void compile(std::string_view name, std::string_view rest) {
    while (!rest.empty()) {
      const Tag tag = next_tag(name, rest);
      out.append(tag.text);
      if (tag.kind == 0) break;
      if (tag.kind == '!') {
        if (rest.starts_with('\n')) rest.remove_prefix(1);
      } else if (tag.kind == '>') {
        insert(tag.name);
      } else if (tag.kind == '#' && tag.name == "t") {
        out.append(translated(name, section_text(name, "t", rest), messages));
      } else if (tag.kind == '#' && tag.name == "asset") {
        out.append(message_markup(asset_url(section_text(name, "asset", rest)), {}));
      } else if (tag.kind == '#' && tag.name.starts_with("label ")) {
        const std::string_view context = trim(tag.name.substr(6));
        const std::string_view value = section_text(name, "label", rest);
        out.append("{{label:").append(context).append(":").append(value).append("}}");
      } else {
        out.append(tag.verbatim);
      }
    }
  }
};

}  // namespace

std::string compile_template(std::string_view name, const TemplateLoader& load,
                             const Messages& messages) {
  Compiler compiler{load, messages};
  compiler.insert(name);
  return std::move(compiler.out);
}

std::vector<TemplateMessage> messages_in(std::string_view template_text) {
  std::vector<TemplateMessage> found;
  std::string_view rest = template_text;
  while (!rest.empty()) {
    const Tag tag = next_tag("(text)", rest);
    if (tag.kind == 0) break;
    if (tag.kind == '#' && tag.name == "t") {
      const MessageText message = split_plural(section_text("(text)", "t", rest));
      found.push_back({"", message.one, message.other});
    } else if (tag.kind == '#' && tag.name.starts_with("label ")) {
      found.push_back({std::string(trim(tag.name.substr(6))), "", ""});
    }
  }
  return found;
}

}  // namespace lacuna::server
