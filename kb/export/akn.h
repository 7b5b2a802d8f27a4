// An expression as Akoma Ntoso 3.0 (OASIS, 2018) that validates against the standard's schema: FRBR
// metadata, our eIds, the publisher's ids as wId, quotations as quotedStructure, footnotes as
// authorial notes, languages as xml:lang, the dated events as passive modifications and their notes
// as editorial remarks. Annexes are attachments; they keep their short eIds (annex_1__point_5).
// Chapters stay out of an article's eId, as in our addresses (domain.md 4.7). Characters that XML
// cannot hold are left out. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "kb/model/provision.h"

namespace lacuna::kb {

// The whole act.
std::string write_akn(const Act& act);

// One provision with everything below it, as a <portion>. Throws not_found when the act has no such
// eId.
std::string write_akn_portion(const Act& act, std::string_view eid);

}  // namespace lacuna::kb
