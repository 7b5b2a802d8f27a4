// The Moldovan tradition: domain.md 4.4. Its acts follow the Romanian grammar (Law 100/2017 art.
// 41-55), with titles on the article's line, bracket notes and decisions numbered in points; the
// Russian text of the same act has its own words and, in places, Latin letters between Cyrillic
// ones.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kRussianUnits[] = {
    {"статья", Level::article, UnitRole::basic},
    {"ст", Level::article, UnitRole::basic},
    {"книга", Level::book, UnitRole::container},
    {"часть", Level::part, UnitRole::container},
    {"титул", Level::title, UnitRole::container},
    {"раздел", Level::title, UnitRole::container},
    {"глава", Level::chapter, UnitRole::container},
    {"отдел", Level::section, UnitRole::container},
    {"секция", Level::section, UnitRole::container},
    {"приложение", Level::annex, UnitRole::component},
};
constexpr std::string_view kRussianSole[] = {"единственная"};
constexpr std::string_view kRussianRepealed[] = {"утратила", "утратил",   "утратило",  "исключена",
                                                 "исключен", "исключено", "упразднена"};
constexpr std::string_view kRussianNoteSubjects[] = {
    "ст",    "статья", "часть",        "ч",          "пункт",    "пкт",   "п",     "подпункт", "пп",
    "глава", "раздел", "наименование", "приложение", "название", "текст", "абзац", "закон"};
constexpr std::string_view kRussianNoteChanges[] = {"измен*", "дополн*",  "исключ*", "введен*",
                                                    "утрат*", "редакци*", "замен*"};
constexpr std::string_view kRussianQuoting[] = {"следующ*", "редакци*", "изложи*", "содержани*"};
constexpr std::string_view kRussianContents[] = {"содержание", "оглавление"};
constexpr std::string_view kRussianRegulations[] = {"положение", "регламент",  "порядок",
                                                    "перечень",  "инструкция", "методология",
                                                    "правила",   "план",       "стратегия"};
constexpr std::string_view kRussianApprovals[] = {"утверждено", "утвержден", "утверждена",
                                                  "утверждены"};
constexpr std::string_view kRussianClosing[] = {"председатель парламента",
                                                "ПРЕДСЕДАТЕЛЬ ПАРЛАМЕНТА", "премьер министр",
                                                "президент республики", "ПРЕЗИДЕНТ РЕСПУБЛИКИ"};
constexpr std::string_view kRussianSubjects[] = {"о", "об"};
constexpr std::string_view kRussianDating[] = {"от"};
constexpr std::string_view kRussianNumbering[] = {"nr", "n", "№"};
constexpr std::string_view kRussianConsolidated[] = {"в редакции", "действует с"};
constexpr std::string_view kRussianOpeners[] = {
    "настоящ*", "в", "для", "под", "при", "если", "по", "иностранец", "иностранцы", "органы"};
constexpr ActType kRussianTypes[] = {
    {"закон", "lege", ""},
    {"кодекс", "cod", ""},
    {"конституция", "constitutie", ""},
    {"постановление", "hg", ""},
    {"указ", "decret", ""},
    {"приказ", "ordin", ""},
    {"распоряжение", "dispozitie", ""},
};

constexpr std::string_view kClosing[] = {
    "PRESEDINTELE PARLAMENTULUI",
    "presedintele parlamentului",
    "PRIM MINISTRU",
    "PRIM MINISTRUL",
    "prim ministru",
    "contrasemneaza",
    "CONTRASEMNEAZA",
    "p PRESEDINTELE",
    "presedintele republicii",
    "PRESEDINTELE REPUBLICII",
};

Tradition make() {
  Tradition tradition = romanian();
  tradition.key = "md";
  tradition.closing = kClosing;
  return tradition;
}

Tradition make_russian() {
  Tradition tradition = russian();
  tradition.key = "md";
  tradition.units = kRussianUnits;
  tradition.sole = kRussianSole;
  tradition.letters = romanian().letters;
  tradition.closing = kRussianClosing;
  tradition.repealed = kRussianRepealed;
  tradition.note_subjects = kRussianNoteSubjects;
  tradition.note_changes = kRussianNoteChanges;
  tradition.quoting_stems = kRussianQuoting;
  tradition.contents = kRussianContents;
  tradition.regulations = kRussianRegulations;
  tradition.approvals = kRussianApprovals;
  tradition.subjects = kRussianSubjects;
  tradition.dating = kRussianDating;
  tradition.numbering = kRussianNumbering;
  tradition.consolidated = kRussianConsolidated;
  tradition.sentence_openers = kRussianOpeners;
  tradition.act_types = kRussianTypes;
  tradition.marks = romanian().marks;  // (1) as in the Romanian text
  tradition.numerals.hyphenated = false;
  tradition.numerals.look_alikes = true;
  return tradition;
}

}  // namespace

const Tradition& moldovan() {
  static const Tradition tradition = make();
  return tradition;
}

const Tradition& moldovan_in_russian() {
  static const Tradition tradition = make_russian();
  return tradition;
}

}  // namespace lacuna::indexer
