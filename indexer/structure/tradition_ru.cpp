// The Russian tradition: domain.md 4.6. Numbered parts "1." hold points "1)" and sub-points "а)".
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"статья", Level::article, UnitRole::basic},
    {"ст", Level::article, UnitRole::basic},
    {"книга", Level::book, UnitRole::container},
    {"часть", Level::part, UnitRole::container},
    {"раздел", Level::title, UnitRole::container},
    {"подраздел", Level::subchapter, UnitRole::container},
    {"глава", Level::chapter, UnitRole::container},
    {"параграф", Level::section, UnitRole::container},
    {"приложение", Level::annex, UnitRole::component},
};
constexpr std::string_view kNamedParts[] = {"общая", "особенная"};
constexpr Ordinal kOrdinals[] = {{"первая", 1}, {"первый", 1}, {"вторая", 2},    {"второй", 2},
                                 {"третья", 3}, {"третий", 3}, {"четвертая", 4}, {"пятая", 5}};
constexpr MarkRow kMarks[] = {
    {MarkStyle::number_dot, Level::paragraph}, {MarkStyle::bracket_number, Level::paragraph},
    {MarkStyle::number, Level::point},         {MarkStyle::letter, Level::point},
    {MarkStyle::bracket_letter, Level::point}, {MarkStyle::dotted_number, Level::point},
    {MarkStyle::roman, Level::point},          {MarkStyle::upper_roman, Level::point},
    {MarkStyle::upper_letter, Level::point},   {MarkStyle::dash, Level::indent},
};
constexpr std::string_view kCiting[] = {"стать*", "статей",    "ст",    "част*",      "ч",
                                        "пункт*", "п",         "пп",    "подпункт*",  "подп",
                                        "абзац*", "раздел*",   "глав*", "приложени*", "n",
                                        "номер*", "параграф*", "литер*"};
constexpr std::string_view kAbbreviations[] = {"ст", "ч", "п", "пп", "подп", "г", "гг", "руб"};
constexpr std::string_view kConnecting[] = {"и", "или", "до", "по", "либо"};
constexpr std::string_view kLinking[] = {"и", "или", "до", "с", "в", "на", "от", "из", "к", "по"};
constexpr std::string_view kAmending[] = {"в",      "стать*",  "част*",     "пункт*",
                                          "абзац*", "назван*", "дополнить", "слова",
                                          "после",  "глав*",   "закон*"};
constexpr std::string_view kClosing[] = {"президент российской федерации",
                                         "ПРЕЗИДЕНТ РОССИЙСКОЙ ФЕДЕРАЦИИ", "москва кремль"};
constexpr std::string_view kRepealed[] = {"утратила",  "утратил",  "утратили",
                                          "исключена", "исключен", "исключено"};
constexpr std::string_view kNoteSubjects[] = {"в",     "стать*", "часть",        "пункт*",
                                              "абзац", "глава",  "наименование", "подпункт"};
constexpr std::string_view kNoteChanges[] = {"ред",    "редакци*", "введен*", "исключен*",
                                             "утрат*", "измен*",   "дополн*"};
constexpr std::string_view kFiniteVerbs[] = {
    "является",       "может",    "могут",      "имеет",         "имеют",
    "осуществляется", "вступает", "регулирует", "устанавливает", "применяется"};
constexpr std::string_view kQuotingStems[] = {"редакции", "содержания", "словами",
                                              "заменить", "дополнить",  "следующ*"};
constexpr std::string_view kContents[] = {"содержание", "оглавление"};
constexpr std::string_view kRegulations[] = {"положение", "порядок",    "перечень",  "правила",
                                             "регламент", "инструкция", "программа", "стратегия"};
constexpr std::string_view kApprovals[] = {"утверждено", "утвержден", "утверждена", "утверждены"};
constexpr std::string_view kEnacting[] = {"постановляет"};
constexpr std::string_view kSubjects[] = {"о", "об"};
constexpr std::string_view kDating[] = {"от"};
constexpr std::string_view kNumbering[] = {"n", "№"};
constexpr std::string_view kConsolidated[] = {"текст в редакции от", "в редакции от",
                                              "в редакции",          "ред от",
                                              "редакция от",         "по состоянию на"};
constexpr ActType kActTypes[] = {
    {"федеральный закон", "fz", ""},
    {"федеральный конституционный закон", "fkz", ""},
    {"закон российской федерации", "zakon", ""},
    {"закон", "zakon", ""},
    {"кодекс", "kodeks", ""},
    {"конституция", "konstitutsiya", ""},
    {"постановление", "postanovlenie", ""},
    {"указ", "ukaz", ""},
    {"приказ", "prikaz", ""},
    {"распоряжение", "rasporyazhenie", ""},
};

constexpr Tradition kRussian = {
    .key = "ru",
    .language = "ru",
    .units = kUnits,
    .sole = {},
    .named_parts = kNamedParts,
    .marks = kMarks,
    .letters = "абвгдеЁжзиЙклмнопрстуфхцчшщЪЫЬэюя",
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
    .practice = Practice::plain,
    .unnumbered = Unnumbered::several,
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

const Tradition& russian() {
  return kRussian;
}

}  // namespace lacuna::indexer
