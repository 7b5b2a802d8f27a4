// French, as codes, statutes and the French versions of EU acts are cited (domain reference 4.6;
// Guide de légistique): article L. 421-1, 2° du I de l'article 5, troisième alinéa. Forms are
// folded.
#include "indexer/cite/language.h"

namespace lacuna::indexer {
namespace {

constexpr int unit(Unit u) {
  return static_cast<int>(u);
}

constexpr WordRow kWords[] = {
    {"article articles art arts", Role::level, unit(Unit::article)},
    {"paragraphe paragraphes", Role::level, unit(Unit::paragraph)},
    {"alinea alineas", Role::level, unit(Unit::alinea)},
    {"point points", Role::level, unit(Unit::point)},
    {"tiret tirets", Role::level, unit(Unit::indent)},
    {"phrase phrases", Role::level, unit(Unit::sentence)},
    {"annexe annexes", Role::level, unit(Unit::annex)},
    {"chapitre chapitres", Role::level, unit(Unit::chapter)},
    {"section sections", Role::level, unit(Unit::section)},
    {"titre titres", Role::level, unit(Unit::title)},
    {"livre livres", Role::level, unit(Unit::book)},
    {"partie", Role::level, unit(Unit::part)},
    {"considerant considerants", Role::level, unit(Unit::recital)},
    {"premier premiere premiers", Role::ordinal, 1},
    {"deuxieme second seconde", Role::ordinal, 2},
    {"troisieme", Role::ordinal, 3},
    {"quatrieme", Role::ordinal, 4},
    {"cinquieme", Role::ordinal, 5},
    {"sixieme", Role::ordinal, 6},
    {"septieme", Role::ordinal, 7},
    {"huitieme", Role::ordinal, 8},
    {"neuvieme", Role::ordinal, 9},
    {"dixieme", Role::ordinal, 10},
    {"dernier derniere", Role::last},
    {"unique", Role::unic},
    {"bis ter quater quinquies sexies septies octies nonies er", Role::suffix},
    {"suivants suivantes", Role::following, 0},
    {"n no numero", Role::number_mark},
    {"du de des d la le les au aux", Role::particle},
    {"et ou ainsi", Role::conjunction},
    {"a jusqu", Role::until},
    {"janvier", Role::month, 1},
    {"fevrier", Role::month, 2},
    {"mars", Role::month, 3},
    {"avril", Role::month, 4},
    {"mai", Role::month, 5},
    {"juin", Role::month, 6},
    {"juillet", Role::month, 7},
    {"aout", Role::month, 8},
    {"septembre", Role::month, 9},
    {"octobre", Role::month, 10},
    {"novembre", Role::month, 11},
    {"decembre", Role::month, 12},
    {"present presente presents presentes", Role::self},
    {"meme memes ladite ledit dudit", Role::same},
    {"precite precitee susvise susvisee", Role::mentioned},
    {"acte texte code codes", Role::noun},
    {"accord protocole convention traite contrat", Role::instrument},
    {"est sont etait ont peut peuvent doit doivent prevoit qui que dont si ne pas", Role::stop},
    {"relatif relative relatifs portant sur pour", Role::soft_stop},
    {"jours mois ans annees heures euros pourcent membres personnes", Role::measure},
    {"modifiant modification", Role::amends},
    {"transpose transposant transposition transposent", Role::transposes},
};

// clang-format off
constexpr ActRow kActs[] = {
    {"directive|directives", "", "dir", NumberRule::numbered, 8, "", false, 1},
    {"reglement|reglements d? execution|delegue|delegues?", "", "reg", NumberRule::numbered, 8, "", false, 1},
    {"decision|decisions - cadre", "", "dec", NumberRule::numbered, 8, "", false, 1},
    {"decision|decisions d? execution|deleguee?", "", "dec", NumberRule::numbered, 8, "", false, 1},
    {"loi|lois organique|constitutionnelle?", "loi", "", NumberRule::numbered, 0, "", false, 1, NumberForm::hyphenated},
    {"decret|decrets", "decret", "", NumberRule::numbered, 0, "", false, 1, NumberForm::hyphenated},
    {"ordonnance|ordonnances", "ordonnance", "", NumberRule::numbered, 0, "", false, 1, NumberForm::hyphenated},
    {"ceseda", "fr/ceseda", "", NumberRule::named, 0, "", true, 1},
    {"code de entree et du sejour des etrangers et du droit d asile", "fr/ceseda", "", NumberRule::named, 0, "", false, 1},
    {"code civil", "fr/code-civil", "", NumberRule::named, 0, "", false, 1},
    {"code penal", "fr/code-penal", "", NumberRule::named, 0, "", false, 1},
    {"code de procedure penale", "fr/code-procedure-penale", "", NumberRule::named, 0, "", false, 1},
    {"code de procedure civile", "fr/code-procedure-civile", "", NumberRule::named, 0, "", false, 1},
    {"code du travail", "fr/code-travail", "", NumberRule::named, 0, "", false, 1},
    {"code de la securite sociale", "fr/code-securite-sociale", "", NumberRule::named, 0, "", false, 1},
    {"code de action sociale et des familles", "fr/code-action-sociale-familles", "", NumberRule::named, 0, "", false, 1},
    {"code de la sante publique", "fr/code-sante-publique", "", NumberRule::named, 0, "", false, 1},
    {"code de education", "fr/code-education", "", NumberRule::named, 0, "", false, 1},
    {"code de la construction et de habitation", "fr/code-construction-habitation", "", NumberRule::named, 0, "", false, 1},
    {"code de justice administrative", "fr/code-justice-administrative", "", NumberRule::named, 0, "", false, 1},
    {"code general des collectivites territoriales", "fr/code-collectivites-territoriales", "", NumberRule::named, 0, "", false, 1},
    {"code general des impots", "fr/code-impots", "", NumberRule::named, 0, "", false, 1},
    {"code des relations entre le public et administration", "fr/code-relations-public-administration", "", NumberRule::named, 0, "", false, 1},
    {"constitution", "constitution", "", NumberRule::named, 0, "fr", false, 0.9},
    {"tfue", "eu/treaty/tfeu", "", NumberRule::named, 0, "", true, 1},
    {"traite sur le fonctionnement de union europeenne", "eu/treaty/tfeu", "", NumberRule::named, 0, "", false, 1},
    {"traite sur union europeenne", "eu/treaty/teu", "", NumberRule::named, 0, "", false, 1},
    {"charte des droits fondamentaux de? union? europeenne?", "eu/treaty/charter", "", NumberRule::named, 0, "", false, 1},
    {"convention europeenne de sauvegarde des droits de homme et des libertes fondamentales", "int/treaty/1950/echr", "", NumberRule::named, 0, "", false, 1},
    {"convention de geneve du 28 juillet 1951", "int/treaty/1951/refugee-convention", "", NumberRule::named, 0, "", false, 1},
    {"convention relative au statut des refugies", "int/treaty/1951/refugee-convention", "", NumberRule::named, 0, "", false, 1},
};
// clang-format on

constexpr GazetteRow kGazettes[] = {
    {"journal officiel de? la? republique? francaise?"},
    {"journal officiel de? union? europeenne?"},
    {"jorf"},
    {"joue"},
    {"jo"},
};

constexpr std::string_view kEuMarkers[] = {"ue", "ce", "cee", "euratom", "jai", "pesc"};
constexpr std::string_view kSubjectWords[] = {"relatif", "relative",  "portant",
                                              "sur",     "modifiant", "concernant"};
constexpr std::string_view kEndings[] = {"s", "e"};
constexpr AmendingRow kAmending[] = {
    {"est|sont ainsi modifie|modifies|modifiee|modifiees"},
    {"est|sont modifie|modifies|modifiee|modifiees comme|conformement"},
    {"est|sont remplace|remplaces|remplacee|remplacees par"},
    {"est|sont abroge|abroges|abrogee|abrogees|supprime|supprimes|supprimee|supprimees",
     kb::EventKind::repeals},
    {"est|sont insere|inseres|inseree|inserees|ajoute|ajoutes|ajoutee|ajoutees",
     kb::EventKind::inserts, UnitSide::after},
    {"est complete|completee par"},
};
constexpr std::string_view kEffect[] = {"a compter du"};
constexpr std::string_view kJoins[] = {"ainsi que", "en liaison avec", "en combinaison avec"};

}  // namespace

const LanguageTables kFrench = {
    .code = "fr",
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
    .bare_upward = true,
    .code_articles = true,
    .elision = true,
};

}  // namespace lacuna::indexer
