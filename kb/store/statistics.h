// What is here, for the home page, as one viewer sees it. For threading and errors see store.h.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct Statistics {
  std::size_t works = 0;        // with a readable text
  std::size_t known_works = 0;  // in the register or cited, text not loaded
  std::size_t expressions = 0;
  std::size_t provisions = 0;
  std::size_t citations = 0;
  std::size_t unresolved = 0;
  std::size_t gaps = 0;
  std::vector<std::pair<std::string, std::size_t>> gaps_by_state;
  std::size_t critical_gaps = 0;
  std::size_t evidence = 0;
  std::size_t stale_evidence = 0;  // older than 24 months on `on`
  std::size_t gaps_to_review = 0;
  std::size_t papers = 0;
  std::size_t asks = 0;
  std::size_t annotations = 0;
  std::size_t open_threads = 0;
  std::size_t unreviewed_expressions = 0;  // published, but nobody accepted the reading report
};
Statistics statistics(Store& store, const Viewer& viewer, const Date& on);

}  // namespace lacuna::kb
