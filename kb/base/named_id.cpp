#include "kb/base/named_id.h"

#include "kb/base/id.h"

namespace lacuna {

std::string named_id(std::string_view name) {
  const std::string hash = sha256(name);
  constexpr std::string_view kVariants = "89ab";  // the two high bits are 10
  const auto digit =
      static_cast<std::size_t>(hash[16] <= '9' ? hash[16] - '0' : hash[16] - 'a' + 10);
  return hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-8" + hash.substr(13, 3) + "-" +
         kVariants[digit % 4] + hash.substr(17, 3) + "-" + hash.substr(20, 12);
}

}  // namespace lacuna
