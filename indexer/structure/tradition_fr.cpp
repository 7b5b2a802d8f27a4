// The French tradition: domain.md 4.6, Guide de légistique (3rd edition, 3.2). Articles of codes
// carry the letter of their kind (L law, R decree in council of state, D decree); unnumbered lines
// are alinéas, counted with the numbered ones.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"article", Level::article, UnitRole::basic},
    {"art", Level::article, UnitRole::basic},
    {"partie", Level::part, UnitRole::container},
    {"livre", Level::book, UnitRole::container},
    {"titre", Level::title, UnitRole::container},
    {"chapitre", Level::chapter, UnitRole::container},
    {"section", Level::section, UnitRole::container},
    {"sous section", Level::subsection, UnitRole::container},
    {"annexe", Level::annex, UnitRole::component},
};
constexpr std::string_view kSole[] = {"unique"};
constexpr std::string_view kNamedParts[] = {"legislative", "reglementaire", "preliminaire"};
constexpr Ordinal kOrdinals[] = {
    {"premier", 1},   {"premiere", 1},  {"deuxieme", 2},  {"second", 2},  {"seconde", 2},
    {"troisieme", 3}, {"quatrieme", 4}, {"cinquieme", 5}, {"sixieme", 6}, {"septieme", 7},
    {"huitieme", 8},  {"neuvieme", 9},  {"dixieme", 10},
};
constexpr MarkRow kMarks[] = {
    {MarkStyle::upper_roman, Level::paragraph}, {MarkStyle::degree, Level::point},
    {MarkStyle::letter, Level::point},          {MarkStyle::number, Level::point},
    {MarkStyle::number_dot, Level::point},      {MarkStyle::upper_letter, Level::point},
    {MarkStyle::bracket_letter, Level::point},  {MarkStyle::bracket_number, Level::point},
    {MarkStyle::roman, Level::point},           {MarkStyle::dotted_number, Level::point},
    {MarkStyle::dash, Level::indent},
};
constexpr std::string_view kCiting[] = {
    "article*", "art",      "alinea*",  "paragraphe*", "point*", "annexe*", "chapitre*",
    "section*", "titre*",   "livre*",   "partie*",     "n",      "no",      "du",
    "au",       "tableau*", "colonne*", "page*",       "p",
};
constexpr std::string_view kAbbreviations[] = {"art", "al", "n", "no", "l", "r", "d", "p"};
constexpr std::string_view kConnecting[] = {"et", "ou", "a", "au"};
constexpr std::string_view kLinking[] = {"de", "des", "du", "aux", "au", "les", "le",
                                         "la", "a",   "en", "par", "et", "ou"};
constexpr std::string_view kAmending[] = {"a",   "au",    "aux",      "l",        "le", "la",
                                          "les", "apres", "apres le", "article*", "il"};
constexpr std::string_view kClosing[] = {"la presente loi sera executee comme loi de l etat",
                                         "fait a", "fait le", "par le president de la republique",
                                         "le premier ministre"};
constexpr std::string_view kRepealed[] = {"abroge", "abrogee", "supprime", "supprimee", "abroges"};
constexpr std::string_view kNoteSubjects[] = {"article*", "art"};
constexpr std::string_view kNoteWords[] = {"nota"};
constexpr std::string_view kSentenceOpeners[] = {
    "le", "la", "les", "l", "un", "une", "pour", "sont", "toute", "tout", "il", "dans", "en"};
constexpr std::string_view kFiniteVerbs[] = {"est",     "sont",   "peut",    "peuvent", "doit",
                                             "doivent", "a",      "ont",     "fixe",    "prend",
                                             "sera",    "seront", "dispose", "entre",   "definit"};
constexpr std::string_view kQuotingStems[] = {"redig*",   "remplac*",  "inser*",  "ajout*",
                                              "suivant*", "complete*", "retabli*"};
constexpr std::string_view kContents[] = {"sommaire", "table des matieres"};
constexpr std::string_view kSubjects[] = {
    "relati*",   "pour",      "portant",  "pris en application",
    "modifiant", "tendant a", "visant a", "renforcant"};
constexpr std::string_view kDating[] = {"du"};
constexpr std::string_view kNumbering[] = {"n", "no"};
constexpr std::string_view kConsolidated[] = {"version consolidee au", "version en vigueur au",
                                              "version au", "consolide au"};
constexpr ActType kActTypes[] = {
    {"loi organique", "loi", ""},
    {"loi constitutionnelle", "loi", ""},
    {"loi", "loi", ""},
    {"ordonnance", "ordonnance", ""},
    {"decret", "decret", ""},
    {"arrete", "arrete", ""},
    {"code", "code", ""},
    {"constitution", "constitution", ""},
    {"circulaire", "circulaire", ""},
};

constexpr Tradition kFrench = {
    .key = "fr",
    .language = "fr",
    .units = kUnits,
    .sole = kSole,
    .named_parts = kNamedParts,
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
    .sentence_openers = kSentenceOpeners,
    .finite_verbs = kFiniteVerbs,
    .act_types = kActTypes,
    .practice = Practice::french,
    .unnumbered = Unnumbered::alineas,
    .doubled = Doubled::inserted,
    .numerals = {.lettered = true, .degrees = true, .hyphenated = true, .code_numbers = true},
    .ordinals = kOrdinals,
    .quoting_stems = kQuotingStems,
    .contents = kContents,
    .subjects = kSubjects,
    .dating = kDating,
    .numbering = kNumbering,
    .consolidated = kConsolidated,
};

}  // namespace

const Tradition& french() {
  return kFrench;
}

}  // namespace lacuna::indexer
