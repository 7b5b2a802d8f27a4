// What the index has yet to take over. Every write puts a row here in its own transaction; whoever
// holds the index lock reads batches in order of seq, applies them (each is idempotent: read the
// record anew and replace its document, or delete it), and commits the highest seq inside the
// index. For threading and errors see store.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kb/base/names.h"
#include "kb/store/store.h"

namespace lacuna::kb {

enum class OutboxKind { expression, gap, evidence, ask, paper, annotation, entry };
constexpr auto names(OutboxKind) {
  return name_table<OutboxKind>({{OutboxKind::expression, "expression"},
                                 {OutboxKind::gap, "gap"},
                                 {OutboxKind::evidence, "evidence"},
                                 {OutboxKind::ask, "ask"},
                                 {OutboxKind::paper, "paper"},
                                 {OutboxKind::annotation, "annotation"},
                                 {OutboxKind::entry, "entry"}});
}
enum class OutboxOp { put, remove };
constexpr auto names(OutboxOp) {
  return name_table<OutboxOp>({{OutboxOp::put, "put"}, {OutboxOp::remove, "remove"}});
}

struct OutboxEntry {
  std::int64_t seq = 0;  // rises; never reused
  OutboxKind kind = OutboxKind::expression;
  std::string key;              // expression key, or id
  OutboxOp op = OutboxOp::put;  // a put whose record is gone or hidden by then is a remove
};

std::vector<OutboxEntry> outbox_after(Store& store, std::int64_t seq, std::size_t limit);
std::int64_t newest_seq(Store& store);  // 0: nothing was ever written

// Told by whoever drains, after the index commit, for pages that say "indexed up to"; forgets the
// applied rows. The index's own number is the truth.
void set_applied_seq(Store& store, std::int64_t seq);
std::int64_t applied_seq(Store& store);

// Everything that belongs in an index made from nothing, as puts with seq = newest_seq: note
// newest_seq first, then index these.
std::vector<OutboxEntry> everything_to_index(Store& store);

}  // namespace lacuna::kb
