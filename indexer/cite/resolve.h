// Citations against what is loaded. A wrong link is worse than none: a unit that is not there gives
// its act alone, an act that is not known gives nothing. Pure but for the catalogue's functions;
// thread-safe where they are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/citation.h"

namespace lacuna::indexer {

enum class WorkPresence {
  unknown,  // nobody has heard of it
  known,    // in the register or cited elsewhere, text not loaded
  loaded,
};

// What resolution needs to know of the store; any member may be empty.
struct Catalogue {
  std::function<WorkPresence(std::string_view work)> has_work;
  std::function<bool(std::string_view work, std::string_view eid)> has_eid;
  // The work key that a short name, a former key or a portal's id leads to: "ro/cod-fiscal" ->
  // "ro/lege/2015/227".
  std::function<std::optional<std::string>(std::string_view name)> alias;
  // eIds of the units directly below `eid` ("" = the act's own articles), in reading order.
  std::function<std::vector<std::string>(std::string_view work, std::string_view eid)> children;
};

// Sets resolution, follows aliases, chooses among candidates where exactly one is loaded, and lists
// in `candidates` the units that a range covers in the loaded text.
void resolve(std::vector<kb::Citation>& citations, const Catalogue& catalogue);
void resolve(kb::Citation& citation, const Catalogue& catalogue);

// The units of a range in the loaded text, both ends included; empty when an end is not there.
std::vector<std::string> expand_range(const kb::ProvisionRef& ref, const Catalogue& catalogue);

}  // namespace lacuna::indexer
