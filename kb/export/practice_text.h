// A good practice read from the text of its page, as the European Web Site on Integration prints it
// in German, English, French or Romanian (labels, then what they say), whatever stands around it.
// Nothing is lost: words that no field takes are kept in the field `not_read`. Linear. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/base/diagnostic.h"
#include "kb/export/five_w.h"
#include "kb/model/entry.h"

namespace lacuna::kb {

struct NamedValue {  // words of the text that name something known here
  std::string field;
  std::string printed;
  std::string value;
};

struct PracticeReading {
  Entry practice;            // kind good_practice, without id
  std::vector<Entry> parts;  // shares of the funding, actions in their order
  std::vector<NamedValue> named;
  std::vector<std::string> unknown;  // names that nothing here is called by; in `not_read` too
  std::vector<Diagnostic> problems;  // any: there is no record in the text
};
PracticeReading read_practice_text(std::string_view text, const FiveWNames& names);

}  // namespace lacuna::kb
