// Russian: the Russian versions of Moldovan acts (domain reference 4.4: "пункт b)" is a letter
// there) and Russian law (4.6). Forms are lower case.
#include "indexer/cite/language.h"

namespace lacuna::indexer {
namespace {

constexpr int unit(Unit u) {
  return static_cast<int>(u);
}

constexpr WordRow kWords[] = {
    {"ст статья статьи статье статью статьей статей статьям статьями статьях", Role::level,
     unit(Unit::article)},
    {"часть части частью частей частям частями частях", Role::level, unit(Unit::paragraph)},
    {"пункт пункта пункту пунктом пункте пункты пунктов пунктам пунктами пунктах", Role::level,
     unit(Unit::point)},
    {"подпункт подпункта подпункту подпунктом подпункте подпункты подпунктов подпунктами",
     Role::level, unit(Unit::subpoint)},
    {"абзац абзаца абзацу абзацем абзаце абзацы абзацев абзацами", Role::level,
     unit(Unit::subparagraph)},
    {"предложение предложения", Role::level, unit(Unit::sentence)},
    {"приложение приложения приложению приложении", Role::level, unit(Unit::annex)},
    {"раздел раздела разделе разделом разделы", Role::level, unit(Unit::title)},
    {"глава главы главе главу главой", Role::level, unit(Unit::chapter)},
    {"книга книги", Role::level, unit(Unit::book)},
    {"перв*", Role::ordinal, 1},
    {"втор*", Role::ordinal, 2},
    {"трет* третьей третьего третьему третьем третьим третья третью", Role::ordinal, 3},
    {"четверт*", Role::ordinal, 4},
    {"пят*", Role::ordinal, 5},
    {"шест*", Role::ordinal, 6},
    {"седьм*", Role::ordinal, 7},
    {"восьм*", Role::ordinal, 8},
    {"девят*", Role::ordinal, 9},
    {"десят*", Role::ordinal, 10},
    {"# n nr", Role::number_mark},
    {"к в из", Role::particle},
    {"и или либо", Role::conjunction},
    {"по", Role::until},
    {"января", Role::month, 1},
    {"февраля", Role::month, 2},
    {"марта", Role::month, 3},
    {"апреля", Role::month, 4},
    {"мая", Role::month, 5},
    {"июня", Role::month, 6},
    {"июля", Role::month, 7},
    {"августа", Role::month, 8},
    {"сентября", Role::month, 9},
    {"октября", Role::month, 10},
    {"ноября", Role::month, 11},
    {"декабря", Role::month, 12},
    {"от", Role::dated},
    {"года г", Role::year},
    {"настоящего настоящему настоящим настоящем настоящий настоящей настоящую", Role::self},
    {"того той указанного указанной", Role::same},
    {"акта акт", Role::noun},
    {"соглашение соглашения протокол протокола конвенция конвенции договор договора",
     Role::instrument},
    {"является имеет имеют может могут который которая которое которые что не", Role::stop},
    {"дней дня день месяцев месяца лет года рублей леев процентов лиц", Role::measure},
};

constexpr DottedLevel kDotted[] = {
    {"ч", Unit::paragraph},   {"п", Unit::point},          {"пп", Unit::subpoint},
    {"подп", Unit::subpoint}, {"абз", Unit::subparagraph}, {"гл", Unit::chapter},
};

// clang-format off
constexpr ActRow kActs[] = {
    {"закон|закона|закону|законом|законе", "lege", "", NumberRule::numbered, 24, "md", false, 1},
    {"постановление|постановления|постановлением|постановлению правительства республики? молдова?", "hg", "", NumberRule::numbered, 8, "md", false, 1},
    {"постановление|постановления|постановлением|постановлению парламента республики? молдова?", "hp", "", NumberRule::numbered, 8, "md", false, 1},
    {"кодекс|кодекса|кодексом", "cod", "", NumberRule::numbered, 8, "md", false, 1},
    {"федеральный|федерального|федеральным|федеральному закон|закона|законом|закону", "fz", "", NumberRule::numbered, 40, "", false, 1, NumberForm::convocation},
    {"закон|закона|закону|законом|законе", "zakon", "", NumberRule::numbered, 24, "ru", false, 1, NumberForm::convocation},
    {"конституция|конституции|конституцией|конституцию республики? молдова?", "constitutie", "", NumberRule::named, 0, "md", false, 1},
    {"директива|директивы|директиву|директивой", "", "dir", NumberRule::numbered, 10, "", false, 1},
    {"регламент|регламента|регламентом", "", "reg", NumberRule::numbered, 10, "", false, 1},
};
// clang-format on

constexpr GazetteRow kGazettes[] = {
    {"официальный|официального|официальном монитор|мониторе|монитора республики? молдова?"},
    {"собрание|собрания законодательства"},
};
constexpr std::string_view kEuMarkers[] = {"ес", "eu", "ec", "евратом"};
constexpr std::string_view kSubjectWords[] = {"о", "об"};
constexpr std::string_view kEndings[] = {"ого", "ому", "ом", "у", "а", "е", "ы"};
constexpr std::string_view kOrdinals[] = {"ый", "ого", "ому", "ым",  "ом", "ой", "ая",  "ую",
                                          "ое", "ые",  "ых",  "ыми", "ий", "ья", "ьей", "ьего"};
constexpr AmendingRow kAmending[] = {
    {"изложить в следующей редакции"},
    {"дополнить", kb::EventKind::inserts, UnitSide::after},
    {"внести в"},
    {"исключить", kb::EventKind::repeals},
};

}  // namespace

const LanguageTables kRussian = {
    .code = "ru",
    .words = kWords,
    .dotted = kDotted,
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
    .joins = {},
    .endings = kOrdinals,
    .genitive = true,
};

}  // namespace lacuna::indexer
