// What the address of a matrix asks: filters, the places that stand across, the act whose
// provisions stand down. Read once a request and handed to the function that fills the matrix. One
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/base/date.h"
#include "kb/rules/coverage_rules.h"
#include "kb/store/coverage.h"
#include "server/pages/entry_view.h"
#include "server/pages/matrix.h"

namespace lacuna::server {

struct MatrixQuery {
  MatrixQuery(Context& context, const Request& request);

  const Request& request;
  Gazetteer gazetteer;
  std::optional<Date> known;  // ?known=: what was recorded by the end of that day
  Date day;                   // ?on=, the day known, or today
  kb::GapFilter gaps;         // without sector and group: those choose headings
  std::string sector;         // one heading alone
  std::string group;          // one heading alone
  std::string work;           // whose provisions stand down
  std::string dimension;      // of AAAQ
  std::string_view tier;      // which places stand across: regions counties areas
  std::vector<std::pair<std::string, kb::SilenceScope>> silences;  // by id, as the viewer sees them
};

// Records of a kind as they stand, or as they were known on a day.
std::vector<kb::Entry> entries_asked(Context& context, std::string_view kind,
                                     const std::optional<Date>& known);

// Headings of a vocabulary, or the one that is chosen.
std::vector<MatrixHeading> concept_headings(Context& context, std::string_view scheme,
                                            std::string_view chosen = {});

// The places of the tier, inside ?place= when that is asked.
struct PlaceHeading {
  MatrixHeading heading;
  std::set<std::string> inside;  // itself and all that belong to it on the day
  std::set<std::string> above;   // itself and all that it belongs to
};
enum class Countries { show, leave_out };  // beside their regions
std::vector<PlaceHeading> place_headings(const MatrixQuery& query, Countries countries);
std::span<const std::string_view> place_tiers();

// An empty matrix of these headings.
Matrix blank_matrix(std::string corner, const std::vector<MatrixHeading>& rows,
                    const std::vector<MatrixHeading>& columns);

// Where to look the gaps of a cell up again.
struct GapSource {
  kb::GapFilter filter;
  kb::GapAxis rows;
  kb::GapAxis columns;
  std::optional<Date> known = {};
};

struct FilledMatrix {
  Matrix matrix;
  std::optional<GapSource> gaps;
};

}  // namespace lacuna::server
