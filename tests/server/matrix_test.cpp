// The site map kept, row by row: every route asked by every role, in the owner's organisation, in
// another of the coalition and in one outside, for records that they may and may not see, and every
// unsafe route without its token. A route without an example here fails by name.
#define BOOST_TEST_DYN_LINK
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

enum class Rule {
  see,     // whoever sees the record
  change,  // whoever may change it; others that see it are refused: 403
  step,    // whoever sees it may try; below expert a guard refuses: 422
  decide,  // whoever may change it, and experts who see it: 403 for others
  held,    // editors read a text that waits; for others it is not there: 404
};

struct Example {
  std::string_view route;
  std::string path;          // {id}: of the record
  int status;                // for whoever may
  std::optional<Kind> kind;  // of the record; none: the same for everybody
  Rule rule = Rule::see;
  Fields query;  // {id}, too
  Fields form;
};

const Fields kGapForm = {{"title", "A gap"},      {"who", "People"}, {"right", "register"},
                         {"primary_type", "ACC"}, {"levels", "NAT"}, {"visibility", "public"},
                         {"version", "1"}};
const Fields kEvidenceForm = {{"title", "Seen"},
                              {"type", "REP"},
                              {"direction", "supports"},
                              {"grade", "C"},
                              {"observed_on", "2025-03-01"},
                              {"summary", "Seen"},
                              {"source", "A report"},
                              {"visibility", "public"},
                              {"version", "1"}};
const Fields kPaperForm = {{"title", "Paper"},
                           {"key_message", "Message"},
                           {"language", "en"},
                           {"visibility", "public"},
                           {"version", "1"}};
const Fields kAskForm = {{"title", "Do it"},
                         {"type", "amend_law"},
                         {"addressee", "Ministry"},
                         {"visibility", "public"},
                         {"version", "1"}};
const Fields kFlowForm = {{"title", "A flow"},      {"sender", "Police"},
                          {"receiver", "Hospital"}, {"data_category", "status"},
                          {"visibility", "public"}, {"version", "1"}};
const std::string kArticle = std::string(kAct) + "!art_1";
constexpr const char* kTwice = "ro/lege/2022/9";
const std::string kActText = std::string(kAct) + "@undated:ro";

const std::vector<Example>& examples() {
  using enum Kind;
  static const std::vector<Example> rows = {
      {"home.show", "/", 200},
      {"about.show", "/about", 200},
      {"health", "/healthz", 200},
      {"asset.show", "/static/lacuna.css", 200},
      {"search.show", "/search", 200, {}, Rule::see, {{"q", "words"}}},
      {"search.show", "/search", 400, {}, Rule::see, {{"q", "words"}, {"after", "20"}}},
      {"search.csv", "/search.csv", 200, {}, Rule::see, {{"q", "words"}}},
      {"search.feed", "/search.atom", 200, {}, Rule::see, {{"q", "words"}}},
      {"suggest.show", "/suggest", 200, {}, Rule::see, {{"q", "wor"}}},
      {"opensearch.show", "/opensearch.xml", 200},
      {"work.list", "/acts", 200},
      {"law.show", "/law/" + kArticle, 200},
      {"law.show", std::string("/law/") + kHeldAct, 200, {}, Rule::held},
      {"law.versions", std::string("/versions/") + kAct, 200},
      {"law.versions", std::string("/versions/") + kHeldAct, 200, {}, Rule::held},
      {"law.diff", std::string("/diff/") + kTwice, 200},
      {"law.diff", std::string("/diff/") + kAct, 404},
      {"law.diff", std::string("/diff/") + kHeldAct, 404},
      {"law.timeline", "/timeline/" + kArticle, 200},
      {"law.timeline", std::string("/timeline/") + kHeldAct + "!art_1", 200, {}, Rule::held},
      {"law.akn", std::string("/akn/") + kAct, 200},
      {"law.akn", std::string("/akn/") + kHeldAct, 200, {}, Rule::held},
      {"law.report", std::string("/report/") + kAct, 200},
      {"law.report", std::string("/report/") + kHeldAct, 200, {}, Rule::held},
      {"comment.new", "/comments/new", 200, {}, Rule::see, {{"on", "provision:" + kArticle}}},
      {"comment.new",
       "/comments/new",
       404,
       {},
       Rule::see,
       {{"on", "provision:" + std::string(kHeldAct) + "!art_1"}}},
      {"comment.new", "/comments/new", 200, gap, Rule::see, {{"on", "gap:{id}"}}},
      {"comment.new", "/comments/new", 200, ask, Rule::see, {{"on", "ask:{id}"}}},
      {"comment.new", "/comments/new", 200, paper, Rule::see, {{"on", "paper:{id}"}}},
      {"comment.new",
       "/comments/new",
       200,
       comment,
       Rule::see,
       {{"on", "provision:" + kArticle}, {"reply_to", "{id}"}}},
      {"comment.create",
       "/comments",
       303,
       {},
       Rule::see,
       {},
       {{"on", "provision:" + kArticle}, {"body", "Words"}}},
      {"comment.create",
       "/comments",
       303,
       gap,
       Rule::see,
       {},
       {{"on", "gap:{id}"}, {"body", "Words"}}},
      {"comment.create",
       "/comments",
       303,
       ask,
       Rule::see,
       {},
       {{"on", "ask:{id}"}, {"body", "Words"}}},
      {"comment.create",
       "/comments",
       303,
       paper,
       Rule::see,
       {},
       {{"on", "paper:{id}"}, {"body", "Words"}}},
      {"comment.create",
       "/comments",
       303,
       comment,
       Rule::see,
       {},
       {{"on", "provision:" + kArticle}, {"reply_to", "{id}"}, {"body", "Words"}}},
      {"comment.show", "/comments/{id}", 200, comment},
      {"comment.show", "/comments/{id}", 200, waiting},
      {"comment.state",
       "/comments/{id}/state",
       303,
       comment,
       Rule::see,
       {},
       {{"state", "resolved"}, {"version", "1"}}},
      {"citation.list", "/citations", 200},
      {"citation.decide", "/citations", 422},
      {"import.form", "/import", 200},
      {"import.create", "/import", 422},
      {"import.show", "/import/" + std::string(kActText), 200},
      {"import.original", "/original/" + std::string(kActText), 200},
      {"text.list", "/texts", 200},
      {"moderation.list", "/moderation", 200},
      {"moderation.decide",
       "/moderation/{id}",
       303,
       waiting,
       Rule::see,
       {},
       {{"moderation", "approved"}, {"version", "1"}}},
      {"recheck.list", "/recheck", 200},
      {"recheck.show", "/recheck/{id}", 200, recheck},
      {"recheck.decide",
       "/recheck/{id}",
       303,
       recheck,
       Rule::decide,
       {},
       {{"decision", "confirmed"}}},
      {"gap.list", "/gaps", 200},
      {"gap.new", "/gaps/new", 200, {}, Rule::see, {{"provision", kArticle}}},
      {"gap.create", "/gaps", 303, {}, Rule::see, {}, kGapForm},
      {"gap.show", "/gaps/{id}", 200, gap},
      {"gap.edit", "/gaps/{id}/edit", 200, gap, Rule::change},
      {"gap.change", "/gaps/{id}/edit", 303, gap, Rule::change, {}, kGapForm},
      {"gap.move",
       "/gaps/{id}/move",
       303,
       gap,
       Rule::step,
       {},
       {{"to", "triaged"}, {"reason", "Looked at"}, {"version", "1"}}},
      {"check.list", "/checks", 200},
      {"norm.list", "/norms", 200, {}, Rule::see, {{"from", kArticle}}},
      {"norm.list", "/norms", 404, {}, Rule::see, {{"from", "nothing"}}},
      {"norm.link.new", "/norms/new", 200, {}, Rule::see, {{"from", kArticle}}},
      {"norm.link.create", "/norms/new", 422, {}, Rule::see, {{"from", kArticle}}},
      {"graph.show", "/graph", 200},
      {"graph.show", "/graph", 200, {}, Rule::see, {{"of", kArticle}, {"depth", "2"}}},
      {"graph.show", "/graph", 404, {}, Rule::see, {{"of", "nothing"}}},
      {"graph.show", "/graph", 200, {}, Rule::held, {{"of", "act:" + std::string(kHeldAct)}}},
      {"graph.show", "/graph", 200, gap, Rule::see, {{"of", "gap:{id}"}}},
      {"graph.show", "/graph", 200, evidence, Rule::see, {{"of", "evidence:{id}"}}},
      {"graph.show", "/graph", 200, ask, Rule::see, {{"of", "ask:{id}"}}},
      {"graph.show", "/graph", 200, paper, Rule::see, {{"of", "paper:{id}"}}},
      {"graph.show", "/graph", 200, entry, Rule::see, {{"of", "record:{id}"}}},
      {"gap.score", "/gaps/{id}/score", 200, gap},
      {"gap.score.save",
       "/gaps/{id}/score",
       303,
       gap,
       Rule::see,
       {},
       {{"severity", "4"},
        {"legal_force", "3"},
        {"urgency", "2"},
        {"argument", "Because"},
        {"version", "1"}}},
      {"gap.merge", "/gaps/{id}/merge", 400, gap},
      {"gap.withdraw",
       "/gaps/{id}/withdraw",
       303,
       gap,
       Rule::change,
       {},
       {{"version", "1"}, {"reason", "An example"}}},
      {"gap.link.new", "/gaps/{id}/links/new", 200, gap},
      {"gap.link.create",
       "/gaps/{id}/links",
       303,
       gap,
       Rule::see,
       {},
       {{"provision", kArticle},
        {"verb", "causes"},
        {"rationale", "Because"},
        {"visibility", "public"}}},
      {"evidence.new", "/gaps/{id}/evidence/new", 200, gap},
      {"evidence.create", "/gaps/{id}/evidence", 303, gap, Rule::see, {}, kEvidenceForm},
      {"evidence.show", "/evidence/{id}", 200, evidence},
      {"evidence.edit", "/evidence/{id}/edit", 200, evidence, Rule::change},
      {"evidence.change", "/evidence/{id}/edit", 303, evidence, Rule::change, {}, kEvidenceForm},
      {"paper.list", "/positions", 200},
      {"paper.new", "/positions/new", 200},
      {"paper.create", "/positions", 303, {}, Rule::see, {}, kPaperForm},
      {"paper.show", "/positions/{id}", 200, paper},
      {"paper.edit", "/positions/{id}/edit", 200, paper, Rule::change},
      {"paper.change", "/positions/{id}/edit", 303, paper, Rule::change, {}, kPaperForm},
      {"ask.new", "/gaps/{id}/asks/new", 200, gap},
      {"ask.create", "/gaps/{id}/asks", 303, gap, Rule::see, {}, kAskForm},
      {"ask.show", "/asks/{id}", 200, ask},
      {"ask.edit", "/asks/{id}/edit", 200, ask, Rule::change},
      {"ask.change", "/asks/{id}/edit", 303, ask, Rule::change, {}, kAskForm},
      {"ask.move",
       "/asks/{id}/move",
       303,
       ask,
       Rule::change,
       {},
       {{"to", "proposed"}, {"version", "1"}}},
      {"comment.new", "/comments/new", 200, entry, Rule::see, {{"on", "entry:{id}"}}},
      {"comment.create",
       "/comments",
       303,
       entry,
       Rule::see,
       {},
       {{"on", "entry:{id}"}, {"body", "Words"}}},
      {"export.list", "/exports", 200},
      {"export.file", "/export/gaps.csv", 200},
      {"export.file", "/export/records.xlsx", 200, {}, Rule::see, {{"kind", "exchange_flow"}}},
      {"export.file", "/export/record.csv", 200, entry, Rule::see, {{"of", "{id}"}}},
      {"export.file", "/export/acts.jsonld", 200},
      {"export.file", "/export/gaps.pdf", 404},
      {"export.print", "/print/gaps", 200},
      {"export.print", "/print/none_such", 404},
      {"brief.show", "/brief", 200},
      {"service.import.form", "/services/import", 200},
      {"service.import",
       "/services/import",
       303,
       {},
       Rule::see,
       {},
       {{"rows",
         "external_id,title,who_org,what_sector,where,for_whom_group,visibility\n"
         "x-1,Advice,ro/office,HOU,RO-VS,CHI,public\n"}}},
      {"practice.import.form", "/practices/import", 200},
      {"practice.import",
       "/practices/import",
       303,
       {},
       Rule::see,
       {},
       {{"accepted",
         "Good practice A desk\nProject start 2020-01-01\nCountry Moldova\nResults\nForty\n"}}},
      {"record.kinds", "/records", 200},
      {"record.list", "/records/exchange_flow", 200},
      {"record.list", "/records/none_such", 404},
      {"record.new", "/records/exchange_flow/new", 200},
      {"record.create", "/records/exchange_flow", 303, {}, Rule::see, {}, kFlowForm},
      {"record.show", "/record/{id}", 200, entry},
      {"record.edit", "/record/{id}/edit", 200, entry, Rule::change},
      {"record.change", "/record/{id}/edit", 303, entry, Rule::change, {}, kFlowForm},
      {"record.move",
       "/record/{id}/move",
       303,
       entry,
       Rule::step,
       {},
       {{"to", "proposed"}, {"version", "1"}}},
      {"record.raise", "/record/{id}/raise", 400, entry, Rule::change, {}, {{"version", "1"}}},
      {"conflict.list", "/conflicts", 200},
      {"record.withdraw",
       "/record/{id}/withdraw",
       303,
       entry,
       Rule::change,
       {},
       {{"reason", "Wrong"}, {"version", "1"}}},
      {"concordance.prefill", "/record/{id}/prefill", 400, entry},
      {"territory.show", "/territories/RO-VS", 200},
      {"territory.show", "/territories/NONE", 404},
      {"body.show", "/bodies/ro/office", 200},
      {"body.show", "/bodies/ro/none", 404},
      {"map.show", "/map", 200},
      {"service.verify", "/record/{id}/verify", 404, entry, Rule::see, {}, {{"version", "1"}}},
      {"matrix.list", "/matrices", 200},
      {"matrix.show", "/matrix/sectors", 200},
      {"matrix.show", "/matrix/none", 404},
      {"concept.list", "/concepts", 200},
      {"concept.show", "/concepts/sector/HOU", 200},
      {"concept.show", "/concepts/sector/NONE", 404},
      {"history.show", "/history/gap/{id}", 200, gap},
      {"history.show", "/history/evidence/{id}", 200, evidence},
      {"history.show", "/history/ask/{id}", 200, ask},
      {"history.show", "/history/paper/{id}", 200, paper},
      {"history.show", "/history/entry/{id}", 200, entry},
      {"history.show", "/history/annotation/{id}", 200, comment},
      {"history.show", "/history/annotation/{id}", 200, waiting},
      {"follow.list", "/follows", 200},
      {"follow.list", "/follows", 200, {}, Rule::see, {{"days", "7"}}},
      {"follow.create",
       "/follows",
       303,
       {},
       Rule::see,
       {},
       {{"kind", "provision"}, {"target", kArticle}}},
      {"follow.create", "/follows", 303, gap, Rule::see, {}, {{"kind", "gap"}, {"target", "{id}"}}},
      {"follow.change", "/follows/none", 404, {}, Rule::see, {}, {{"note", "Why"}}},
      {"follow.remove", "/follows/none/remove", 404},
      {"feed.renew", "/follows/address", 200},
      {"feed.revoke", "/follows/address/revoke", 303},
      {"feed.atom", "/feeds/none/atom.xml", 404},
      {"feed.calendar", "/feeds/none/calendar.ics", 404},
      {"sign_in.form", "/sign-in", 200},
      {"sign_in", "/sign-in", 422, {}, Rule::see, {}, {{"login", "nobody"}, {"password", ""}}},
      {"sign_out", "/sign-out", 303},
      {"account.show", "/account", 200},
      {"account.language", "/account/language", 303, {}, Rule::see, {}, {{"language", "en"}}},
      {"account.password", "/account/password", 422, {}, Rule::see, {}, {{"new", "short"}}},
      {"text.accept", "/texts/accept", 303, {}, Rule::see, {}, {{"key", kActText}}},
      {"text.withdraw", "/texts/withdraw", 303, {}, Rule::see, {}, {{"key", kActText}}},
  };
  return rows;
}

const Route& route_of(const Example& example) {
  for (const Route& route : routes())
    if (route.name == example.route) return route;
  throw std::logic_error("no route " + std::string(example.route));
}

struct Object {
  std::string id;
  kb::Visibility visibility = kb::Visibility::public_;  // of it and of what it stands on
};

bool sees(const Visitor& who, Kind kind, kb::Visibility visibility) {
  if (kind == Kind::waiting && who.role < kb::Role::moderator) return false;
  return sees(who, visibility);
}

int expected(const Visitor& who, const Example& example, const Object& object, bool page) {
  const Route& route = route_of(example);
  if (who.role < route.least.role) {
    if (who.role != kb::Role::anonymous) return 403;
    return page ? 303 : 401;
  }
  if (example.rule == Rule::held && who.role < kb::Role::editor) return 404;
  if (!example.kind) return example.status;
  if (!sees(who, *example.kind, object.visibility)) return 404;
  if (example.rule == Rule::change && !changes(who, object.visibility)) return 403;
  if (example.rule == Rule::decide && !changes(who, object.visibility) &&
      who.role < kb::Role::expert)
    return 403;
  if (example.rule == Rule::step && who.role < kb::Role::expert) return 422;
  return example.status;
}

std::string with_id(std::string text, const std::string& id) {
  if (const std::size_t at = text.find("{id}"); at != std::string::npos) text.replace(at, 4, id);
  return text;
}

Fields with_id(Fields fields, const std::string& id) {
  for (Field& field : fields) field.value = with_id(field.value, id);
  return fields;
}

Request request_of(Site& site, const Visitor& who, const Example& example, const std::string& id) {
  Request request = site.request(who, route_of(example).method, with_id(example.path, id));
  request.query = with_id(example.query, id);
  request.form = with_id(example.form, id);
  return request;
}

std::string told(const Visitor& who, const Example& example, const Object& object,
                 const Response& response, int wanted) {
  return who.name + ": " + std::string(example.route) + " " + with_id(example.path, object.id) +
         (example.query.empty() ? "" : "?" + example.query.front().value) + " (" +
         (example.kind ? std::string(word(*example.kind)) + ", " : "") +
         std::string(word(object.visibility)) + ") gave " + std::to_string(response.status) +
         " instead of " + std::to_string(wanted) + ": " + response.body.substr(0, 200);
}

std::vector<const Example*> examples_of(Method method) {
  std::vector<const Example*> some;
  for (const Example& example : examples())
    if (route_of(example).method == method) some.push_back(&example);
  return some;
}

// A record of the kind for each visibility; for what stands on a gap also public ones on hidden
// gaps.
std::vector<Object> objects_of(Site& site, Kind kind) {
  std::vector<Object> objects;
  for (const auto& row : all_of<kb::Visibility>()) {
    objects.push_back({site.make(kind, row.value), row.value});
    if ((kind == Kind::evidence || kind == Kind::comment) && row.value != kb::Visibility::public_)
      objects.push_back(
          {site.make(kind, kb::Visibility::public_, "Record", site.make(Kind::gap, row.value)),
           row.value});
  }
  return objects;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_route_has_an_example) {
  std::set<std::string_view> shown;
  for (const Example& example : examples()) {
    shown.insert(example.route);
    BOOST_TEST((example.kind || example.path.find("{id}") == std::string::npos), example.path);
  }
  for (const Route& route : routes())
    BOOST_TEST(shown.contains(route.name), "no test asks the route " << route.name);
  BOOST_TEST(shown.size() == routes().size());
}

BOOST_AUTO_TEST_CASE(pages_and_their_twins_are_for_whom_the_table_says) {
  Site site;
  site.save(kHeldAct, "Held words of the act.", kb::ExpressionState::held);
  for (const char* words : {"Words of an act.", "Later words of an act."})
    site.save(kTwice, words, kb::ExpressionState::published);
  std::map<Kind, std::vector<Object>> objects;
  for (const auto& row : all_of<Kind>()) objects[row.value] = objects_of(site, row.value);
  const std::string absent = new_id();
  std::size_t asked = 0;
  for (const Example* example : examples_of(Method::get))
    for (const Visitor& who : site.visitors)
      for (const Object& object :
           example->kind ? objects[*example->kind] : std::vector<Object>{Object{}})
        for (const bool page : {true, false}) {
          Request request = request_of(site, who, *example, object.id);
          request.wants_json = !page;
          const Response response = site.app->serve(request, 0);
          const int wanted = expected(who, *example, object, page);
          BOOST_TEST(response.status == wanted, told(who, *example, object, response, wanted));
          if (wanted == 303)
            BOOST_TEST(find_field(response.headers, "Location")->starts_with("/sign-in"));
          if (wanted == 404 && !page && example->kind) {
            Request nothing = request_of(site, who, *example, absent);
            nothing.wants_json = true;
            BOOST_TEST(site.app->serve(nothing, 0).body == response.body);
          }
          ++asked;
        }
  BOOST_TEST(site.writes == 0);
  BOOST_TEST_MESSAGE(asked << " pages and twins asked");
}

BOOST_AUTO_TEST_CASE(forms_are_for_whom_the_table_says) {
  Site site;
  std::size_t sent = 0;
  for (const Example* example : examples_of(Method::post))
    for (Visitor& who : site.visitors)
      for (const auto& visibility : all_of<kb::Visibility>()) {
        if (!example->kind && visibility.value != kb::Visibility::public_) continue;
        Object object;
        if (example->kind) object = {site.make(*example->kind, visibility.value), visibility.value};
        Request request = request_of(site, who, *example, object.id);
        request.form.push_back({"csrf", who.csrf});
        const Response response = site.app->serve(request, 0);
        const int wanted = expected(who, *example, object, false);
        BOOST_TEST(response.status == wanted, told(who, *example, object, response, wanted));
        if (example->route == "sign_out") site.begin_session(who);
        ++sent;
      }
  BOOST_TEST_MESSAGE(sent << " forms sent");
}

BOOST_AUTO_TEST_CASE(no_form_is_taken_without_its_token) {
  Site site;
  std::map<Kind, Object> objects;
  for (const auto& row : all_of<Kind>())
    objects[row.value] = {site.make(row.value, kb::Visibility::public_), kb::Visibility::public_};
  const std::string foreign = site.visitor("admin of other").csrf;
  for (const Example* example : examples_of(Method::post)) {
    BOOST_TEST((route_of(*example).csrf == Csrf::token), example->route);
    for (const Visitor& who : site.visitors) {
      if (who.role < route_of(*example).least.role) continue;
      const Object object = example->kind ? objects[*example->kind] : Object{};
      const auto refused = [&](const Fields& form, const Fields& headers, const char* how) {
        Request request = request_of(site, who, *example, object.id);
        request.form.insert(request.form.end(), form.begin(), form.end());
        request.headers = headers;
        const Response response = site.app->serve(request, 0);
        BOOST_TEST(response.status == 403,
                   how << ": " << told(who, *example, object, response, 403));
      };
      const Field token{"csrf", who.csrf};
      const Field host{"host", "lacuna.example"};
      refused({}, {host}, "no token");
      refused({{"csrf", ""}}, {host}, "an empty token");
      refused({{"csrf", std::string(64, 'a')}}, {host}, "a wrong token");
      if (who.csrf != foreign) refused({{"csrf", foreign}}, {host}, "another's token");
      refused({token}, {host, {"sec-fetch-site", "cross-site"}}, "another site");
      refused({token}, {host, {"sec-fetch-site", "same-site"}}, "a neighbour");
      refused({token}, {host, {"origin", "https://elsewhere.example"}}, "another origin");
      refused({}, {host, {"x-csrf-token", "wrong"}}, "a wrong header");
    }
  }
  BOOST_TEST(site.writes == 0);
}
