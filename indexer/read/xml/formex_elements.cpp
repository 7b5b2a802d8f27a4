#include "indexer/read/xml/formex_elements.h"

#include <charconv>
#include <iterator>
#include <string>

#include "indexer/read/xml/element_table.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::formex {

namespace {

struct Row {
  std::string_view name;
  Kind kind;
  Flow flow;
};

constexpr Row kRows[] = {
    {"ENACTING.TERMS", Kind::wrapper, Flow::block},
    {"GR.VISA", Kind::wrapper, Flow::block},
    {"GR.CONSID", Kind::wrapper, Flow::block},
    {"LIST", Kind::wrapper, Flow::block},
    {"LIST.AMEND", Kind::wrapper, Flow::block},
    {"CONTENTS", Kind::wrapper, Flow::block},
    {"CONS.DOC", Kind::wrapper, Flow::block},
    {"CONS.DOC.GEN", Kind::wrapper, Flow::block},
    {"CONS.OTH.DOC", Kind::wrapper, Flow::block},
    {"ACT.GEN", Kind::wrapper, Flow::block},
    {"GR.ANNEX", Kind::wrapper, Flow::block},
    {"GR.TBL", Kind::wrapper, Flow::block},
    {"TITLE", Kind::title, Flow::block},
    {"PREAMBLE", Kind::front, Flow::block},
    {"PREAMBLE.GEN", Kind::front, Flow::block},
    {"PROLOG", Kind::front, Flow::block},
    {"FINAL", Kind::back, Flow::block},
    {"VISA", Kind::citation, Flow::block},
    {"CONSID", Kind::recital, Flow::block},
    {"DIVISION", Kind::division, Flow::block},
    {"DIV.CONSID", Kind::division, Flow::block},
    {"SUBDIV", Kind::division, Flow::block},
    {"GR.SEQ", Kind::division, Flow::block},
    {"ARTICLE", Kind::article, Flow::block},
    {"PARAG", Kind::paragraph, Flow::block},
    {"ALINEA", Kind::lines, Flow::block},
    {"ITEM", Kind::item, Flow::block},
    {"NP", Kind::numbered, Flow::block},
    {"NP.ECR", Kind::numbered, Flow::block},
    {"NO.P", Kind::num, Flow::spaced},
    {"NO.PARAG", Kind::num, Flow::spaced},
    {"NO.GR.SEQ", Kind::num, Flow::spaced},
    {"TI.ART", Kind::num, Flow::block},
    {"STI.ART", Kind::heading, Flow::block},
    {"ANNEX", Kind::annex, Flow::block},
    {"CONS.ANNEX", Kind::annex, Flow::block},
    {"QUOT.S", Kind::quoted, Flow::block},
    {"NOTE", Kind::footnote, Flow::apart},
    {"ANNOTATION", Kind::note, Flow::apart},
    {"GR.ANNOTATION", Kind::note, Flow::apart},
    {"COMMENT", Kind::note, Flow::apart},
    {"MARGIN", Kind::note, Flow::apart},
    // running text
    {"P", Kind::words, Flow::block},
    {"TI", Kind::words, Flow::block},
    {"STI", Kind::words, Flow::block},
    {"PREAMBLE.INIT", Kind::words, Flow::block},
    {"PREAMBLE.FINAL", Kind::words, Flow::block},
    {"GR.CONSID.INIT", Kind::words, Flow::block},
    {"GR.VISA.INIT", Kind::words, Flow::block},
    {"ENACTING.TERMS.CJT", Kind::words, Flow::block},
    {"FULL.POWER", Kind::words, Flow::block},
    {"FULL.POWER.INIT", Kind::words, Flow::block},
    {"FULL.POWER.FINAL", Kind::words, Flow::block},
    {"PLENIPOTENTIARY", Kind::words, Flow::block},
    {"SIGNATURE", Kind::words, Flow::block},
    {"SIGNATORY", Kind::words, Flow::block},
    {"PL.DATE", Kind::words, Flow::block},
    {"ADDR.S", Kind::words, Flow::block},
    {"ADDR", Kind::words, Flow::block},
    {"LETTER", Kind::words, Flow::block},
    {"DLIST", Kind::words, Flow::block},
    {"DLIST.ITEM", Kind::words, Flow::block},
    {"PREFIX", Kind::words, Flow::spaced},
    {"TERM", Kind::words, Flow::spaced},
    {"TBL", Kind::words, Flow::block},
    {"CORPUS", Kind::words, Flow::block},
    {"BLK", Kind::words, Flow::block},
    {"TI.BLK", Kind::words, Flow::block},
    {"STI.BLK", Kind::words, Flow::block},
    {"ROW", Kind::words, Flow::block},
    {"CELL", Kind::words, Flow::cell},
    {"GR.NOTES", Kind::words, Flow::block},
    {"TI.CJT", Kind::words, Flow::block},
    {"BR", Kind::words, Flow::line_break},
    {"TXT", Kind::words, Flow::block},
    // metadata and what is no text
    {"BIB.INSTANCE", Kind::skipped, Flow::skipped},
    {"BIB.INSTANCE.CONS", Kind::skipped, Flow::skipped},
    {"BIB.DATA", Kind::skipped, Flow::skipped},
    {"INFO.CONSLEG", Kind::skipped, Flow::skipped},
    {"INFO.PROD", Kind::skipped, Flow::skipped},
    {"FAM.COMP", Kind::skipped, Flow::skipped},
    {"TOC", Kind::skipped, Flow::skipped},
    {"CURR.TITLE", Kind::skipped, Flow::skipped},
    {"INCL.ELEMENT", Kind::skipped, Flow::skipped},
    {"IMG.CNT", Kind::skipped, Flow::skipped},
    {"INDEX", Kind::skipped, Flow::skipped},
    {"LOC.NOTES", Kind::skipped, Flow::skipped},
};

const Row& row_of(pugi::xml_node node) {
  static constexpr Row kOther{"", Kind::words, Flow::inline_};
  static const ElementTable<Row> rows(kRows, kOther);
  return rows[local_name(node)];
}

bool follows(pugi::xml_node node, std::string_view name) {
  pugi::xml_node before = node.previous_sibling();
  while (before && !is_element(before)) before = before.previous_sibling();
  return local_name(before) == name;
}

Flow flow(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "HT") return attribute_of(node, "TYPE") == "SUP" ? Flow::raised : Flow::inline_;
  // A number and its words share a line.
  if ((name == "TXT" && (follows(node, "NO.P") || row_of(node.parent()).kind != Kind::numbered)) ||
      (name == "ALINEA" && follows(node, "NO.PARAG")))
    return Flow::inline_;
  return row_of(node).flow;
}

// "OJ L 323, 19.12.2022, p. 4" is an address in the Journal: printed words say it best. Other
// references name a document.
std::string link(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "LINK" || name == "REF.DOC") {
    if (const std::string_view uri = attribute_of(node, "URI"); !uri.empty())
      return std::string(uri);
    if (name == "REF.DOC") return std::string(trim(attribute_of(node, "NO.DOC")));
  }
  if (name != "REF.DOC.OJ") return {};
  std::string target = "OJ";
  for (const char* part : {"COLL", "NO.OJ", "DATE.PUB", "PAGE.FIRST"})
    if (const std::string_view value = attribute_of(node, part); !value.empty())
      target += ' ' + std::string(value);
  return target;
}

// CODE is the mark's code point in hexadecimal.
std::string mark_of(pugi::xml_node node) {
  const std::string_view code = attribute_of(node, "CODE");
  unsigned value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  const bool sound = error == std::errc() && end == code.data() + code.size() && value > 0x20 &&
                     value < 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  std::string mark;
  append_utf8(mark, sound ? static_cast<char32_t>(value) : U'"');
  return mark;
}

std::string before(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  return name == "QUOT.START" || name == "QUOT.END" ? mark_of(node) : std::string();
}

// The sign between a term and its definition.
std::string after(pugi::xml_node node) {
  if (local_name(node) != "TERM") return {};
  const std::string_view sign = attribute_of(node.parent().parent(), "SEPARATOR");
  return sign.empty() ? std::string() : ' ' + std::string(sign);
}

}  // namespace

Kind kind_of(pugi::xml_node node) {
  return row_of(node).kind;
}

const Dialect& dialect() {
  static constexpr Dialect kDialect{flow, link, before, after};
  return kDialect;
}

std::string_view printed_mark(std::string_view list_type) {
  if (list_type == "DASH") return "—";
  if (list_type == "NDASH") return "–";
  if (list_type == "BULLET") return "•";
  return {};
}

}  // namespace lacuna::indexer::formex
