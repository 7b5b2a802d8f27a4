#include "kb/rules/money_rules.h"

#include <cmath>
#include <cstdlib>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

struct CurrencyWord {
  std::string_view word;  // lower case
  std::string_view code;
};
constexpr CurrencyWord kCurrencies[] = {
    {"ron", "RON"}, {"lei", "RON"},  {"leu", "RON"}, {"mdl", "MDL"}, {"lei md", "MDL"},
    {"eur", "EUR"}, {"euro", "EUR"}, {"€", "EUR"},   {"usd", "USD"}, {"$", "USD"},
    {"uah", "UAH"}, {"грн", "UAH"},  {"pln", "PLN"}, {"zł", "PLN"},
};

constexpr std::int64_t kLargest = std::int64_t{1} << 50;

std::string currency_in(std::string_view text) {
  const std::string low = lower(text);
  std::string_view best, code;
  for (const CurrencyWord& row : kCurrencies)
    if (low.find(row.word) != std::string::npos && row.word.size() > best.size()) {
      best = row.word;
      code = row.code;
    }
  return std::string(code);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The digits and marks of the first amount in the text; blanks inside it count as marks.
struct Groups {
  std::vector<std::string> digits;
  std::string marks;  // between them
};
Groups first_amount(std::string_view text) {
  Groups groups;
  std::size_t at = 0;
  while (at < text.size() && !is_digit(text[at])) ++at;
  while (at < text.size() && is_digit(text[at])) {
    std::string run;
    while (at < text.size() && is_digit(text[at])) run += text[at++];
    groups.digits.push_back(std::move(run));
    std::size_t next = at;
    char mark = 0;
    if (text.substr(at).starts_with("\u00A0") || text.substr(at).starts_with("\u202F")) {
      next = at + (text[at] == '\xC2' ? 2 : 3);
      mark = ' ';
    } else if (at < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == ' ')) {
      mark = text[at];
      next = at + 1;
    }
    if (mark == 0 || next >= text.size() || !is_digit(text[next])) break;
    groups.marks += mark;
    at = next;
  }
  return groups;
}

}  // namespace

std::optional<Money> parse_money(std::string_view text) {
  const Groups groups = first_amount(text);
  if (groups.digits.empty()) return std::nullopt;
  Money money;
  money.currency = currency_in(text);
  const std::string& last = groups.digits.back();
  const bool several = groups.digits.size() > 1;
  // Decimals have one or two digits; three behind a mark are thousands.
  const bool decimals = several && last.size() <= 2;
  if (decimals && groups.digits.size() > 2)
    money.anomalous = groups.marks.find(groups.marks.back()) != groups.marks.size() - 1;
  std::string whole;
  for (std::size_t i = 0; i + (decimals ? 1 : 0) < groups.digits.size(); ++i) {
    if (i > 0 && groups.digits[i].size() != 3) money.anomalous = true;
    whole += groups.digits[i];
  }
  if (whole.size() > 15) return std::nullopt;
  money.cents = std::strtoll(whole.c_str(), nullptr, 10) * 100;
  if (decimals) {
    const int part = std::atoi(last.c_str());
    money.cents += last.size() == 1 ? part * 10 : part;
  }
  if (money.cents > kLargest) return std::nullopt;
  return money;
}

std::string to_string(const Money& money) {
  const std::string whole = std::to_string(money.cents / 100);
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += ',';
    text += whole[i];
  }
  if (const int cents = static_cast<int>(money.cents % 100); cents != 0)
    text += (cents < 10 ? ".0" : ".") + std::to_string(cents);
  if (!money.currency.empty()) text += ' ' + money.currency;
  return text;
}

SharesCheck check_shares(const Money& total, std::span<const Share> shares) {
  SharesCheck check;
  double percents = 0;
  bool all_printed = !shares.empty();
  for (const Share& share : shares) {
    percents += share.percent;
    const auto computed = static_cast<std::int64_t>(
        std::llround(static_cast<double>(total.cents) * share.percent / 100));
    check.computed.push_back(computed);
    if (!share.amount) {
      all_printed = false;
      check.fits.push_back(ShareFit::unknown);
      continue;
    }
    check.sum += share.amount->cents;
    const std::int64_t off = std::llabs(share.amount->cents - computed);
    check.fits.push_back(off == 0     ? ShareFit::exact
                         : off <= 100 ? ShareFit::rounded
                                      : ShareFit::inconsistent);
  }
  check.adds_up = all_printed && check.sum == total.cents && std::abs(percents - 100) < 0.005;
  return check;
}

std::optional<double> parse_percent(std::string_view text) {
  const Groups groups = first_amount(text);
  if (groups.digits.empty() || groups.digits.size() > 2) return std::nullopt;
  if (groups.digits.front().size() > 3) return std::nullopt;
  double value = std::atof(groups.digits.front().c_str());
  if (groups.digits.size() == 2) {
    const std::string& part = groups.digits.back();
    if (part.size() > 4) return std::nullopt;
    value += std::atof(part.c_str()) / std::pow(10.0, static_cast<double>(part.size()));
  }
  return value > 100 ? std::nullopt : std::optional<double>(value);
}

}  // namespace lacuna::kb
