// Whose law a text is, by what it says of itself: its title, the body that adopts it, the gazette.
// A jurisdiction decides the tradition, a language only where there is none; an act of the Union in
// Romanian is no Romanian law. Linear; pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/document.h"

namespace lacuna::indexer {

// "eu", "md", "gb" …; empty: the text does not say. `opening` holds the first lines.
std::string_view jurisdiction_of(const Document& document, std::string_view opening);

// What an act in this language is taken for when it names no jurisdiction.
std::string_view jurisdiction_of_language(std::string_view language);

}  // namespace lacuna::indexer
