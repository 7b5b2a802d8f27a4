#include "indexer/read/xml/codes.h"

#include <unicode/uloc.h>

#include "kb/base/text.h"

namespace lacuna::indexer {

std::string_view last_segment(std::string_view iri) {
  while (iri.ends_with('/')) iri.remove_suffix(1);
  return iri.substr(iri.find_last_of("/#") == iri.npos ? 0 : iri.find_last_of("/#") + 1);
}

std::string language_tag(std::string_view code) {
  const std::string key = lower(last_segment(trim(code)));
  struct Row {
    std::string_view code, tag;
  };
  // ISO 639-2's bibliographic codes, and one that publishers of Spanish law use.
  static constexpr Row kRows[] = {
      {"ger", "de"}, {"fre", "fr"}, {"rum", "ro"}, {"mol", "ro"}, {"dut", "nl"}, {"gre", "el"},
      {"cze", "cs"}, {"slo", "sk"}, {"alb", "sq"}, {"arm", "hy"}, {"geo", "ka"}, {"mac", "mk"},
      {"ice", "is"}, {"baq", "eu"}, {"wel", "cy"}, {"per", "fa"}, {"chi", "zh"}, {"esp", "es"}};
  for (const Row& row : kRows)
    if (row.code == key) return std::string(row.tag);
  if (key.size() < 2 || key.size() > 8 || key == "und" || key == "mul") return {};
  char tag[64];
  UErrorCode status = U_ZERO_ERROR;
  uloc_toLanguageTag(key.c_str(), tag, sizeof tag, false, &status);
  return U_FAILURE(status) || std::string_view(tag) == "und" ? std::string() : std::string(tag);
}

std::string jurisdiction_key(std::string_view code) {
  std::string key = lower(last_segment(trim(code)));
  key = key.substr(0, key.find('-'));
  if (key == "uk") return "gb";
  if (key == "un") return "int";
  if (key == "eu" || key == "int") return key;
  for (const char* const* iso = uloc_getISOCountries(); *iso; ++iso) {
    if (key == lower(*iso)) return key;
    if (key.size() == 3 && key == lower(uloc_getISO3Country(("und_" + std::string(*iso)).c_str())))
      return lower(*iso);
  }
  return {};
}

}  // namespace lacuna::indexer
