// What a Formex document says about itself: number, date and language from BIB.INSTANCE, kind of
// act and ELI from the package's document part, CELEX number and date of a consolidated text from
// FAM.COMP and INFO.CONSLEG, the title as printed. Pure; any thread.
#pragma once

#include <pugixml.hpp>

#include "indexer/document/document.h"

namespace lacuna::indexer::formex {

// Roots that hold text: ACT, ANNEX, CONS.ACT and others.
bool is_text_root(pugi::xml_node root);

// The printed title of the whole document; null for an annex, whose title is its own.
pugi::xml_node title_of(pugi::xml_node root);

// `listing`: the root of the package's document part (DOC); null when there is none.
Identity describe(pugi::xml_node root, pugi::xml_node listing);

}  // namespace lacuna::indexer::formex
