// What people decided about citations of a work, as texts of it are written. For the sources of
// kb/store alone; inside a transaction of the caller.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "kb/model/citation.h"
#include "kb/store/store.h"

namespace lacuna::kb {

class CitationDecisions {
 public:
  CitationDecisions(Store& store, std::string_view work);

  // Feed the citations of a text in reading order. What was decided stands in the citation
  // afterwards (flag "confirmed", or dismissed).
  void apply(Citation& citation);

 private:
  using Place = std::tuple<std::string, std::string, std::string>;  // eid, part, raw
  std::map<std::pair<Place, int>, std::optional<ProvisionRef>> decided_;
  std::map<Place, int> seen_;
};

}  // namespace lacuna::kb
