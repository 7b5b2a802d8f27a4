// Codes of languages and jurisdictions, as publishers write them, in the one form that we keep.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

// BCP 47 of "eng", "en", "EN", "fre", ".../language/FRA"; empty when it says nothing.
std::string language_tag(std::string_view code);

// ISO 3166 alpha-2 in lower case, eu or int, of "GB-SCT", "ita", ".../country/LUX"; empty if none.
std::string jurisdiction_key(std::string_view code);

// "http://…/language/FRA" -> "FRA": behind the last slash or hash.
std::string_view last_segment(std::string_view iri);

}  // namespace lacuna::indexer
