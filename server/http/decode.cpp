#include "server/http/decode.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::server {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The byte that %XX at `at` stands for; -1 when it is none.
int escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '%') return -1;
  const int high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool is_text(std::string_view value) {
  return value.find('\0') == std::string_view::npos && !find_invalid_utf8(value);
}

std::string decode_form_value(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out.push_back(' ');
    } else if (const int byte = escaped_byte(text, i); byte >= 0) {
      out.push_back(static_cast<char>(byte));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<std::string> decode_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::nullopt;
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    unsigned char byte = static_cast<unsigned char>(path[i]);
    if (byte >= 0x7f || byte <= 0x20 || byte == '\\' || byte == '?' || byte == '#')
      return std::nullopt;
    if (byte == '%') {
      const int escaped = escaped_byte(path, i);
      if (escaped < 0x20 || escaped == 0x7f || escaped == '/' || escaped == '\\')
        return std::nullopt;
      byte = static_cast<unsigned char>(escaped);
      i += 2;
    }
    out.push_back(static_cast<char>(byte));
  }
  if (find_invalid_utf8(out)) return std::nullopt;
  const auto segments = split(std::string_view(out).substr(1), '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    if (segments[i] == "." || segments[i] == ".." || (segments[i].empty() && !last))
      return std::nullopt;
  }
  return out;
}

std::optional<Fields> decode_urlencoded(std::string_view text) {
  Fields fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (fields.size() == kMostFields) return std::nullopt;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    Field field{decode_form_value(pair.substr(0, equals)),
                decode_form_value(pair.substr(std::min(equals + 1, pair.size())))};
    if (!is_text(field.name) || !is_text(field.value)) return std::nullopt;
    fields.push_back(std::move(field));
  }
  return fields;
}

std::optional<Fields> decode_cookies(std::string_view header) {
  Fields fields;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trim_blanks(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trim_blanks(pair.substr(0, equals));
    std::string_view value = trim_blanks(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    if (!is_token(name) || !is_text(value)) continue;
    if (find_field(fields, name) != nullptr) continue;
    if (fields.size() == 100) return std::nullopt;
    fields.push_back({std::string(name), std::string(value)});
  }
  return fields;
}

std::optional<HeaderValue> decode_header_value(std::string_view header) {
  HeaderValue result;
  std::size_t at = std::min(header.find(';'), header.size());
  result.value = lower_ascii(trim_blanks(header.substr(0, at)));
  while (at < header.size()) {
    ++at;  // the ';'
    while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
    if (at == header.size()) break;  // a trailing ';'
    const std::size_t equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim_blanks(header.substr(at, equals - at));
    if (!is_token(name) || result.parameters.size() == 16) return std::nullopt;
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        // Browsers escape only the quote, as \" or %22; another backslash is part of a file name.
        if (header[at] == '\\' && at + 1 < header.size() && header[at + 1] == '"') ++at;
        value.push_back(header[at]);
      }
      if (at == header.size()) return std::nullopt;
      ++at;
      while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
      if (at < header.size() && header[at] != ';') return std::nullopt;
    } else {
      const std::size_t end = std::min(header.find(';', at), header.size());
      value = trim_blanks(header.substr(at, end - at));
      if (!is_token(value)) return std::nullopt;
      at = end;
    }
    result.parameters.push_back({lower_ascii(name), std::move(value)});
  }
  return result;
}

}  // namespace lacuna::server
