// What every curated record carries: who owns it, who may see it, when it changed. Open data.
#pragma once

#include <string>
#include <vector>

#include "kb/base/names.h"

namespace lacuna::kb {

// Who may see a record: everyone; members of the coalition's organisations; the organisations named
// in shared_with (and the owner's); its author alone.
enum class Visibility { public_, coalition, restricted, private_ };
constexpr auto names(Visibility) {
  return name_table<Visibility>({{Visibility::public_, "public"},
                                 {Visibility::coalition, "coalition"},
                                 {Visibility::restricted, "restricted"},
                                 {Visibility::private_, "private"}});
}

struct Record {
  std::string id;   // UUID v7, made by the program, never reused
  int version = 1;  // rises by one at each change; forms send it back (lost updates are refused)
  std::string created_on;  // instants
  std::string changed_on;
  std::string author;                            // account id; empty: no account
  std::string owner;                             // organisation id
  Visibility visibility = Visibility::private_;  // new is private; publishing is a step of its own
  std::vector<std::string> shared_with;          // organisation ids, when restricted
  bool illustrative = false;                     // demo data: marked wherever it is shown
};

// One change of one record: append-only.
struct Change {
  std::string id;
  std::string kind;    // "gap", "annotation"...
  std::string record;  // id
  std::string action;  // created, changed, moved (life cycle), withdrawn, moderated
  std::string by;      // account id; empty: no account or the program
  std::string on;      // instant
  std::string before;  // JSON object; empty at creation
  std::string after;   // JSON object
  std::string reason;
};

}  // namespace lacuna::kb
