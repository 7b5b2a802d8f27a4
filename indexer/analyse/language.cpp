#include "indexer/analyse/language.h"

#include <cstdio>
#include <cstring>
// CLD2's header needs the two above and does not include them.
#include <algorithm>

#include <cld2/public/compact_lang_det.h>

namespace lacuna::indexer {

std::string detect_language(std::string_view text, std::string_view prior) {
  constexpr std::size_t kEnough = 64 * 1024;
  text = text.substr(0, kEnough);
  CLD2::Language best[3];
  int percent[3];
  double score[3];
  int bytes = 0;
  bool reliable = false;
  int valid_prefix = 0;
  const auto found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), static_cast<int>(text.size()), true, nullptr, 0, best, percent, score, nullptr,
      &bytes, &reliable, &valid_prefix);
  // Below some forty letters a name or a number decides; then the document's own word counts.
  constexpr int kFewBytes = 40;
  if (!reliable || bytes < kFewBytes || found == CLD2::UNKNOWN_LANGUAGE) return std::string(prior);
  return CLD2::LanguageCode(found);
}

}  // namespace lacuna::indexer
