// Ukrainian (domain reference 4.6): ст. 5 ч. 2 п. 3, частина друга статті 5, Закон України від 8
// липня 2011 року № 3671-VI. Forms are lower case, without apostrophes.
#include "indexer/cite/language.h"

namespace lacuna::indexer {
namespace {

constexpr int unit(Unit u) {
  return static_cast<int>(u);
}

constexpr WordRow kWords[] = {
    {"ст стаття статті статтею статтю статей статтям статтями статтях", Role::level,
     unit(Unit::article)},
    {"частина частини частині частину частиною частин частинам частинами частинах", Role::level,
     unit(Unit::paragraph)},
    {"пункт пункту пунктом пункті пункти пунктів пунктам пунктами пунктах", Role::level,
     unit(Unit::point)},
    {"підпункт підпункту підпунктом підпункті підпункти підпунктів підпунктами підпунктах",
     Role::level, unit(Unit::subpoint)},
    {"абзац абзацу абзацом абзаці абзаци абзаців абзацами абзацах", Role::level,
     unit(Unit::subparagraph)},
    {"речення реченням реченні", Role::level, unit(Unit::sentence)},
    {"додаток додатка додатку додатком", Role::level, unit(Unit::annex)},
    {"розділ розділу розділом розділі розділи розділів", Role::level, unit(Unit::title)},
    {"глава глави главі главу главою", Role::level, unit(Unit::chapter)},
    {"книга книги книзі", Role::level, unit(Unit::book)},
    {"перш*", Role::ordinal, 1},
    {"друг*", Role::ordinal, 2},
    {"трет*", Role::ordinal, 3},
    {"четверт*", Role::ordinal, 4},
    {"пят*", Role::ordinal, 5},
    {"шост*", Role::ordinal, 6},
    {"сьом*", Role::ordinal, 7},
    {"восьм*", Role::ordinal, 8},
    {"девят*", Role::ordinal, 9},
    {"десят*", Role::ordinal, 10},
    {"одинадцят*", Role::ordinal, 11},
    {"дванадцят*", Role::ordinal, 12},
    {"тринадцят*", Role::ordinal, 13},
    {"чотирнадцят*", Role::ordinal, 14},
    {"пятнадцят*", Role::ordinal, 15},
    {"шістнадцят*", Role::ordinal, 16},
    {"сімнадцят*", Role::ordinal, 17},
    {"вісімнадцят*", Role::ordinal, 18},
    {"девятнадцят*", Role::ordinal, 19},
    {"двадцят*", Role::ordinal, 20},
    {"# n nr", Role::number_mark},
    {"до у в", Role::particle},
    {"і й та або чи", Role::conjunction},
    {"січня", Role::month, 1},
    {"лютого", Role::month, 2},
    {"березня", Role::month, 3},
    {"квітня", Role::month, 4},
    {"травня", Role::month, 5},
    {"червня", Role::month, 6},
    {"липня", Role::month, 7},
    {"серпня", Role::month, 8},
    {"вересня", Role::month, 9},
    {"жовтня", Role::month, 10},
    {"листопада", Role::month, 11},
    {"грудня", Role::month, 12},
    {"від", Role::dated},
    {"року р", Role::year},
    {"цього цим цьому цей цієї цією цій", Role::self},
    {"того тієї зазначеного вказаного", Role::same},
    {"акта акту", Role::noun},
    {"угода угоди угодою протокол протоколу конвенція конвенції договір договору",
     Role::instrument},
    {"імплементує імплементації імплементацію", Role::transposes},
    {"є має мають може можуть набирає визначає встановлює передбачає який яка яке які що не",
     Role::stop},
    {"днів дня день місяців місяця років роки гривень відсотків осіб", Role::measure},
};

constexpr DottedLevel kDotted[] = {
    {"ч", Unit::paragraph},   {"п", Unit::point},          {"пп", Unit::subpoint},
    {"підп", Unit::subpoint}, {"абз", Unit::subparagraph}, {"гл", Unit::chapter},
    {"розд", Unit::title},
};

// clang-format off
constexpr ActRow kActs[] = {
    {"закон|закону|законом|законі|закони|законів україни?", "zakon", "", NumberRule::numbered, 40, "ua", false, 1, NumberForm::convocation},
    {"постанова|постанови|постанову|постановою|постанові кму", "kmu", "", NumberRule::numbered, 0, "ua", false, 1, NumberForm::convocation},
    {"постанова|постанови|постанову|постановою|постанові кабінету міністрів україни?", "kmu", "", NumberRule::numbered, 40, "ua", false, 1, NumberForm::convocation},
    {"розпорядження|розпорядженням кабінету міністрів україни?", "kmu-r", "", NumberRule::numbered, 40, "ua", false, 1, NumberForm::convocation},
    {"постанова|постанови|постанову|постановою верховної ради україни?", "vru", "", NumberRule::numbered, 40, "ua", false, 1, NumberForm::convocation},
    {"указ|указу|указом президента україни?", "ukaz", "", NumberRule::numbered, 40, "ua", false, 1, NumberForm::convocation},
    {"наказ|наказу|наказом", "nakaz", "", NumberRule::numbered, 14, "ua", false, 0.9, NumberForm::convocation},
    {"конституція|конституції|конституцією|конституцію україни?", "ua/konstytutsiia", "", NumberRule::named, 0, "", false, 1},
    {"цивільний|цивільного|цивільним кодекс|кодексу|кодексом україни?", "ua/tsyvilnyi-kodeks", "", NumberRule::named, 0, "", false, 1},
    {"кримінальний|кримінального|кримінальним кодекс|кодексу|кодексом україни?", "ua/kryminalnyi-kodeks", "", NumberRule::named, 0, "", false, 1},
    {"сімейний|сімейного|сімейним кодекс|кодексу|кодексом україни?", "ua/simeinyi-kodeks", "", NumberRule::named, 0, "", false, 1},
    {"податковий|податкового|податковим кодекс|кодексу|кодексом україни?", "ua/podatkovyi-kodeks", "", NumberRule::named, 0, "", false, 1},
    {"бюджетний|бюджетного|бюджетним кодекс|кодексу|кодексом україни?", "ua/biudzhetnyi-kodeks", "", NumberRule::named, 0, "", false, 1},
    {"директива|директиви|директиву|директивою", "", "dir", NumberRule::numbered, 10, "", false, 1},
    {"регламент|регламенту|регламентом", "", "reg", NumberRule::numbered, 10, "", false, 1},
};
// clang-format on

constexpr GazetteRow kGazettes[] = {
    {"відомості|відомостей верховної ради україни?"},
    {"офіційний|офіційного вісник|вісника україни?"},
};
constexpr std::string_view kEuMarkers[] = {"єс", "єс", "eu", "ec", "євратом"};
constexpr std::string_view kSubjectWords[] = {"про"};
constexpr std::string_view kEndings[] = {"ого", "ому", "ами", "ів", "ом", "у", "а", "и", "і"};
// Of ordinals, in all their cases.
constexpr std::string_view kOrdinals[] = {"ий", "ого", "ому", "им", "ім",  "ій",  "а",    "ої",
                                          "у",  "ою",  "е",   "і",  "их",  "ими", "ього", "ьому",
                                          "ім", "я",   "ьої", "ю",  "ьою", "є",   "ій"};
constexpr AmendingRow kAmending[] = {
    {"викласти в|у такій редакції"},
    {"доповнити", kb::EventKind::inserts, UnitSide::after},
    {"внести до|в|у"},
    {"виключити", kb::EventKind::repeals},
};

}  // namespace

const LanguageTables kUkrainian = {
    .code = "uk",
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
    .apostrophe_in_word = true,
    .genitive = true,
};

}  // namespace lacuna::indexer
