// Dates, numbers and sizes as a language writes them (ICU). Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "kb/base/date.h"

namespace lacuna::server {

std::string format_date(const Date& date, std::string_view language);  // "26 mai 2025"
std::string format_instant_day(std::string_view instant, std::string_view language);  // day alone
std::string format_number(long number, std::string_view language);                    // "11.975"
std::string format_percent(double share, std::string_view language);                  // 0..1

struct QuotationMarks {
  std::string open, close;  // “ ” or „ ” or « »
};
// Of this thread, for as long as it lives.
const QuotationMarks& quotation_marks(std::string_view language);

}  // namespace lacuna::server
