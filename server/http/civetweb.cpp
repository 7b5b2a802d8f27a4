// The fence around CivetWeb, the only file that includes its header. Facts about Debian's 1.15 that
// shape it: its threads have 100 KB stacks (so nothing is done here but framing); its form parser
// can be made to spin for ever (so it is never called); with a document root it runs scripts (so it
// has none); it accepts ambiguous framing (so guard() looks first, and a rejected connection is
// closed); a read or write lasts as long as bytes trickle (so a watchdog holds the socket's
// deadline); without tcp_nodelay a kept-alive answer takes 40 ms, as it does in two writes.
#include <atomic>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include <arpa/inet.h>
#include <civetweb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kb/base/error.h"
#include "kb/base/log.h"
#include "server/http/address.h"
#include "server/http/assemble.h"
#include "server/http/in_flight.h"
#include "server/http/server.h"
#include "server/http/watchdog.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kSmallAnswer = 8192;  // bytes that a socket's buffer takes without waiting
constexpr std::chrono::seconds kDrainPatience{10};

struct ListenAddress {
  in_addr address{};
  int port = 0;
};

ListenAddress parse_listen(const std::string& listen) {
  ListenAddress parsed;
  const std::size_t colon = listen.rfind(':');
  const std::string host = colon == std::string::npos ? "" : listen.substr(0, colon);
  const std::string port = colon == std::string::npos ? "" : listen.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), parsed.port);
  if (inet_pton(AF_INET, host.c_str(), &parsed.address) != 1 || port.empty() ||
      error != std::errc{} || end != port.data() + port.size() || parsed.port > 65535)
    throw Error(ErrorCode::bad_usage, "cannot listen on \"" + listen + "\"",
                "name an IPv4 address and a port, such as 127.0.0.1:8080");
  return parsed;
}

// CivetWeb says of a taken port only that it could not start; asking the system says why.
void check_free(const ListenAddress& listen, const std::string& name) {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr = listen.address;
  address.sin_port = htons(static_cast<std::uint16_t>(listen.port));
  const bool bound = ::bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  const int why = errno;
  ::close(probe);
  if (bound) return;
  if (why == EADDRINUSE)
    throw Error(ErrorCode::unavailable, name + " is taken by another program",
                "stop it, or choose another port: serve --listen 127.0.0.1:8081");
  throw Error(ErrorCode::unavailable, "cannot listen on " + name + ": " + std::strerror(why),
              "choose an address of this machine and a port above 1023");
}

// CivetWeb cuts the head into strings in its own buffer, where the bytes between them still tell
// how the lines were written: after a name stands its colon (now 0), after a value CR (now 0) and
// LF (now 0), then the next name, and after the last one the empty line (CR, LF now 0). Anything
// else is a bare LF, a blank before a colon, or a folded line, behind which CivetWeb stops reading
// without saying so.
bool framed_exactly(const mg_request_info& info) {
  if (info.num_headers < 1) return false;
  const char* version_end = info.http_version + std::strlen(info.http_version);
  if (info.http_headers[0].name != version_end + 2) return false;
  for (int i = 0; i < info.num_headers; ++i) {
    const mg_header& header = info.http_headers[i];
    const char* colon = header.name + std::strlen(header.name);
    if (colon[1] == '\0' && header.value != colon + 1) return false;
    const char* line_end = header.value + std::strlen(header.value);
    if (line_end[1] != '\0') return false;
    const char* next = line_end + 2;
    if (i + 1 < info.num_headers ? next != info.http_headers[i + 1].name
                                 : next[0] != '\r' || next[1] != '\0')
      return false;
  }
  return true;
}

std::string_view view(const char* text) {
  return text ? std::string_view(text) : std::string_view();
}

RawHead head_of(const mg_request_info& info) {
  RawHead head;
  head.method = view(info.request_method);
  head.target = view(info.request_uri);
  head.query = view(info.query_string);
  head.version = view(info.http_version);
  for (int i = 0; i < info.num_headers; ++i)
    head.headers.push_back({view(info.http_headers[i].name), view(info.http_headers[i].value)});
  head.framed_exactly = framed_exactly(info);
  return head;
}

bool wants_close(const RawHead& head) {
  if (head.version == "1.0") return true;
  for (const RawHeader& header : head.headers)
    if (strcasecmp(std::string(header.name).c_str(), "connection") == 0 &&
        strcasecmp(std::string(header.value).c_str(), "close") == 0)
      return true;
  return false;
}

Response refusal(const Rejection& rejection) {
  Response response = text("Not answered: " + rejection.reason + ".\n", rejection.status);
  if (rejection.status == 503 || rejection.status == 429)
    response.headers.push_back({"Retry-After", "2"});
  return response;
}

std::string written(const Response& response, const Request& request, Connection after) {
  const Transport transport = request.https ? Transport::https : Transport::http;
  const Body body = request.method == Method::head ? Body::leave_out : Body::send;
  try {
    return serialise(response, body, after, transport);
  } catch (const Error& error) {
    log(LogLevel::error, std::string("an answer could not be made: ") + error.what());
    return serialise(text("Something went wrong here.\n", 500), Body::send, after, transport);
  }
}

}  // namespace

struct HttpServer::State {
  State(const HttpOptions& http_options, Service service)
      : options(http_options),
        in_flight(http_options.in_flight_per_client),
        dispatch(std::move(service), http_options.workers, http_options.queue) {}

  int handle(mg_connection* connection);
  int reject(mg_connection* connection, const Rejection& rejection);
  std::optional<std::string> read_body(mg_connection* connection, const Framing& framing);
  void write(mg_connection* connection, const std::string& bytes);
  int socket_of(mg_connection* connection);

  HttpOptions options;
  InFlight in_flight;
  Watchdog watchdog;
  Dispatch dispatch;
  mg_context* context = nullptr;
  int port = 0;
  std::string library_said;  // while starting

  std::mutex mutex;
  std::condition_variable idle;
  int busy = 0;
  std::atomic<bool> draining = false;
};

int HttpServer::State::socket_of(mg_connection* connection) {
  if (void* known = mg_get_user_connection_data(connection))
    return static_cast<int>(reinterpret_cast<std::intptr_t>(known)) - 1;
  const mg_request_info* info = mg_get_request_info(connection);
  const int socket = find_socket(info->remote_addr, info->remote_port, port);
  mg_set_user_connection_data(connection, reinterpret_cast<void*>(std::intptr_t{socket} + 1));
  return socket;
}

void HttpServer::State::write(mg_connection* connection, const std::string& bytes) {
  const auto patience =
      options.patience + std::chrono::seconds(bytes.size() / options.slowest_reader);
  const Watchdog::Watch watch(watchdog, bytes.size() > kSmallAnswer ? socket_of(connection) : -1,
                              patience);
  mg_write(connection, bytes.data(), bytes.size());
}

int HttpServer::State::reject(mg_connection* connection, const Rejection& rejection) {
  mg_disable_connection_keep_alive(connection);
  write(connection, serialise(refusal(rejection), Body::send, Connection::close, Transport::http));
  return rejection.status;
}

std::optional<std::string> HttpServer::State::read_body(mg_connection* connection,
                                                        const Framing& framing) {
  std::string body(framing.body_bytes, '\0');
  if (body.empty()) return body;
  const auto patience =
      options.patience + std::chrono::seconds(body.size() / options.slowest_sender);
  const Watchdog::Watch watch(watchdog, socket_of(connection), patience);
  if (framing.continue_expected) write(connection, "HTTP/1.1 100 Continue\r\n\r\n");
  std::size_t have = 0;
  while (have < body.size()) {
    const int got = mg_read(connection, body.data() + have, body.size() - have);
    if (got <= 0) return std::nullopt;
    have += static_cast<std::size_t>(got);
  }
  return body;
}

int HttpServer::State::handle(mg_connection* connection) {
  const mg_request_info& info = *mg_get_request_info(connection);
  if (draining) return reject(connection, {503, "this server is stopping"});
  const RawHead head = head_of(info);
  const GuardResult guarded = guard(head, options.limits);
  if (guarded.rejection) return reject(connection, *guarded.rejection);

  const std::string_view forwarded = [&] {
    for (const RawHeader& header : head.headers)
      if (strcasecmp(std::string(header.name).c_str(), "x-forwarded-for") == 0) return header.value;
    return std::string_view();
  }();
  const InFlight::Seat seat(in_flight,
                            client_key(info.remote_addr, forwarded, options.trusted_proxies));
  if (!seat) return reject(connection, {429, "too many requests of yours at the same time"});

  const auto body = read_body(connection, guarded.framing);
  if (!body) return reject(connection, {408, "the body did not arrive in time"});
  Assembled assembled = assemble(head, *body, info.remote_addr, options);
  if (assembled.rejection) return reject(connection, *assembled.rejection);

  const Connection after = wants_close(head) ? Connection::close : Connection::keep_alive;
  const auto answer = dispatch.answer(assembled.request);
  if (!answer) return reject(connection, {503, "busy; please try again in a few seconds"});
  if (after == Connection::close) mg_disable_connection_keep_alive(connection);
  write(connection, written(*answer, assembled.request, after));
  return 200;  // for the library's access log, which is off
}

HttpServer::HttpServer(const HttpOptions& options, Service service) {
  const ListenAddress listen = parse_listen(options.listen);
  check_free(listen, options.listen);
  state_ = std::make_unique<State>(options, std::move(service));

  const std::string threads = std::to_string(options.connections);
  const std::string patience = std::to_string(options.patience.count());
  const char* settings[] = {"listening_ports",
                            options.listen.c_str(),  //
                            "num_threads",
                            threads.c_str(),  //
                            "connection_queue",
                            "512",  //
                            "listen_backlog",
                            "512",  //
                            "request_timeout_ms",
                            patience.c_str(),  //
                            "enable_keep_alive",
                            "yes",  //
                            "keep_alive_timeout_ms",
                            "500",  //
                            "tcp_nodelay",
                            "1",  //
                            "max_request_size",
                            "16384",  //
                            "decode_url",
                            "no",  //
                            "decode_query_string",
                            "no",  //
                            "enable_directory_listing",
                            "no",  //
                            "enable_auth_domain_check",
                            "no",  //
                            "cgi_pattern",
                            "",  //
                            "ssi_pattern",
                            "",  //
                            "index_files",
                            "",  //
                            "access_control_allow_origin",
                            "",  //
                            "access_control_allow_methods",
                            "",  //
                            "access_control_allow_headers",
                            "",  //
                            nullptr};

  mg_callbacks callbacks{};
  callbacks.begin_request = [](mg_connection* connection) {
    auto& state = *static_cast<State*>(mg_get_user_data(mg_get_context(connection)));
    {
      const std::lock_guard lock(state.mutex);
      ++state.busy;
    }
    int status = 500;
    try {
      status = state.handle(connection);
    } catch (const std::exception& error) {  // out of memory: an exception must not cross C
      mg_disable_connection_keep_alive(connection);
      log(LogLevel::error, std::string("a connection was dropped: ") + error.what());
    }
    const std::lock_guard lock(state.mutex);
    if (--state.busy == 0) state.idle.notify_all();
    return status;
  };
  // What the library itself refuses (a head that is none, or too long) gets our headers too.
  callbacks.http_error = [](mg_connection* connection, int status, const char*) {
    auto& state = *static_cast<State*>(mg_get_user_data(mg_get_context(connection)));
    state.reject(connection, {status, "the request could not be read"});
    return 0;
  };
  callbacks.init_connection = [](const mg_connection*, void** data) {
    *data = nullptr;  // the socket's number + 1, once it was looked for
    return 0;
  };
  callbacks.log_message = [](const mg_connection* connection, const char* message) {
    // Connections' messages name addresses; only those of the start are kept.
    if (connection != nullptr && mg_get_context(connection) != nullptr) {
      auto* state = static_cast<State*>(mg_get_user_data(mg_get_context(connection)));
      if (state != nullptr && state->context == nullptr) state->library_said = message;
    }
    return 1;
  };

  mg_init_library(MG_FEATURES_DEFAULT);
  state_->context = mg_start(&callbacks, state_.get(), settings);
  if (state_->context == nullptr) {
    mg_exit_library();
    throw Error(ErrorCode::unavailable,
                "the web server did not start on " + options.listen +
                    (state_->library_said.empty() ? "" : ": " + state_->library_said),
                "look at the limits of the process (threads, open files) and the address");
  }
  mg_server_port ports[1]{};
  if (mg_get_server_ports(state_->context, 1, ports) == 1) state_->port = ports[0].port;
}

HttpServer::~HttpServer() {
  stop();
}

void HttpServer::stop() {
  if (state_->context == nullptr) return;
  state_->draining = true;
  {
    std::unique_lock lock(state_->mutex);
    state_->idle.wait_for(lock, kDrainPatience, [this] { return state_->busy == 0; });
  }
  mg_stop(state_->context);
  mg_exit_library();
  state_->context = nullptr;
}

std::string HttpServer::address() const {
  const std::string& listen = state_->options.listen;
  return listen.substr(0, listen.rfind(':') + 1) + std::to_string(state_->port);
}

}  // namespace lacuna::server
