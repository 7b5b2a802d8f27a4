#include "server/pages/search_cursor.h"

#include <algorithm>
#include <charconv>

#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/base/text.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kPrint = 12;  // hexadecimal digits

std::string fingerprint(std::string_view text) {
  return sha256(text).substr(0, kPrint);
}

bool is_print(std::string_view text) {
  return text.size() == kPrint && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

SearchCursor cursor_at(const AskedSearch& asked, std::string_view index_state, int offset) {
  return {offset, fingerprint(address_of(asked)), fingerprint(index_state)};
}

std::string to_token(const SearchCursor& cursor) {
  return std::to_string(cursor.offset) + "-" + cursor.search + "-" + cursor.index;
}

std::optional<SearchCursor> read_cursor(const Request& request) {
  const std::string_view token = request.query_value("after");
  if (token.empty()) return std::nullopt;
  const auto parts = split(token, '-');
  int offset = 0;
  if (parts.size() == 3 && is_print(parts[1]) && is_print(parts[2])) {
    const char* end = parts[0].data() + parts[0].size();
    const auto read = std::from_chars(parts[0].data(), end, offset);
    if (read.ec == std::errc() && read.ptr == end && offset > 0 &&
        offset < indexer::SearchLimits::window)
      return SearchCursor{offset, std::string(parts[1]), std::string(parts[2])};
  }
  throw Error(ErrorCode::bad_input, "This address names no page of the results.",
              "Search again: the first page leads to all others.");
}

bool goes_on(const SearchCursor& cursor, const AskedSearch& asked, std::string_view index_state) {
  const SearchCursor now = cursor_at(asked, index_state, cursor.offset);
  return cursor.search == now.search && cursor.index == now.index;
}

}  // namespace lacuna::server
