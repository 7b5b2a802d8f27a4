// People's records as indexed units. What may not be seen by many is seen by few here too: a unit's
// audience is that of the record and of whatever it hangs on. Pure but for unit_of_record, which
// reads the store; same thread as the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/unit.h"
#include "kb/model/annotation.h"
#include "kb/model/entry.h"
#include "kb/model/evidence.h"
#include "kb/model/gap.h"
#include "kb/model/position.h"
#include "kb/store/store.h"

namespace lacuna::indexer {

// Who may find a unit.
struct Audience {
  kb::Visibility visibility = kb::Visibility::private_;
  std::vector<std::string> organisations;  // when restricted
  bool coalition_only = false;             // of those, only members of the coalition
};
Audience audience_of(const kb::Record& record);
// Those who are in both.
Audience common(const Audience& a, const Audience& b);

IndexUnit unit_of(const kb::Gap& gap);
IndexUnit unit_of(const kb::Ask& ask);
IndexUnit unit_of(const kb::PositionPaper& paper);
IndexUnit unit_of(const kb::Evidence& evidence);
IndexUnit unit_of(const kb::Entry& entry);
// Without the name and address of a guest.
IndexUnit unit_of(const kb::Annotation& annotation);

// The unit of a record as the store has it now, with its audience; nullopt: it is gone, waits for
// moderation, or hangs on something that is gone.
std::optional<IndexUnit> unit_of_record(kb::Store& store, UnitKind kind, const std::string& id);

}  // namespace lacuna::indexer
