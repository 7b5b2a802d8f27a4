// Gaps and what stands on them as they were known on a day: recorded by its end, in the version
// that stood then. What was withdrawn since is left out, as everywhere: it is nobody's any more. A
// version is seen by those who could see it then and see the record now. For viewers, threading and
// errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/model/entry.h"
#include "kb/model/evidence.h"
#include "kb/model/gap.h"
#include "kb/store/chain.h"
#include "kb/store/coverage.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Those that fit the filter as they stood, by number, one page of them (`page` from 1; behind the
// last one the last is meant). Filters by links (work, standards) look at links made by then.
struct KnownGaps {
  std::vector<Gap> gaps;
  std::size_t total = 0;
  int page = 1;
};
KnownGaps known_gaps_page(Store& store, const Viewer& viewer, const GapFilter& filter,
                          const Date& day, int page, std::size_t size);
// How many asks were linked to a gap by then.
std::size_t asks_known(Store& store, const Viewer& viewer, std::string_view gap, const Date& day);
// The chain as it was known: links, evidence and comments made by then, asks as they stood.
std::optional<GapChain> chain_known(Store& store, const Viewer& viewer,
                                    std::string_view id_or_number, const Date& day);
// As gap_cells and gaps_of_cell of coverage.h, for axes of the gaps' own terms; those that were
// changed since stand behind the others.
std::vector<GapCell> gap_cells_known(Store& store, const Viewer& viewer, const GapFilter& filter,
                                     const GapAxis& rows, const GapAxis& columns, const Date& day);
std::vector<Gap> gaps_of_cell_known(Store& store, const Viewer& viewer, const GapFilter& filter,
                                    const GapAxis& rows, std::string_view row,
                                    const GapAxis& columns, std::string_view column,
                                    std::size_t limit, const Date& day);
std::optional<Gap> gap_known(Store& store, const Viewer& viewer, std::string_view id_or_number,
                             const Date& day);
std::vector<Evidence> evidence_known(Store& store, const Viewer& viewer, std::string_view gap,
                                     const Date& day);
std::vector<Entry> entries_known(Store& store, const Viewer& viewer, std::string_view kind,
                                 const Date& day);

}  // namespace lacuna::kb
