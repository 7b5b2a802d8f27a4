#include "kb/store/statistics.h"

#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

std::size_t number(Store& store, const std::string& sql) {
  return static_cast<std::size_t>(store.database().find(sql)->integer(0));
}

void count_texts(Store& store, Statistics& all) {
  const std::string readable = std::string("state IN ") + kReadable;
  const auto row = store.database().find(
      "SELECT count(DISTINCT work), count(*), coalesce(sum(counts_provisions), 0), "
      "coalesce(sum(counts_citations), 0), coalesce(sum(CASE WHEN reviewed = 0 THEN 1 ELSE 0 END), "
      "0) FROM expressions WHERE " +
      readable);
  all.works = static_cast<std::size_t>(row->integer(0));
  all.expressions = static_cast<std::size_t>(row->integer(1));
  all.provisions = static_cast<std::size_t>(row->integer(2));
  all.citations = static_cast<std::size_t>(row->integer(3));
  all.unreviewed_expressions = static_cast<std::size_t>(row->integer(4));
  all.known_works = number(store,
                           "SELECT count(*) FROM works w WHERE NOT EXISTS (SELECT 1 FROM "
                           "expressions x WHERE x.work = w.key AND x." +
                               readable + ")");
  all.unresolved = number(store,
                          "SELECT count(*) FROM citations c JOIN expressions x ON x.no = "
                          "c.expression AND x." +
                              readable +
                              " WHERE c.resolution IN ('unresolved', 'ambiguous', "
                              "'work_only')");
}

}  // namespace

Statistics statistics(Store& store, const Viewer& viewer, const Date& on) {
  Statistics all;
  count_texts(store, all);
  all.gaps = count_records<Gap>(store, viewer, {});
  Clause states("SELECT t.state, count(*) FROM gaps t WHERE ");
  states.add(sees_record(viewer, "t")).add({" GROUP BY t.state"});
  const auto rows = query(store.database(), states);
  for (const auto& state : all_of<GapState>())
    for (const Row& row : rows)
      if (row.text(0) == state.word)
        all.gaps_by_state.emplace_back(row.text(0), static_cast<std::size_t>(row.integer(1)));
  all.critical_gaps = count_records<Gap>(store, viewer, {"t.critical = 1"});
  all.gaps_to_review = count_records<Gap>(store, viewer, {"t.review_needed = 1"});
  all.evidence = count_records<Evidence>(store, viewer, {});
  Date limit = on;
  limit.year -= 2;  // the 24 months of kb/rules/evidence_rules.h
  all.stale_evidence = count_records<Evidence>(
      store, viewer, {"t.observed_on IS NULL OR t.observed_on <= ?", {limit}});
  all.papers = count_records<PositionPaper>(store, viewer, {});
  all.asks = count_records<Ask>(store, viewer, {});
  all.annotations = count_records<Annotation>(store, viewer, {});
  all.open_threads =
      count_records<Annotation>(store, viewer, {"t.thread = t.id AND t.state = 'open'"});
  return all;
}

}  // namespace lacuna::kb
