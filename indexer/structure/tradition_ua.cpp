// The Ukrainian tradition: domain.md 4.6 and formats.md 9 (Rules of the Verkhovna Rada's office on
// the form of bills, 2014). An article's unnumbered lines are частини (parts), a single one too.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"стаття", Level::article, UnitRole::basic},
    {"ст", Level::article, UnitRole::basic},
    {"книга", Level::book, UnitRole::container},
    {"частина", Level::part, UnitRole::container},
    {"розділ", Level::title, UnitRole::container},
    {"глава", Level::chapter, UnitRole::container},
    {"підрозділ", Level::section, UnitRole::container},
    {"параграф", Level::subsection, UnitRole::container},
    {"додаток", Level::annex, UnitRole::component},
};
constexpr std::string_view kNamedParts[] = {"загальна", "особлива"};
constexpr Ordinal kOrdinals[] = {{"перша", 1},    {"перший", 1}, {"друга", 2},
                                 {"другий", 2},   {"третя", 3},  {"третій", 3},
                                 {"четверта", 4}, {"пʼята", 5},  {"шоста", 6}};
constexpr MarkRow kMarks[] = {
    {MarkStyle::number_dot, Level::paragraph}, {MarkStyle::bracket_number, Level::paragraph},
    {MarkStyle::number, Level::point},         {MarkStyle::letter, Level::point},
    {MarkStyle::bracket_letter, Level::point}, {MarkStyle::dotted_number, Level::point},
    {MarkStyle::roman, Level::point},          {MarkStyle::upper_roman, Level::point},
    {MarkStyle::upper_letter, Level::point},   {MarkStyle::dash, Level::indent},
};
constexpr std::string_view kCiting[] = {
    "статт*", "статей", "ст",      "частин*", "ч",      "пункт*", "п",      "пп",    "підпункт*",
    "абзац*", "абз",    "розділ*", "глав*",   "додат*", "n",      "номер*", "книг*", "параграф*"};
constexpr std::string_view kAbbreviations[] = {"ст", "ч", "п", "пп", "абз", "р", "рр", "грн"};
constexpr std::string_view kConnecting[] = {"і", "й", "та", "або", "до", "чи"};
constexpr std::string_view kLinking[] = {"і", "та", "або", "до",  "з",  "із",
                                         "у", "в",  "на",  "від", "за", "по"};
constexpr std::string_view kAmending[] = {"у",       "в",     "статт*",    "частин*", "пункт*",
                                          "абзац*",  "назв*", "доповнити", "слова",   "після",
                                          "розділ*", "друг*", "перш*"};
constexpr std::string_view kClosing[] = {"президент україни", "ПРЕЗИДЕНТ УКРАЇНИ",
                                         "прем єр міністр україни", "голова верховної ради"};
constexpr std::string_view kRepealed[] = {"виключено", "виключена", "виключений",
                                          "втратила",  "втратив",   "втратили"};
constexpr std::string_view kNoteSubjects[] = {
    "статт*", "частин*",   "пункт*", "підпункт*", "абзац*",    "розділ*",
    "глав*",  "назв*",     "закон*", "текст*",    "преамбул*", "офіційн*",
    "додат*", "доповнен*", "із",     "в",         "зміни"};
constexpr std::string_view kNoteChanges[] = {"змін*",  "доповнен*",  "виключен*", "редакції",
                                             "втрат*", "тлумачення", "набира*"};
constexpr std::string_view kFiniteVerbs[] = {"є",       "може",         "можуть",  "має",
                                             "мають",   "здійснюється", "набирає", "визначає",
                                             "регулює", "надаються"};
constexpr std::string_view kQuotingStems[] = {"редакції", "змісту", "словами", "замінити",
                                              "доповнити"};
constexpr std::string_view kContents[] = {"зміст"};
constexpr std::string_view kRegulations[] = {"порядок",  "положення", "перелік",   "правила",
                                             "програма", "стратегія", "інструкція"};
constexpr std::string_view kApprovals[] = {"затверджено", "затверджена"};
constexpr std::string_view kEnacting[] = {"постановляє"};
constexpr std::string_view kSubjects[] = {"про"};
constexpr std::string_view kDating[] = {"від"};
constexpr std::string_view kNumbering[] = {"n", "№", "nr"};
constexpr std::string_view kConsolidated[] = {"редакція від", "поточна редакція від",
                                              "поточна редакція", "в редакції від", "станом на"};
constexpr ActType kActTypes[] = {
    {"закон україни", "zakon", ""}, {"закон", "zakon", ""},
    {"кодекс", "kodeks", ""},       {"конституція", "konstytutsiia", ""},
    {"постанова", "kmu", ""},       {"указ", "ukaz", ""},
    {"наказ", "nakaz", ""},         {"розпорядження", "rozporiadzhennia", ""},
};

constexpr Tradition kUkrainian = {
    .key = "ua",
    .language = "uk",
    .units = kUnits,
    .sole = {},
    .named_parts = kNamedParts,
    .marks = kMarks,
    .letters = "абвгҐдеєжзиіЇЙклмнопрстуфхцчшщЬюя",
    .citing = kCiting,
    .abbreviations = kAbbreviations,
    .connecting = kConnecting,
    .linking = kLinking,
    .quoting = {},
    .amending = kAmending,
    .closing = kClosing,
    .repealed = kRepealed,
    .note_subjects = kNoteSubjects,
    .note_words = {},
    .sentence_openers = {},
    .finite_verbs = kFiniteVerbs,
    .act_types = kActTypes,
    .practice = Practice::ukrainian,
    .unnumbered = Unnumbered::always,
    .doubled = Doubled::after_last,
    .numerals = {.hyphenated = true},
    .ordinals = kOrdinals,
    .quoting_stems = kQuotingStems,
    .note_changes = kNoteChanges,
    .contents = kContents,
    .enacting = kEnacting,
    .regulations = kRegulations,
    .approvals = kApprovals,
    .subjects = kSubjects,
    .dating = kDating,
    .numbering = kNumbering,
    .consolidated = kConsolidated,
};

}  // namespace

const Tradition& ukrainian() {
  return kUkrainian;
}

}  // namespace lacuna::indexer
