// Throttle, client keys, seats, responses.
#define BOOST_TEST_DYN_LINK
#include <atomic>

#include <boost/test/unit_test.hpp>

#include "kb/base/error.h"
#include "server/http/address.h"
#include "server/http/in_flight.h"
#include "server/http/response.h"
#include "server/http/throttle.h"
#include "server/http/work_pool.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_CASE(a_bucket_empties_and_fills) {
  Throttle throttle;
  throttle.set(ThrottleClass::search, {.per_second = 2, .burst = 4});
  const auto start = Throttle::Clock::now();
  for (int i = 0; i < 4; ++i) BOOST_TEST(!throttle.take(ThrottleClass::search, "a", start));
  const auto wait = throttle.take(ThrottleClass::search, "a", start);
  BOOST_REQUIRE(wait);
  BOOST_TEST(wait->count() == 1);
  BOOST_TEST(!throttle.take(ThrottleClass::search, "b", start));          // another client
  BOOST_TEST(!throttle.take(ThrottleClass::write, "a", start));           // a class without a rate
  BOOST_TEST(!throttle.take(ThrottleClass::search, "a", start + 500ms));  // one more came
  BOOST_TEST(throttle.take(ThrottleClass::search, "a", start + 500ms).has_value());
  for (int i = 0; i < 4; ++i) BOOST_TEST(!throttle.take(ThrottleClass::search, "a", start + 1h));
  BOOST_TEST(throttle.take(ThrottleClass::search, "a", start + 1h).has_value());
}

BOOST_AUTO_TEST_CASE(buckets_do_not_grow_without_end) {
  Throttle throttle;
  throttle.set(ThrottleClass::search, {.per_second = 1000, .burst = 1});
  auto now = Throttle::Clock::now();
  for (std::size_t i = 0; i < Throttle::kMostBuckets + 1000; ++i)
    throttle.take(ThrottleClass::search, std::to_string(i), now += 1ms);
  BOOST_TEST(throttle.remembered() <= Throttle::kMostBuckets);
}

BOOST_AUTO_TEST_CASE(clients_have_keys) {
  const std::vector<std::string> none, proxy = {"127.0.0.1"};
  BOOST_TEST(client_key("127.0.0.1", "203.0.113.9", none) == "127.0.0.1");
  BOOST_TEST(client_key("127.0.0.1", "203.0.113.9", proxy) == "203.0.113.9");
  BOOST_TEST(client_key("127.0.0.1", "198.51.100.1, 203.0.113.9", proxy) == "203.0.113.9");
  BOOST_TEST(client_key("127.0.0.1", "203.0.113.9, 127.0.0.1", proxy) == "203.0.113.9");
  BOOST_TEST(client_key("127.0.0.1", "", proxy) == "127.0.0.1");
  BOOST_TEST(client_key("127.0.0.1", "rubbish", proxy) == "127.0.0.1");
  BOOST_TEST(client_key("198.51.100.7", "203.0.113.9", proxy) == "198.51.100.7");
  BOOST_TEST(client_key("127.0.0.1", "2001:db8:1:2:3:4:5:6", proxy) == "2001:db8:1:2::/64");
  BOOST_TEST(client_key("127.0.0.1", "::ffff:203.0.113.9", proxy) == "203.0.113.9");
  BOOST_TEST(parse_trusted_proxies(" 127.0.0.1 ,10.0.0.1,").size() == 2);
}

BOOST_AUTO_TEST_CASE(seats_are_given_back) {
  InFlight seats(2);
  {
    const InFlight::Seat one(seats, "a"), two(seats, "a"), three(seats, "a"), other(seats, "b");
    BOOST_TEST((bool(one) && bool(two) && bool(other)));
    BOOST_TEST(!bool(three));
  }
  BOOST_TEST(bool(InFlight::Seat(seats, "a")));
}

BOOST_AUTO_TEST_CASE(workers_have_deep_stacks_and_a_short_queue) {
  std::atomic<int> done = 0;
  {
    WorkPool pool(2, 3);
    std::atomic<bool> go = false;
    for (int i = 0; i < 2; ++i)
      BOOST_TEST(pool.offer([&](int) {
        while (!go) std::this_thread::sleep_for(1ms);
        ++done;
      }));
    std::this_thread::sleep_for(50ms);
    int accepted = 0;
    for (int i = 0; i < 5; ++i)
      accepted += pool.offer([&](int) {
        volatile char deep[4 << 20];  // far beyond CivetWeb's 100 KB
        for (std::size_t at = 0; at < sizeof deep; at += 4096) deep[at] = 1;
        ++done;
      });
    BOOST_TEST(accepted == 3);
    go = true;
  }
  BOOST_TEST(done == 5);
}

BOOST_AUTO_TEST_CASE(every_answer_carries_the_security_headers) {
  const std::string bytes =
      serialise(text("hello"), Body::send, Connection::keep_alive, Transport::https);
  for (std::string_view line :
       {"HTTP/1.1 200 OK\r\n", "\r\nContent-Length: 5\r\n",
        "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nReferrer-Policy: no-referrer\r\n",
        "\r\nCache-Control: no-store\r\n", "default-src 'none'; script-src 'self';",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'",
        "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
        "\r\nStrict-Transport-Security: ", "\r\nConnection: keep-alive\r\n", "\r\n\r\nhello"})
    BOOST_TEST(bytes.find(line) != std::string::npos, line);
  BOOST_TEST(bytes.find("unsafe-") == std::string::npos);
  const std::string head =
      serialise(text("hello"), Body::leave_out, Connection::close, Transport::http);
  BOOST_TEST(head.ends_with("\r\n\r\n"));
  BOOST_TEST(head.find("Content-Length: 5") != std::string::npos);
  BOOST_TEST(head.find("Strict-Transport") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_header_value_cannot_become_two) {
  BOOST_CHECK_THROW(
      serialise(redirect("/a\r\nSet-Cookie: x=y"), Body::send, Connection::close, Transport::http),
      Error);
}

BOOST_AUTO_TEST_CASE(problems_are_rfc_9457) {
  const Response response = problem(ErrorCode::not_found, "There is no such gap.", "");
  BOOST_TEST(response.status == 404);
  BOOST_TEST(response.type == "application/problem+json");
  BOOST_TEST(response.body.find("\"code\":\"not_found\"") != std::string::npos);
  BOOST_TEST(response.body.find("hint") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_download_has_a_plain_name) {
  const Response response = download("x", "text/csv", "a\"b\r\n../ș.csv");
  BOOST_TEST(find_field(response.headers, "Content-Disposition")->find('\n') == std::string::npos);
  BOOST_TEST(find_field(response.headers, "Content-Disposition")->find('/') == std::string::npos);
}
