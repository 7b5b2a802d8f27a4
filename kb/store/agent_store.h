// Bodies that act: ministries, agencies, coalitions. Data of the program. For threading and errors
// see store.h.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kb/model/agent.h"
#include "kb/store/store.h"

namespace lacuna::kb {

std::size_t load_agents(Store& store, std::span<const Agent> agents);  // rows changed
std::vector<Agent> agents(Store& store);                               // by key
std::optional<Agent> find_agent(Store& store, std::string_view key);

}  // namespace lacuna::kb
