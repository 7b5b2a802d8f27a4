#include "indexer/read/xml/uslm_elements.h"

#include "indexer/read/xml/element_table.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::uslm {

namespace {

using kb::Level;

constexpr Element kElements[] = {
    {"title", Kind::unit, Flow::block, Level::title},
    {"subtitle", Kind::unit, Flow::block},
    {"part", Kind::unit, Flow::block, Level::part},
    {"subpart", Kind::unit, Flow::block},
    {"chapter", Kind::unit, Flow::block, Level::chapter},
    {"subchapter", Kind::unit, Flow::block, Level::subchapter},
    {"division", Kind::unit, Flow::block},
    {"subdivision", Kind::unit, Flow::block},
    {"article", Kind::unit, Flow::block, Level::article},
    {"subarticle", Kind::unit, Flow::block, Level::paragraph},
    {"section", Kind::unit, Flow::block, Level::section},
    {"courtRule", Kind::unit, Flow::block, Level::rule},
    {"rule", Kind::unit, Flow::block, Level::rule},
    {"subsection", Kind::unit, Flow::block, Level::subsection},
    {"paragraph", Kind::unit, Flow::block, Level::paragraph},
    {"subparagraph", Kind::unit, Flow::block, Level::subparagraph},
    {"clause", Kind::unit, Flow::block, Level::clause},
    {"subclause", Kind::unit, Flow::block, Level::subclause},
    {"item", Kind::unit, Flow::block, Level::point},
    {"subitem", Kind::unit, Flow::block, Level::point},
    {"subsubitem", Kind::unit, Flow::block, Level::point},
    {"level", Kind::unit, Flow::block},
    {"compiledAct", Kind::unit, Flow::block},
    {"recital", Kind::unit, Flow::block, Level::recital},
    {"appendix", Kind::unit, Flow::block, Level::annex},
    {"compiledAppendix", Kind::unit, Flow::block, Level::annex},
    {"schedule", Kind::unit, Flow::block, Level::schedule},
    {"preface", Kind::front, Flow::block},
    {"longTitle", Kind::front, Flow::block},
    {"preamble", Kind::front, Flow::block},
    {"enactingFormula", Kind::front, Flow::block},
    {"resolvingClause", Kind::front, Flow::block},
    {"signatures", Kind::back, Flow::block},
    {"attestation", Kind::back, Flow::block},
    {"endorsement", Kind::back, Flow::block},
    {"num", Kind::num, Flow::spaced},
    {"heading", Kind::heading, Flow::block},
    {"subheading", Kind::heading, Flow::block},
    {"quotedContent", Kind::quoted, Flow::block},
    {"note", Kind::note, Flow::apart},
    {"notes", Kind::note, Flow::apart},
    {"sidenote", Kind::note, Flow::apart},
    {"editorialNote", Kind::note, Flow::apart},
    {"statutoryNote", Kind::note, Flow::apart},
    {"changeNote", Kind::note, Flow::apart},
    {"editionNote", Kind::note, Flow::apart},
    {"sourceCredit", Kind::note, Flow::apart},
    {"legislativeHistory", Kind::note, Flow::apart},
    {"footnote", Kind::footnote, Flow::apart},
    // running text
    {"main", Kind::words, Flow::block},
    {"content", Kind::words, Flow::block},
    {"chapeau", Kind::words, Flow::block},
    {"continuation", Kind::words, Flow::block},
    {"proviso", Kind::words, Flow::block},
    {"text", Kind::words, Flow::block},
    {"p", Kind::words, Flow::block},
    {"block", Kind::words, Flow::block},
    {"list", Kind::words, Flow::block},
    {"listItem", Kind::words, Flow::block},
    {"listHeading", Kind::words, Flow::block},
    {"actionDescription", Kind::words, Flow::block},
    {"action", Kind::words, Flow::block},
    {"docTitle", Kind::words, Flow::block},
    {"officialTitle", Kind::words, Flow::block},
    {"type", Kind::words, Flow::block},
    {"docNumber", Kind::words, Flow::block},
    {"congress", Kind::words, Flow::block},
    {"session", Kind::words, Flow::block},
    {"signature", Kind::words, Flow::block},
    {"table", Kind::words, Flow::block},
    {"layout", Kind::words, Flow::block},
    {"header", Kind::words, Flow::block},
    {"row", Kind::words, Flow::block},
    {"tr", Kind::words, Flow::block},
    {"column", Kind::words, Flow::cell},
    {"td", Kind::words, Flow::cell},
    {"th", Kind::words, Flow::cell},
    {"sup", Kind::words, Flow::raised},
    {"br", Kind::words, Flow::line_break},
    // no text of the law
    {"meta", Kind::skipped, Flow::skipped},
    {"toc", Kind::skipped, Flow::skipped},
    {"page", Kind::skipped, Flow::skipped},
    {"slugLine", Kind::skipped, Flow::skipped},
    {"distributionCode", Kind::skipped, Flow::skipped},
    {"img", Kind::skipped, Flow::skipped},
};

// A number and its first words share a line.
Flow flow(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "content" || name == "chapeau" || name == "text") {
    pugi::xml_node before = node.previous_sibling();
    while (before && before.type() != pugi::node_element) before = before.previous_sibling();
    if (local_name(before) == "num") return Flow::inline_;
  }
  return element(node).flow;
}

std::string link(pugi::xml_node node) {
  if (local_name(node) != "ref" && local_name(node) != "a") return {};
  return std::string(attribute_of(node, "href"));
}

// Files of version 1 print the quotes, those of version 2 name them or leave them to the style.
std::string quote(pugi::xml_node node, const char* attribute, const char* usual) {
  if (local_name(node) != "quotedText") return {};
  if (const std::string_view said = attribute_of(node, attribute); !said.empty())
    return std::string(said);
  const std::string_view words = trim(node.text().get());
  const bool printed = words.starts_with("“") || words.starts_with("‘") || words.starts_with('"');
  return printed ? std::string() : usual;
}

std::string before(pugi::xml_node node) {
  return quote(node, "startQuote", "“");
}

std::string after(pugi::xml_node node) {
  return quote(node, "endQuote", "”");
}

}  // namespace

const Element& element(pugi::xml_node node) {
  static constexpr Element kInline{"", Kind::words, Flow::inline_};
  static const ElementTable<Element> elements(kElements, kInline);
  return elements[local_name(node)];
}

const Dialect& dialect() {
  static constexpr Dialect kDialect{flow, link, before, after};
  return kDialect;
}

}  // namespace lacuna::indexer::uslm
