// Is this text a law or a paper? Only what a reader is sure of is imported; a SOURCE.txt, a README
// or a table is skipped with the reason. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

// A line begins with the label of an article or paragraph sign and a number, or one of the first
// lines is the title of an act ("LEGE nr. 122 din …").
bool looks_like_law(std::string_view text);

// The line begins with such a label. In lower case.
bool begins_with_unit(std::string_view line);

// The line is the title of an act: a type of act and a number, a date or a year. In lower case.
bool is_title(std::string_view line);

// A companion of files rather than one of them, by its name: README, LICENSE, SOURCE ...
bool is_companion(std::string_view path);

// What follows the last dot of the file's name, in lower case.
std::string extension_of(const std::string& path);

}  // namespace lacuna::indexer
