// Nothing hidden leaks: records with a word of their own are hidden from somebody, and that word
// stands on no page, in no twin, no total, facet or suggestion that this somebody can get; pages
// that everybody has are the same for them as if the records were not there.
#define BOOST_TEST_DYN_LINK
#include <map>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/server/site.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

struct Address {
  std::string path;
  Fields query;
};

struct Canary {
  std::string word;  // in lower case
  kb::Visibility visibility;
};

// Lists, counts, facets, search, suggestions, and the pages of public records that hidden ones
// stand on.
std::vector<Address> shared_pages(const std::map<Kind, std::string>& open) {
  const std::string gap = "/gaps/" + open.at(Kind::gap);
  return {{"/", {}},
          {"/acts", {}},
          {"/acts", {{"q", "8"}}},
          {"/gaps", {}},
          {"/gaps", {{"q", "record"}}},
          {"/gaps", {{"work", kAct}}},
          {"/gaps", {{"sector", "HOU"}}},
          {"/positions", {}},
          {"/positions", {{"q", "record"}}},
          {"/concepts", {}},
          {"/concepts/sector/HOU", {}},
          {"/law/" + std::string(kAct), {}},
          {"/law/" + std::string(kAct) + "!art_1", {}},
          {"/versions/" + std::string(kAct), {}},
          {"/timeline/" + std::string(kAct) + "!art_1", {}},
          {"/report/" + std::string(kAct), {}},
          {"/recheck", {}},
          {"/search", {{"q", "record"}}},
          {"/search", {{"q", "canar*"}}},
          {"/search", {{"q", "canariprivategab"}}},
          {"/search", {{"q", "words"}}},
          {"/search", {{"q", "kind:gap"}}},
          {"/search", {{"q", "record"}, {"kind", "gap"}}},
          {"/search", {{"q", "record"}, {"sort", "newest"}}},
          {"/search.csv", {{"q", "record"}}},
          {"/search.csv", {{"q", "canar*"}}},
          {"/search.atom", {{"q", "record"}}},
          {"/search.atom", {{"q", "canar*"}}},
          {"/suggest", {{"q", "rec"}}},
          {"/suggest", {{"q", "canary"}}},
          {"/suggest", {{"q", "words canaryhel"}}},
          {"/opensearch.xml", {}},
          {gap, {}},
          {gap + "/asks/new", {}},
          {gap + "/evidence/new", {}},
          {gap + "/links/new", {}},
          {"/history/gap/" + open.at(Kind::gap), {}},
          {"/positions/" + open.at(Kind::paper), {}},
          {"/asks/" + open.at(Kind::ask), {}},
          {"/comments/" + open.at(Kind::comment), {}},
          {"/moderation", {}},
          {"/exports", {}},
          {"/brief", {}},
          {"/export/gaps.csv", {}},
          {"/export/services.csv", {}},
          {"/export/records.csv", {{"kind", "exchange_flow"}}},
          {"/export/annotations.jsonld", {}},
          {"/print/gaps", {{"sector", "HOU"}}},
          {"/account", {}},
          {"/gaps/new", {}}};
}

std::string answer(Site& site, const Visitor& who, const Address& address, bool twin) {
  Request request = site.request(who, Method::get, address.path);
  request.query = address.query;
  request.wants_json = twin;
  return site.app->serve(request, 0).body;
}

using Answers = std::map<std::string, std::string>;
Answers twins(Site& site, const Visitor& who, const std::vector<Address>& pages) {
  Answers answers;
  for (const Address& page : pages)
    answers[page.path + (page.query.empty() ? "" : "?" + page.query.back().value)] =
        answer(site, who, page, true);
  return answers;
}

std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_hidden_changes_nothing_and_is_named_nowhere) {
  Site site;
  std::map<Kind, std::string> open;
  for (const auto& row : all_of<Kind>())
    open[row.value] =
        site.make(row.value, kb::Visibility::public_, "Record",
                  row.value == Kind::gap || row.value == Kind::paper ? "" : open[Kind::gap]);
  site.connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"},
               {kb::NodeKind::gap, open[Kind::gap]}, kb::LinkVerb::causes, kb::Visibility::public_,
               "Record");
  site.index();
  const std::vector<Address> pages = shared_pages(open);
  std::map<std::string, Answers> before;
  for (const Visitor& who : site.visitors) before[who.name] = twins(site, who, pages);

  std::vector<Canary> canaries;
  std::vector<Address> own_pages;  // of the hidden records themselves
  const std::map<Kind, std::string> path = {
      {Kind::gap, "/gaps/"},        {Kind::evidence, "/evidence/"}, {Kind::ask, "/asks/"},
      {Kind::paper, "/positions/"}, {Kind::comment, "/comments/"},  {Kind::waiting, "/comments/"}};
  // From the most hidden to the least, each with a link of another verb.
  const std::pair<kb::Visibility, kb::LinkVerb> rounds[] = {
      {kb::Visibility::private_, kb::LinkVerb::partially_covers},
      {kb::Visibility::restricted, kb::LinkVerb::should_cover},
      {kb::Visibility::coalition, kb::LinkVerb::is_void_for}};
  for (const auto& round : rounds) {
    const kb::Visibility visibility = round.first;
    const kb::LinkVerb verb = round.second;
    const auto hide = [&](Kind kind, const std::string& where, kb::Visibility its,
                          const std::string& gap) {
      const std::string canary =
          "canary" + std::string(word(visibility)) + std::string(word(kind)) + where;
      canaries.push_back({canary, visibility});
      const std::string id = site.make(kind, its, canary, gap);
      own_pages.push_back({path.at(kind) + id, {}});
      if (kind != Kind::comment && kind != Kind::waiting)
        own_pages.push_back({path.at(kind) + id + "/edit", {}});
      own_pages.push_back(
          {"/history/" + std::string(kind == Kind::waiting ? "annotation" : word(kind)) + "/" + id,
           {}});
      return id;
    };
    const std::string gap = hide(Kind::gap, "", visibility, "");
    site.connect({kb::NodeKind::provision, std::string(kAct) + "!art_1"}, {kb::NodeKind::gap, gap},
                 kb::LinkVerb::causes, kb::Visibility::public_, canaries.back().word);
    own_pages.push_back({"/gaps/" + gap + "/links/new", {}});
    for (Kind kind : {Kind::evidence, Kind::ask, Kind::comment})
      hide(kind, "open", visibility, open[Kind::gap]);  // hidden, on a public gap
    for (Kind kind : {Kind::evidence, Kind::comment})
      hide(kind, "under", kb::Visibility::public_, gap);
    hide(Kind::paper, "", visibility, "");
    hide(Kind::waiting, "", visibility, "");
    const std::string link = "canary" + std::string(word(visibility)) + "link";
    canaries.push_back({link, visibility});
    site.connect({kb::NodeKind::provision, kAct}, {kb::NodeKind::gap, open[Kind::gap]}, verb,
                 visibility, link);
    site.index();
    for (const Visitor& who : site.visitors) {
      const bool blind =
          !sees(who, kb::Visibility::private_) &&
          (visibility == kb::Visibility::private_ ||
           (!sees(who, kb::Visibility::restricted) &&
            (visibility == kb::Visibility::restricted || !sees(who, kb::Visibility::coalition))));
      if (!blind) continue;
      const Answers after = twins(site, who, pages);
      for (const auto& [page, was] : before[who.name])
        BOOST_TEST(after.at(page) == was, who.name << ": " << page << " changed by hidden "
                                                   << word(visibility) << " records");
    }
  }
  canaries.push_back({"canaryheld", kb::Visibility::private_});
  site.save(kHeldAct, "Canaryheld words of the act.", kb::ExpressionState::held);
  site.index();
  own_pages.push_back({"/law/" + std::string(kHeldAct), {}});
  own_pages.push_back({"/akn/" + std::string(kHeldAct), {}});
  own_pages.push_back({"/report/" + std::string(kHeldAct), {}});
  own_pages.push_back({"/comments/new", {{"on", "provision:" + std::string(kHeldAct) + "!art_1"}}});

  std::map<std::string, std::size_t> seen;
  own_pages.insert(own_pages.end(), pages.begin(), pages.end());
  for (const Visitor& who : site.visitors) {
    for (const Address& page : own_pages)
      for (const bool twin : {false, true}) {
        const std::string body = lower_case(answer(site, who, page, twin));
        for (const Canary& canary : canaries) {
          const bool found = body.find(canary.word) != std::string::npos;
          seen[canary.word] += found;
          const bool held = canary.word == "canaryheld";  // editors read what waits
          if (held ? who.role < kb::Role::editor : !sees(who, canary.visibility))
            BOOST_TEST(!found, who.name << ": " << canary.word << " stands on " << page.path
                                        << (twin ? ".json" : ""));
        }
      }
    for (const Canary& canary : canaries) {
      if (sees(who, canary.visibility) && canary.word != "canaryheld") continue;
      const auto found =
          nlohmann::json::parse(answer(site, who, {"/search", {{"q", canary.word}}}, true));
      BOOST_TEST(found["total"] == 0, who.name << ": search finds " << canary.word);
    }
  }
  // The words do stand where they may be seen: the test can fail.
  for (const Canary& canary : canaries) BOOST_TEST(seen[canary.word] > 0, canary.word);
}
