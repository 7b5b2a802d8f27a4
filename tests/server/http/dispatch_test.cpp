// Who answers: memory, the thread of those that write, a worker.
#define BOOST_TEST_DYN_LINK
#include "server/http/dispatch.h"

#include <algorithm>
#include <future>
#include <thread>

#include <boost/test/unit_test.hpp>

using namespace lacuna::server;
using namespace std::chrono_literals;

namespace {

Request request(Method method, const std::string& path) {
  Request made;
  made.method = method;
  made.path = path;
  return made;
}

std::vector<Response> echo_lot(std::span<Request* const> lot) {
  std::vector<Response> responses;
  for (const Request* one : lot) responses.push_back(text(one->path, 201));
  return responses;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dispatch)

BOOST_AUTO_TEST_CASE(memory_is_asked_first_then_who_must_work) {
  Service service;
  service.serve = [](Request& asked, int) { return text("served " + asked.path); };
  service.recall = [](const Request& asked) {
    return asked.path == "/known" ? std::make_shared<const Response>(text("kept")) : nullptr;
  };
  service.writes = [](const Request& asked) { return asked.method == Method::post; };
  service.serve_lot = echo_lot;
  Dispatch dispatch(service, 1, 8);
  Request known = request(Method::get, "/known"), other = request(Method::get, "/other"),
          write = request(Method::post, "/write");
  BOOST_TEST(dispatch.answer(known)->body == "kept");
  BOOST_TEST(dispatch.answer(other)->body == "served /other");
  BOOST_TEST(dispatch.answer(write)->status == 201);
}

// What came while the first lot was at work is one lot.
BOOST_AUTO_TEST_CASE(those_that_wait_are_served_together) {
  std::promise<void> begun, gathered;
  std::vector<std::vector<std::string>> lots;  // of the one thread alone
  LotWorker worker(
      [&](std::span<Request* const> lot) {
        auto& paths = lots.emplace_back();
        for (const Request* one : lot) paths.push_back(one->path);
        if (lots.size() == 1) {
          begun.set_value();
          gathered.get_future().wait();
        }
        return echo_lot(lot);
      },
      5);
  const auto ask = [&](const std::string& path) {
    return std::async(std::launch::async, [&worker, path] {
      Request asked = request(Method::post, path);
      return worker.answer(asked);
    });
  };
  auto first = ask("/first");
  begun.get_future().wait();
  std::vector<std::future<std::optional<Response>>> crowd;
  std::vector<std::string> expected;
  for (int i = 0; i < 5; ++i) {
    expected.push_back("/" + std::to_string(i));
    crowd.push_back(ask(expected.back()));
    std::this_thread::sleep_for(20ms);
  }
  BOOST_TEST(!ask("/too-many").get().has_value());
  gathered.set_value();
  BOOST_TEST(first.get()->body == "/first");
  for (int i = 0; i < 5; ++i) BOOST_TEST(crowd[i].get()->body == "/" + std::to_string(i));
  BOOST_REQUIRE(lots.size() == 2U);
  std::ranges::sort(lots[1]);
  BOOST_TEST(lots[1] == expected, boost::test_tools::per_element());
  BOOST_TEST(ask("/after").get()->body == "/after");
}

BOOST_AUTO_TEST_SUITE_END()
