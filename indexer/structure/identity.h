// What an act says of itself: type, number, date and subject from its title, the key of its work.
// The key is never empty: <jur>/<type>/<year>/<number>, else <jur>/<type>/<year>/<slug of the
// title>. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/structure/structure.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

// Fills what `identity` leaves empty from the act's opening (title line first).
void read_identity(const Tradition& tradition, std::string_view opening, Identity& identity);

// Ukrainian laws have their date and number below the signature, not in the title.
void read_closing(const Tradition& tradition, std::string_view closing, Identity& identity);

// The jurisdiction that the words name ("Monitorul Oficial al României", "Republica Moldova");
// empty: none.
std::string_view jurisdiction_named_in(std::string_view text);

// The work that an identity names. What had to be assumed goes to `warnings`, one sentence each.
kb::Work work_of(const Identity& identity, kb::DocumentKind kind,
                 std::vector<std::string>& warnings);

// "Legea privind azilul" -> "legea-privind-azilul": lower case without diacritics, at most 80
// bytes.
std::string slug(std::string_view text);

}  // namespace lacuna::indexer
