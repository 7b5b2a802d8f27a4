#include "kb/store/statistics.h"

#include "kb/store/records.h"

namespace lacuna::kb {

Statistics statistics(Store& store, const Viewer& viewer) {
  Statistics all;
  const std::string readable = std::string("state IN ") + kReadable;
  const auto texts = store.database().find(
      "SELECT count(DISTINCT work), coalesce(sum(counts_provisions), 0) FROM expressions WHERE " +
      readable);
  all.works = static_cast<std::size_t>(texts->integer(0));
  all.provisions = static_cast<std::size_t>(texts->integer(1));
  const auto known = store.database().find(
      "SELECT count(*) FROM works w WHERE NOT EXISTS (SELECT 1 FROM expressions x WHERE x.work = "
      "w.key AND x." +
      readable + ")");
  all.known_works = static_cast<std::size_t>(known->integer(0));
  all.gaps = count_records<Gap>(store, viewer, {});
  all.papers = count_records<PositionPaper>(store, viewer, {});
  return all;
}

}  // namespace lacuna::kb
