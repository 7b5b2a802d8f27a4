// The levels that citations name, whatever the language, and how a path of them becomes an eId
// (Akoma Ntoso Naming Convention 1.0 with our decisions: component first, containers left out of an
// article's eId). Values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/provision.h"

namespace lacuna::indexer {

enum class Unit : std::uint8_t {
  annex,
  book,
  part,
  title,
  chapter,
  section,
  article,
  recital,
  paragraph,
  subparagraph,
  letter,
  point,
  subpoint,
  indent,
  sentence,
  schedule,         // of a British act, beside its body as an annex is
  statute_section,  // "section 95" of a British act: its basic unit, no container
  regulation,       // "regulation 4" of a British instrument
  subsection,
  alinea,  // of a French article
};

struct UnitRow {
  Unit unit;
  int rank;  // lower stands above; equal ranks nest either way, in the order written
  kb::Level level;
};
const UnitRow& row_of(Unit unit);
inline int rank_of(Unit unit) {
  return row_of(unit).rank;
}
inline bool is_container(Unit unit) {
  return unit >= Unit::book && unit <= Unit::section;
}

// One step of a path: "alin. (1^1)" is {paragraph, "1-1"}.
struct RefStep {
  Unit unit = Unit::article;
  std::string value;      // normal form
  std::string range_end;  // normal form of the last value; empty: no range
};

// A path from the top down, as cited; steps are few.
struct Path {
  std::vector<RefStep> steps;
  std::size_t first = 0;  // tokens of its own, half-open
  std::size_t last = 0;
  std::vector<std::string> flags;
  double confidence = 0.95;

  bool has(Unit unit) const;
  int top_rank() const { return steps.empty() ? 1000 : rank_of(steps.front().unit); }
};

// The address that the steps spell.
struct Address {
  std::string eid;
  std::string range_end;
  int sentence = 0;
};
Address address_of(const std::vector<RefStep>& steps);

// Inside provision `source_eid`, what "alin. (1)" alone means: the levels above its first step are
// those of the source. nullopt where the source has none that fit.
// `named`: the source is a unit that an instruction has just named, so that "punctul 10" after
// "La litera s)" is below that letter.
enum class Around { standing, named };
std::optional<Address> relative_address(const std::vector<RefStep>& steps,
                                        std::string_view source_eid,
                                        Around around = Around::standing);

// First element of an eId when it is an annex: "annex_1__art_5" -> "annex_1"; else empty.
std::string_view component_of(std::string_view eid);

}  // namespace lacuna::indexer
