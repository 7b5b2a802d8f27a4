// The version marks of consolidated texts, and titles. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"
#include "indexer/read/html/union_act.h"

namespace lacuna::indexer::html {

// A link that prints "▼M6", "►B", "▼C1" and nothing more; the arrow may stand before it.
bool is_mark_link(const Tree& tree, int link);

// What the mark of this link says; nullopt: "▼B", the basic act's own words.
std::optional<VersionMark> version_mark(const Tree& tree, int link);

// One more line of the act's title; a remark in brackets is none of it.
void add_title(std::string_view line, Identity& identity);

}  // namespace lacuna::indexer::html
