// Words that carry no matter of their own (articles, prepositions, question words), by language. A
// query of several words is searched without them; texts are indexed with them, because phrases
// need them. Words that carry matter in another language of the same script are left out of the
// lists (Romanian "care", English "care"). Pure; any thread.
#pragma once

#include <string_view>

namespace lacuna::indexer {

// `form`: folded, as Analyser::form_of gives it. `language` empty: of any language.
bool is_function_word(std::string_view form, std::string_view language);

}  // namespace lacuna::indexer
