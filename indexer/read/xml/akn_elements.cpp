#include "indexer/read/xml/akn_elements.h"

#include <span>
#include <string>
#include <unordered_map>

#include "kb/base/text.h"

namespace lacuna::indexer::akn {

namespace {

using kb::Level;

constexpr Element kElements[] = {
    // levels of the hierarchy
    {"book", Kind::unit, Level::book},
    {"tome", Kind::unit, Level::book},
    {"part", Kind::unit, Level::part},
    {"subpart", Kind::unit, Level::division},
    {"title", Kind::unit, Level::title},
    {"subtitle", Kind::unit, Level::division},
    {"chapter", Kind::unit, Level::chapter},
    {"subchapter", Kind::unit, Level::subchapter},
    {"section", Kind::unit, Level::section},
    {"subsection", Kind::unit, Level::subsection},
    {"division", Kind::unit, Level::division},
    {"subdivision", Kind::unit, Level::division},
    {"article", Kind::unit, Level::article},
    {"rule", Kind::unit, Level::rule},
    {"subrule", Kind::unit, Level::paragraph},
    {"transitional", Kind::unit, Level::paragraph},
    {"paragraph", Kind::unit, Level::paragraph},
    {"subparagraph", Kind::unit, Level::subparagraph},
    {"alinea", Kind::unit, Level::alinea},
    {"proviso", Kind::unit, Level::subparagraph},
    {"point", Kind::unit, Level::point},
    {"item", Kind::unit, Level::point},
    {"indent", Kind::unit, Level::indent},
    {"clause", Kind::unit, Level::clause},
    {"subclause", Kind::unit, Level::subclause},
    {"recital", Kind::unit, Level::recital},
    {"citation", Kind::unit, Level::citation},
    {"tblock", Kind::unit, Level::division},
    {"hcontainer", Kind::named_unit, Level::division},
    {"level", Kind::named_unit, Level::paragraph},
    // debates, judgments, amendment lists
    {"debateSection", Kind::unit, Level::division},
    {"administrationOfOath", Kind::unit, Level::division},
    {"rollCall", Kind::unit, Level::division},
    {"prayers", Kind::unit, Level::division},
    {"oralStatements", Kind::unit, Level::division},
    {"writtenStatements", Kind::unit, Level::division},
    {"personalStatements", Kind::unit, Level::division},
    {"ministerialStatements", Kind::unit, Level::division},
    {"resolutions", Kind::unit, Level::division},
    {"nationalInterest", Kind::unit, Level::division},
    {"declarationOfVote", Kind::unit, Level::division},
    {"communication", Kind::unit, Level::division},
    {"petitions", Kind::unit, Level::division},
    {"papers", Kind::unit, Level::division},
    {"noticesOfMotion", Kind::unit, Level::division},
    {"questions", Kind::unit, Level::division},
    {"address", Kind::unit, Level::division},
    {"proceduralMotions", Kind::unit, Level::division},
    {"pointOfOrder", Kind::unit, Level::division},
    {"adjournment", Kind::unit, Level::division},
    {"introduction", Kind::unit, Level::division},
    {"background", Kind::unit, Level::division},
    {"arguments", Kind::unit, Level::division},
    {"remedies", Kind::unit, Level::division},
    {"motivation", Kind::unit, Level::division},
    {"decision", Kind::unit, Level::division},
    {"amendmentHeading", Kind::unit, Level::division},
    {"amendmentContent", Kind::unit, Level::division},
    {"amendmentReference", Kind::unit, Level::division},
    {"amendmentJustification", Kind::unit, Level::division},
    {"speechGroup", Kind::unit, Level::division},
    {"speech", Kind::unit, Level::paragraph},
    {"question", Kind::unit, Level::paragraph},
    {"answer", Kind::unit, Level::paragraph},
    {"other", Kind::unit, Level::paragraph},
    {"scene", Kind::unit, Level::paragraph},
    {"narrative", Kind::unit, Level::paragraph},
    {"summary", Kind::unit, Level::paragraph},
    // documents and their parts
    {"act", Kind::document},
    {"bill", Kind::document},
    {"doc", Kind::document},
    {"statement", Kind::document},
    {"documentCollection", Kind::document},
    {"officialGazette", Kind::document},
    {"portion", Kind::document},
    {"amendmentList", Kind::document},
    {"amendment", Kind::document},
    {"debate", Kind::document},
    {"debateReport", Kind::document},
    {"judgment", Kind::document},
    {"judgement", Kind::document},
    {"report", Kind::document},
    {"attachment", Kind::annexed},
    {"annex", Kind::annexed},
    {"component", Kind::annexed},
    {"coverPage", Kind::front},
    {"preface", Kind::front},
    {"preamble", Kind::front},
    {"header", Kind::front},
    {"conclusions", Kind::back},
    {"recitals", Kind::recitals},
    {"akomaNtoso", Kind::wrapper},
    {"akomantoso", Kind::wrapper},
    {"body", Kind::wrapper},
    {"mainBody", Kind::wrapper},
    {"portionBody", Kind::wrapper},
    {"collectionBody", Kind::wrapper},
    {"debateBody", Kind::wrapper},
    {"judgmentBody", Kind::wrapper},
    {"judgementBody", Kind::wrapper},
    {"amendmentBody", Kind::wrapper},
    {"interstitial", Kind::wrapper},
    {"attachments", Kind::wrapper},
    {"components", Kind::wrapper},
    {"citations", Kind::wrapper},
    {"list", Kind::wrapper},
    {"sublist", Kind::wrapper},
    {"blockList", Kind::wrapper},
    // inside a unit
    {"num", Kind::num},
    {"heading", Kind::heading},
    {"subheading", Kind::heading},
    {"from", Kind::from},
    {"crossHeading", Kind::crossheading},
    {"crossheading", Kind::crossheading},
    {"quotedStructure", Kind::quoted},
    {"embeddedStructure", Kind::quoted},
    {"quotedText", Kind::quoted_inline},
    {"embeddedText", Kind::quoted_inline},
    {"authorialNote", Kind::note},
    {"remark", Kind::note},
    {"noteRef", Kind::note_ref},
    {"del", Kind::deleted},
    {"eol", Kind::line_break},
    {"br", Kind::line_break},
    {"sup", Kind::raised},
    {"td", Kind::cell},
    {"th", Kind::cell},
    {"p", Kind::block},
    {"content", Kind::block},
    {"intro", Kind::block},
    {"wrap", Kind::block},
    {"wrapUp", Kind::block},
    {"wrapup", Kind::block},
    {"listIntroduction", Kind::block},
    {"listConclusion", Kind::block},
    {"listWrapUp", Kind::block},
    {"block", Kind::block},
    {"blockContainer", Kind::block},
    {"container", Kind::block},
    {"formula", Kind::block},
    {"longTitle", Kind::block},
    {"div", Kind::block},
    {"foreign", Kind::block},
    {"table", Kind::block},
    {"caption", Kind::block},
    {"tr", Kind::block},
    {"ul", Kind::block},
    {"ol", Kind::block},
    {"li", Kind::block},
    {"tocItem", Kind::block},
    {"meta", Kind::skipped},
    {"toc", Kind::skipped},
    {"documentRef", Kind::skipped},
    {"componentRef", Kind::skipped},
    {"img", Kind::skipped},
    {"marker", Kind::skipped},
};

constexpr Element kInline{"", Kind::inline_};

// Words that publishers use as the name of an hcontainer, a level or an attached document.
constexpr Element kNames[] = {
    {"article", Kind::unit, Level::article},
    {"section", Kind::unit, Level::section},
    {"subsection", Kind::unit, Level::subsection},
    {"regulation", Kind::unit, Level::regulation},
    {"rule", Kind::unit, Level::rule},
    {"paragraph", Kind::unit, Level::paragraph},
    {"subparagraph", Kind::unit, Level::subparagraph},
    {"point", Kind::unit, Level::point},
    {"item", Kind::unit, Level::point},
    {"indent", Kind::unit, Level::indent},
    {"clause", Kind::unit, Level::clause},
    {"recital", Kind::unit, Level::recital},
    {"citation", Kind::unit, Level::citation},
    {"book", Kind::unit, Level::book},
    {"part", Kind::unit, Level::part},
    {"title", Kind::unit, Level::title},
    {"chapter", Kind::unit, Level::chapter},
    {"subchapter", Kind::unit, Level::subchapter},
    {"schedule", Kind::annexed, Level::schedule},
    {"annex", Kind::annexed, Level::annex},
    {"appendix", Kind::annexed, Level::annex},
    {"attachment", Kind::annexed, Level::annex},
    {"crossheading", Kind::unit, Level::division},
    {"preamble", Kind::front},
    {"preface", Kind::front},
    {"conclusions", Kind::back},
    {"signatures", Kind::back},
    {"schedules", Kind::wrapper},
    {"annexes", Kind::wrapper},
    {"attachments", Kind::wrapper},
};

using Index = std::unordered_map<std::string_view, const Element*>;

Index index_of(std::span<const Element> rows) {
  Index index;
  for (const Element& row : rows) index.emplace(row.name, &row);
  return index;
}

const Element* find(const Index& index, std::string_view name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace

const Element& element(std::string_view local_name) {
  static const Index index = index_of(kElements);
  const Element* found = find(index, local_name);
  return found ? *found : kInline;
}

const Element* named_level(std::string_view name) {
  static const Index index = index_of(kNames);
  return find(index, lower(name));
}

}  // namespace lacuna::indexer::akn
