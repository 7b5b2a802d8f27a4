// Comments: threads, guests, moderation, anchors.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "kb/json/json.h"
#include "kb/store/annotation_store.h"
#include "kb/store/history.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

const std::string kLaw = "ro/lege/2006/122";

Annotation comment(const std::string& body, Visibility visibility = Visibility::public_) {
  Annotation made;
  made.target = {NodeKind::provision, kLaw + "!art_1__para_1"};
  made.body = body;
  made.visibility = visibility;
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(annotations)

BOOST_FIXTURE_TEST_CASE(a_comment_on_a_phrase_is_tied_to_the_text, World) {
  save(store, make_act(kLaw, "the words", Date{2020, 1, 1}));
  Annotation made = comment("Why?");
  made.quote = Quote{"words", "the ", " one", 4, 9};
  made = create_annotation(store, made, member);
  BOOST_TEST(made.target.key == kLaw + "@2020-01-01!art_1__para_1");
  BOOST_TEST(made.expression == kLaw + "@2020-01-01:ro");
  BOOST_TEST(made.thread == made.id);
  BOOST_TEST(made.text_hash == sha256("the words one"));
  Annotation wrong = comment("x");
  wrong.quote = Quote{"absent phrase", "", "", 0, 13};
  BOOST_TEST((code_of([&] { create_annotation(store, wrong, member); }) == ErrorCode::bad_input));
  wrong = comment("x");
  wrong.target.key = kLaw + "!art_9";
  BOOST_TEST((code_of([&] { create_annotation(store, wrong, member); }) == ErrorCode::not_found));
  BOOST_TEST(
      (code_of([&] { create_annotation(store, comment(" "), member); }) == ErrorCode::bad_input));

  Annotation reply;
  reply.reply_to = made.id;
  reply.body = "Because.";
  reply = create_annotation(store, reply, other);
  BOOST_TEST(reply.thread == made.id);
  BOOST_TEST(reply.target.key == made.target.key);
  BOOST_TEST((code_of([&] {
                set_annotation_state(store, reply.id, 1, AnnotationState::resolved, member);
              }) == ErrorCode::bad_input));
  BOOST_TEST((code_of([&] {
                set_annotation_state(store, made.id, 1, AnnotationState::resolved, reader);
              }) == ErrorCode::forbidden));
  made = set_annotation_state(store, made.id, 1, AnnotationState::resolved, other);
  BOOST_TEST((made.state == AnnotationState::resolved));

  // The same unit in later texts: exact, moved, changed, lost.
  const struct {
    const char* words;
    AnchorState expected;
  } later[] = {{"the words", AnchorState::exact},
               {"here the words", AnchorState::moved},
               {"the wurds", AnchorState::changed},
               {"nothing alike 12345", AnchorState::lost}};
  int year = 2021;
  for (const auto& row : later) {
    Act act = make_act(kLaw, row.words, Date{year++, 1, 1});
    const std::string key = row.expected == AnchorState::exact ? kLaw + "@2020-01-01:ro"
                                                               : save(store, act).expression.key;
    const auto threads = threads_on_work(store, anonymous, kLaw, key);
    BOOST_REQUIRE_EQUAL(threads.size(), 1u);
    BOOST_TEST(threads[0].annotations.size() == 2u);
    BOOST_TEST((threads[0].annotations[0].anchor == row.expected), row.words);
  }
  BOOST_TEST(threads_on(store, anonymous, {NodeKind::provision, kLaw + "!art_1__para_1"}).size() ==
             1u);
  BOOST_TEST(annotation_counts(store, anonymous, kLaw).at(0).second == 2u);
}

BOOST_FIXTURE_TEST_CASE(a_guests_comment_waits_and_its_address_is_the_moderators, World) {
  save(store, make_act(kLaw));
  Annotation guest = comment("From outside", Visibility::private_);
  guest.guest_name = "Guest";
  guest.guest_email = "canary@example.invalid";
  guest.moderation = Moderation::approved;  // not theirs to say
  guest = create_annotation(store, guest, anonymous);
  BOOST_TEST((guest.moderation == Moderation::waiting));
  BOOST_TEST(guest.guest_email.empty());
  for (const Viewer* viewer : {&anonymous, &reader, &member, &expert, &editor, &other, &ministry}) {
    BOOST_TEST(!find_annotation(store, *viewer, guest.id).has_value());
    BOOST_TEST(threads_on_work(store, *viewer, kLaw, kLaw + "@undated:ro").empty());
    BOOST_TEST(annotation_counts(store, *viewer, kLaw).empty());
    BOOST_TEST(list_annotations(store, *viewer, {}).total == 0u);
    BOOST_TEST(latest_changes(store, *viewer, 10).empty());
    BOOST_TEST(history_of(store, *viewer, "annotation", guest.id).empty());
    BOOST_TEST(waiting_count(store, *viewer) == 0u);
    BOOST_TEST((code_of([&] { moderation_queue(store, *viewer, {}); }) == ErrorCode::forbidden));
    BOOST_TEST(
        (code_of([&] { guest_email_of(store, *viewer, guest.id); }) == ErrorCode::forbidden));
    BOOST_TEST((code_of([&] { moderate(store, guest.id, 1, Moderation::approved, *viewer, ""); }) ==
                ErrorCode::forbidden));
  }
  BOOST_TEST(moderation_queue(store, moderator, {}).items.at(0).body == "From outside");
  BOOST_TEST(guest_email_of(store, moderator, guest.id) == "canary@example.invalid");
  // A reply to a waiting comment does not betray it.
  Annotation reply;
  reply.reply_to = guest.id;
  reply.body = "Thank you";
  reply = create_annotation(store, reply, moderator);
  BOOST_TEST(!find_annotation(store, anonymous, reply.id).has_value());
  BOOST_TEST(list_annotations(store, anonymous, {}).total == 0u);

  guest = moderate(store, guest.id, 1, Moderation::approved, moderator, "fine");
  BOOST_TEST(find_thread(store, anonymous, guest.id)->annotations.size() == 2u);
  BOOST_TEST(moderation_queue(store, moderator, {}).total == 0u);
  const auto history = history_of(store, anonymous, "annotation", guest.id);
  BOOST_REQUIRE_EQUAL(history.size(), 1u);
  BOOST_TEST(history[0].before.empty());
  for (const Row& row : store.database().query("SELECT before, after FROM history"))
    BOOST_TEST((row.text(0) + row.text(1)).find("canary") == std::string::npos);
  moderate(store, guest.id, 2, Moderation::refused, moderator, "no");
  BOOST_TEST(!find_thread(store, anonymous, guest.id).has_value());
  withdraw_annotation(store, guest.id, 3, moderator, "at their wish");
  BOOST_TEST(store.database().query("SELECT email FROM guest_emails").empty());
}

BOOST_FIXTURE_TEST_CASE(only_the_author_changes_words_only_moderators_take_away, World) {
  save(store, make_act(kLaw));
  Annotation made = create_annotation(store, comment("Mine"), member);
  made.body = "Yours";
  BOOST_TEST((code_of([&] { change_annotation(store, made, editor); }) == ErrorCode::forbidden));
  BOOST_TEST((code_of([&] { withdraw_annotation(store, made.id, 1, editor, ""); }) ==
              ErrorCode::forbidden));
  made.body = "Mine still";
  made = change_annotation(store, made, member);
  BOOST_TEST(find_annotation(store, anonymous, made.id)->body == "Mine still");
  withdraw_annotation(store, made.id, made.version, moderator, "rude");
  BOOST_TEST(!find_annotation(store, member, made.id).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
