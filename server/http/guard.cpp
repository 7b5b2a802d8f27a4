#include "server/http/guard.h"

#include <algorithm>
#include <charconv>

#include "server/http/decode.h"

namespace lacuna::server {
namespace {

bool has_control_byte(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
  });
}

GuardResult reject(int status, std::string reason) {
  return {Rejection{status, std::move(reason)}, {}};
}

// A host name or address with an optional port: nothing that could end up in a link as more.
bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
  });
}

// Digits alone, at most ten of them: no sign, no list, no hex, no white space.
std::optional<std::size_t> parse_length(std::string_view digits) {
  if (digits.empty() || digits.size() > 10) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

GuardResult guard(const RawHead& head, const GuardLimits& limits) {
  if (head.version != "1.1" && head.version != "1.0") return reject(505, "HTTP 1.0 or 1.1, please");
  if (!head.framed_exactly) return reject(400, "the header lines are not well-formed");
  if (head.headers.size() > limits.headers) return reject(431, "too many headers");

  int hosts = 0, lengths = 0;
  std::size_t length = 0;
  bool multipart = false;
  Framing framing;
  for (const RawHeader& header : head.headers) {
    if (has_control_byte(header.value)) return reject(400, "a header holds a control byte");
    const std::string name = lower_ascii(header.name);
    if (name == "transfer-encoding") return reject(411, "send the body with Content-Length");
    if (name == "host") {
      ++hosts;
      if (!is_host(header.value)) return reject(400, "the Host header is not a host");
    } else if (name == "content-length") {
      ++lengths;
      const auto parsed = parse_length(header.value);
      if (!parsed) return reject(400, "Content-Length is not a plain number");
      length = *parsed;
    } else if (name == "content-type") {
      multipart = lower_ascii(header.value).starts_with("multipart/form-data");
    } else if (name == "expect") {
      if (lower_ascii(header.value) != "100-continue")
        return reject(417, "only Expect: 100-continue is understood");
      framing.continue_expected = true;
    }
  }
  if (hosts != 1) return reject(400, "exactly one Host header, please");
  if (lengths > 1) return reject(400, "exactly one Content-Length, please");
  if (!decode_path(head.target)) return reject(400, "the address is not in its canonical form");
  if (has_control_byte(head.query)) return reject(400, "the query holds a control byte");

  const bool sends_body = head.method == "POST";
  if (sends_body && lengths == 0) return reject(411, "send the body with Content-Length");
  if (!sends_body && length > 0) return reject(400, "this method takes no body");
  if (length > (multipart ? limits.upload_bytes : limits.form_bytes))
    return reject(413, "more than this server accepts");
  framing.body_bytes = length;
  return {std::nullopt, framing};
}

}  // namespace lacuna::server
