#include "server/http/address.h"
#include "server/http/server.h"

namespace lacuna::server {

HttpOptions http_options(const Settings& settings) {
  constexpr std::size_t megabyte = 1 << 20;
  HttpOptions options;
  options.listen = settings.text("server.listen");
  options.connections = static_cast<int>(settings.number("server.connections"));
  options.workers = static_cast<int>(settings.number("server.workers"));
  options.queue = static_cast<std::size_t>(settings.number("server.queue"));
  options.in_flight_per_client =
      static_cast<std::size_t>(settings.number("limits.in_flight_per_address"));
  options.limits.form_bytes =
      static_cast<std::size_t>(settings.number("limits.form_mb")) * megabyte;
  options.limits.upload_bytes =
      static_cast<std::size_t>(settings.number("limits.upload_mb")) * megabyte;
  options.trusted_proxies = parse_trusted_proxies(settings.text("server.trusted_proxy"));
  options.https = settings.flag("server.https");
  return options;
}

}  // namespace lacuna::server
