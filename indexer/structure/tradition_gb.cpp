// The British tradition, also Ireland's and the Crown dependencies': domain.md 4.6 and 4.7, Office
// of the Parliamentary Counsel Drafting Guidance. A section is a number and its heading, without a
// word; paragraphs of schedules are numbered like sections.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"section", Level::section, UnitRole::basic},
    {"regulation", Level::regulation, UnitRole::basic},
    {"article", Level::article, UnitRole::basic},
    {"rule", Level::rule, UnitRole::basic},
    {"book", Level::book, UnitRole::container},
    {"part", Level::part, UnitRole::container},
    {"chapter", Level::chapter, UnitRole::container},
    {"schedule", Level::schedule, UnitRole::component},
    {"annex", Level::annex, UnitRole::component},
};
constexpr Ordinal kOrdinals[] = {{"first", 1}, {"second", 2}, {"third", 3},   {"fourth", 4},
                                 {"fifth", 5}, {"sixth", 6},  {"seventh", 7}, {"eighth", 8}};
constexpr MarkRow kMarks[] = {
    {MarkStyle::bracket_number, Level::subsection},
    {MarkStyle::bracket_letter, Level::paragraph},
    {MarkStyle::roman, Level::subparagraph},
    {MarkStyle::bracket_upper, Level::clause},
    {MarkStyle::bracket_upper_roman, Level::subclause},
    {MarkStyle::number_dot, Level::paragraph},
    {MarkStyle::number, Level::paragraph},
    {MarkStyle::letter, Level::paragraph},
    {MarkStyle::dash, Level::indent},
};
constexpr std::string_view kCiting[] = {
    "section*", "sections",    "subsection*", "paragraph*", "sub",  "schedule*", "part", "parts",
    "chapter*", "regulation*", "article*",    "rule*",      "act",  "no",        "nos",  "s",
    "ss",       "c",           "para",        "paras",      "reg",  "regs",      "art",  "arts",
    "head*",    "entry",       "column*",     "table*",     "order"};
constexpr std::string_view kAbbreviations[] = {"no", "nos", "s", "ss", "c", "para", "reg", "art"};
constexpr std::string_view kConnecting[] = {"and", "or", "to"};
constexpr std::string_view kLinking[] = {"to", "of", "in", "with", "under", "by", "from", "at"};
constexpr std::string_view kClosing[] = {"signed by authority of", "explanatory note",
                                         "EXPLANATORY NOTE", "st andrew s house",
                                         "sealed with the official seal"};
constexpr std::string_view kRepealed[] = {"repealed", "omitted", "revoked"};
constexpr std::string_view kFiniteVerbs[] = {"is",   "are", "may",  "must",  "shall",  "was",
                                             "were", "has", "have", "means", "applies"};
constexpr std::string_view kQuotingStems[] = {"substitute*", "insert*", "add*", "replace*"};
constexpr std::string_view kContents[] = {"contents", "arrangement of sections",
                                          "arrangement of regulations", "arrangement of articles",
                                          "table of contents"};
constexpr std::string_view kEnacting[] = {"be it enacted", "be it therefore enacted"};
constexpr std::string_view kSubjects[] = {"an act to", "an act of"};
constexpr std::string_view kNumbering[] = {"no", "chapter", "c"};
constexpr std::string_view kConsolidated[] = {
    "up to date with all changes known to be in force on or before", "changes to legislation as at",
    "text in force on", "version in force at"};
constexpr ActType kActTypes[] = {
    {"statutory instruments", "uksi", ""},
    {"scottish statutory instruments", "ssi", ""},
    {"welsh statutory instruments", "wsi", ""},
};

constexpr Tradition kBritish = {
    .key = "gb",
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
    .practice = Practice::british,
    .unnumbered = Unnumbered::text,
    .doubled = Doubled::inserted,
    .numerals = {.lettered = true, .bracketed_capitals = true, .bare = true},
    .ordinals = kOrdinals,
    .quoting_stems = kQuotingStems,
    .contents = kContents,
    .enacting = kEnacting,
    .subjects = kSubjects,
    .numbering = kNumbering,
    .consolidated = kConsolidated,
};

}  // namespace

const Tradition& british() {
  return kBritish;
}

}  // namespace lacuna::indexer
