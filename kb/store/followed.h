// What happened to what somebody follows, and the days that are coming: read from the history of
// records and from the texts that came, for whoever may see them (the digest of a person; for
// everybody, the public feeds). Ids are stable: the same state gives the same rows. For viewers,
// threading and errors see store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/account.h"
#include "kb/model/follow.h"
#include "kb/model/link.h"
#include "kb/store/gap_store.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// A follow with what its words mean today.
struct FollowSubject {
  FollowKind kind = FollowKind::gap;
  std::string target;               // as in Follow
  GapFilter filter;                 // of a filter
  std::vector<std::string> places;  // of a territory: its key and those of all that belongs to it
};

enum class FollowedWhat {
  record,     // a change of a curated record
  text,       // a text of the act came; of a provision: one where it reads differently
  amendment,  // another act, whose text came, says that it changes this one
};

struct FollowedChange {
  std::string id;  // UUID
  std::string on;  // instant at which it became known here
  FollowedWhat what = FollowedWhat::record;
  std::string kind;    // record: "gap", "link"...
  std::string action;  // record: created, changed, moved, published, withdrawn...
  std::string from;    // record: states of its life cycle, when it moved
  std::string to;
  std::string label;        // number and title; the act whose text came, or that amends
  Node target;              // where to go
  std::optional<Date> day;  // of the text; of an amendment: the earliest day it has effect
  std::size_t places = 0;   // amendment: how many units it changes
  bool illustrative = false;
};

// The newest first, at most `most`; `since` is an instant, empty: from the beginning.
std::vector<FollowedChange> followed_changes(Store& store, const Viewer& viewer,
                                             const FollowSubject& subject, std::string_view since,
                                             std::size_t most);

struct FollowedDate {
  std::string id;  // UUID: of the record and the field, whatever day it says
  Date day;
  std::string what;   // message id: "Review by", "Funded until", "Deadline"
  std::string label;  // number and title, or the act
  Node target;
  std::string changed_on;  // instant: when what says so was last changed
  int version = 1;         // of the record
  bool illustrative = false;
};

// In the order of days, the latest `most`.
std::vector<FollowedDate> followed_dates(Store& store, const Viewer& viewer,
                                         const FollowSubject& subject, std::size_t most);

}  // namespace lacuna::kb
