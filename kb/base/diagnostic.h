// What a reader or a check has to say about people's input: a value, never an exception. Any
// thread.
#pragma once

#include <string>

#include "kb/base/names.h"

namespace lacuna {

enum class Severity { note, warning, error };
constexpr auto names(Severity) {
  return name_table<Severity>(
      {{Severity::note, "note"}, {Severity::warning, "warning"}, {Severity::error, "error"}});
}

struct Diagnostic {
  std::string file;  // as the person named it; empty when it is the text at hand
  int line = 0;      // 1-based; 0 when there is none
  int column = 0;    // 1-based, in characters; 0 when there is none
  Severity severity = Severity::warning;
  std::string message;  // what was wrong and what to do, one sentence
};

// "file:12:3: message", leaving out what is not known.
std::string to_string(const Diagnostic& diagnostic);

}  // namespace lacuna
