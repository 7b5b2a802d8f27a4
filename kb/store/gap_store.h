// Gaps. For viewers, threading and errors see store.h; for the life cycle see kb/rules/gap_rules.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/gap.h"
#include "kb/rules/gap_rules.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Gives id, number ("G-12"), version 1, instants, author and owner (the viewer's; program_viewer()
// keeps those given); an id or number that is given is kept, a taken one is a conflict. Begins as
// observed, unless the program brings a state.
Gap create_gap(Store& store, Gap gap, const Viewer& by);

// Saves the content as it stands in `gap` if `gap.version` is still the stored one. The state, the
// number and the authorship are not changed by it.
Gap change_gap(Store& store, const Gap& gap, const Viewer& by, const std::string& reason = {});

struct GapMove {
  GapState to = GapState::triaged;
  std::string reason;             // why rejected, reopened ...; kept as state_reason
  std::optional<Date> closed_on;  // of partly_closed and closed
  Date today;
};
// One step of the life cycle. guard, with the first failed guard's message as text, when refused;
// ask gap_step_failures() of gap_rules.h first to show all of them.
Gap move_gap(Store& store, std::string_view id, int version, const GapMove& move, const Viewer& by);

// The viewer's own assessment, in place of an earlier one of theirs; others' stay beside it.
// Whoever sees the gap and has the role of expert may score it, of whatever organisation.
Gap score_gap(Store& store, std::string_view id, int version, GapScore score, const Viewer& by);

// What was recorded twice: evidence, links and records that name `id` go to `stays`; `id` becomes
// superseded, keeps its words and history, and is linked as its duplicate. Discussions stay where
// they were held. bad_input when both are the same; forbidden below the role of expert.
Gap merge_gap(Store& store, std::string_view id, int version, std::string_view stays,
              const Viewer& by, const std::string& reason);

void withdraw_gap(Store& store, std::string_view id, int version, const Viewer& by,
                  const std::string& reason);

std::optional<Gap> find_gap(Store& store, const Viewer& viewer, std::string_view id_or_number);

// What the guards look at: the gap with all its evidence, links and asks, whoever may see them.
GapContent gap_content(Store& store, const Gap& gap);

enum class GapOrder { priority, changed, number };
constexpr auto names(GapOrder) {
  return name_table<GapOrder>({{GapOrder::priority, "priority"},
                               {GapOrder::changed, "changed"},
                               {GapOrder::number, "number"}});
}

enum class NgoDependence { any, dependent };

// Every field that is set must hold; empty ones do not filter. Within a list any of its values.
struct GapFilter {
  std::vector<std::string> types;  // primary or secondary
  std::vector<std::string> levels;
  std::vector<std::string> groups;
  std::vector<std::string> sectors;
  std::vector<std::string> territories;
  std::vector<GapState> states;
  std::string jurisdiction;
  std::string owner;  // organisation
  std::string words;  // all of these in number, title or statement
  std::string work;   // linked to a provision of this work
  std::vector<std::string>
      standards;  // what should hold is one of these provisions, or part of one
  NgoDependence ngo = NgoDependence::any;
  int least_priority = 0;  // 0..100
  // Those alone that were recorded by the end of this day and stand as they stood; links made by
  // then.
  std::optional<Date> unchanged_since;
  GapOrder order = GapOrder::priority;
};
Page<Gap> list_gaps(Store& store, const Viewer& viewer, const GapFilter& filter,
                    const PageRequest& page);

struct GapFacet {
  std::string field;  // type level group sector territory state jurisdiction
  std::string value;
  std::size_t gaps = 0;
};
// Counts over the filtered gaps, for the filter column of the register.
std::vector<GapFacet> gap_facets(Store& store, const Viewer& viewer, const GapFilter& filter);

// For the margin of a reading page: gaps linked to each unit of a work.
struct GapAtProvision {
  std::string eid;
  std::string id;
  std::string number;
  std::string title;
};
std::vector<GapAtProvision> gaps_of_work(Store& store, const Viewer& viewer, std::string_view work);

}  // namespace lacuna::kb
