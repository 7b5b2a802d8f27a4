// Lines of print joined to running text: a word parted by a hyphen at the line's end becomes whole
// where it goes on in lower case, unless it has a hyphen of its own ("self-help", "să-l"). Linear.
// Pure; any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::indexer::pdf {

// Words with a hyphen that stand within the document's lines, in lower case.
using Compounds = std::set<std::string, std::less<>>;

// Adds those of a line.
void add_compounds(std::string_view line, Compounds& compounds);

// Appends a line; returns the bytes by which what it says has moved: the offset in `text` where the
// line's first byte came to stand.
std::size_t append_line(std::string& text, std::string_view line, const Compounds& compounds);

std::string join_lines(const std::vector<std::string>& lines, const Compounds& compounds);

}  // namespace lacuna::indexer::pdf
