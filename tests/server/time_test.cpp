// An act in time, through its pages: texts of a day, differences, a provision's history, what is to
// re-check and who learns of it.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

using Json = nlohmann::json;

const std::string kLaw = "ro/lege/2020/41";

kb::Provision article(const std::string& number, const std::string& text) {
  kb::Provision made;
  made.eid = "art_" + number;
  made.num_raw = "Art. " + number;
  made.num_norm = number;
  made.level = kb::Level::article;
  made.basic = true;
  made.text = text;
  return made;
}

struct Act : Site {
  Act() {
    save_text({2021, 1, 1},
              {article("1", "Se acordă sprijin timp de șase luni."),
               article("2", "Cererea se depune la primărie."),
               article("3", "Cheltuielile se suportă din bugetul local al comunei.")});
  }

  kb::Expression save_text(Date date, std::vector<kb::Provision> articles,
                           kb::ExpressionState state = kb::ExpressionState::published,
                           std::vector<kb::LegalEvent> events = {}) {
    kb::Act act;
    act.work.key = kLaw;
    act.work.jurisdiction = "ro";
    act.work.type = "lege";
    act.work.number = "41";
    act.work.year = 2020;
    act.work.title = "Legea nr. 41/2020";
    act.expression.work = kLaw;
    act.expression.date = date;
    act.expression.language = "ro";
    act.expression.title = act.work.title;
    act.expression.state = state;
    std::string words;
    for (const kb::Provision& one : articles) words += one.num_raw + one.text;
    act.expression.text_hash = sha256(words);
    act.expression.counts.articles = static_cast<int>(articles.size());
    act.expression.counts.provisions = act.expression.counts.articles;
    act.expression.counts.events = static_cast<int>(events.size());
    act.provisions = std::move(articles);
    act.events = std::move(events);
    const std::string bytes = to_iso(date) + words;
    return kb::save_act(
               store, act,
               {directory.keep_original(bytes), "", to_iso(date) + ".txt", "text/plain", "t 1", ""})
        .expression;
  }

  kb::Expression save_second(kb::ExpressionState state = kb::ExpressionState::published) {
    kb::LegalEvent amended;
    amended.kind = kb::EventKind::amends;
    amended.affected_eid = amended.noted_at_eid = "art_1";
    amended.acting = "ro/lege/2023/376!art_I__point_1";
    amended.effective_on = Date{2024, 5, 1};
    amended.note_raw = "(la 01-05-2024 Art. 1 a fost modificat)";
    kb::LegalEvent court;
    court.kind = kb::EventKind::declared_unconstitutional;
    court.affected_eid = court.noted_at_eid = "art_2";
    court.acting = "ro/dcc/2025/50";
    court.effective_on = Date{2025, 3, 1};
    court.note_raw = "(Decizia 50/2025)";
    return save_text({2024, 6, 1},
                     {article("1", "Se acordă sprijin timp de nouă luni."),
                      article("2", "Cererea se depune la primărie."),
                      article("4", "Cheltuielile se suportă din bugetul local al comunei.")},
                     state, {amended, court});
  }

  std::string comment(const std::string& eid, const std::string& body, kb::Visibility visibility) {
    kb::Annotation made;
    made.target = {kb::NodeKind::provision, kLaw + "!" + eid};
    made.body = body;
    made.visibility = visibility;
    return kb::create_annotation(store, made, kb::viewer_of(store, author().account.id)).id;
  }

  Response ask(std::string_view who, const std::string& path, Fields query = {}) {
    Request asked = request(visitor(who), Method::get, path);
    asked.query = std::move(query);
    asked.wants_json = true;
    return app->serve(asked, 0);
  }

  Json get(std::string_view who, const std::string& path, Fields query = {}) {
    const Response response = ask(who, path, std::move(query));
    BOOST_REQUIRE_MESSAGE(response.status == 200, path << ": " << response.body);
    return Json::parse(response.body);
  }

  int post(std::string_view who, const std::string& path, Fields form) {
    Request sent = request(visitor(who), Method::post, path);
    sent.form = std::move(form);
    sent.form.push_back({"csrf", visitor(who).csrf});
    return app->serve(sent, 0).status;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(acts_in_time)

BOOST_FIXTURE_TEST_CASE(an_act_as_it_stood_on_a_day, Act) {
  save_second();
  const Json then = get("anonymous", "/law/" + kLaw + "@2023-03-01");
  BOOST_TEST(then["version"]["dated"] == "2021-01-01");
  BOOST_TEST(then["version"]["shown_for"].get<std::string>().find("1 January 2021") !=
             std::string::npos);
  BOOST_TEST(then["version"]["newer"]["href"].get<std::string>().find("2024-06-01") !=
             std::string::npos);
  BOOST_TEST(then["pending"] == false);
  const Json now = get("anonymous", "/law/" + kLaw);
  BOOST_TEST(now["version"]["newer"] == false);
  BOOST_TEST(now["pending"] == 1);  // the decision of 2025
  BOOST_TEST(now["rows"][0]["article"]["rewording"]["since"] == "1 January 2021");
  BOOST_TEST(now["rows"][1]["article"]["rewording"] == false);

  const Response none = ask("anonymous", "/law/" + kLaw + "@2019-01-01");
  BOOST_TEST(none.status == 404);
  const Json known = Json::parse(none.body);
  BOOST_TEST(known["notice"].get<std::string>().find("1 January 2019") != std::string::npos);
  BOOST_TEST(known["texts"].size() == 2u);

  const Json versions = get("anonymous", "/versions/" + kLaw);
  BOOST_TEST(versions["texts"][0]["dated"] == "2024-06-01");
  BOOST_TEST(versions["texts"][0]["until_text"] == "");
  BOOST_TEST(versions["texts"][1]["until_text"] == "31 May 2024");
  BOOST_TEST(versions["pending"].size() == 1u);
  BOOST_TEST(versions["pending"][0]["suspension"].get<std::string>().find("15 April 2025") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(two_texts_word_by_word, Act) {
  save_second();
  const Json diff = get("anonymous", "/diff/" + kLaw);
  BOOST_TEST(diff["counts"]["changed"] == 1);
  BOOST_TEST(diff["counts"]["moved"] == 1);
  BOOST_TEST(diff["counts"]["same"] == 1);
  BOOST_TEST(diff["counts"]["repealed"] == 0);
  const Json& segments = diff["articles"][0]["lines"][0]["segments"];
  BOOST_TEST(segments[1]["deleted"] == true);
  BOOST_TEST(segments[1]["text"] == "șase");
  BOOST_TEST(segments[2]["text"] == "nouă");
  BOOST_TEST(diff["articles"][1]["was"] == "Art. 3");
  const Json all = get("anonymous", "/diff/" + kLaw, {{"all", "1"}});
  BOOST_TEST(all["articles"].size() == 3u);
  const Json back =
      get("anonymous", "/diff/" + kLaw, {{"from", "2024-06-01"}, {"to", "2021-01-01"}});
  BOOST_TEST(back["articles"][0]["lines"][0]["segments"][1]["text"] == "nouă");
  BOOST_TEST(get("anonymous", "/diff/" + kLaw + "!art_1")["articles"].size() == 1u);
  BOOST_TEST(ask("anonymous", "/diff/" + kLaw, {{"from", "1999-01-01"}}).status == 404);
}

BOOST_FIXTURE_TEST_CASE(what_other_acts_change_is_known_before_a_text_shows_it, Act) {
  kb::Act amending;
  amending.work.key = "ro/lege/2025/77";
  amending.work.jurisdiction = "ro";
  amending.work.type = "lege";
  amending.work.number = "77";
  amending.work.year = 2025;
  amending.work.title = "Legea nr. 77/2025";
  amending.work.date_document = Date{2025, 2, 3};
  amending.expression.language = "ro";
  amending.expression.text_hash = sha256("amending");
  amending.provisions = {article("1", "La articolul 2 se modifică alineatul unic.")};
  kb::LegalEvent event;
  event.kind = kb::EventKind::amends;
  event.affected_work = kLaw;
  event.affected_eid = "art_2";
  event.acting = "ro/lege/2025/77!art_1";
  event.noted_at_eid = "art_1";
  event.text = "Cererea se depune oriunde.";
  amending.events = {event};
  amending.expression.counts.events = 1;
  kb::save_act(store, amending,
               {directory.keep_original("amending"), "", "77.txt", "text/plain", "t 1", ""});
  BOOST_TEST(get("anonymous", "/law/" + kLaw)["pending"] == 1);
  const Json pending = get("anonymous", "/versions/" + kLaw)["pending"];
  BOOST_REQUIRE(pending.size() == 1u);
  BOOST_TEST(pending[0]["wording"] == "Cererea se depune oriunde.");
  BOOST_TEST(pending[0]["text"].get<std::string>().find("3 February 2025") != std::string::npos);
  BOOST_TEST(get("anonymous", "/timeline/" + kLaw + "!art_2")["pending"].size() == 1u);
  BOOST_TEST(get("anonymous", "/timeline/" + kLaw + "!art_1")["pending"].empty());
  // Its own page tells of no change of itself.
  BOOST_TEST(get("anonymous", "/law/ro/lege/2025/77")["pending"] == false);
}

BOOST_FIXTURE_TEST_CASE(the_history_of_one_provision, Act) {
  save_second();
  const Json history = get("anonymous", "/timeline/" + kLaw + "!art_1");
  BOOST_REQUIRE(history["entries"].size() == 3u);
  BOOST_TEST(history["entries"][0]["kind"] == "wording");
  BOOST_TEST(history["entries"][0]["lines"].size() == 1u);
  BOOST_TEST(history["entries"][1]["kind"] == "event");
  BOOST_TEST(history["entries"][1]["head"].get<std::string>().find("376/2023") !=
             std::string::npos);
  BOOST_TEST(history["entries"][2]["dated"] == "2021-01-01");
  // Under the number that it had before.
  const Json moved = get("anonymous", "/timeline/" + kLaw + "!art_4");
  BOOST_REQUIRE(moved["entries"].size() == 2u);
  BOOST_TEST(moved["entries"][0]["head"].get<std::string>().find("3") != std::string::npos);
  BOOST_TEST(get("anonymous", "/timeline/" + kLaw + "!art_2")["pending"].size() == 1u);
  BOOST_TEST(ask("anonymous", "/timeline/" + kLaw + "!art_9").status == 404);
}

BOOST_FIXTURE_TEST_CASE(a_text_that_waits_is_read_by_editors, Act) {
  const kb::Expression held = save_second(kb::ExpressionState::held);
  const std::string name = held.key.substr(held.key.find('@') + 1);
  BOOST_TEST(ask("anonymous", "/law/" + kLaw, {{"text", name}}).status == 404);
  BOOST_TEST(ask("expert of own", "/law/" + kLaw, {{"text", name}}).status == 404);
  const Json read = get("editor of own", "/law/" + kLaw, {{"text", name}});
  BOOST_TEST(read["version"]["dated"] == "2024-06-01");
  BOOST_TEST(read["rows"][0]["article"]["href"].get<std::string>().find("text=") !=
             std::string::npos);
  BOOST_TEST(get("anonymous", "/versions/" + kLaw)["texts"].size() == 1u);
  BOOST_TEST(get("editor of own", "/versions/" + kLaw)["texts"].size() == 2u);
  BOOST_TEST(ask("anonymous", "/diff/" + kLaw, {{"to", name}}).status == 404);
  BOOST_TEST(get("editor of own", "/diff/" + kLaw, {{"to", name}})["counts"]["changed"] == 1);
}

BOOST_FIXTURE_TEST_CASE(what_is_to_recheck_is_told_to_those_who_see_it, Act) {
  const std::string open = comment("art_1", "Open words", kb::Visibility::public_);
  comment("art_1", "Canaryprivate words", kb::Visibility::private_);
  comment("art_1", "Canarycoalition words", kb::Visibility::coalition);
  comment("art_3", "Moved words", kb::Visibility::public_);
  save_second();
  const auto total = [&](std::string_view who) { return get(who, "/recheck")["total"].get<int>(); };
  BOOST_TEST(total("expert of ally") == 1);
  BOOST_TEST(total("expert of other") == 2);
  BOOST_TEST(get("expert of ally", "/report/" + kLaw)["reanchored"]["total"] == 2);
  for (const char* path : {"/recheck", "/law/", "/report/", "/versions/", "/"}) {
    const bool whole = path == std::string("/recheck") || path == std::string("/");
    const std::string body = ask("expert of ally", whole ? path : path + kLaw).body;
    BOOST_TEST(body.find("anaryprivate") == std::string::npos, path);
    BOOST_TEST(body.find("anarycoalition") == std::string::npos, path);
  }
  BOOST_TEST(get("expert of ally", "/")["recheck"]["count"] == 1);

  // The mark stands on the comment and in the margin, the moved one went along.
  BOOST_TEST(get("anonymous", "/comments/" + open)["rechecks"][0]["waits"] == true);
  const Json now = get("anonymous", "/law/" + kLaw);
  BOOST_TEST(now["rows"][0]["article"]["comments"]["items"][0]["doubts"][0]["kind"] == "recheck");
  BOOST_TEST(now["rows"][2]["article"]["comments"]["count"] == 1);
  const Json then = get("anonymous", "/law/" + kLaw + "@2023-01-01");
  BOOST_TEST(then["rows"][2]["article"]["comments"]["count"] == 1);

  const std::string place =
      get("expert of ally", "/recheck")["acts"][0]["places"][0]["records"][0]["action"]
          .get<std::string>();
  BOOST_TEST(post("expert of ally", place, {{"decision", "closed"}}) == 422);  // no reason
  BOOST_TEST(post("expert of ally", place,
                  {{"decision", "amended"}, {"reason", "x"}, {"place", "art_99"}}) == 422);
  BOOST_TEST(post("member of ally", place, {{"decision", "confirmed"}}) == 403);
  BOOST_TEST(post("expert of ally", place, {{"decision", "confirmed"}}) == 303);
  BOOST_TEST(post("expert of ally", place, {{"decision", "confirmed"}}) == 412);
  BOOST_TEST(total("expert of ally") == 0);
  BOOST_TEST(total("expert of other") == 1);
  const Json decided = get("member of own", "/comments/" + open)["rechecks"][0];
  BOOST_TEST(decided["state"] == "confirmed");
  BOOST_TEST(decided["by"] == "expert of ally");
}

BOOST_AUTO_TEST_SUITE_END()
