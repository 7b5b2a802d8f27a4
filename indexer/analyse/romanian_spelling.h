// Old Romanian spellings, of laws before 1993 and of Moldovan texts, written as today: hotărîre is
// hotărâre, sînt is sunt (Romanian Academy, decision of 17 February 1993: â inside a word, î at its
// ends and behind a prefix: neîncetat, reîntoarce). Only a printed î tells; a word typed without
// diacritics is left alone. Linear; any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

std::string romanian_spelling(std::string_view word);

}  // namespace lacuna::indexer
