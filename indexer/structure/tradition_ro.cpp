// The Romanian tradition: domain.md 4.3, read off official copies of several portals and periods.
// Law 24/2000 (normative technique) art. 47-56 is the source of the order of the levels.
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr UnitWord kUnits[] = {
    {"articolul", Level::article, UnitRole::basic},
    {"articol", Level::article, UnitRole::basic},
    {"art", Level::article, UnitRole::basic},
    {"paragraful", Level::article, UnitRole::paragraph},
    {"paragraf", Level::article, UnitRole::paragraph},
    {"cartea", Level::book, UnitRole::container},
    {"partea", Level::part, UnitRole::container},
    {"titlul", Level::title, UnitRole::container},
    {"titlu", Level::title, UnitRole::container},
    {"capitolul", Level::chapter, UnitRole::container},
    {"capitol", Level::chapter, UnitRole::container},
    {"cap", Level::chapter, UnitRole::container},
    {"subcapitolul", Level::subchapter, UnitRole::container},
    {"sectiunea", Level::section, UnitRole::container},
    {"sectiune", Level::section, UnitRole::container},
    {"sectia", Level::section, UnitRole::container},
    {"sect", Level::section, UnitRole::container},
    {"subsectiunea", Level::subsection, UnitRole::container},
    {"anexa", Level::annex, UnitRole::component},
    {"anexele", Level::annex, UnitRole::component},
};

constexpr std::string_view kSole[] = {"unic", "unica"};
constexpr std::string_view kNamedParts[] = {"generala", "speciala", "introductiva", "finala"};

constexpr MarkRow kMarks[] = {
    {MarkStyle::bracket_number, Level::paragraph},
    {MarkStyle::letter, Level::point},
    {MarkStyle::bracket_letter, Level::point},
    {MarkStyle::number_dot, Level::point},
    {MarkStyle::number, Level::point},
    {MarkStyle::dotted_number, Level::point},
    {MarkStyle::roman, Level::point},
    {MarkStyle::upper_roman, Level::point},
    {MarkStyle::upper_letter, Level::point},
    {MarkStyle::dash, Level::indent},
};

constexpr std::string_view kCiting[] = {
    "art",      "articol*", "alin",      "al",        "alineat*", "lit",    "liter*",    "pct",
    "punct*",   "subpct",   "subpunct*", "nr",        "numar*",   "cap",    "capitol*",  "sect",
    "sectiun*", "titl*",    "anex*",     "paragraf*", "par",      "tez*",   "liniut*",   "poz",
    "pozit*",   "pagin*",   "pag",       "indice*",   "tabel*",   "partea", "categori*", "grup*",
    "clas*",    "grad*",    "etap*",     "faz*",      "nivel*",   "model*", "formul*",   "figur*",
};
constexpr std::string_view kAbbreviations[] = {"art", "alin", "al",   "lit", "pct", "subpct",
                                               "nr",  "cap",  "sect", "par", "poz", "pag"};
constexpr std::string_view kConnecting[] = {"si", "sau",       "ori",   "pana",
                                            "la", "respectiv", "precum"};

constexpr std::string_view kLinking[] = {"si",   "sau",  "ori",   "la",     "de",       "din", "cu",
                                         "in",   "a",    "al",    "ale",    "sub",      "pe",  "ca",
                                         "prin", "pana", "intre", "precum", "respectiv"};

constexpr std::string_view kQuoting[] = {
    "urmatorul cuprins",
    "urmatorul continut",
    "urmatorul text",
    "urmatoarea redactare",
    "urmatoarea formulare",
    "urmatoarea redactie",
    "urmatoarele cuprinsuri",
    "urmatorul titlu",
    "urmatoarea denumire",
    "urmatoarea reglementare",
    "asa cum urmeaza se citeste",
};

constexpr std::string_view kAmending[] = {
    "la",       "articol*", "dupa",      "alineat*",  "in",        "titlul", "art",
    "anex*",    "liter*",   "lit",       "capitol*",  "partea",    "punct*", "pct",
    "alin",     "denumir*", "sectiun*",  "paragraf*", "cap",       "se",     "tabel*",
    "pozit*",   "nota",     "textul",    "tez*",      "preambul*", "in tot", "subpunct*",
    "inainte",  "cuprins*", "sintagm*",  "pe tot",    "formul*",   "prim*",  "ultim*",
    "subtitl*", "cart*",    "marginal*", "abrogat*",
};

// Closing formulas; those in capitals are matched in capitals alone (see body.cpp).
constexpr std::string_view kClosing[] = {
    "aceasta lege a fost adoptat*",
    "prezenta lege a fost adoptat*",
    "aceasta lege a fost votat*",
    "prezenta lege a fost votat*",
    "aceasta lege s a votat",
    "prezenta lege s a votat",
    "aceasta lege s a adoptat",
    "legea a fost adoptata de",
    "prezenta ordonanta a fost adoptat*",
    "PRESEDINTELE CAMEREI DEPUTATILOR",
    "PRESEDINTELE SENATULUI",
    "PRESEDINTELE ADUNARII DEPUTATILOR",
    "PRESEDINTELE MARII ADUNARI NATIONALE",
    "PRESEDINTELE CONSILIULUI DE STAT",
    "PRESEDINTELE ROMANIEI",
    "p PRESEDINTELE",
    "PRIM MINISTRU",
    "PRIM MINISTRUL",
    "CONTRASEMNEAZA",
    "MINISTRUL",
    "presedintele marii adunari nationale",
    "presedintele consiliului de stat",
};

constexpr std::string_view kRepealed[] = {"abrogat", "abrogata", "abrogati", "abrogate",
                                          "abroga",  "eliminat", "eliminata"};

constexpr std::string_view kNoteSubjects[] = {
    "art",     "articol*",  "alin",     "alineat*",  "lit",       "liter*",   "pct",
    "punct*",  "partea",    "titlul",   "capitol*",  "cap",       "sectiun*", "sect",
    "anex*",   "denumir*",  "textul",   "paragraf*", "actul",     "legea",    "tez*",
    "liniut*", "subpunct*", "sintagm*", "pozit*",    "preambul*", "poz",
};
constexpr std::string_view kNoteWords[] = {"nota", "note"};

constexpr std::string_view kSentenceOpeners[] = {
    "prezenta", "prezentul",  "prezentele", "prezentei", "in",      "se",      "este", "sunt",
    "daca",     "orice",      "pentru",     "la",        "prin",    "toate",   "nu",   "pot",
    "poate",    "constituie", "intra",      "cand",      "fiecare", "pe",      "din",  "cu",
    "potrivit", "sub",        "are",        "au",        "dupa",    "conform",
};
constexpr std::string_view kFiniteVerbs[] = {
    "se",     "face",  "fac",      "este",      "sunt",      "va", "vor",
    "devine", "devin", "cuprinde", "cuprind",   "are",       "au", "fost",
    "pot",    "poate", "prevazut", "prevazuta", "prevazute",
};

constexpr ActType kActTypes[] = {
    {"ordonanta de urgenta", "oug", "Ordonanța de urgență a Guvernului"},
    {"ordonante de urgenta", "oug", "Ordonanța de urgență a Guvernului"},
    {"ordonanta", "og", "Ordonanța Guvernului"},
    {"lege cadru", "lege", "Legea-cadru"},
    {"legea cadru", "lege", "Legea-cadru"},
    {"lege constitutionala", "lege", "Legea constituțională"},
    {"lege organica", "lege", "Legea"},
    {"legea", "lege", "Legea"},
    {"lege", "lege", "Legea"},
    {"hotarare", "hg", "Hotărârea Guvernului"},
    {"hotararea", "hg", "Hotărârea Guvernului"},
    {"hotarire", "hg", "Hotărârea Guvernului"},
    {"hotarirea", "hg", "Hotărârea Guvernului"},
    {"ordinul", "ordin", "Ordinul"},
    {"ordin", "ordin", "Ordinul"},
    {"decret lege", "decret-lege", "Decretul-lege"},
    {"decretul lege", "decret-lege", "Decretul-lege"},
    {"decretul", "decret", "Decretul"},
    {"decret", "decret", "Decretul"},
    {"decizia", "decizie", "Decizia"},
    {"decizie", "decizie", "Decizia"},
    {"constitutia", "constitutie", ""},
    {"constitutie", "constitutie", ""},
    {"codul", "cod", ""},
    {"cod", "cod", ""},
    {"regulamentul", "regulament", ""},
    {"regulament", "regulament", ""},
    {"normele", "norme", ""},
    {"norme", "norme", ""},
    {"norma", "norme", ""},
    {"instructiuni", "instructiuni", ""},
    {"instructiunile", "instructiuni", ""},
    {"acordul", "acord", ""},
    {"acord", "acord", ""},
    {"conventia", "conventie", ""},
    {"conventie", "conventie", ""},
    {"protocolul", "protocol", ""},
    {"protocol", "protocol", ""},
    {"proces verbal", "proces-verbal", ""},
    {"statutul", "statut", ""},
    {"statut", "statut", ""},
    {"tratatul", "tratat", ""},
    {"tratat", "tratat", ""},
    {"contractul", "contract", ""},
    {"metodologie", "metodologie", ""},
    {"strategie", "strategie", ""},
};

constexpr std::string_view kNoteChanges[] = {"modific*", "abrog*",     "introdu*",
                                             "complet*", "exclu*",     "substitu*",
                                             "inlocui*", "republica*", "rectific*"};
constexpr std::string_view kContents[] = {"cuprins", "cuprinsul", "sumar"};
constexpr std::string_view kRegulations[] = {
    "regulament", "regulamentul", "norme",     "normele",      "metodologie", "metodologia",
    "procedura",  "statut",       "statutul",  "instructiun*", "lista",       "planul",
    "programul",  "strategia",    "strategie", "program",      "concept*",    "ghid*",
    "cerinte",    "conditii",     "mecanism*", "modul",        "structura",   "nomenclator*"};
constexpr std::string_view kApprovals[] = {"aprobat prin", "aprobata prin", "aprobate prin",
                                           "aprobat de"};
constexpr std::string_view kSubjects[] = {
    "privind", "pentru",      "referitor la",  "referitoare la", "cu privire la",
    "asupra",  "relativ* la", "de modificare", "de aprobare",    "de ratificare"};
constexpr std::string_view kDating[] = {"din"};
constexpr std::string_view kNumbering[] = {"nr"};
constexpr std::string_view kConsolidated[] = {"actualizata", "actualizat", "consolidata",
                                              "consolidat", "consolidarea din"};

constexpr Tradition kRomanian = {
    .key = "ro",
    .language = "ro",
    .units = kUnits,
    .sole = kSole,
    .named_parts = kNamedParts,
    .marks = kMarks,
    .letters = "aĂÂbcdefghiÎjKlmnopQrsȘtȚuvWXYz",
    .citing = kCiting,
    .abbreviations = kAbbreviations,
    .connecting = kConnecting,
    .linking = kLinking,
    .quoting = kQuoting,
    .amending = kAmending,
    .closing = kClosing,
    .repealed = kRepealed,
    .note_subjects = kNoteSubjects,
    .note_words = kNoteWords,
    .sentence_openers = kSentenceOpeners,
    .finite_verbs = kFiniteVerbs,
    .act_types = kActTypes,
    .note_changes = kNoteChanges,
    .contents = kContents,
    .regulations = kRegulations,
    .approvals = kApprovals,
    .subjects = kSubjects,
    .dating = kDating,
    .numbering = kNumbering,
    .consolidated = kConsolidated,
};

}  // namespace

const Tradition& romanian() {
  return kRomanian;
}

}  // namespace lacuna::indexer
