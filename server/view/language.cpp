#include "server/view/language.h"

#include "kb/base/text.h"
#include "server/http/decode.h"
#include "server/view/messages.h"

namespace lacuna::server {
namespace {

// "0.8" in thousandths; 1000 when it is not said, 0 when it is not a quality.
int quality(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1000;
  int value = 0, scale = 1000;
  bool behind_point = false;
  for (char c : parameters.substr(at + 2)) {
    if (c == '.' && !behind_point) {
      behind_point = true;
    } else if (c >= '0' && c <= '9') {
      if (behind_point) scale /= 10;
      value += (c - '0') * scale;
      if (value > 1000 || scale == 1) break;
    } else {
      break;
    }
  }
  return value > 1000 ? 1000 : value;
}

}  // namespace

std::string accepted_language(std::string_view header) {
  std::string best;
  int best_quality = 0;
  for (std::string_view part : split(header, ',')) {
    const std::size_t semicolon = part.find(';');
    const std::string tag = lower_ascii(trim(part.substr(0, semicolon)));
    const std::string code = tag.substr(0, tag.find('-'));
    const int weight = semicolon == std::string_view::npos ? 1000 : quality(part.substr(semicolon));
    if (is_language(code) && weight > best_quality) {
      best = code;
      best_quality = weight;
    }
  }
  return best;
}

std::string choose_language(const Request& request, std::string_view remembered,
                            std::string_view account) {
  for (std::string_view said : {request.query_value("lang"), remembered, account})
    if (is_language(said)) return std::string(said);
  const std::string accepted = accepted_language(request.header("accept-language"));
  return accepted.empty() ? std::string(languages().front().code) : accepted;
}

}  // namespace lacuna::server
