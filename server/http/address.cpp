#include "server/http/address.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

#include "kb/base/text.h"

namespace lacuna::server {
namespace {

// The key of one address; empty when the text is none.
std::string key_of(std::string_view address) {
  const std::string text(address);
  in_addr v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return text;
  in6_addr v6{};
  if (inet_pton(AF_INET6, text.c_str(), &v6) != 1) return {};
  if (IN6_IS_ADDR_V4MAPPED(&v6)) {
    std::array<char, INET_ADDRSTRLEN> mapped{};
    inet_ntop(AF_INET, v6.s6_addr + 12, mapped.data(), mapped.size());
    return mapped.data();
  }
  std::fill(v6.s6_addr + 8, v6.s6_addr + 16, 0);
  std::array<char, INET6_ADDRSTRLEN> network{};
  inet_ntop(AF_INET6, &v6, network.data(), network.size());
  return std::string(network.data()) + "/64";
}

}  // namespace

std::vector<std::string> parse_trusted_proxies(std::string_view setting) {
  std::vector<std::string> proxies;
  for (std::string_view part : split(setting, ','))
    if (!trim(part).empty()) proxies.emplace_back(trim(part));
  return proxies;
}

bool is_trusted(std::string_view peer, const std::vector<std::string>& trusted) {
  return std::find(trusted.begin(), trusted.end(), peer) != trusted.end();
}

std::string client_key(std::string_view peer, std::string_view forwarded_for,
                       const std::vector<std::string>& trusted) {
  const std::string peer_key = key_of(peer).empty() ? std::string(peer) : key_of(peer);
  if (!is_trusted(peer, trusted)) return peer_key;
  const auto hops = split(forwarded_for, ',');
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    const std::string_view address = trim(*hop);
    if (is_trusted(address, trusted)) continue;
    const std::string key = key_of(address);
    return key.empty() ? peer_key : key;
  }
  return peer_key;
}

}  // namespace lacuna::server
