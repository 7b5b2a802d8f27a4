// The HTTP server: listens, frames, validates, hands each request to a worker and writes its
// answer. CivetWeb stays inside civetweb.cpp. Start and stop from one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "kb/base/settings.h"
#include "server/http/dispatch.h"
#include "server/http/guard.h"

namespace lacuna::server {

struct HttpOptions {
  std::string listen = "127.0.0.1:8080";  // address:port, always with the address; port 0: any free
  int connections = 512;                  // threads of CivetWeb, one a connection
  int workers = 4;
  std::size_t queue = 256;                // requests waiting for their turn; more get 503
  std::size_t in_flight_per_client = 16;  // more get 429
  GuardLimits limits;
  std::vector<std::string> trusted_proxies;
  bool https = false;                        // a proxy in front speaks https
  std::chrono::milliseconds patience{5000};  // for a head; for a body or an answer, and besides
  std::size_t slowest_sender = 1 << 20;      // bytes a second of a body
  std::size_t slowest_reader = 64 << 10;     // bytes a second of an answer
};
HttpOptions http_options(const Settings& settings);

class HttpServer {
 public:
  // Throws bad_usage for an address that is none (a bare port would listen to the world) and
  // unavailable when it is taken.
  HttpServer(const HttpOptions& options, Service service);
  ~HttpServer();

  // New requests get 503, those under way are finished (10 s at most), then nothing listens.
  void stop();

  std::string address() const;  // "127.0.0.1:8080", with the real port

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna::server
