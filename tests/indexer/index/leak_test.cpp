// What a viewer may not read leaves no trace in what a search answers: a canary word stands in a
// record of each kind of visibility.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "kb/rules/visibility_rules.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

constexpr char kCanary[] = "kanarienvogel";

kb::Viewer viewer(const std::string& organisation, kb::OrganisationKind kind, kb::Role role) {
  return {"account-of-" + organisation, organisation, kind, role};
}

struct Case {
  std::string name;
  kb::Viewer viewer;
  std::vector<std::string> finds;  // ids
};

std::vector<Case> cases() {
  using kb::OrganisationKind;
  using kb::Role;
  return {
      {"anonymous", {}, {}},
      {"a reader of an allied body", viewer("ally", OrganisationKind::ally, Role::reader), {}},
      {"a ministry that a record is shared with",
       viewer("ministry", OrganisationKind::ministry, Role::reader),
       {"shared"}},
      {"a member of another organisation",
       viewer("two", OrganisationKind::member, Role::member),
       {"coalition"}},
      {"a member of the organisation",
       viewer("one", OrganisationKind::member, Role::member),
       {"coalition", "narrow", "shared"}},
      {"a reader of the organisation, not in the coalition",
       viewer("one", OrganisationKind::member, Role::reader),
       {"shared"}},
      {"an account without organisation",
       {"somebody", "", OrganisationKind::ally, Role::expert},
       {}},
  };
}

void fill(Library& library) {
  using kb::Visibility;
  library.put(paragraph("122", "art_1", "Cazare pentru toți, cu drepturi egale, fără canar."));
  library.put(gap("public", "Cazare", Visibility::public_));
  library.put(gap("coalition", std::string("Cazare ") + kCanary, Visibility::coalition));
  library.put(
      gap("shared", std::string("Cazare ") + kCanary, Visibility::restricted, {"one", "ministry"}));
  auto narrow =
      gap("narrow", std::string("Cazare ") + kCanary, Visibility::restricted, {"one", "ministry"});
  narrow.coalition_only = true;  // on a record of the coalition, shared with a ministry outside it
  library.put(narrow);
  library.put(gap("private", std::string("Cazare ") + kCanary, Visibility::private_));
  library.index();
}

std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> all;
  for (const auto& hit : result.hits) all.push_back(hit.ref);
  std::sort(all.begin(), all.end());
  return all;
}

std::string everything_said(const SearchResult& result) {
  std::string text = result.suggestion;
  for (const auto& hit : result.hits) {
    text += hit.title + hit.heading;
    for (const auto& segment : hit.snippet) text += segment.text;
  }
  for (const auto& facet : result.facets)
    for (const auto& value : facet.values) text += value.value;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_canary_is_found_by_those_who_may_and_by_nobody_else) {
  Library library;
  fill(library);
  for (const auto& one : cases()) {
    SearchRequest request;
    request.query = kCanary;
    request.viewer = one.viewer;
    request.facets = {Field::kind, Field::group, Field::sector, Field::state};
    const auto result = library.search(request);
    BOOST_TEST(ids(result) == one.finds, one.name);
    BOOST_TEST(result.total == one.finds.size(), one.name);
    std::size_t counted = 0;
    for (const auto& facet : result.facets)
      if (facet.field == Field::kind)
        for (const auto& value : facet.values) counted += value.count;
    BOOST_TEST(counted == one.finds.size(), one.name);
  }
}

BOOST_AUTO_TEST_CASE(a_search_that_everybody_may_make_counts_only_what_its_viewer_may_read) {
  Library library;
  fill(library);
  for (const auto& one : cases()) {
    for (const auto* query : {"cazare", "kind:gap", "-canar", "caz*", "cazare OR kanarien*"}) {
      SearchRequest request;
      request.query = query;
      request.viewer = one.viewer;
      request.facets = {Field::kind};
      const auto result = library.search(request);
      const bool with_law = std::string_view(query) == "cazare" || query[0] == 'c';
      BOOST_TEST(result.total == one.finds.size() + 1 + (with_law ? 1 : 0),
                 one.name << ", " << query << ": " << result.total);
      if (one.finds.empty())
        BOOST_TEST(everything_said(result).find(kCanary) == std::string::npos, one.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_that_only_its_readers_see_is_no_slip_to_them) {
  Library library;
  library.put(paragraph("122", "art_1", "Cazare și iar cazare."));
  library.put(gap("coalition", "Cazane vechi", kb::Visibility::coalition));
  library.index();
  SearchRequest request;
  request.query = "cazane";
  const auto to_others = library.search(request);
  BOOST_TEST(to_others.suggestion == "cazare");
  BOOST_TEST(to_others.understood == "cazare");
  request.viewer = viewer("two", kb::OrganisationKind::member, kb::Role::member);
  const auto to_members = library.search(request);
  BOOST_TEST(ids(to_members) == std::vector<std::string>{"coalition"});
  BOOST_TEST(to_members.suggestion.empty());
}

BOOST_AUTO_TEST_CASE(what_is_similar_is_told_by_the_law_alone) {
  Library library;
  library.put(paragraph("1", "art_1", "Vaporul pleacă."));
  library.put(paragraph("2", "art_1", "Vaporul sosește."));
  for (int i = 3; i < 20; ++i) library.put(paragraph(std::to_string(i), "art_1", "Alte ape."));
  auto comment = gap("narrow", kCanary, kb::Visibility::coalition);
  comment.key.kind = UnitKind::annotation;
  comment.work = "ro/lege/2006/1";
  comment.parts = {{"art_1", 0, "", std::string("Alte ") + kCanary}};
  library.put(comment);
  library.index();
  library.related = [](Relation, const std::string&, const kb::Viewer&) {
    return std::optional(std::vector<UnitAddress>{{"ro/lege/2006/1", "art_1"}});
  };
  SearchRequest request;
  request.query = "similar:ro/lege/2006/1!art_1";
  for (const auto& one : cases()) {
    request.viewer = one.viewer;
    BOOST_TEST(ids(library.search(request)) == std::vector<std::string>{"ro/lege/2006/2!art_1"},
               one.name);
  }
}

BOOST_AUTO_TEST_CASE(spelling_knows_no_word_of_people) {
  Library library;
  fill(library);
  for (const auto& one : cases()) {
    SearchRequest request;
    request.viewer = one.viewer;
    for (const auto* query : {"kanarienvogell", "kanarienvogl", "kanarienfogel"}) {
      request.query = query;
      BOOST_TEST(library.search(request).suggestion.empty(), one.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_completed_knows_no_word_of_people) {
  Library library;
  fill(library);
  auto mine = gap("mine", kCanary, kb::Visibility::public_);
  library.put(mine);
  library.index(2);
  for (const auto* typed : {"kan", "kanarien", kCanary, "cazare kanarienv"}) {
    BOOST_TEST(library.complete(typed).empty(), typed);
    BOOST_TEST(library.acts_called(typed).empty(), typed);
  }
  auto law = act("123", std::string("Legea ") + kCanary);
  law.other_names = {"legea canarului"};
  library.put(law);
  library.index(3);
  BOOST_TEST(library.acts_called("kanar").size() == 1U);
  BOOST_TEST(library.acts_called("LEGEA canaru").size() == 1U);
  BOOST_TEST(library.acts_called("123").size() == 1U);
  BOOST_TEST(library.acts_called("legea cazare").empty());
  BOOST_TEST(library.acts_called("").empty());
}

BOOST_AUTO_TEST_CASE(hidden_records_do_not_move_the_scores_of_others) {
  Library with, without;
  fill(with);
  without.put(paragraph("122", "art_1", "Cazare pentru toți, cu drepturi egale, fără canar."));
  without.put(gap("public", "Cazare", kb::Visibility::public_));
  without.index();
  const auto a = with.search("cazare");
  const auto b = without.search("cazare");
  BOOST_REQUIRE(a.hits.size() == b.hits.size());
  for (std::size_t i = 0; i < a.hits.size(); ++i) BOOST_TEST(a.hits[i].score == b.hits[i].score);
}

BOOST_AUTO_TEST_CASE(a_record_that_is_hidden_later_is_gone) {
  Library library;
  fill(library);
  SearchRequest request;
  request.query = kCanary;
  request.viewer = viewer("two", kb::OrganisationKind::member, kb::Role::member);
  BOOST_TEST(library.search(request).total == 1U);
  library.put(
      gap("coalition", std::string("Cazare ") + kCanary, kb::Visibility::restricted, {"one"}));
  library.index(2);
  BOOST_TEST(library.search(request).total == 0U);
  library.put(gap("public", "Cazare", kb::Visibility::private_));
  library.index(3);
  BOOST_TEST(library.search("kind:gap").total == 0U);
}

BOOST_AUTO_TEST_CASE(the_program_sees_all_but_private) {
  Library library;
  fill(library);
  SearchRequest request;
  request.query = kCanary;
  request.viewer = kb::program_viewer();
  BOOST_TEST(library.search(request).total == 3U);
}
