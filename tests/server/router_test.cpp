// The site map: how addresses find their rows, and that our table has no fault.
#define BOOST_TEST_DYN_LINK
#include "server/router.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::server;

namespace {

Response nothing(Context&, const Request&) {
  return {};
}

constexpr Least kAnyone(kb::Role::anonymous);

Route row(std::string_view name, Method method, std::string_view pattern) {
  return {name,
          method,
          pattern,
          kAnyone,
          method == Method::post ? Csrf::token : Csrf::none,
          ThrottleClass::none,
          nothing};
}

std::string found(const Match& match) {
  if (match.route == nullptr) return "none allow=" + match.allow;
  std::string out(match.route->name);
  for (const Field& param : match.params) out += " " + param.name + "=" + param.value;
  return out;
}

const std::vector<Route> kTable = {
    row("home", Method::get, "/"),
    row("rest", Method::get, "/law/{ref...}"),
    row("show", Method::get, "/gaps/{id}"),
    row("new", Method::get, "/gaps/new"),
    row("change", Method::post, "/gaps/{id}"),
    row("move", Method::post, "/gaps/{id}/move"),
};

std::string ask(Method method, std::string_view path) {
  return found(find_route(kTable, method, path));
}

}  // namespace

BOOST_AUTO_TEST_CASE(addresses_find_their_rows) {
  BOOST_TEST(ask(Method::get, "/") == "home");
  BOOST_TEST(ask(Method::head, "/") == "home");
  BOOST_TEST(ask(Method::get, "/gaps/new") == "new");
  BOOST_TEST(ask(Method::post, "/gaps/new") == "change id=new");
  BOOST_TEST(ask(Method::get, "/gaps/7") == "show id=7");
  BOOST_TEST(ask(Method::get, "/law/ro/lege/2006/122@2015-06-01!art_2__para_1__point_a-1") ==
             "rest ref=ro/lege/2006/122@2015-06-01!art_2__para_1__point_a-1");
  BOOST_TEST(ask(Method::post, "/gaps/7/move") == "move id=7");
}

BOOST_AUTO_TEST_CASE(other_addresses_and_methods_do_not) {
  for (const char* path :
       {"/gaps", "/gaps/", "/gaps/7/", "/gaps/7/x", "/law", "/law/", "/x", "/Gaps/7"})
    BOOST_TEST(ask(Method::get, path) == "none allow=", path);
  BOOST_TEST(ask(Method::get, "/gaps/7/move") == "none allow=POST");
  BOOST_TEST(ask(Method::post, "/") == "none allow=GET, HEAD");
  BOOST_TEST(ask(Method::post, "/law/x") == "none allow=GET, HEAD");
  BOOST_TEST(find_route(kTable, Method::get, "/gaps/7").allow == "GET, HEAD, POST");
}

BOOST_AUTO_TEST_CASE(faults_of_a_table_are_named) {
  BOOST_TEST(faults_of(kTable).empty());
  std::vector<Route> bad = {row("a", Method::get, "/x/{id}"), row("b", Method::get, "/x/{name}"),
                            row("b", Method::get, "/y"),      row("c", Method::get, "/{r...}/z"),
                            row("d", Method::get, "/q-{id}"), row("e", Method::head, "/w"),
                            row("f", Method::get, "no"),      row("g", Method::get, "/v//w")};
  bad.push_back(row("h", Method::post, "/p"));
  bad.back().csrf = Csrf::none;
  BOOST_TEST(faults_of(bad).size() == 8U);
}

BOOST_AUTO_TEST_CASE(our_site_map_has_no_fault) {
  const auto faults = faults_of(routes());
  for (const std::string& fault : faults) BOOST_ERROR(fault);
  BOOST_TEST(routes().size() > 10U);
}
