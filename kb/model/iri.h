// Akoma Ntoso IRIs of works and provisions (Naming Convention 1.0, OASIS 2019, sections 4 and 5)
// for our canonical references, both ways: ro/lege/2006/122!art_20 is
// /akn/ro/act/lege/2006/122/!main#art_20. A date of the expression stands as "@2015-06-01" before
// the component, a sentence as "~s2" behind the eId; a range has two ends. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kb/model/ref.h"

namespace lacuna::kb {

// What may stand in a segment of an IRI, everything else percent-encoded.
std::string iri_segment(std::string_view text);

// Empty when the reference names no act ("?", PREV). Of a range: where it begins.
std::string iri_of(const ProvisionRef& ref);

// "art_17__para_1__point_a" of "art_17__para_1__point_a..c" gives "art_17__para_1__point_c"; empty:
// no range.
std::string last_of_range(const ProvisionRef& ref);

// What an Akoma Ntoso IRI leads to, ours or another publisher's with a dated work; nullopt when
// there is none in the address.
std::optional<ProvisionRef> ref_of_iri(std::string_view address);

}  // namespace lacuna::kb
