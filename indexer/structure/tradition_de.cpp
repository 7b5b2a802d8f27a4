// The German tradition: domain.md 4.6, Handbuch der Rechtsförmlichkeit (4th edition, part C). § is
// the basic unit, Artikel in treaties, the Grundgesetz and acts that amend several others.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"paragraph", Level::article, UnitRole::paragraph},
    {"artikel", Level::article, UnitRole::basic},
    {"art", Level::article, UnitRole::basic},
    {"buch", Level::book, UnitRole::container},
    {"teil", Level::part, UnitRole::container},
    {"titel", Level::title, UnitRole::container},
    {"hauptstuck", Level::chapter, UnitRole::container},
    {"kapitel", Level::chapter, UnitRole::container},
    {"unterkapitel", Level::subchapter, UnitRole::container},
    {"abschnitt", Level::section, UnitRole::container},
    {"unterabschnitt", Level::subsection, UnitRole::container},
    {"untertitel", Level::subsection, UnitRole::container},
    {"anlage", Level::annex, UnitRole::component},
    {"anhang", Level::annex, UnitRole::component},
};
constexpr std::string_view kSole[] = {"einziger"};
constexpr Ordinal kOrdinals[] = {
    {"erster", 1},    {"erstes", 1},       {"erste", 1},        {"zweiter", 2}, {"zweites", 2},
    {"zweite", 2},    {"dritter", 3},      {"drittes", 3},      {"dritte", 3},  {"vierter", 4},
    {"viertes", 4},   {"vierte", 4},       {"funfter", 5},      {"funftes", 5}, {"funfte", 5},
    {"sechster", 6},  {"sechstes", 6},     {"siebter", 7},      {"siebtes", 7}, {"siebenter", 7},
    {"siebentes", 7}, {"achter", 8},       {"achtes", 8},       {"neunter", 9}, {"neuntes", 9},
    {"zehnter", 10},  {"zehntes", 10},     {"elfter", 11},      {"elftes", 11}, {"zwolfter", 12},
    {"zwolftes", 12}, {"dreizehnter", 13}, {"dreizehntes", 13},
};
constexpr MarkRow kMarks[] = {
    {MarkStyle::bracket_number, Level::paragraph},
    {MarkStyle::number_dot, Level::point},
    {MarkStyle::letter, Level::point},
    {MarkStyle::double_letter, Level::point},
    {MarkStyle::number, Level::point},
    {MarkStyle::bracket_letter, Level::point},
    {MarkStyle::dotted_number, Level::point},
    {MarkStyle::roman, Level::point},
    {MarkStyle::upper_roman, Level::point},
    {MarkStyle::upper_letter, Level::point},
    {MarkStyle::dash, Level::indent},
};
constexpr std::string_view kCiting[] = {
    "artikel*",
    "art",
    "paragraph*",
    "absatz*",
    "absatze*",
    "abs",
    "satz",
    "satze*",
    "nummer*",
    "nr",
    "nrn",
    "buchstabe*",
    "buchst",
    "lit",
    "ziffer*",
    "halbsatz*",
    "abschnitt*",
    "kapitel*",
    "teil*",
    "anlage*",
    "anhang*",
    "seite*",
    "s",
    "titel*",
    "spalte*",
    "zeile*",
    "doppelbuchstabe*",
    "gliederungsnummer",
};
constexpr std::string_view kAbbreviations[] = {"art", "abs", "nr",  "nrn",  "buchst", "lit", "s",
                                               "bzw", "vgl", "ggf", "bgbl", "i",      "v",   "m"};
constexpr std::string_view kConnecting[] = {"und", "oder", "bis", "sowie", "zu"};
constexpr std::string_view kLinking[] = {
    "des",  "der",  "dem", "den", "zum", "zur", "vom", "am",  "im",     "bis",   "ab",
    "nach", "seit", "von", "das", "die", "in",  "mit", "auf", "gemass", "ihres", "seines"};
constexpr std::string_view kAmending[] = {
    "in",      "nach",      "dem",  "der", "die", "das",       "artikel*", "absatz",
    "nummer*", "buchstabe", "satz", "vor", "es",  "folgende*", "den",      "des"};
constexpr std::string_view kClosing[] = {"das vorstehende gesetz wird hiermit",
                                         "die verfassungsmassigen rechte des bundesrates",
                                         "der bundesprasident",
                                         "der bundesrat hat zugestimmt",
                                         "die bundesregierung",
                                         "schlussformel"};
constexpr std::string_view kRepealed[] = {"weggefallen", "aufgehoben", "entfallt", "gestrichen"};
constexpr std::string_view kNoteSubjects[] = {"art", "abs"};
constexpr std::string_view kNoteWords[] = {"fussnote"};
constexpr std::string_view kFiniteVerbs[] = {"ist",  "sind",   "wird",   "werden", "hat",  "haben",
                                             "kann", "konnen", "darf",   "durfen", "gilt", "gelten",
                                             "muss", "soll",   "regelt", "findet", "tritt"};
constexpr std::string_view kQuotingStems[] = {"folgende*", "fassung",  "gefasst",      "ersetzt",
                                              "eingefugt", "angefugt", "vorangestellt"};
constexpr std::string_view kContents[] = {"inhaltsubersicht", "inhaltsverzeichnis", "inhalt",
                                          "ubersicht"};
constexpr std::string_view kSubjects[] = {"zur", "uber", "zum"};
constexpr std::string_view kDating[] = {"vom"};
constexpr std::string_view kNumbering[] = {"nr"};
constexpr std::string_view kConsolidated[] = {"konsolidierte fassung", "fassung vom", "stand",
                                              "fassung der bekanntmachung vom"};
constexpr ActType kActTypes[] = {
    {"gesetz", "gesetz", ""},         {"verordnung", "verordnung", ""},
    {"grundgesetz", "gesetz", ""},    {"richtlinie", "richtlinie", ""},
    {"satzung", "satzung", ""},       {"erstes gesetz", "gesetz", ""},
    {"zweites gesetz", "gesetz", ""}, {"drittes gesetz", "gesetz", ""},
    {"viertes gesetz", "gesetz", ""},
};

constexpr Tradition kGerman = {
    .key = "de",
    .language = "de",
    .units = kUnits,
    .sole = kSole,
    .named_parts = {},
    .marks = kMarks,
    .letters = "abcdefghijklmnopqrstuvwxyz",
    .citing = kCiting,
    .abbreviations = kAbbreviations,
    .connecting = kConnecting,
    .linking = kLinking,
    .quoting = {},
    .amending = kAmending,
    .closing = kClosing,
    .repealed = kRepealed,
    .note_subjects = kNoteSubjects,
    .note_words = kNoteWords,
    .sentence_openers = {},
    .finite_verbs = kFiniteVerbs,
    .act_types = kActTypes,
    .practice = Practice::german,
    .unnumbered = Unnumbered::text,
    .doubled = Doubled::nested,
    .numerals = {.lettered = true},
    .ordinals = kOrdinals,
    .quoting_stems = kQuotingStems,
    .contents = kContents,
    .subjects = kSubjects,
    .dating = kDating,
    .numbering = kNumbering,
    .consolidated = kConsolidated,
};

}  // namespace

const Tradition& german() {
  return kGerman;
}

}  // namespace lacuna::indexer
