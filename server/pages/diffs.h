// Differences as templates print them (diff_lines.html). Pure.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/provision.h"
#include "kb/rules/act_diff.h"

namespace lacuna::server {

// [{depth, segments: [{kind, same, inserted, deleted, text, space: " " or ""}]}]
nlohmann::json diff_lines_model(const std::vector<kb::DiffLine>& lines);

// The same for one unit with all below it, by its eId in either text; empty: it is in neither.
nlohmann::json unit_diff_model(const std::vector<kb::Provision>& before,
                               std::string_view eid_before, const std::vector<kb::Provision>& after,
                               std::string_view eid_after);

// A unit and all below it, its parent counted within (-1 for the first).
std::vector<kb::Provision> subtree_of(const std::vector<kb::Provision>& units,
                                      std::string_view eid);

}  // namespace lacuna::server
