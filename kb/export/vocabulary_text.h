// Texts of a vocabulary before they are kept: languages, labels, addresses, capitals. Pure; any
// thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kb/model/concept.h"

namespace lacuna::kb {

// BCP 47, in lower case; nullopt when it is none.
std::optional<std::string> language_tag(std::string_view text);

// Neither empty nor longer than `most` bytes, no control characters but line ends and tabs.
bool can_be_kept(std::string_view text, std::size_t most);

// Behind the last '#' or '/' of an IRI, percent-decoded.
std::string last_part(std::string_view iri);

// What can name a vocabulary, out of a title: "UNBIS Thesaurus" -> "unbis_thesaurus".
std::string id_from(std::string_view title);

// Some vocabularies (UNBIS) write a language in capitals alone. Its labels become sentence case:
// "ABANDONED CHILDREN" -> "Abandoned children". A language is taken for such when nine in ten of
// its preferred labels have no small letter and they are longer than acronyms.
void ease_capitals(std::span<ConceptScheme> schemes);

}  // namespace lacuna::kb
