// What every write leaves behind, in its own transaction: a history row and outbox rows. For the
// sources of kb/store alone.
#pragma once

#include <string>
#include <string_view>

#include "kb/model/account.h"
#include "kb/store/outbox.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct ChangeNote {
  std::string_view kind;
  std::string_view record;
  std::string_view action;
  std::string before;  // JSON
  std::string after;
  std::string_view reason;
};
void note_change(Store& store, const Viewer& by, const ChangeNote& note);

void put_outbox(Store& store, OutboxKind kind, std::string_view key, OutboxOp op = OutboxOp::put);

// Puts again whatever inherits its visibility from this record: evidence and annotations.
void put_dependents(Store& store, OutboxKind kind, std::string_view id);

// The next visible number: "G-13"; a number given by the program moves the counter past it.
std::string next_number(Store& store, std::string_view letter);
void take_number(Store& store, std::string_view letter, std::string_view number);

}  // namespace lacuna::kb
