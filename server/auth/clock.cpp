#include "server/auth/clock.h"

#include <array>
#include <cstdio>

#include "kb/base/date.h"
#include "kb/base/error.h"

namespace lacuna::server {

std::string instant_before(std::string_view instant, std::chrono::seconds span) {
  const std::string text(instant);
  const auto day = parse_iso_date(text.substr(0, 10));
  int hour = 0, minute = 0, second = 0;
  if (!day || std::sscanf(text.c_str() + 10, "T%2d:%2d:%2dZ", &hour, &minute, &second) != 3)
    throw Error(ErrorCode::internal, "not an instant");
  constexpr long a_day = 86'400;
  const long at = days_since_epoch(*day) * a_day + hour * 3600L + minute * 60L + second -
                  static_cast<long>(span.count());
  const long days = at >= 0 ? at / a_day : (at - a_day + 1) / a_day;
  const long rest = at - days * a_day;
  const Date date = plus_days(Date{1970, 1, 1}, days);
  std::array<char, 32> time{};
  std::snprintf(time.data(), time.size(), "T%02ld:%02ld:%02ldZ", rest / 3600, rest / 60 % 60,
                rest % 60);
  return to_iso(date) + time.data();
}

}  // namespace lacuna::server
