// "Version en vigueur du 1er mai 2021 au 31 décembre 2022" below an article's label: the days on
// which this wording was in force, as French collections print them. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "kb/base/date.h"

namespace lacuna::indexer {

struct Validity {
  Date from;
  std::optional<Date> to;  // none: still in force
  std::size_t end = 0;     // of the line that says so
};

// The validity that a whole line at `at` prints.
std::optional<Validity> validity_at(std::string_view text, std::size_t at);

}  // namespace lacuna::indexer
