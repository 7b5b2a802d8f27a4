// German, as federal law and the German versions of EU acts are cited (domain reference 4.6;
// Handbuch der Rechtsförmlichkeit): § 5 Absatz 2 Nummer 3, § 5 Abs. 2 Nr. 3, § 5 I 2. Forms are
// folded.
#include "indexer/cite/language.h"

namespace lacuna::indexer {
namespace {

constexpr int unit(Unit u) {
  return static_cast<int>(u);
}

constexpr WordRow kWords[] = {
    {"$ artikel artikels artikeln art paragraph paragraphen paragrafen", Role::level,
     unit(Unit::article)},
    {"absatz absatzes absatze absatzen abs", Role::level, unit(Unit::paragraph)},
    {"unterabsatz unterabsatzes unterabsatze unterabsatzen unterabs uabs", Role::level,
     unit(Unit::subparagraph)},
    {"nummer nummern nr nrn ziffer ziffern punkt punkte", Role::level, unit(Unit::point)},
    {"buchstabe buchstaben buchst lit doppelbuchstabe doppelbuchstaben", Role::level,
     unit(Unit::letter)},
    {"satz satzes satze satzen", Role::level, unit(Unit::sentence)},
    {"spiegelstrich", Role::level, unit(Unit::indent)},
    {"anhang anlage anhangs", Role::level, unit(Unit::annex)},
    {"kapitel kapitels", Role::level, unit(Unit::chapter)},
    {"abschnitt abschnitts", Role::level, unit(Unit::section)},
    {"titel titels", Role::level, unit(Unit::title)},
    {"teil teils", Role::level, unit(Unit::part)},
    {"erwagungsgrund erwagungsgrunde erwagungsgrunden", Role::level, unit(Unit::recital)},
    {"erster erste ersten erstes", Role::ordinal, 1},
    {"zweiter zweite zweiten zweites", Role::ordinal, 2},
    {"dritter dritte dritten drittes", Role::ordinal, 3},
    {"vierter vierte vierten viertes", Role::ordinal, 4},
    {"funfter funfte funften funftes", Role::ordinal, 5},
    {"alternative alternativen alt halbsatz halbsatzes halbs hs variante", Role::fraction},
    {"letzter letzte letzten letztes", Role::last},
    {"f", Role::following, 1},
    {"ff", Role::following, 0},
    {"des der dem zum zur im von in", Role::particle},
    {"und oder sowie bzw", Role::conjunction},
    {"bis", Role::until},
    {"januar", Role::month, 1},
    {"februar", Role::month, 2},
    {"marz", Role::month, 3},
    {"april", Role::month, 4},
    {"mai", Role::month, 5},
    {"juni", Role::month, 6},
    {"juli", Role::month, 7},
    {"august", Role::month, 8},
    {"september", Role::month, 9},
    {"oktober", Role::month, 10},
    {"november", Role::month, 11},
    {"dezember", Role::month, 12},
    {"vom", Role::dated},
    {"dieses dieser diesem", Role::self},
    {"genannten desselben derselben", Role::same},
    {"gesetz gesetzes gesetze gesetzen vorschrift rechtsverordnung", Role::noun},
    {"abkommen abkommens ubereinkommen ubereinkommens protokoll protokolls vertrag vertrags "
     "vertrages",
     Role::instrument},
    {"ist sind wird werden hat haben kann konnen soll sollen gilt gelten findet die das wenn falls "
     "nicht nach gemaß gemass",
     Role::stop},
    {"uber zur zum fur", Role::soft_stop},
    {"tage tagen monate monaten jahre jahren wochen stunden euro prozent personen", Role::measure},
    {"anderung", Role::amends},
    {"umsetzung umsetzt", Role::transposes},
};

// clang-format off
constexpr ActRow kActs[] = {
    {"richtlinie|richtlinien", "", "dir", NumberRule::numbered, 8, "", false, 1},
    {"durchfuhrungsrichtlinie|durchfuhrungsrichtlinien", "", "dir", NumberRule::numbered, 4, "", false, 1},
    {"verordnung|verordnungen", "", "reg", NumberRule::numbered, 8, "", false, 1},
    {"durchfuhrungsverordnung|durchfuhrungsverordnungen", "", "reg", NumberRule::numbered, 4, "", false, 1},
    {"delegierte|delegierten verordnung|verordnungen", "", "reg", NumberRule::numbered, 4, "", false, 1},
    {"beschluss|beschlusses|beschlusse|entscheidung|rahmenbeschluss|rahmenbeschlusses", "", "dec", NumberRule::numbered, 8, "", false, 1},
    {"durchfuhrungsbeschluss|durchfuhrungsbeschlusses", "", "dec", NumberRule::numbered, 4, "", false, 1},
    {"aufenthaltsgesetz|aufenthaltsgesetzes", "de/aufenthg", "", NumberRule::named, 0, "", false, 1},
    {"asylgesetz|asylgesetzes", "de/asylg", "", NumberRule::named, 0, "", false, 1},
    {"asylbewerberleistungsgesetz|asylbewerberleistungsgesetzes", "de/asylblg", "", NumberRule::named, 0, "", false, 1},
    {"freizugigkeitsgesetz|freizugigkeitsgesetzes / eu", "de/freizuegg-eu", "", NumberRule::named, 0, "", false, 1},
    {"aufenthaltsverordnung", "de/aufenthv", "", NumberRule::named, 0, "", false, 1},
    {"beschaftigungsverordnung", "de/beschv", "", NumberRule::named, 0, "", false, 1},
    {"integrationskursverordnung", "de/intv", "", NumberRule::named, 0, "", false, 1},
    {"staatsangehorigkeitsgesetz|staatsangehorigkeitsgesetzes", "de/stag", "", NumberRule::named, 0, "", false, 1},
    {"bundesvertriebenengesetz|bundesvertriebenengesetzes", "de/bvfg", "", NumberRule::named, 0, "", false, 1},
    {"bundesdatenschutzgesetz|bundesdatenschutzgesetzes", "de/bdsg", "", NumberRule::named, 0, "", false, 1},
    {"bundesausbildungsforderungsgesetz|bundesausbildungsforderungsgesetzes", "de/bafoeg", "", NumberRule::named, 0, "", false, 1},
    {"regelbedarfs - ermittlungsgesetz|ermittlungsgesetzes", "de/rbeg", "", NumberRule::named, 0, "", false, 1},
    {"grundgesetz|grundgesetzes", "de/gg", "", NumberRule::named, 0, "", false, 1},
    {"burgerliches|burgerlichen gesetzbuch|gesetzbuchs|gesetzbuches", "de/bgb", "", NumberRule::named, 0, "", false, 1},
    {"strafgesetzbuch|strafgesetzbuchs|strafgesetzbuches", "de/stgb", "", NumberRule::named, 0, "", false, 1},
    {"strafprozessordnung|strafprozeßordnung", "de/stpo", "", NumberRule::named, 0, "", false, 1},
    {"zivilprozessordnung|zivilprozeßordnung", "de/zpo", "", NumberRule::named, 0, "", false, 1},
    {"verwaltungsgerichtsordnung", "de/vwgo", "", NumberRule::named, 0, "", false, 1},
    {"verwaltungsverfahrensgesetz|verwaltungsverfahrensgesetzes", "de/vwvfg", "", NumberRule::named, 0, "", false, 1},
    {"sozialgerichtsgesetz|sozialgerichtsgesetzes", "de/sgg", "", NumberRule::named, 0, "", false, 1},
    {"abgabenordnung", "de/ao", "", NumberRule::named, 0, "", false, 1},
    {"ersten|erstes buches|buch sozialgesetzbuch", "de/sgb-i", "", NumberRule::named, 0, "", false, 1},
    {"zweiten|zweites buches|buch sozialgesetzbuch", "de/sgb-ii", "", NumberRule::named, 0, "", false, 1},
    {"dritten|drittes buches|buch sozialgesetzbuch", "de/sgb-iii", "", NumberRule::named, 0, "", false, 1},
    {"vierten|viertes buches|buch sozialgesetzbuch", "de/sgb-iv", "", NumberRule::named, 0, "", false, 1},
    {"funften|funftes buches|buch sozialgesetzbuch", "de/sgb-v", "", NumberRule::named, 0, "", false, 1},
    {"sechsten|sechstes buches|buch sozialgesetzbuch", "de/sgb-vi", "", NumberRule::named, 0, "", false, 1},
    {"siebten|siebtes buches|buch sozialgesetzbuch", "de/sgb-vii", "", NumberRule::named, 0, "", false, 1},
    {"achten|achtes buches|buch sozialgesetzbuch", "de/sgb-viii", "", NumberRule::named, 0, "", false, 1},
    {"neunten|neuntes buches|buch sozialgesetzbuch", "de/sgb-ix", "", NumberRule::named, 0, "", false, 1},
    {"zehnten|zehntes buches|buch sozialgesetzbuch", "de/sgb-x", "", NumberRule::named, 0, "", false, 1},
    {"elften|elftes buches|buch sozialgesetzbuch", "de/sgb-xi", "", NumberRule::named, 0, "", false, 1},
    {"zwolften|zwolftes buches|buch sozialgesetzbuch", "de/sgb-xii", "", NumberRule::named, 0, "", false, 1},
    {"gg", "de/gg", "", NumberRule::named, 0, "", true, 1},
    {"aeuv", "eu/treaty/tfeu", "", NumberRule::named, 0, "", true, 1},
    {"euv", "eu/treaty/teu", "", NumberRule::named, 0, "", true, 1},
    {"emrk", "int/treaty/1950/echr", "", NumberRule::named, 0, "", true, 1},
    {"vertrags|vertrag uber die arbeitsweise der europaischen union", "eu/treaty/tfeu", "", NumberRule::named, 0, "", false, 1},
    {"charta der grundrechte der? europaischen? union?", "eu/treaty/charter", "", NumberRule::named, 0, "", false, 1},
    {"grundrechtecharta", "eu/treaty/charter", "", NumberRule::named, 0, "", false, 1},
    {"genfer fluchtlingskonvention", "int/treaty/1951/refugee-convention", "", NumberRule::named, 0, "", false, 1},
    {"abkommens|abkommen uber die rechtsstellung der fluchtlinge", "int/treaty/1951/refugee-convention", "", NumberRule::named, 0, "", false, 1},
};
// clang-format on

constexpr GazetteRow kGazettes[] = {
    {"bundesgesetzblatt|bundesgesetzblatts"},
    {"bgbl ."},
    {"amtsblatt|amtsblatts der? europaischen? union|gemeinschaften?"},
    {"abl ."},
};

constexpr std::string_view kEuMarkers[] = {"eu", "eg", "ewg", "euratom", "ji", "gasp"};
constexpr std::string_view kSubjectWords[] = {"uber", "zur", "zum"};
constexpr std::string_view kEndings[] = {"es", "en", "s", "n", "e"};
constexpr AmendingRow kAmending[] = {
    {"wie folgt geandert|gefasst|gefaßt"},
    {"wird|werden aufgehoben|gestrichen", kb::EventKind::repeals},
    {"aufgehoben", kb::EventKind::repeals},
    {"eingefugt", kb::EventKind::inserts},
    {"angefugt", kb::EventKind::inserts},
    {"wird|werden durch"},
};
constexpr std::string_view kEffect[] = {"mit wirkung vom"};
constexpr std::string_view kJoins[] = {
    "in verbindung mit", "i . v . m .", "iv . m .",
    "i . v . m",         "ivm",         "und|oder|sowie nach|gemaß|gemass|gema"};

constexpr std::string_view kActWords[] = {"gesetz",       "gesetzes", "gesetzbuch", "gesetzbuchs",
                                          "gesetzbuches", "ordnung",  "gesetze"};

}  // namespace

const LanguageTables kGerman = {
    .code = "de",
    .words = kWords,
    .dotted = {},
    .acts = kActs,
    .issuers = {},
    .gazettes = kGazettes,
    .eu_markers = kEuMarkers,
    .verbs = {},
    .note_agents = {},
    .no_unit = {},
    .subject_words = kSubjectWords,
    .term_endings = kEndings,
    .amending = kAmending,
    .effect = kEffect,
    .joins = kJoins,
    .endings = {},
    .act_words = kActWords,
    .short_names = true,
};

}  // namespace lacuna::indexer
