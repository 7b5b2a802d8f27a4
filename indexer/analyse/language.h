// Which language a text is written in (CLD2). Any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

// BCP 47 ("ro", "en", "uk" ...). Short or mixed text says little: then `prior` (the document's
// language, or the jurisdiction's) is the answer.
std::string detect_language(std::string_view text, std::string_view prior);

}  // namespace lacuna::indexer
