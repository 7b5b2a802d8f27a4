// One unit as cited: its word and its number, with the range and the brackets that follow. The path
// grammar (path.h) joins elements. Pure; any thread.
#pragma once

#include <optional>
#include <vector>

#include "indexer/cite/language.h"
#include "indexer/cite/token.h"
#include "indexer/cite/unit.h"
#include "indexer/cite/value.h"

namespace lacuna::indexer {

constexpr std::size_t kDeepestPath = 12;  // steps; more is no citation

// One unit with its number, or several where brackets chain ("29(1)(b)").
struct PathElement {
  std::vector<RefStep> steps;
  std::vector<UnitValue> values;  // one a step
  std::size_t next = 0;
};

// "alin. (1)", "lit. a)-c)", "al doilea paragraf", "29(1)(b)" at token `at`.
std::optional<PathElement> parse_element(const Tokens& tokens, std::size_t at,
                                         const Language& language);

// "-", "la", "până la" and a second value of the same unit, after the element's last.
void take_range(const Tokens& tokens, PathElement& element);
// "29(1)(b)" in languages that chain brackets; "lit. a) (i)" in all.
void take_brackets(const Tokens& tokens, PathElement& element, const Language& language);

// Whether what stands at `at` makes the number before it a quantity: "30 de zile", "5%".
bool is_measure(const Tokens& tokens, std::size_t at);

// Past the mark of a footnote, "**)"; `at` where none stands there.
std::size_t past_footnote(const Tokens& tokens, std::size_t at);

// Past ", după caz," and the like, with the commas around; `at` where no such words stand there.
std::size_t past_aside(const Tokens& tokens, std::size_t at, const Language& language);

// Whether a unit's word stands at `at`, or an ordinal that may stand before one.
bool opens_path(const Tokens& tokens, std::size_t at, const Language& language);

// French values without the level's word: "2°" is a point, "I" a paragraph, "a" a letter. Only a
// list that names an article somewhere makes citations of them (path.h).
std::optional<PathElement> parse_bare(const Tokens& tokens, std::size_t at);

}  // namespace lacuna::indexer
