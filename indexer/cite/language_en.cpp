// English, as EU acts are cited (Interinstitutional Style Guide, part 2), and Romanian and Moldovan
// acts in English papers. British
// statutes by their titles (section 95(1)(a) of the Immigration and Asylum Act 1999).
#include "indexer/cite/language.h"

namespace lacuna::indexer {
namespace {

constexpr int unit(Unit u) {
  return static_cast<int>(u);
}

constexpr WordRow kWords[] = {
    {"article articles art arts", Role::level, unit(Unit::article)},
    {"paragraph paragraphs para paras", Role::level, unit(Unit::paragraph)},
    {"section sections s ss", Role::level, unit(Unit::statute_section)},
    {"subsection subsections", Role::level, unit(Unit::subsection)},
    {"regulation reg regs rule", Role::level, unit(Unit::regulation)},
    {"schedule schedules sch", Role::level, unit(Unit::schedule)},
    {"subparagraph subparagraphs", Role::level, unit(Unit::subparagraph)},
    {"point points letter", Role::level, unit(Unit::point)},
    {"indent indents", Role::level, unit(Unit::indent)},
    {"sentence sentences", Role::level, unit(Unit::sentence)},
    {"annex", Role::level_alone, unit(Unit::annex)},
    {"annexes", Role::level, unit(Unit::annex)},
    {"except exception", Role::except},
    {"chapter chapters", Role::level, unit(Unit::chapter)},
    {"title titles", Role::level, unit(Unit::title)},
    {"part parts", Role::level, unit(Unit::part)},
    {"recital recitals", Role::level, unit(Unit::recital)},
    {"first", Role::ordinal, 1},
    {"second", Role::ordinal, 2},
    {"third", Role::ordinal, 3},
    {"fourth", Role::ordinal, 4},
    {"fifth", Role::ordinal, 5},
    {"sixth", Role::ordinal, 6},
    {"last final", Role::last},
    {"sole", Role::unic},
    {"no nos number", Role::number_mark},
    {"of in", Role::particle},
    {"and or", Role::conjunction},
    {"to", Role::until},
    {"january", Role::month, 1},
    {"february", Role::month, 2},
    {"march", Role::month, 3},
    {"april", Role::month, 4},
    {"may", Role::month, 5},
    {"june", Role::month, 6},
    {"july", Role::month, 7},
    {"august", Role::month, 8},
    {"september", Role::month, 9},
    {"october", Role::month, 10},
    {"november", Role::month, 11},
    {"december", Role::month, 12},
    {"this", Role::self},
    {"that", Role::same},
    {"thereof", Role::thereof},
    {"its", Role::possessive},
    {"legislation instrument", Role::noun},
    {"agreement agreements protocol protocols convention treaty covenant contract",
     Role::instrument},
    {"act measure order rules regulations", Role::title_end},
    {"amending amendment", Role::amends},
    {"transposes transposing transposition transpose implements", Role::transposes},
    {"seq", Role::following},
    {"is are was were shall should must has have be been which who where when if not provides "
     "requires states",
     Role::stop},
    {"days day months month years year hours weeks euro per percent million members persons",
     Role::measure},
};

// clang-format off
constexpr ActRow kActs[] = {
    {"council|commission implementing|delegated? directive|directives", "", "dir", NumberRule::numbered, 10, "", false, 1},
    {"council|commission implementing|delegated? regulation|regulations", "", "reg", NumberRule::numbered, 10, "", false, 1},
    {"council|commission implementing|delegated|framework? decision|decisions", "", "dec", NumberRule::numbered, 10, "", false, 1},
    {"implementing|delegated directive|directives", "", "dir", NumberRule::numbered, 10, "", false, 1},
    {"implementing|delegated regulation|regulations", "", "reg", NumberRule::numbered, 10, "", false, 1},
    {"implementing|delegated decision|decisions", "", "dec", NumberRule::numbered, 10, "", false, 1},
    {"directive|directives", "", "dir", NumberRule::numbered, 10, "", false, 1},
    {"regulation|regulations", "", "reg", NumberRule::numbered, 10, "", false, 1},
    {"framework decision|decisions", "", "dec", NumberRule::numbered, 4, "", false, 1},
    {"decision|decisions", "", "dec", NumberRule::numbered, 10, "", false, 1},
    {"recommendation|recommendations", "", "rec", NumberRule::numbered, 8, "", false, 1},
    {"example law", "lege-exemplu", "", NumberRule::numbered, 0, "ro", false, 1},
    {"law|laws", "lege", "", NumberRule::numbered, 0, "", false, 1},
    {"government|governmental emergency ordinance", "oug", "", NumberRule::numbered, 0, "", false, 1},
    {"emergency ordinance of? the? government?", "oug", "", NumberRule::numbered, 0, "", false, 1},
    {"geo", "oug", "", NumberRule::numbered, 0, "", true, 1},
    {"government|governmental ordinance", "og", "", NumberRule::numbered, 0, "", false, 1},
    {"government|governmental decision", "hg", "", NumberRule::numbered, 0, "", false, 1},
    {"constitution", "constitutie", "", NumberRule::named, 0, "ro", false, 0.8},
    {"constitution", "constitutie", "", NumberRule::named, 0, "md", false, 0.8},
    {"treaty on the functioning of the european union", "eu/treaty/tfeu", "", NumberRule::named, 0, "", false, 1},
    {"treaty on european union", "eu/treaty/teu", "", NumberRule::named, 0, "", false, 1},
    {"tfeu", "eu/treaty/tfeu", "", NumberRule::named, 0, "", true, 1},
    {"teu", "eu/treaty/teu", "", NumberRule::named, 0, "", true, 1},
    {"charter of fundamental rights of? the? european? union?", "eu/treaty/charter", "", NumberRule::named, 0, "", false, 1},
    {"european convention on human rights", "int/treaty/1950/echr", "", NumberRule::named, 0, "", false, 1},
    {"european? convention for the protection of human rights and fundamental freedoms", "int/treaty/1950/echr", "", NumberRule::named, 0, "", false, 1},
    {"echr", "int/treaty/1950/echr", "", NumberRule::named, 0, "", true, 0.9},
    {"convention relating to the status of refugees", "int/treaty/1951/refugee-convention", "", NumberRule::named, 0, "", false, 1},
    {"refugee convention", "int/treaty/1951/refugee-convention", "", NumberRule::named, 0, "", false, 1},
};
// clang-format on

constexpr GazetteRow kGazettes[] = {
    {"official journal of? the? european? union|communities?"},
    {"official gazette"},
    {"oj"},
};

constexpr std::string_view kEuMarkers[] = {"eu", "ec", "eec", "euratom", "jha", "cfsp", "ecsc"};
constexpr std::string_view kSubjectWords[] = {"on", "concerning", "laying", "amending",
                                              "establishing"};
constexpr std::string_view kEndings[] = {"s"};
constexpr AmendingRow kAmending[] = {
    {"is|are amended as? follows?"},
    {"is|are replaced by"},
    {"is|are deleted|repealed", kb::EventKind::repeals},
    {"is|are inserted|added", kb::EventKind::inserts},
};
constexpr std::string_view kEffect[] = {"with effect from"};
constexpr std::string_view kJoins[] = {"in conjunction with", "read with", "as well as"};

}  // namespace

const LanguageTables kEnglish = {
    .code = "en",
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
    .bracket_chain = true,
};

}  // namespace lacuna::indexer
