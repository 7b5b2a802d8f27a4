// Queries drawn from the units themselves, by a fixed seed: each word stands in at least 8 units
// and in at most a quarter of them, has 4 letters or more, and is written as some unit prints it. A
// page is two words that each stand in a twentieth of all units as they are written, so that
// engines with and without Romanian stems have 20 hits to show.
#pragma once

#include <array>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::bench {

enum class Form { all_of_3, any_of_5, phrase, prefix, filter, page };
struct FormRow {
  Form form;
  std::string_view name;
};
inline constexpr std::array kForms = {
    FormRow{Form::all_of_3, "and3"}, FormRow{Form::any_of_5, "or5"},
    FormRow{Form::phrase, "phrase"}, FormRow{Form::prefix, "prefix"},
    FormRow{Form::filter, "filter"}, FormRow{Form::page, "page"}};

// A line of the query file: form, then its words (of a filter: a word and a type of act).
struct Query {
  Form form;
  std::vector<std::string> words;
};

void draw_queries(const std::filesystem::path& units, std::size_t of_each, std::ostream& out);
std::vector<Query> read_queries(const std::filesystem::path& file);

}  // namespace lacuna::bench
