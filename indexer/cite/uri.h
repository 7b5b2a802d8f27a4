// Addresses that name an act without words: CELEX numbers and European Legislation Identifiers
// (domain reference 4.5). Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/cite/act.h"
#include "indexer/cite/token.h"
#include "kb/model/ref.h"

namespace lacuna::indexer {

// "32011L0095", "02011L0095-20111220", "62017CJ0720": the work's key.
std::optional<std::string> work_of_celex(std::string_view celex);

// What a publisher's link leads to: an address with a CELEX number or an ELI in it, or either
// alone; with the article where an ELI names one; or the IRI of a text that Lacuna wrote
// (kb/model/iri.h).
std::optional<kb::ProvisionRef> ref_of_address(std::string_view address);

// A CELEX number at its first token.
std::optional<ActMention> parse_celex(const Tokens& tokens, std::size_t at);

// An ELI whose "eli" stands at `at`; `first` is where the address begins.
struct EliMention {
  std::size_t first;
  ActMention act;
};
std::optional<EliMention> parse_eli(const Tokens& tokens, std::size_t at);

}  // namespace lacuna::indexer
