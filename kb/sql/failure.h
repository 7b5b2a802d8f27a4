// From SQLite's result codes to the one Error. Pure; any thread.
#pragma once

#include <string>

#include "kb/base/error.h"

namespace lacuna::kb {

// `words` is SQLite's own message, which names schema objects and never a bound value; it is used
// for bugs only (a rule of the schema that the code broke).
[[noreturn]] void throw_failure(int code, int extended, const std::string& words);

}  // namespace lacuna::kb
