// Agents: bodies that act (PROV Agent, FOAF), with names that change over time. Open data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/concept.h"

namespace lacuna::kb {

struct AgentName {
  Labels name;
  std::optional<Date> from;
  std::optional<Date> to;
};

struct Agent {
  std::string key;   // "ro/igi": stable, from the register
  std::string type;  // ministry, agency, inspectorate, local_authority, ngo, io, coalition ...
  std::string jurisdiction;
  std::vector<AgentName> names;         // latest last
  std::string parent;                   // key; empty: none
  std::vector<std::string> successors;  // keys
  std::string territory;
  std::string source;
  std::optional<Date> checked_on;
};

}  // namespace lacuna::kb
