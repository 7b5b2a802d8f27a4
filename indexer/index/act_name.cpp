#include "indexer/index/act_name.h"

#include <algorithm>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/tokens.h"

namespace lacuna::indexer {
namespace {

constexpr std::string_view kKinds[] = {
    // ro
    "lege", "legea", "legii", "cod", "codul", "codului", "ordonanta", "ordonantei", "hotararea",
    "regulamentul", "regulamentului", "directiva", "directivei", "decizia", "constitutia",
    "constitutiei", "tratatul", "conventia", "conventiei", "protocolul", "carta", "cartei",
    "declaratia", "declaratiei", "statutul",
    // en
    "act", "law", "code", "regulation", "regulations", "directive", "decision", "constitution",
    "treaty", "convention", "protocol", "charter", "declaration", "covenant", "order", "rules",
    // de
    "gesetz", "gesetzbuch", "verordnung", "richtlinie", "vertrag", "abkommen", "erklarung",
    // fr
    "loi", "reglement", "traite", "charte",
    // ru, uk
    "закон", "закона", "законе", "закону", "кодекс", "кодекса", "кодексу", "конвенция", "конвенции",
    "конвенція", "конвенції", "декларация", "декларации", "декларація", "декларації", "конституция",
    "конституции", "конституція", "конституції", "хартия", "хартія", "директива", "директивы",
    "директиви", "регламент", "регламента", "регламенту"};

// German joins the kind to what it is about: Asylgesetz.
constexpr std::string_view kEndings[] = {"gesetz", "gesetzbuch", "verordnung", "richtlinie"};

}  // namespace

bool is_kind_of_act(std::string_view form) {
  return std::find(std::begin(kKinds), std::end(kKinds), form) != std::end(kKinds);
}

bool calls_an_act(std::string_view words) {
  for (auto span = next_word(words, 0); span; span = next_word(words, span->end)) {
    const auto form = fold(words.substr(span->begin, span->end - span->begin));
    const bool ends_so = std::any_of(
        std::begin(kEndings), std::end(kEndings),
        [&](std::string_view ending) { return std::string_view(form).ends_with(ending); });
    if (is_kind_of_act(form) || ends_so) return true;
  }
  return false;
}

}  // namespace lacuna::indexer
