#include "server/forms/forms.h"

#include <algorithm>
#include <charconv>

#include "kb/base/text.h"

namespace lacuna::server {
namespace {

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
  });
}

// Browsers send CR LF; what we keep and show again has LF.
std::string unix_lines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') out.push_back('\n');
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (hyphen ? text[i] != '-' : !hex) return false;
  }
  return true;
}

std::optional<int> parse_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

FormReader::FormReader(const Request& request) : request_(request) {}

std::string_view FormReader::raw(std::string_view field) const {
  return request_.form_value(field);
}

void FormReader::add_error(std::string_view field, std::string_view message,
                           std::vector<std::pair<std::string, std::string>> arguments) {
  errors_.push_back({std::string(field), std::string(message), std::move(arguments)});
}

std::string FormReader::line(std::string_view field, Need need, std::size_t longest) {
  const std::string typed = unix_lines(raw(field));
  typed_[std::string(field)] = {typed};
  const std::string value = nfc(trim(typed));
  if (value.empty()) {
    if (need == Need::required) add_error(field, "Please fill this in.");
    return {};
  }
  if (value.find('\n') != std::string::npos || has_control_character(value)) {
    add_error(field, "Please use one line and plain characters.");
    return {};
  }
  if (count_characters(value) > longest)
    add_error(field, "Please use at most {limit} characters.",
              {{"limit", std::to_string(longest)}});
  return value;
}

std::string FormReader::lines(std::string_view field, Need need, std::size_t longest) {
  std::string typed = unix_lines(raw(field));
  typed_[std::string(field)] = {typed};
  typed = nfc(typed);
  const std::size_t end = typed.find_last_not_of(" \t\n");
  typed.resize(end == std::string::npos ? 0 : end + 1);
  if (typed.empty()) {
    if (need == Need::required) add_error(field, "Please fill this in.");
    return {};
  }
  if (has_control_character(typed)) add_error(field, "Please use plain characters.");
  if (count_characters(typed) > longest)
    add_error(field, "Please use at most {limit} characters.",
              {{"limit", std::to_string(longest)}});
  return typed;
}

std::string FormReader::secret(std::string_view field, std::size_t shortest, std::size_t longest) {
  const std::string value(raw(field));
  if (count_characters(value) < shortest)
    add_error(field, "Please use at least {limit} characters.",
              {{"limit", std::to_string(shortest)}});
  if (value.size() > longest)
    add_error(field, "Please use at most {limit} characters.",
              {{"limit", std::to_string(longest)}});
  return value;
}

std::string FormReader::choice(std::string_view field, Need need) {
  const std::string value(trim(raw(field)));
  typed_[std::string(field)] = {value};
  if (value.empty() && need == Need::required) add_error(field, "Please choose one.");
  return value;
}

void FormReader::refuse_choice(std::string_view field) {
  add_error(field, "Please choose one of the list.");
}

std::string FormReader::one_of(std::string_view field, const std::vector<std::string>& allowed,
                               Need need) {
  const std::string value = choice(field, need);
  if (value.empty()) return {};
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    refuse_choice(field);
    return {};
  }
  return value;
}

std::vector<std::string> FormReader::some_of(std::string_view field,
                                             const std::vector<std::string>& allowed) {
  std::vector<std::string> values = list(field, allowed.size(), 200);
  const auto unknown = std::remove_if(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(allowed.begin(), allowed.end(), value) == allowed.end();
  });
  if (unknown != values.end()) {
    refuse_choice(field);
    values.erase(unknown, values.end());
  }
  return values;
}

std::vector<std::string> FormReader::list(std::string_view field, std::size_t most,
                                          std::size_t longest) {
  std::vector<std::string> values;
  auto& typed = typed_[std::string(field)];
  typed.clear();
  for (const Field& sent : request_.form) {
    if (sent.name != field) continue;
    const std::string value = nfc(trim(sent.value));
    if (value.empty() || std::find(values.begin(), values.end(), value) != values.end()) continue;
    if (has_control_character(value) || count_characters(value) > longest) {
      add_error(field, "Please use at most {limit} characters.",
                {{"limit", std::to_string(longest)}});
      continue;
    }
    if (values.size() == most) {
      add_error(field, "Please choose at most {limit}.", {{"limit", std::to_string(most)}});
      break;
    }
    values.push_back(value);
  }
  typed = values;
  return values;
}

std::optional<Date> FormReader::date(std::string_view field, Need need) {
  const std::string value = choice(field, Need::optional);
  if (value.empty()) {
    if (need == Need::required) add_error(field, "Please fill this in.");
    return std::nullopt;
  }
  const auto parsed = parse_iso_date(value);
  if (!parsed) add_error(field, "Please write the date as year-month-day: 2026-03-31.");
  return parsed;
}

int FormReader::number(std::string_view field, int least, int most, int fallback) {
  const std::string value = choice(field, Need::optional);
  if (value.empty()) return fallback;
  const auto parsed = parse_int(value);
  if (!parsed || *parsed < least || *parsed > most) {
    add_error(field, "Please use a whole number from {least} to {most}.",
              {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return fallback;
  }
  return *parsed;
}

FormReader::Box FormReader::box(std::string_view field) {
  const bool ticked = !raw(field).empty();
  typed_[std::string(field)] = {ticked ? "1" : ""};
  return ticked ? Box::ticked : Box::empty;
}

int FormReader::version() {
  const auto parsed = parse_int(trim(raw("version")));
  if (parsed && *parsed > 0) return *parsed;
  add_error("", "This form does not say which version it changes. Please open it again.");
  return 0;
}

std::string FormReader::id(std::string_view field, Need need) {
  const std::string value = choice(field, need);
  if (!value.empty() && !is_uuid(value)) {
    refuse_choice(field);
    return {};
  }
  return value;
}

}  // namespace lacuna::server
