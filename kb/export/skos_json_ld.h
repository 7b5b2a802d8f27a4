// SKOS as JSON-LD 1.1 (W3C, 2020), what json_ld.h writes and what others publish: contexts that
// stand in the file, prefixes, language maps, @graph or a list or one resource. Contexts elsewhere
// are not fetched: their names are taken for those of SKOS. Linear. Any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kb/export/skos_graph.h"

namespace lacuna::kb {

SkosGraph read_skos_json_ld(const nlohmann::json& document);

}  // namespace lacuna::kb
