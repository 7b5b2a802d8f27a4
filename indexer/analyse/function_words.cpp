#include "indexer/analyse/function_words.h"

#include <algorithm>
#include <span>

namespace lacuna::indexer {
namespace {

// Folded.
constexpr std::string_view kRomanian[] = {
    "a",    "acea", "acest", "aceasta", "aceste", "acestor", "acestui", "al",    "ale",    "asupra",
    "au",   "ca",   "cand",  "cat",     "cata",   "cate",    "cati",    "catre", "ce",     "cel",
    "cele", "cine", "cu",    "cum",     "daca",   "de",      "despre",  "din",   "dintre", "dupa",
    "este", "fara", "fi",    "fie",     "in",     "intr",    "intre",   "la",    "le",     "lor",
    "lui",  "nu",   "o",     "pe",      "pentru", "poate",   "prin",    "sa",    "sau",    "se",
    "si",   "sub",  "sunt",  "un",      "unde",   "unei",    "unor",    "unui"};
constexpr std::string_view kEnglish[] = {
    "a",   "an",   "and",  "are",   "as",    "at",  "be",    "by",    "can",   "do",   "does",
    "for", "from", "has",  "have",  "how",   "if",  "in",    "into",  "is",    "it",   "its",
    "not", "of",   "on",   "or",    "that",  "the", "their", "there", "these", "this", "those",
    "to",  "what", "when", "where", "which", "who", "whom",  "whose", "with"};
constexpr std::string_view kGerman[] = {
    "am",   "an",    "auf",    "aus",   "bei",   "bis",   "das",   "dem",   "den",   "der", "des",
    "die",  "durch", "ein",    "eine",  "einem", "einen", "einer", "eines", "fur",   "im",  "in",
    "ist",  "mit",   "nach",   "nicht", "oder",  "sind",  "um",    "und",   "unter", "vom", "von",
    "wann", "was",   "welche", "wer",   "wie",   "wo",    "zu",    "zum",   "zur"};
constexpr std::string_view kFrench[] = {
    "a",       "au",    "aux", "avec", "ce",  "ces",  "cette", "comment", "d",    "dans",
    "de",      "des",   "du",  "en",   "est", "et",   "l",     "la",      "le",   "les",
    "leur",    "leurs", "ou",  "par",  "pas", "pour", "quand", "que",     "quel", "quelle",
    "quelles", "quels", "qui", "sans", "se",  "ses",  "sur",   "un",      "une"};
constexpr std::string_view kRussian[] = {
    "без", "в",  "во", "где", "для",   "до",    "его", "ее",    "за",  "и",   "из",
    "или", "их", "к",  "как", "какие", "какой", "ко",  "когда", "кто", "ли",  "на",
    "не",  "о",  "об", "от",  "по",    "при",   "с",   "со",    "у",   "что", "это"};
constexpr std::string_view kUkrainian[] = {
    "але",  "без", "в",    "від", "для", "до",   "з",   "за", "зі", "й",   "його",
    "коли", "на",  "не",   "о",   "по",  "при",  "про", "та", "у",  "хто", "це",
    "чи",   "що",  "щодо", "як",  "яка", "який", "які", "є",  "і",  "із",  "їх"};

struct ListRow {
  std::string_view language;
  std::span<const std::string_view> words;
};
constexpr ListRow kLists[] = {{"ro", kRomanian}, {"en", kEnglish}, {"de", kGerman},
                              {"fr", kFrench},   {"ru", kRussian}, {"uk", kUkrainian}};

}  // namespace

bool is_function_word(std::string_view form, std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  return std::any_of(std::begin(kLists), std::end(kLists), [&](const ListRow& row) {
    return (primary.empty() || primary == row.language) &&
           std::find(row.words.begin(), row.words.end(), form) != row.words.end();
  });
}

}  // namespace lacuna::indexer
