// The server as seen from the wire: what is malformed gets 4xx or a closed connection, and nothing
// behind it is taken for a second request.
#define BOOST_TEST_DYN_LINK
#include "tests/server/http/wire.h"

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "kb/base/error.h"
#include "server/http/server.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kBig = 32 << 20;
std::atomic<int> answered = 0;

Response echo(Request& request, int) {
  ++answered;
  if (request.path == "/big") return text(std::string(kBig, 'x'));
  if (request.path == "/slow") std::this_thread::sleep_for(400ms);
  std::string out = std::string(word(request.method)) + " " + request.path + "\n";
  for (const Field& field : request.query) out += "query " + field.name + "=" + field.value + "\n";
  for (const Field& field : request.form) out += "form " + field.name + "=" + field.value + "\n";
  for (const Field& field : request.cookies) out += "cookie " + field.name + "\n";
  for (const Upload& upload : request.uploads)
    out += "upload " + upload.filename + " " + std::to_string(upload.bytes.size()) + "\n";
  if (request.wants_json) out += "json\n";
  return text(out);
}

HttpOptions small_options() {
  HttpOptions options;
  options.listen = "127.0.0.1:0";
  options.connections = 24;
  options.workers = 2;
  options.patience = 1000ms;
  options.slowest_reader = 16 << 20;  // two seconds more for the big answer
  options.limits.form_bytes = 100'000;
  options.limits.upload_bytes = 4'000'000;
  return options;
}

HttpServer& shared_server() {
  static HttpServer server(small_options(), {echo});
  return server;
}

std::string ask(std::string_view bytes) {
  Wire wire(shared_server().address());
  wire.send(bytes);
  return wire.read_answer();
}

const std::string kHost = "Host: test\r\n";

}  // namespace

BOOST_AUTO_TEST_CASE(good_requests_are_answered) {
  const std::string get = ask("GET /gaps?q=a+b&c HTTP/1.1\r\n" + kHost + "Cookie: k=1\r\n\r\n");
  BOOST_TEST(status_of(get) == 200);
  BOOST_TEST(get.find("GET /gaps\nquery q=a b\nquery c=\ncookie k\n") != std::string::npos);
  BOOST_TEST(get.find("Content-Security-Policy: default-src 'none'") != std::string::npos);

  const std::string post = ask("POST /x HTTP/1.1\r\n" + kHost +
                               "Content-Type: application/x-www-form-urlencoded\r\n"
                               "Content-Length: 7\r\n\r\na=b%&c=");
  BOOST_TEST(post.find("form a=b%\nform c=\n") != std::string::npos);

  const std::string body =
      "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" +
      std::string(2'000'000, 'y') + "\r\n--B--\r\n";
  const std::string upload =
      ask("POST /x HTTP/1.1\r\n" + kHost + "Content-Type: multipart/form-data; boundary=B\r\n" +
          "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  BOOST_TEST(upload.find("upload a 2000000") != std::string::npos);

  BOOST_TEST(ask("GET /law/a.json HTTP/1.1\r\n" + kHost + "\r\n").find("GET /law/a\njson") !=
             std::string::npos);
  BOOST_TEST(ask("GET /a HTTP/1.1\r\n" + kHost + "Accept: application/json\r\n\r\n").find("json") !=
             std::string::npos);
  BOOST_TEST(ask("GET /a HTTP/1.1\r\n" + kHost + "Accept: text/html, application/json\r\n\r\n")
                 .find("\njson") == std::string::npos);
  const std::string old = ask("GET / HTTP/1.0\r\n" + kHost + "\r\n");
  BOOST_TEST(status_of(old) == 200);
  BOOST_TEST(old.find("Connection: close") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(head_has_the_length_and_no_body) {
  Wire wire(shared_server().address());
  wire.send("HEAD /a HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
  const std::string answer = wire.read_all();
  BOOST_TEST(status_of(answer) == 200);
  BOOST_TEST(answer.ends_with("\r\n\r\n"));
  BOOST_TEST(answer.find("Content-Length: 8\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_connection_serves_several_requests) {
  Wire wire(shared_server().address());
  for (int i = 0; i < 5; ++i) {
    wire.send("POST /a HTTP/1.1\r\n" + kHost +
              "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=" +
              std::to_string(i));
    BOOST_TEST(wire.read_answer().find("form a=" + std::to_string(i)) != std::string::npos);
  }
  wire.send("GET /1 HTTP/1.1\r\n" + kHost + "\r\nGET /2 HTTP/1.1\r\n" + kHost + "\r\n");
  BOOST_TEST(wire.read_answer().find("GET /1") != std::string::npos);
  BOOST_TEST(wire.read_answer().find("GET /2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_client_may_wait_for_100_continue) {
  Wire wire(shared_server().address());
  wire.send("POST /a HTTP/1.1\r\n" + kHost +
            "Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n"
            "Content-Length: 3\r\n\r\n");
  BOOST_TEST(wire.read_answer().starts_with("HTTP/1.1 100 Continue\r\n"));
  wire.send("a=1");
  BOOST_TEST(wire.read_answer().find("form a=1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(malformed_requests_are_refused_and_nothing_is_smuggled) {
  const std::string evil = "GET /smuggled HTTP/1.1\r\nHost: test\r\n\r\n";
  const std::string get = "GET / HTTP/1.1\r\n", post = "POST / HTTP/1.1\r\n",
                    form = "Content-Type: application/x-www-form-urlencoded\r\n";
  std::string many_headers;
  for (int i = 0; i < 63; ++i) many_headers += "X-" + std::to_string(i) + ": 1\r\n";
  const std::pair<std::string, std::string> cases[] = {
      {"content length and chunked",
       post + kHost + form + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunked", post + kHost + form + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunked with a blank before the colon",
       post + kHost + form + "Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n"},
      {"identity and chunked", post + kHost + form +
                                   "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n"
                                   "Content-Length: 0\r\n\r\n0\r\n\r\n"},
      {"identity",
       post + kHost + form + "Transfer-Encoding: identity\r\nContent-Length: 0\r\n\r\n"},
      {"unknown coding", post + kHost + form + "Transfer-Encoding: xchunked\r\n\r\n"},
      {"two lengths", post + kHost + form + "Content-Length: 0\r\nContent-Length: 45\r\n\r\n"},
      {"two equal lengths", post + kHost + form + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n"},
      {"a list of lengths", post + kHost + form + "Content-Length: 0, 45\r\n\r\n"},
      {"a hexadecimal length", post + kHost + form + "Content-Length: 0x2D\r\n\r\n"},
      {"a signed length", post + kHost + form + "Content-Length: +0\r\n\r\n"},
      {"a negative length", post + kHost + form + "Content-Length: -1\r\n\r\n"},
      {"an empty length", post + kHost + form + "Content-Length:\r\n\r\n"},
      {"a length with a blank", post + kHost + form + "Content-Length: 0 0\r\n\r\n"},
      {"the largest length", post + kHost + form + "Content-Length: 9223372036854775807\r\n\r\n"},
      {"a length beyond 64 bits",
       post + kHost + form + "Content-Length: 99999999999999999999999\r\n\r\n"},
      {"too long a form", post + kHost + form + "Content-Length: 100001\r\n\r\n"},
      {"too long an upload",
       post + kHost +
           "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 4000001\r\n\r\n"},
      {"no length", post + kHost + form + "\r\n"},
      {"a body with GET", get + kHost + "Content-Length: 4\r\n\r\nabcd"},
      {"a body with HEAD", "HEAD / HTTP/1.1\r\n" + kHost + "Content-Length: 4\r\n\r\nabcd"},
      {"no host", get + "X: 1\r\n\r\n"},
      {"no header", get + "\r\n"},
      {"two hosts", get + kHost + "Host: other\r\n\r\n"},
      {"an empty host", get + "Host:\r\n\r\n"},
      {"a host with a path", get + "Host: a/b\r\n\r\n"},
      {"a host with a user", get + "Host: a@b\r\n\r\n"},
      {"a folded line", get + kHost + "X: a\r\n b: c\r\nContent-Length: 45\r\n\r\n"},
      {"a folded line with a tab", get + kHost + "X: a\r\n\tContent-Length: 45\r\n\r\n"},
      {"a folded first line", get + " X: a\r\n" + kHost + "\r\n"},
      {"bare line feeds", "GET / HTTP/1.1\nHost: test\n\n"},
      {"one bare line feed", get + "Host: test\nX: 1\r\n\r\n"},
      {"a bare line feed after the request line", "GET / HTTP/1.1\nHost: test\r\n\r\n"},
      {"a bare carriage return", get + "Host: test\rX: 1\r\n\r\n"},
      {"a blank before a colon", get + "Host : test\r\n\r\n"},
      {"a blank in a name", get + kHost + "X Y: 1\r\n\r\n"},
      {"no colon", get + kHost + "rubbish\r\n\r\n"},
      {"no name", get + kHost + ": 1\r\n\r\n"},
      {"a NUL in a value", get + kHost + std::string("X: a\0b\r\n\r\n", 10)},
      {"a control byte in a value", get + kHost + "X: a\x01b\r\n\r\n"},
      {"64 headers", get + kHost + many_headers + "\r\n"},
      {"80 headers", get + many_headers + many_headers + kHost + "\r\n"},
      {"%00 in the path", "GET /a%00b HTTP/1.1\r\n" + kHost + "\r\n"},
      {"%0d%0a in the path", "GET /a%0d%0aX:1 HTTP/1.1\r\n" + kHost + "\r\n"},
      {"a bad escape", "GET /a%zz HTTP/1.1\r\n" + kHost + "\r\n"},
      {"dots", "GET /a/../b HTTP/1.1\r\n" + kHost + "\r\n"},
      {"encoded dots", "GET /%2e%2e/etc/passwd HTTP/1.1\r\n" + kHost + "\r\n"},
      {"an encoded slash", "GET /a%2fb HTTP/1.1\r\n" + kHost + "\r\n"},
      {"a double slash", "GET //elsewhere.example HTTP/1.1\r\n" + kHost + "\r\n"},
      {"a backslash", "GET /a\\b HTTP/1.1\r\n" + kHost + "\r\n"},
      {"an absolute address", "GET http://elsewhere.example/ HTTP/1.1\r\n" + kHost + "\r\n"},
      {"an asterisk", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n"},
      {"no path", "GET HTTP/1.1\r\n" + kHost + "\r\n"},
      {"raw bytes in the path", "GET /\xC8\x99 HTTP/1.1\r\n" + kHost + "\r\n"},
      {"a NUL in the query", "GET /?a=%00 HTTP/1.1\r\n" + kHost + "\r\n"},
      {"no UTF-8 in the query", "GET /?a=%ff HTTP/1.1\r\n" + kHost + "\r\n"},
      {"version 2", "GET / HTTP/2.0\r\n" + kHost + "\r\n"},
      {"version 1.2", "GET / HTTP/1.2\r\n" + kHost + "\r\n"},
      {"version 0.9", "GET /\r\n\r\n"},
      {"no version", "GET / \r\n" + kHost + "\r\n"},
      {"a lower-case method", "get / HTTP/1.1\r\n" + kHost + "\r\n"},
      {"an unknown method", "BREW / HTTP/1.1\r\n" + kHost + "\r\n"},
      {"a method we do not speak", "PUT / HTTP/1.1\r\n" + kHost + "Content-Length: 0\r\n\r\n"},
      {"WebDAV", "PROPFIND / HTTP/1.1\r\n" + kHost + "\r\n"},
      {"another expectation", get + kHost + "Expect: tea\r\n\r\n"},
      {"too long a head", get + kHost + "X: " + std::string(20'000, 'x') + "\r\n\r\n"},
      {"TLS on the plain port",
       std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15)},
      {"binary", "\x01\x02\x03\x04\r\n\r\n"},
      {"plain text body",
       post + kHost + "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\na=b"},
      {"JSON body", post + kHost + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"},
      {"body without a type", post + kHost + "Content-Length: 3\r\n\r\na=b"},
      {"a NUL in the form", post + kHost + form + std::string("Content-Length: 3\r\n\r\na=\0", 24)},
      {"multipart without boundary",
       post + kHost + "Content-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\na=b"},
  };
  for (const auto& [what, bytes] : cases) {
    answered = 0;
    Wire wire(shared_server().address());
    wire.send(bytes);
    wire.send(evil);
    const std::string all = wire.read_all(2500ms);
    const int status = status_of(all);
    BOOST_TEST((all.empty() || status == 501 || status == 505 || (status >= 400 && status < 500)),
               what << ": " << all.substr(0, 80));
    BOOST_TEST(all.find("smuggled") == std::string::npos, what);
    BOOST_TEST(answered == 0, what << ": a handler was reached");
    BOOST_TEST(wire.closed_by_server(), what << ": the connection stayed open");
    if (status != 0) {
      BOOST_TEST(count_of(all, "HTTP/1.1 ") == 1U, what);
      BOOST_TEST(all.find("Content-Security-Policy: default-src 'none'") != std::string::npos,
                 what);
      BOOST_TEST(all.find("X-Content-Type-Options: nosniff") != std::string::npos, what);
    }
  }
}

BOOST_AUTO_TEST_CASE(slow_clients_are_closed_and_hold_nobody_up) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::unique_ptr<Wire>> slow;
  const std::string head = "POST /a HTTP/1.1\r\n" + kHost +
                           "Content-Type: application/x-www-form-urlencoded\r\n"
                           "Content-Length: 50000\r\n\r\n";
  for (int i = 0; i < 8; ++i) {
    slow.push_back(std::make_unique<Wire>(shared_server().address()));
    // A burst, so that a reader that trusts the first speed asks for a lot, then a drip.
    slow.back()->send(head + std::string(30'000, 'a'));
  }
  for (int i = 0; i < 4; ++i) {
    slow.push_back(std::make_unique<Wire>(shared_server().address()));
    slow.back()->send("GET /a HTTP/1.1\r\nHo");
  }
  bool all_closed = false;
  while (!all_closed && std::chrono::steady_clock::now() - start < 8s) {
    all_closed = true;
    for (auto& wire : slow) all_closed = !wire->send("a") && all_closed;
    BOOST_TEST(status_of(ask("GET /good HTTP/1.1\r\n" + kHost + "\r\n")) == 200);
    std::this_thread::sleep_for(200ms);
  }
  BOOST_TEST(all_closed);
  BOOST_TEST((std::chrono::steady_clock::now() - start < 5s));
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_is_closed) {
  Wire wire(shared_server().address());
  wire.send("GET /big HTTP/1.1\r\n" + kHost + "\r\n");
  std::this_thread::sleep_for(4000ms);
  BOOST_TEST(wire.read_all().size() < kBig);  // what the sockets had taken by then
  BOOST_TEST(wire.closed_by_server());
  Wire reader(shared_server().address());
  reader.send("GET /big HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
  BOOST_TEST(reader.read_all(10s).size() > kBig);
}

BOOST_AUTO_TEST_CASE(one_client_gets_so_many_seats_and_the_queue_is_bounded) {
  HttpOptions options = small_options();
  options.in_flight_per_client = 2;
  HttpServer few(options, {echo});
  std::atomic<int> fine = 0, too_many = 0, told_when = 0;  // Boost's log is for one thread alone
  std::vector<std::thread> clients;
  for (int i = 0; i < 6; ++i)
    clients.emplace_back([&] {
      Wire wire(few.address());
      wire.send("GET /slow HTTP/1.1\r\n" + kHost + "\r\n");
      const std::string answer = wire.read_answer();
      (status_of(answer) == 200 ? fine : too_many)++;
      if (status_of(answer) == 429 && answer.find("Retry-After: ") != std::string::npos)
        ++told_when;
    });
  for (auto& client : clients) client.join();
  BOOST_TEST(fine == 2);
  BOOST_TEST(too_many == 4);
  BOOST_TEST(told_when == 4);

  options.in_flight_per_client = 100;
  options.workers = 1;
  options.queue = 1;
  HttpServer short_queue(options, {echo});
  fine = too_many = 0;
  clients.clear();
  for (int i = 0; i < 6; ++i)
    clients.emplace_back([&] {
      Wire wire(short_queue.address());
      wire.send("GET /slow HTTP/1.1\r\n" + kHost + "\r\n");
      const int status = status_of(wire.read_answer());
      if (status == 200) ++fine;
      if (status == 503) ++too_many;
    });
  for (auto& client : clients) client.join();
  BOOST_TEST(fine >= 1);
  BOOST_TEST(too_many >= 3);
  BOOST_TEST(fine + too_many == 6);
}

BOOST_AUTO_TEST_CASE(slow_clients_leave_room_for_others) {
  HttpOptions options = small_options();
  options.connections = 64;
  options.patience = 5000ms;
  HttpServer server(options, {echo});
  std::vector<std::unique_ptr<Wire>> slow;
  for (int i = 0; i < 25; ++i) {
    slow.push_back(std::make_unique<Wire>(server.address()));
    slow.back()->send("GET /half HTTP/1.1\r\n" + kHost + "X-Never-Ends: ");
    slow.push_back(std::make_unique<Wire>(server.address()));  // says nothing after its answer
    slow.back()->send("GET /idle HTTP/1.1\r\n" + kHost + "\r\n");
    BOOST_TEST(status_of(slow.back()->read_answer()) == 200);
  }
  int good = 0;
  Wire wire(server.address());
  for (int i = 0; i < 50; ++i) {
    wire.send("GET /good HTTP/1.1\r\n" + kHost + "\r\n");
    const std::string answer = wire.read_answer();
    if (status_of(answer) == 200 && answer.find("GET /good") != std::string::npos) ++good;
  }
  BOOST_TEST(good == 50);
}

BOOST_AUTO_TEST_CASE(stopping_finishes_requests) {
  HttpServer server(small_options(), {echo});
  const std::string address = server.address();
  std::string answer;
  std::thread client([&] {
    Wire wire(address);
    wire.send("GET /slow HTTP/1.1\r\n" + kHost + "\r\n");
    answer = wire.read_answer();
  });
  std::this_thread::sleep_for(150ms);
  const auto start = std::chrono::steady_clock::now();
  server.stop();
  BOOST_TEST((std::chrono::steady_clock::now() - start < 4s));
  client.join();
  BOOST_TEST(status_of(answer) == 200);
  BOOST_TEST(!Wire(address).connected());
}

BOOST_AUTO_TEST_CASE(a_taken_port_and_a_bare_port_are_said_plainly) {
  HttpOptions options = small_options();
  options.listen = shared_server().address();
  try {
    HttpServer second(options, {echo});
    BOOST_ERROR("two servers on one port");
  } catch (const Error& error) {
    BOOST_TEST((error.code() == ErrorCode::unavailable));
    BOOST_TEST(std::string(error.what()).find("taken by another program") != std::string::npos);
  }
  for (const char* listen : {"8080", ":8080", "localhost:8080", "[::1]:8080", "127.0.0.1",
                             "127.0.0.1:x", "127.0.0.1:99999", "127.0.0.1:8080s", ""}) {
    options.listen = listen;
    BOOST_CHECK_THROW(HttpServer(options, {echo}), Error);
  }
}
