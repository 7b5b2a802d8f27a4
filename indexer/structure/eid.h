// eIds by our one rule (domain.md 4.7; Akoma Ntoso Naming Convention 1.0 with our decisions),
// whatever the publisher wrote: art_2__para_1__point_a-1, annex_2__art_1, chp_II__sec_2.
//  - steps are joined by "__", level and number by "_"; the level's prefix is kb::eid_prefix;
//  - a component (annex, schedule) comes first and starts numbering anew;
//  - basic units (and the points and recitals of acts numbered in them) leave chapters and the like
//    out: art_20, never chp_2__art_20; containers keep theirs (chp_II__sec_2);
//  - unnumbered units of a kind that is counted (paragraph, indent, recital, alinea, annex,
//    division ...) get their ordinal among the siblings of that kind; others get "nn";
//    an unnumbered subparagraph below a paragraph or point counts from 2, the first one being
//    transparent;
//  - a number used twice below one parent: the later one gets "_2".
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/model/provision.h"

namespace lacuna::indexer {

// The value of a printed number, level words and decoration dropped: "Articolul 2^1" -> "2-1",
// "Art. 1er." -> "1", "(1)" -> "1", "a^1)" -> "a-1", "§ 5a" -> "5a", "Articol unic" -> "unic",
// "Capitolul II" -> "II", "2.1." -> "2.1", "64-quater" -> "64quater", "Anexa nr. 1" -> "1".
// Roman numbers of bracketed points keep the case they are printed in. Empty: no number in it.
std::string normalise_number(std::string_view printed);

// "art_2-1"; without a number the prefix alone ("preamble").
std::string eid_step(kb::Level level, std::string_view num_norm);

// Book, part, title, chapter, section ...: groups basic units, and is left out of their eIds.
bool is_container(const kb::Provision& provision);

// Fills eid of every provision, num_norm where it is empty and the kind is counted, and flags
// "duplicate_number". Expects level, basic, num_norm (or empty) and parent to be set.
void assign_eids(std::vector<kb::Provision>& provisions);

}  // namespace lacuna::indexer
