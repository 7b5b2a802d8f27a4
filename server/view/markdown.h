// Comments and papers: a safe subset of Markdown (CommonMark by cmark-gfm) as a flat list of blocks
// with inline segments that ui/templates/markdown.html prints. Raw HTML and images become their
// text; links keep http, https and mailto alone. Linear; nesting deeper than 16 is flattened. Any
// thread.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace lacuna::server {

// [{paragraph, heading, quote, code, item, ordered, rule (one of them true), level, depth, number,
//   inlines:[{text, strong, emphasis, code, strike, href, line_break}]}]
// href "" when no link; external links carry rel="noopener noreferrer nofollow ugc" in the
// template.
nlohmann::json markdown_model(std::string_view markdown);

}  // namespace lacuna::server
