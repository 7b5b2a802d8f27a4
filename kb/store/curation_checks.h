// What is missing, contradicts itself or is overdue in what people recorded: one table of checks,
// each with what it says and what to do. Reads only, what the viewer may see. For threading and
// errors see store.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/names.h"
#include "kb/model/account.h"
#include "kb/model/link.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// A fault is a hole or a contradiction in the record; a reminder is right and must be looked at.
enum class CheckWeight { fault, reminder };
constexpr auto names(CheckWeight) {
  return name_table<CheckWeight>(
      {{CheckWeight::fault, "fault"}, {CheckWeight::reminder, "reminder"}});
}

// Message ids; English as they stand.
struct CurationCheck {
  std::string_view name;  // stable: "gap_without_provision"
  CheckWeight weight;
  std::string_view says;    // "A gap names no provision and nobody has said that none exists."
  std::string_view remedy;  // "Link the provision, or sign that none exists."
};
std::span<const CurationCheck> curation_checks();

struct Found {
  Node node;  // whose page mends it
  std::string label;
};
struct CheckFindings {
  CurationCheck check;
  std::size_t total = 0;
  std::vector<Found> found;  // the first `most`
};
// Of every check, those that find something, faults first.
std::vector<CheckFindings> run_checks(Store& store, const Viewer& viewer, const Date& today,
                                      std::size_t most);

// Of the checks that say that a day has passed, what is the viewer's own to mend: written by them,
// or of their organisation when they are a member or more. Empty without an account.
std::vector<CheckFindings> overdue_of(Store& store, const Viewer& viewer, const Date& today,
                                      std::size_t most);

}  // namespace lacuna::kb
