// One line an event on standard error: "time level what". Control bytes are escaped; stored
// content, personal data and IP addresses are never passed here. Any thread.
#pragma once

#include <string_view>

namespace lacuna {

enum class LogLevel { debug, info, warning, error };

void set_log_level(LogLevel lowest);
void log(LogLevel level, std::string_view what);

}  // namespace lacuna
