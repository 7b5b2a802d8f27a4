// What people said of an act, in a new text of it, for the command line: all of it, as the program
// sees it, by kind and name; nobody's words are printed. Pure.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/store/recheck_store.h"

namespace lacuna::indexer {

// Lines to stand below that of the text; empty when nothing was said of the act.
std::string reanchored_in_words(const std::vector<kb::RecheckRow>& rows);

// {counts: {exact, moved, changed, lost}, records: [...]}
nlohmann::json reanchored_json(const std::vector<kb::RecheckRow>& rows);

}  // namespace lacuna::indexer
