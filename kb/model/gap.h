// A gap: what the law, its implementation or a service lacks, for whom, where, and how we know.
// Open data; the life cycle's guards are in kb/rules/gap_rules.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/record.h"

namespace lacuna::kb {

enum class GapState {
  observed,
  triaged,
  under_analysis,
  validated,
  addressed,
  partly_closed,
  closed,
  rejected,
  superseded,
  reopened,
};
constexpr auto names(GapState) {
  return name_table<GapState>({{GapState::observed, "observed"},
                               {GapState::triaged, "triaged"},
                               {GapState::under_analysis, "under_analysis"},
                               {GapState::validated, "validated"},
                               {GapState::addressed, "addressed"},
                               {GapState::partly_closed, "partly_closed"},
                               {GapState::closed, "closed"},
                               {GapState::rejected, "rejected"},
                               {GapState::superseded, "superseded"},
                               {GapState::reopened, "reopened"}});
}

// "[who] in [where] cannot [right] because [cause], although [standard] requires [requirement]";
// without who, right, cause and standard it is an observation, not a gap.
struct GapStatement {
  std::string who;
  std::string where;
  std::string right;  // what they cannot do or get
  std::string cause;
  std::string standard;  // what requires it
  std::string requirement;

  bool operator==(const GapStatement&) const = default;
};

// What one expert makes of it: the four factors of the priority, 1..5; reach 0 = unknown (computed
// with 3 and said so).
struct GapScore {
  int severity = 0;  // 0: not scored
  int reach = 0;
  int legal_force = 0;
  int urgency = 0;
  int feasibility = 0;        // shown, not in the priority; 0 = unknown
  std::string argument;       // why so, in words
  std::string scorer;         // account id
  std::string on;             // instant
  std::string weights = "1";  // version of the weights (kb/rules/score_rules.h)
};

struct Gap : Record {
  std::string number;  // visible: "G-12"; separate from the id, never reused
  std::string title;
  GapStatement statement;
  std::string primary_type;        // notations of the vocabularies
  std::vector<std::string> types;  // secondary
  std::vector<std::string> levels;
  std::vector<std::string> groups;
  std::vector<std::string> sectors;
  std::vector<std::string> territories;
  std::string jurisdiction;
  std::string language;
  GapState state = GapState::observed;
  std::string state_reason;
  std::vector<GapScore> scores;  // one a scorer, in the order they came; never merged
  bool no_norm_exists = false;   // said explicitly, signed and dated, instead of a provision link
  std::string no_norm_scope;     // which acts were examined
  std::optional<Date> no_norm_on;
  std::string no_norm_by;  // account id
  bool ngo_dependent = false;
  std::optional<Date> funded_until;  // the money of what fills the gap today ends
  bool review_needed = false;        // a linked provision has a new version; not a state change
  std::optional<Date> review_by;
  std::optional<Date> closed_on;
  std::string validated_by;  // account id
  std::string scope_note;    // temporal scope of a standard that no longer applies
};

}  // namespace lacuna::kb
