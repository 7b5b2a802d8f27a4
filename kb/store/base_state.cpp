#include "kb/store/base_state.h"

#include <algorithm>

#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

template <class T>
void look_at(Store& store, const Viewer& viewer, BaseState& state) {
  const RecordKind& kind = kind_of<T>();
  Clause clause(
      "SELECT coalesce(max(t.changed_on), ''), coalesce(max(t.illustrative), 0), "
      "coalesce(max(t.visibility <> 'public'), 0) FROM " +
      std::string(kind.table) + " t WHERE ");
  const auto row = find(store.database(), clause.add(kind.seen(viewer, "t")));
  state.latest_change = std::max(state.latest_change, row->text(0));
  state.illustrative = state.illustrative || row->integer(1) != 0;
  state.all_public = state.all_public && row->integer(2) == 0;
}

}  // namespace

BaseState base_state(Store& store, const Viewer& viewer) {
  BaseState state;
  look_at<Gap>(store, viewer, state);
  look_at<Evidence>(store, viewer, state);
  look_at<Ask>(store, viewer, state);
  look_at<PositionPaper>(store, viewer, state);
  look_at<Link>(store, viewer, state);
  look_at<Entry>(store, viewer, state);
  return state;
}

}  // namespace lacuna::kb
