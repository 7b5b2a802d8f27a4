#define BOOST_TEST_DYN_LINK
#include "server/forms/forms.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/model/record.h"
#include "server/forms/model.h"

using namespace lacuna;
using namespace lacuna::server;
using kb::Visibility;

namespace {

Request typed(Fields form) {
  Request request;
  request.form = std::move(form);
  return request;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_are_tidied_and_limited) {
  const Request request = typed({{"a", "  Acces la munca\xCC\x86  "},
                                 {"two", "one\r\ntwo"},
                                 {"long", "șșșș"},
                                 {"bad", "a\x01"},
                                 {"text", "one\r\n\r\ntwo\r\n  "}});
  FormReader form(request);
  BOOST_TEST(form.line("a", Need::required, 50) == "Acces la muncă");
  BOOST_TEST(form.lines("text", Need::required, 50) == "one\n\ntwo");
  BOOST_TEST(form.line("absent", Need::optional, 5) == "");
  BOOST_TEST(form.errors().empty());
  form.line("two", Need::required, 50);
  form.line("long", Need::required, 3);
  form.line("bad", Need::required, 50);
  form.line("absent", Need::required, 5);
  BOOST_TEST(form.errors().size() == 4U);
  BOOST_TEST(form.line("long", Need::required, 4) == "șșșș");
  BOOST_TEST(form.errors().size() == 4U);
}

BOOST_AUTO_TEST_CASE(words_dates_numbers_and_ids) {
  const Request request = typed({{"visibility", "public"},
                                 {"wrong", "nonsense"},
                                 {"day", "2026-02-28"},
                                 {"no_day", "2026-02-30"},
                                 {"n", "3"},
                                 {"big", "99999999999"},
                                 {"box", "on"},
                                 {"version", "7"},
                                 {"id", "0190a0b0-0000-7000-8000-000000000001"},
                                 {"no_id", "../x"},
                                 {"tags", "a"},
                                 {"tags", "b"},
                                 {"tags", "a"},
                                 {"tags", "z"}});
  FormReader form(request);
  BOOST_TEST((form.word<Visibility>("visibility", Visibility::private_) == Visibility::public_));
  BOOST_TEST((form.word<Visibility>("absent", Visibility::private_) == Visibility::private_));
  BOOST_TEST((form.date("day", Need::required) == Date{2026, 2, 28}));
  BOOST_TEST(form.number("n", 1, 5, 0) == 3);
  BOOST_TEST((form.box("box") == FormReader::Box::ticked));
  BOOST_TEST((form.box("absent") == FormReader::Box::empty));
  BOOST_TEST(form.version() == 7);
  BOOST_TEST(form.id("id", Need::required) == "0190a0b0-0000-7000-8000-000000000001");
  BOOST_TEST(form.list("tags", 5, 10).size() == 3U);
  BOOST_TEST(form.one_of("visibility", {"public"}, Need::required) == "public");
  BOOST_TEST(form.errors().empty());

  form.word<Visibility>("wrong", Visibility::private_);
  BOOST_TEST(!form.word<Visibility>("absent", Need::required).has_value());
  form.date("no_day", Need::optional);
  form.number("big", 1, 5, 0);
  form.id("no_id", Need::required);
  form.one_of("wrong", {"right"}, Need::optional);
  BOOST_TEST(form.some_of("tags", {"a", "b"}).size() == 2U);
  BOOST_TEST(form.errors().size() == 7U);

  const Request empty;
  FormReader without(empty);
  BOOST_TEST(without.version() == 0);
  BOOST_TEST(without.errors().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_shown_again_and_secrets_are_not) {
  const Request request =
      typed({{"title", "<x>"}, {"day", "soon"}, {"password", "short"}, {"tags", "a"}});
  FormReader form(request);
  form.line("title", Need::required, 10);
  form.date("day", Need::required);
  form.secret("password", 12, 100);
  form.list("tags", 3, 10);
  const auto model = form_model(form, messages_for("en"),
                                {{"title", "old"}, {"day", ""}, {"note", "kept"}, {"tags", {"b"}}});
  BOOST_TEST(model["failed"] == true);
  BOOST_TEST(model["values"]["title"] == "<x>");
  BOOST_TEST(model["values"]["day"] == "soon");
  BOOST_TEST(model["values"]["note"] == "kept");
  BOOST_TEST(model["lists"]["tags"].size() == 1U);
  BOOST_TEST(model["wrong"]["title"] == "");
  BOOST_TEST(model["wrong"]["day"] != "");
  BOOST_TEST(model["wrong"]["password"] == "Please use at least 12 characters.");
  BOOST_TEST(model["errors"][0]["href"] == "#day");
  BOOST_TEST(model.dump().find("short") == std::string::npos);

  const auto fresh = empty_form_model({{"version", 3}, {"flag", true}, {"off", false}});
  BOOST_TEST(fresh["values"]["version"] == "3");
  BOOST_TEST(fresh["values"]["flag"] == "1");
  BOOST_TEST(fresh["values"]["off"] == "");
  BOOST_TEST(fresh["failed"] == false);
}

BOOST_AUTO_TEST_CASE(options_mark_the_chosen_one) {
  const auto all = options(words_of<Visibility>(), "restricted", "visibility", messages_for("en"));
  BOOST_TEST(all.size() == 4U);
  BOOST_TEST(all[2]["selected"] == true);
  BOOST_TEST(all[0]["selected"] == false);
}
