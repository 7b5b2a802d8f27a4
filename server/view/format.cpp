#include "server/view/format.h"

#include <map>
#include <memory>

#include <unicode/datefmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ulocdata.h>

#include "kb/base/error.h"

namespace lacuna::server {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// ICU's date formats are slow to make and must not be shared between threads.
const icu::DateFormat& day_format(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<icu::DateFormat>, std::less<>> formats;
  const auto known = formats.find(language);
  if (known != formats.end()) return *known->second;
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(language);
  auto format = std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString("d MMMM y"),
                                                        icu::Locale(name.c_str()), status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU has no dates for " + name);
  format->setTimeZone(*icu::TimeZone::getGMT());
  return *formats.emplace(name, std::move(format)).first->second;
}

icu::number::LocalizedNumberFormatter numbers(std::string_view language) {
  return icu::number::NumberFormatter::withLocale(icu::Locale(std::string(language).c_str()));
}

}  // namespace

std::string format_date(const Date& date, std::string_view language) {
  const double milliseconds = 86'400'000.0 * static_cast<double>(days_since_epoch(date));
  icu::UnicodeString out;
  return utf8(day_format(language).format(UDate(milliseconds), out));
}

std::string format_instant_day(std::string_view instant, std::string_view language) {
  const auto date = parse_iso_date(instant.substr(0, 10));
  return date ? format_date(*date, language) : std::string(instant);
}

const QuotationMarks& quotation_marks(std::string_view language) {
  thread_local std::map<std::string, QuotationMarks, std::less<>> marks;
  const auto known = marks.find(language);
  if (known != marks.end()) return known->second;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
      ulocdata_open(std::string(language).c_str(), &status), ulocdata_close);
  const auto mark = [&](ULocaleDataDelimiterType which) {
    UChar units[8];
    const auto size = ulocdata_getDelimiter(data.get(), which, units, 8, &status);
    if (U_FAILURE(status))
      throw Error(ErrorCode::internal, "ICU has no quotation marks for " + std::string(language));
    return utf8(icu::UnicodeString(units, size));
  };
  return marks
      .emplace(language,
               QuotationMarks{mark(ULOCDATA_QUOTATION_START), mark(ULOCDATA_QUOTATION_END)})
      .first->second;
}

std::string format_number(long number, std::string_view language) {
  // Below a thousand every language here writes the figures alone; tables have thousands of them.
  if (number >= 0 && number < 1000) return std::to_string(number);
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = numbers(language).formatInt(number, status);
  return utf8(formatted.toString(status));
}

std::string format_percent(double share, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = numbers(language)
                             .unit(icu::NoUnit::percent())
                             .scale(icu::number::Scale::powerOfTen(2))
                             .precision(icu::number::Precision::maxFraction(0))
                             .formatDouble(share, status);
  return utf8(formatted.toString(status));
}

}  // namespace lacuna::server
