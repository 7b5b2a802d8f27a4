// A procedure as a diagram of its states: one box a step, an arrow to what it leads to. Each box
// opens the article it rests on. Units are those of the drawing (CSS pixels). One thread a request.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/entry.h"
#include "server/pages/context.h"

namespace lacuna::server {

// {caption, width, height, boxes: [{x, y, width, height, href, name, lines: [{x, y, text}]}],
//  arrows: [{path}]} for chart.html; false without steps.
nlohmann::json procedure_chart(Context& context, const kb::Entry& procedure,
                               const std::vector<kb::Entry>& parts);

}  // namespace lacuna::server
