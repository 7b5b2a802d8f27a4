#include "kb/base/log.h"

#include <array>
#include <string>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace lacuna {
namespace {

spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> instance = [] {
    auto made = spdlog::stderr_logger_mt("lacuna");
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}

constexpr std::array<spdlog::level::level_enum, 4> kLevels = {
    spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};

}  // namespace

void set_log_level(LogLevel lowest) {
  logger().set_level(kLevels[static_cast<std::size_t>(lowest)]);
}

void log(LogLevel level, std::string_view what) {
  std::string line;
  for (char c : what) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      constexpr std::string_view kHex = "0123456789abcdef";
      line += "\\x";
      line += kHex[static_cast<unsigned char>(c) >> 4];
      line += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      line += c;
    }
  }
  logger().log(kLevels[static_cast<std::size_t>(level)], "{}", line);
}

}  // namespace lacuna
