#include "indexer/read/front_matter.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

std::string_view unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front())
    value = value.substr(1, value.size() - 2);
  return value;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter head;
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return head;
  std::map<std::string, std::string> values;
  int lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = std::min(end + 1, text.size());
    ++lines;
    if (lines == 1) continue;
    if (line == "---" || line == "...") {
      head.values = std::move(values);
      head.end = at;
      head.lines = lines;
      return head;
    }
    if (lines > 200) break;
    const std::size_t colon = line.find(':');
    if (colon != line.npos && colon > 0)
      values[lower(trim(line.substr(0, colon)))] = std::string(unquoted(line.substr(colon + 1)));
  }
  return head;  // never closed: it was a rule
}

void apply(const std::map<std::string, std::string>& values, Identity& identity) {
  struct Row {
    std::string_view key;
    std::string Identity::*field;
  };
  static constexpr Row kRows[] = {
      {"title", &Identity::title},         {"titlu", &Identity::title},
      {"language", &Identity::language},   {"lang", &Identity::language},
      {"limba", &Identity::language},      {"jurisdiction", &Identity::jurisdiction},
      {"type", &Identity::type},           {"number", &Identity::number},
      {"subject", &Identity::subject},     {"issuer", &Identity::issuer},
      {"organisation", &Identity::issuer}, {"organization", &Identity::issuer},
      {"author", &Identity::issuer},
  };
  for (const Row& row : kRows)
    if (const auto it = values.find(std::string(row.key));
        it != values.end() && (identity.*row.field).empty())
      identity.*row.field = it->second;
  // German collections keep the short name beside the title: "Asylgesetz" and "AsylG".
  if (const auto it = values.find("jurabk"); it != values.end() && !it->second.empty()) {
    if (identity.title.find(it->second) == std::string::npos)
      identity.title += " (" + it->second + ')';
    if (identity.jurisdiction.empty()) identity.jurisdiction = "de";
  }
  if (const auto it = values.find("date"); it != values.end())
    identity.date_document = parse_iso_date(it->second.substr(0, 10));
  if (identity.type == "act") identity.type.clear();  // says that it is one, not which
  if (identity.date_document) identity.year = identity.date_document->year;
}

}  // namespace lacuna::indexer
