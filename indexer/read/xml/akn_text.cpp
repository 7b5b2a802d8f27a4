#include "indexer/read/xml/akn_text.h"

#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::akn {

namespace {

Flow flow(pugi::xml_node node) {
  switch (element(local_name(node)).kind) {
    case Kind::inline_:
    case Kind::quoted_inline:
      return Flow::inline_;
    case Kind::num:
    case Kind::from:
      return Flow::spaced;
    case Kind::line_break:
      return Flow::line_break;
    case Kind::raised:
      return Flow::raised;
    case Kind::cell:
      return Flow::cell;
    case Kind::note:
    case Kind::deleted:
      return Flow::apart;
    case Kind::skipped:
    case Kind::note_ref:
      return Flow::skipped;
    default:
      return Flow::block;
  }
}

std::string link(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "ref" || name == "a") return std::string(attribute_of(node, "href"));
  if (name == "rref") return std::string(attribute_of(node, "from"));
  return {};
}

std::string quote(pugi::xml_node node, std::string_view attribute) {
  if (element(local_name(node)).kind != Kind::quoted_inline) return {};
  return std::string(attribute_of(node, attribute));
}

std::string before(pugi::xml_node node) {
  return quote(node, "startQuote");
}

std::string after(pugi::xml_node node) {
  return quote(node, "endQuote");
}

}  // namespace

const Dialect& dialect() {
  static constexpr Dialect kDialect{flow, link, before, after};
  return kDialect;
}

bool is_editorial(pugi::xml_node node) {
  if (attribute_of(node, "status") == "editorial") return true;
  static constexpr std::string_view kNames[] = {"sourceCredit",  "sourceNote",    "editorialNote",
                                                "amendmentNote", "statutoryNote", "editorial"};
  for (const std::string_view attribute : {attribute_of(node, "name"), attribute_of(node, "class")})
    for (const std::string_view name : kNames)
      if (attribute == name) return true;
  return false;
}

std::string plain_text(pugi::xml_node node) {
  return words_of(node, dialect()).text;
}

}  // namespace lacuna::indexer::akn
