#include "kb/base/error.h"

#include <array>
#include <utility>

namespace lacuna {
namespace {

constexpr std::array<ErrorKind, 14> kKinds = {{
    {ErrorCode::bad_usage, "bad_usage", 400, 2},
    {ErrorCode::bad_input, "bad_input", 400, 1},
    {ErrorCode::not_found, "not_found", 404, 1},
    {ErrorCode::sign_in_needed, "sign_in_needed", 401, 1},
    {ErrorCode::forbidden, "forbidden", 403, 1},
    {ErrorCode::conflict, "conflict", 412, 1},
    {ErrorCode::guard, "guard", 422, 1},
    {ErrorCode::too_large, "too_large", 413, 1},
    {ErrorCode::too_many_requests, "too_many_requests", 429, 1},
    {ErrorCode::locked, "locked", 503, 3},
    {ErrorCode::damaged, "damaged", 500, 3},
    {ErrorCode::no_data_directory, "no_data_directory", 500, 3},
    {ErrorCode::unavailable, "unavailable", 503, 3},
    {ErrorCode::internal, "internal", 500, 3},
}};

}  // namespace

const ErrorKind& kind_of(ErrorCode code) {
  for (const ErrorKind& kind : kKinds)
    if (kind.code == code) return kind;
  return kKinds.back();
}

Error::Error(ErrorCode code, const std::string& message, std::string hint)
    : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

}  // namespace lacuna
