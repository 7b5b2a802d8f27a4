// Lists of provisions as cited: "art. 56 alin. (1) și (2), art. 63 alin. (1) lit. a)", downward and
// upward ("lit. a) a alin. (1) al art. 2"), ranges, inheritance (rules R1, R2, R5 of the domain
// reference 4.3). Linear; any thread.
#pragma once

#include <optional>
#include <vector>

#include "indexer/cite/language.h"
#include "indexer/cite/token.h"
#include "indexer/cite/unit.h"

namespace lacuna::indexer {

struct PathList {
  std::vector<Path> paths;  // at least one
  std::size_t next = 0;     // token after the last
};

// The list that begins at `at`; nullopt when no unit with a number stands there.
std::optional<PathList> parse_paths(const Tokens& tokens, std::size_t at, const Language& language);

}  // namespace lacuna::indexer
