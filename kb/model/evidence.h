// Evidence for or against a gap. Never personal data of anyone affected. Open data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/record.h"

namespace lacuna::kb {

// A binding decision or official data ... E media or anecdote.
enum class Grade { A, B, C, D, E };
constexpr auto names(Grade) {
  return name_table<Grade>(
      {{Grade::A, "A"}, {Grade::B, "B"}, {Grade::C, "C"}, {Grade::D, "D"}, {Grade::E, "E"}});
}

enum class Direction { supports, contradicts, context };
constexpr auto names(Direction) {
  return name_table<Direction>({{Direction::supports, "supports"},
                                {Direction::contradicts, "contradicts"},
                                {Direction::context, "context"}});
}

struct Evidence : Record {
  std::string gap;  // id
  std::string title;
  std::string type;  // notation of the evidence_type scheme: STA LAW CAS AUD ADM REP SUR KII FGD
                     // CON OBS HOT CMP MED EXP
  Grade grade = Grade::E;
  Direction direction = Direction::supports;
  std::optional<Date> observed_on;  // when it was so, not when it was entered
  std::string event;  // which event it observes: two D count only when they are of different events
  std::string source_organisation;  // who observed: two D count only from independent organisations
  std::string summary;
  std::string source;  // title, author, place: for people
  std::string source_url;
  std::string provision;  // canonical reference, for LAW and CAS
  std::string territory;
  std::string group;      // notation
  int sample_size = 0;    // 0: not a sample
  bool practice = false;  // shows practice, not text (closing and most validations need it)
  std::string consent_basis;
};

}  // namespace lacuna::kb
