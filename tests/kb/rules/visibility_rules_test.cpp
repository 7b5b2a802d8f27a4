// Who sees and who changes: the whole table, viewer by visibility.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/visibility_rules.h"

#include <string_view>

#include <boost/test/unit_test.hpp>

#include "kb/rules/force_rules.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

Record record(Visibility visibility) {
  Record item;
  item.author = "ana";
  item.owner = "org-a";
  item.visibility = visibility;
  item.shared_with = {"org-s"};
  return item;
}

struct Case {
  const char* name;
  Viewer viewer;
  // public, coalition, restricted, private; s: sees, c: sees and changes, -: neither
  std::string_view marks;
};
using enum OrganisationKind;
const Case kCases[] = {
    {"anonymous", {}, "s---"},
    {"reader of a member", {"rea", "org-b", member, Role::reader}, "s---"},
    {"member of another", {"mem", "org-b", member, Role::member}, "ss--"},
    {"expert of another", {"exp", "org-b", member, Role::expert}, "ss--"},
    {"editor of another", {"edi", "org-b", member, Role::editor}, "cc--"},
    {"moderator of another", {"mod", "org-b", member, Role::moderator}, "cc--"},
    {"admin of another", {"adm", "org-b", member, Role::admin}, "cc--"},
    {"ministry expert", {"min", "org-m", ministry, Role::expert}, "s---"},
    {"ally member", {"ali", "org-l", ally, Role::member}, "s---"},
    {"named ministry reader", {"mis", "org-s", ministry, Role::reader}, "s-s-"},
    {"named ministry member", {"mim", "org-s", ministry, Role::member}, "s-s-"},
    {"member of the owner", {"col", "org-a", member, Role::member}, "ccc-"},
    {"reader of the owner", {"cor", "org-a", member, Role::reader}, "s-s-"},
    {"author", {"ana", "org-a", member, Role::member}, "cccc"},
    {"author who moved", {"ana", "org-b", member, Role::member}, "cccc"},
    {"author now a reader", {"ana", "org-a", member, Role::reader}, "ssss"},
    {"program", program_viewer(), "cccc"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(visibility_rules)

BOOST_AUTO_TEST_CASE(the_table) {
  for (const Case& row : kCases) {
    std::size_t column = 0;
    for (const auto& visibility : all_of<Visibility>()) {
      const Record item = record(visibility.value);
      const char mark = row.marks[column++];
      BOOST_TEST(may_see(row.viewer, item) == (mark != '-'), row.name << " " << visibility.word);
      BOOST_TEST(may_change(row.viewer, item) == (mark == 'c'), row.name << " " << visibility.word);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_record_without_owner_is_nobodys_organisation) {
  Record item = record(Visibility::restricted);
  item.owner = "";
  item.author = "";
  BOOST_TEST(!may_see(Viewer{"x", "", ally, Role::admin}, item));
  BOOST_TEST(!may_see(Viewer{}, item));
}

BOOST_AUTO_TEST_CASE(waiting_comments_are_for_moderators) {
  Annotation waiting;
  waiting.visibility = Visibility::public_;
  waiting.moderation = Moderation::waiting;
  BOOST_TEST(!may_see(Viewer{}, waiting));
  BOOST_TEST(!may_see(Viewer{"e", "org-b", member, Role::editor}, waiting));
  BOOST_TEST(may_see(Viewer{"m", "org-b", member, Role::moderator}, waiting));
  waiting.moderation = Moderation::refused;
  BOOST_TEST(!may_see(Viewer{}, waiting));
  waiting.moderation = Moderation::approved;
  BOOST_TEST(may_see(Viewer{}, waiting));
}

BOOST_AUTO_TEST_CASE(held_texts_are_for_editors) {
  for (const auto& state : all_of<ExpressionState>()) {
    const bool open =
        state.value == ExpressionState::published || state.value == ExpressionState::superseded;
    BOOST_TEST(may_read(Viewer{}, state.value) == open, state.word);
    BOOST_TEST(may_read(Viewer{"e", "o", member, Role::editor}, state.value), state.word);
  }
}

BOOST_AUTO_TEST_CASE(an_act_applies_on_a_day) {
  const Date day{2026, 6, 30};
  Work work;
  BOOST_TEST((applicability(work, day) == Applicability::unknown));
  work.force = Force::in_force;
  BOOST_TEST((applicability(work, day) == Applicability::applies));
  work.in_force_from = Date{2024, 6, 11};
  work.applies_from = Date{2026, 7, 1};  // in force, not yet applicable
  BOOST_TEST((applicability(work, day) == Applicability::not_yet));
  BOOST_TEST((applicability(work, Date{2026, 7, 1}) == Applicability::applies));
  work.repealed_from = Date{2026, 7, 2};
  BOOST_TEST((applicability(work, Date{2026, 7, 1}) == Applicability::applies));
  BOOST_TEST((applicability(work, Date{2026, 7, 2}) == Applicability::no_longer));
  work = {};
  work.force = Force::expired;
  BOOST_TEST((applicability(work, day) == Applicability::no_longer));
  work.force = Force::draft;
  BOOST_TEST((applicability(work, day) == Applicability::draft));
}

BOOST_AUTO_TEST_SUITE_END()
