// The guard at the door: what CivetWeb's lax framing lets through and we do not (security.md 0.4).
// A rejected request is answered once and its connection closed, so that nothing of it can be taken
// for the next request. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::server {

struct RawHeader {
  std::string_view name;
  std::string_view value;
};

// The head of a request as it came, nothing decoded.
struct RawHead {
  std::string_view method;
  std::string_view target;   // path
  std::string_view query;    // after '?'; empty also when there is none
  std::string_view version;  // "1.1"
  std::vector<RawHeader> headers;
  // Every line ended with CRLF, no blank before a colon, no folded line, nothing after the last
  // header but the empty line.
  bool framed_exactly = false;
};

struct GuardLimits {
  std::size_t headers = 63;  // CivetWeb drops what comes after the 64th
  std::size_t form_bytes = 1 << 20;
  std::size_t upload_bytes = 32 << 20;  // of multipart bodies
};

struct Rejection {
  int status;
  std::string reason;  // one sentence; never quotes the request
};

struct Framing {
  std::size_t body_bytes = 0;
  bool continue_expected = false;  // Expect: 100-continue
};

// The framing to trust, or why not.
struct GuardResult {
  std::optional<Rejection> rejection;
  Framing framing;
};
GuardResult guard(const RawHead& head, const GuardLimits& limits);

}  // namespace lacuna::server
