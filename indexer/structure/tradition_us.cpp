// The tradition of the United States: domain.md 4.7, House Legislative Counsel's Manual on Drafting
// Style (title IV). (a) subsection, (1) paragraph, (A) subparagraph, (i) clause, (I) subclause.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"section", Level::section, UnitRole::basic},
    {"sec", Level::section, UnitRole::basic},
    {"paragraph", Level::section, UnitRole::paragraph},  // the sign § alone
    {"article", Level::article, UnitRole::container},
    {"division", Level::division, UnitRole::container},
    {"title", Level::title, UnitRole::container},
    {"subtitle", Level::subchapter, UnitRole::container},
    {"part", Level::part, UnitRole::container},
    {"chapter", Level::chapter, UnitRole::container},
    {"subchapter", Level::subchapter, UnitRole::container},
    {"subpart", Level::subsection, UnitRole::container},
    {"appendix", Level::annex, UnitRole::component},
    {"schedule", Level::schedule, UnitRole::component},
};
constexpr MarkRow kMarks[] = {
    {MarkStyle::bracket_letter, Level::subsection},
    {MarkStyle::bracket_number, Level::paragraph},
    {MarkStyle::bracket_upper, Level::subparagraph},
    {MarkStyle::roman, Level::clause},
    {MarkStyle::bracket_upper_roman, Level::subclause},
    {MarkStyle::dash, Level::indent},
};
constexpr std::string_view kCiting[] = {
    "section*", "sections", "subsection*", "paragraph*",  "subparagraph*", "clause*",  "subclause*",
    "title*",   "part",     "chapter*",    "subchapter*", "act",           "no",       "stat",
    "usc",      "c",        "s",           "u",           "rule*",         "division*"};
constexpr std::string_view kAbbreviations[] = {"no", "stat", "sec", "u", "s", "c", "pub", "l"};
constexpr std::string_view kConnecting[] = {"and", "or", "through", "to"};
constexpr std::string_view kLinking[] = {"to", "of", "in", "with", "under", "by", "from", "at"};
constexpr std::string_view kClosing[] = {"approved", "speaker of the house of representatives",
                                         "legislative history"};
constexpr std::string_view kRepealed[] = {"repealed", "reserved", "omitted"};
constexpr std::string_view kFiniteVerbs[] = {"is",  "are",  "may", "must", "shall",
                                             "was", "were", "has", "have", "means"};
constexpr std::string_view kQuotingStems[] = {"read*", "insert*", "add*", "following", "replace*"};
constexpr std::string_view kContents[] = {"table of contents", "contents", "the table of contents"};
constexpr std::string_view kEnacting[] = {"be it enacted"};
constexpr std::string_view kSubjects[] = {"to amend", "to provide", "an act to", "to"};
constexpr std::string_view kNumbering[] = {"no", "law"};
constexpr std::string_view kConsolidated[] = {"current through", "as amended through",
                                              "text current as of", "as amended by"};
constexpr ActType kActTypes[] = {
    {"public law", "pl", ""},
    {"private law", "pvl", ""},
};

constexpr Tradition kAmerican = {
    .key = "us",
    .language = "en",
    .units = kUnits,
    .sole = {},
    .named_parts = {},
    .marks = kMarks,
    .letters = "abcdefghijklmnopqrstuvwxyz",
    .citing = kCiting,
    .abbreviations = kAbbreviations,
    .connecting = kConnecting,
    .linking = kLinking,
    .quoting = {},
    .amending = {},
    .closing = kClosing,
    .repealed = kRepealed,
    .note_subjects = {},
    .note_words = {},
    .sentence_openers = {},
    .finite_verbs = kFiniteVerbs,
    .act_types = kActTypes,
    .practice = Practice::american,
    .unnumbered = Unnumbered::text,
    .doubled = Doubled::after_last,
    .numerals = {.lettered = true, .bracketed_capitals = true},
    .quoting_stems = kQuotingStems,
    .contents = kContents,
    .enacting = kEnacting,
    .subjects = kSubjects,
    .numbering = kNumbering,
    .consolidated = kConsolidated,
};

}  // namespace

const Tradition& american() {
  return kAmerican;
}

}  // namespace lacuna::indexer
