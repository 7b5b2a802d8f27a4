// An act is imported, people speak of it, its next text is imported: three edits, an insertion, a
// repeal, a move and sentences that look like those that changed. Every one of forty comments and
// six gaps must come out as it should, and a decision clears one of them alone.
#define BOOST_TEST_DYN_LINK
#include <filesystem>
#include <fstream>
#include <map>

#include <boost/test/unit_test.hpp>

#include "indexer/pipeline.h"
#include "indexer/read/read.h"
#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "kb/store/recheck_store.h"

using namespace lacuna;
using namespace lacuna::indexer;
using enum kb::AnchorState;

namespace {

const char* kFirst =
    "LEGE nr. 900 din 3 martie 2020 privind adăpostul de noapte "
    "(actualizată până la data de 1 ianuarie 2021)\n\n"
    "Articolul 1\n"
    "Prezenta lege stabilește cine primește adăpost de noapte și cine îl plătește.\n"
    "Articolul 2\n"
    "(1) Au dreptul la adăpost:\n"
    "a) persoanele fără locuință;\n"
    "b) familiile evacuate;\n"
    "c) copiii nesupravegheați.\n"
    "(2) Dreptul se păstrează pe toată durata iernii.\n"
    "Articolul 3\n"
    "Cererea se depune la primărie în termen de 30 de zile de la evacuare. Depunerea este "
    "gratuită.\n"
    "Articolul 4\n"
    "(1) Primăria răspunde în scris.\n"
    "(2) Răspunsul negativ arată motivele și calea de atac, pe înțelesul solicitantului.\n"
    "Articolul 5\n"
    "Paznicul de noapte ține un registru al celor găzduiți.\n"
    "Articolul 6\n"
    "Contestația se depune la primărie în termen de 30 de zile de la evacuare. Depunerea este "
    "gratuită.\n"
    "Articolul 7\n"
    "Cheltuielile se plătesc din bugetul local, în limita sumelor aprobate anual.\n"
    "Articolul 8\n"
    "Consiliul local aprobă numărul de paturi.\n"
    "Articolul 9\n"
    "Cine a plecat de trei ori fără motiv pierde locul.\n"
    "Articolul 10\n"
    "Lenjeria se schimbă săptămânal, iar saltelele se curăță o dată pe lună.\n"
    "Articolul 11\n"
    "Răspunsul pozitiv arată adresa și ora deschiderii, pe înțelesul solicitantului.\n"
    "Articolul 12\n"
    "Prezenta lege intră în vigoare la 3 zile de la publicare.\n";

// Edits in art. 3, art. 4 (2) and art. 7; art. 8^1 is new and has the words that art. 3 lost; art.
// 9 is repealed; art. 10 has become art. 13.
const char* kSecond =
    "LEGE nr. 900 din 3 martie 2020 privind adăpostul de noapte "
    "(actualizată până la data de 1 iunie 2024)\n\n"
    "Articolul 1\n"
    "Prezenta lege stabilește cine primește adăpost de noapte și cine îl plătește.\n"
    "Articolul 2\n"
    "(1) Au dreptul la adăpost:\n"
    "a) persoanele fără locuință;\n"
    "b) familiile evacuate;\n"
    "c) copiii nesupravegheați.\n"
    "(2) Dreptul se păstrează pe toată durata iernii.\n"
    "Articolul 3\n"
    "Cererea se depune la primărie în termen de 45 de zile de la evacuare. Depunerea este "
    "gratuită.\n"
    "Articolul 4\n"
    "(1) Primăria răspunde în scris.\n"
    "(2) Răspunsul negativ se motivează.\n"
    "Articolul 5\n"
    "Paznicul de noapte ține un registru al celor găzduiți.\n"
    "Articolul 6\n"
    "Contestația se depune la primărie în termen de 30 de zile de la evacuare. Depunerea este "
    "gratuită.\n"
    "Articolul 7\n"
    "Cheltuielile se plătesc din bugetul de stat, în limita sumelor aprobate anual.\n"
    "Articolul 8\n"
    "Consiliul local aprobă numărul de paturi.\n"
    "Articolul 8^1\n"
    "Sesizarea se depune la primărie în termen de 30 de zile de la evacuare, iar cine a plecat de "
    "trei ori fără motiv nu pierde locul.\n"
    "Articolul 9\n"
    "Abrogat.\n"
    "Articolul 11\n"
    "Răspunsul pozitiv arată adresa și ora deschiderii, pe înțelesul solicitantului.\n"
    "Articolul 12\n"
    "Prezenta lege intră în vigoare la 3 zile de la publicare.\n"
    "Articolul 13\n"
    "Lenjeria se schimbă săptămânal, iar saltelele se curăță o dată pe lună.\n";

const std::string kLaw = "ro/lege/2020/900";

// A comment on a whole unit (no words) or on a phrase of it, and what must become of it.
struct Said {
  std::string eid;
  std::string words;
  kb::AnchorState state;
  std::string to;
};

const std::vector<Said>& comments() {
  static const std::vector<Said> all = {
      {"art_1", "", exact, "art_1"},
      {"art_1", "adăpost de noapte", exact, "art_1"},
      {"art_1", "cine îl plătește", exact, "art_1"},
      {"art_2", "", exact, "art_2"},
      {"art_2__para_1", "", exact, "art_2__para_1"},
      {"art_2__para_1", "Au dreptul la adăpost", exact, "art_2__para_1"},
      {"art_2__para_1__point_a", "", exact, "art_2__para_1__point_a"},
      {"art_2__para_1__point_b", "familiile evacuate", exact, "art_2__para_1__point_b"},
      {"art_2__para_1__point_c", "", exact, "art_2__para_1__point_c"},
      {"art_2__para_2", "", exact, "art_2__para_2"},
      {"art_2__para_2", "pe toată durata iernii", exact, "art_2__para_2"},
      {"art_3", "", changed, "art_3"},
      {"art_3", "în termen de 30 de zile de la evacuare", changed, "art_3"},
      {"art_3", "30 de zile", changed, "art_3"},
      {"art_3", "Cererea se depune la primărie în termen de 30 de zile de la evacuare", changed,
       "art_3"},
      {"art_3", "Cererea se depune la primărie", exact, "art_3"},
      {"art_3", "Depunerea este gratuită", exact, "art_3"},
      {"art_4", "", changed, "art_4"},
      {"art_4__para_1", "", exact, "art_4__para_1"},
      {"art_4__para_1", "răspunde în scris", exact, "art_4__para_1"},
      {"art_4__para_2", "", changed, "art_4__para_2"},
      {"art_4__para_2", "Răspunsul negativ", exact, "art_4__para_2"},
      {"art_4__para_2", "arată motivele și calea de atac", changed, "art_4__para_2"},
      {"art_4__para_2", "pe înțelesul solicitantului", changed, "art_4__para_2"},
      {"art_5", "", exact, "art_5"},
      {"art_5", "registru al celor găzduiți", exact, "art_5"},
      {"art_6", "", exact, "art_6"},
      {"art_6", "în termen de 30 de zile de la evacuare", exact, "art_6"},
      {"art_7", "", changed, "art_7"},
      {"art_7", "bugetul local", changed, "art_7"},
      {"art_7", "în limita sumelor aprobate anual", exact, "art_7"},
      {"art_8", "", exact, "art_8"},
      {"art_8", "numărul de paturi", exact, "art_8"},
      {"art_9", "", lost, ""},
      {"art_9", "Cine a plecat de trei ori fără motiv", lost, ""},
      {"art_9", "pierde locul", lost, ""},
      {"art_10", "", moved, "art_13"},
      {"art_10", "Lenjeria se schimbă săptămânal", moved, "art_13"},
      {"art_11", "pe înțelesul solicitantului", exact, "art_11"},
      {"art_12", "la 3 zile de la publicare", exact, "art_12"},
  };
  return all;
}

const std::vector<Said> kGaps = {
    {"art_1", "", exact, "art_1"},
    {"art_3", "", changed, "art_3"},
    {"art_4__para_2", "", changed, "art_4__para_2"},
    {"art_6", "", exact, "art_6"},
    {"art_9", "", lost, ""},
    {"art_10", "", moved, "art_13"},
};

struct Library {
  std::filesystem::path root =
      std::filesystem::temp_directory_path() / ("lacuna-reanchor-" + random_token(8));
  DataDirectory directory = DataDirectory::create(root);
  kb::Store store{directory.database(), kb::OpenMode::create};
  kb::Viewer member, expert, stranger;
  std::map<std::string, Said> said;  // by the id of the record

  Library() {
    const auto own = kb::add_organisation(store, {.name = "Own"});
    const auto other =
        kb::add_organisation(store, {.name = "Other", .kind = kb::OrganisationKind::ministry});
    member = account("member", own.id, kb::Role::member);
    expert = account("expert", own.id, kb::Role::expert);
    stranger = account("stranger", other.id, kb::Role::expert);
  }
  ~Library() { std::filesystem::remove_all(root); }

  kb::Viewer account(const std::string& login, const std::string& organisation, kb::Role role) {
    return kb::viewer_of(
        store,
        kb::add_account(store, {"", login, login, organisation, role, false, "ro"}, "hash").id);
  }

  ImportResult import(const std::string& name, const std::string& text,
                      Acceptance acceptance = Acceptance::publish) {
    const std::filesystem::path file = root / name;
    std::ofstream(file) << text;
    ImportResult told;
    ImportOptions options;
    options.read = indexer::read;
    options.acceptance = acceptance;
    options.language = "ro";
    options.jurisdiction = "ro";
    import_files({file.string()}, options, store, directory,
                 [&](const ImportResult& result) { told = result; });
    BOOST_REQUIRE_MESSAGE(told.status == ImportStatus::imported,
                          (told.failure ? told.failure->message : "not imported"));
    return told;
  }

  void speak() {
    for (const Said& one : comments()) {
      kb::Annotation annotation;
      annotation.target = {kb::NodeKind::provision, kLaw + "!" + one.eid};
      annotation.body = "Despre " + one.eid;
      annotation.visibility = kb::Visibility::coalition;
      if (!one.words.empty()) {
        const auto found = kb::find_provision(store, *kb::parse_ref(annotation.target.key));
        BOOST_REQUIRE_MESSAGE(found.has_value(), one.eid);
        annotation.quote = kb::find_quote(kb::anchor_text(found->provision), one.words);
        BOOST_REQUIRE_MESSAGE(annotation.quote.has_value(), one.eid << " " << one.words);
      }
      said[kb::create_annotation(store, annotation, member).id] = one;
    }
    for (const Said& one : kGaps) {
      kb::Gap gap;
      gap.title = "Lacuna la " + one.eid;
      gap.statement = {"cine", "unde", "drept", "cauză", "standard", "cerință"};
      gap.visibility = kb::Visibility::coalition;
      gap = kb::create_gap(store, gap, member);
      kb::Link link;
      link.from = {kb::NodeKind::provision, kLaw + "!" + one.eid};
      link.to = {kb::NodeKind::gap, gap.id};
      link.rationale = "Fiindcă";
      link.visibility = kb::Visibility::coalition;
      kb::create_link(store, link, member);
      said[gap.id] = one;
    }
  }

  void compare(const std::vector<kb::RecheckRow>& rows) {
    BOOST_TEST(rows.size() == said.size());
    for (const kb::RecheckRow& row : rows) {
      const Said& one = said.at(row.recheck.record);
      BOOST_TEST((row.recheck.anchor == one.state),
                 one.eid << " „" << one.words << "”: " << word(row.recheck.anchor));
      BOOST_TEST(row.recheck.to_eid == one.to, one.eid << " „" << one.words << "”");
      BOOST_TEST(row.recheck.from_eid == one.eid);
      const bool waits = one.state == changed || one.state == lost;
      BOOST_TEST(
          (row.recheck.state == (waits ? kb::RecheckState::open : kb::RecheckState::settled)));
    }
  }
};

std::size_t count_of(const std::vector<kb::RecheckRow>& rows, kb::AnchorState state) {
  return static_cast<std::size_t>(std::ranges::count_if(
      rows, [&](const kb::RecheckRow& row) { return row.recheck.anchor == state; }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reanchoring)

BOOST_FIXTURE_TEST_CASE(the_report_of_a_new_text_is_exactly_right, Library) {
  BOOST_TEST(comments().size() == 40u);
  BOOST_TEST(import("first.txt", kFirst).rechecks.empty());
  speak();
  const ImportResult second = import("second.txt", kSecond);
  compare(second.rechecks);
  compare(kb::rechecks_of_text(store, member, second.expression.key));
  BOOST_TEST(count_of(second.rechecks, exact) == 27u);
  BOOST_TEST(count_of(second.rechecks, changed) == 12u);
  BOOST_TEST(count_of(second.rechecks, lost) == 4u);
  BOOST_TEST(count_of(second.rechecks, moved) == 3u);
  BOOST_TEST(kb::open_rechecks(store, expert).size() == 16u);
  BOOST_TEST(kb::open_recheck_count(store, expert) == 16u);

  // Nothing hangs on art. 8^1, whose sentence looks like those of art. 3 and art. 9.
  for (const auto& [eid, count] : kb::annotation_counts(store, member, kLaw))
    BOOST_TEST(eid != "art_8-1");
  BOOST_TEST(kb::threads_on(store, member, {kb::NodeKind::provision, kLaw + "!art_13"}).size() ==
             2u);
  for (const kb::GapAtProvision& gap : kb::gaps_of_work(store, member, kLaw)) {
    const Said& one = said.at(gap.id);
    BOOST_TEST(gap.eid == (one.state == moved ? one.to : one.eid));
    BOOST_TEST(kb::find_gap(store, member, gap.id)->review_needed ==
               (one.state == changed || one.state == lost));
  }
  // Who sees none of the records sees none of this, not even how many.
  BOOST_TEST(kb::open_recheck_count(store, stranger) == 0u);
  BOOST_TEST(kb::rechecks_of_text(store, stranger, second.expression.key).empty());
  const std::string hidden = kb::open_rechecks(store, expert).front().recheck.id;
  BOOST_TEST(!kb::find_recheck(store, stranger, hidden).has_value());
  BOOST_CHECK_THROW(kb::decide_recheck(store, hidden, {}, stranger), Error);

  // The same bytes again ask nobody anything.
  BOOST_TEST(kb::rechecks_of_text(store, member, second.expression.key).size() == 46u);
}

BOOST_FIXTURE_TEST_CASE(a_decision_clears_one_alone, Library) {
  import("first.txt", kFirst);
  speak();
  const ImportResult second = import("second.txt", kSecond);
  const auto waiting = kb::open_rechecks(store, expert);
  const auto find = [&](kb::RecheckKind kind, const std::string& eid, const std::string& words) {
    for (const kb::RecheckRow& row : waiting)
      if (row.recheck.kind == kind && row.recheck.from_eid == eid &&
          said.at(row.recheck.record).words == words)
        return row.recheck;
    throw std::logic_error("nothing waits at " + eid);
  };
  std::size_t left = waiting.size();
  const auto others_stand = [&](const std::string& decided) {
    const auto now_waiting = kb::open_rechecks(store, expert);
    BOOST_TEST(now_waiting.size() == --left);
    for (const kb::RecheckRow& row : now_waiting) BOOST_TEST(row.recheck.id != decided);
  };

  // Confirmed: tied to the candidate.
  const auto term = find(kb::RecheckKind::annotation, "art_3", "30 de zile");
  BOOST_REQUIRE(term.to_quote.has_value());
  BOOST_TEST((kb::find_annotation(store, expert, term.record)->anchor == changed));
  BOOST_TEST(kb::find_annotation(store, expert, term.record)->quote->exact == "30 de zile");
  kb::decide_recheck(store, term.id, {}, expert);
  others_stand(term.id);
  const auto confirmed = *kb::find_annotation(store, expert, term.record);
  BOOST_TEST((confirmed.anchor == exact));
  BOOST_TEST(confirmed.expression == second.expression.key);
  BOOST_TEST(confirmed.quote->exact == term.to_quote->exact);
  BOOST_TEST(confirmed.quote->exact.find("45") != std::string::npos);
  BOOST_TEST(kb::history_of(store, expert, "annotation", term.record).back().by == expert.account);
  BOOST_CHECK_THROW(kb::decide_recheck(store, term.id, {}, expert), Error);

  // Amended: tied to the place that a person names; only words that stand there.
  const auto budget = find(kb::RecheckKind::annotation, "art_7", "bugetul local");
  const auto amend = [&](const std::string& eid, const std::string& words) {
    kb::decide_recheck(store, budget.id, {kb::RecheckState::amended, "Altă sursă", eid, words},
                       expert);
  };
  BOOST_CHECK_THROW(amend("art_7", "bugetul local"), Error);
  BOOST_CHECK_THROW(amend("art_70", ""), Error);
  amend("art_7", "bugetul de stat");
  others_stand(budget.id);
  BOOST_TEST(kb::find_annotation(store, expert, budget.record)->quote->exact == "bugetul de stat");

  // Closed: said to be of no use any more, with a reason.
  const auto gone = find(kb::RecheckKind::annotation, "art_9", "pierde locul");
  BOOST_CHECK_THROW(
      kb::decide_recheck(store, gone.id, {kb::RecheckState::closed, "", "", ""}, expert), Error);
  kb::decide_recheck(store, gone.id, {kb::RecheckState::closed, "Abrogat", "", ""}, expert);
  others_stand(gone.id);
  BOOST_TEST(
      (kb::find_annotation(store, expert, gone.record)->state == kb::AnnotationState::resolved));

  // A gap by its author; the other gap on a changed provision still waits.
  const auto gap = find(kb::RecheckKind::gap, "art_3", "");
  kb::decide_recheck(store, gap.id, {}, member);
  others_stand(gap.id);
  BOOST_TEST(!kb::find_gap(store, member, gap.record)->review_needed);
  const auto other = find(kb::RecheckKind::gap, "art_4__para_2", "");
  BOOST_TEST(kb::find_gap(store, member, other.record)->review_needed);
  const auto decided = kb::rechecks_of_record(store, member, kb::RecheckKind::gap, gap.record);
  BOOST_REQUIRE(decided.size() == 1u);
  BOOST_TEST(decided[0].recheck.decided_by == member.account);

  // The report still lists all of them.
  BOOST_TEST(kb::rechecks_of_text(store, member, second.expression.key).size() == 46u);
}

BOOST_FIXTURE_TEST_CASE(a_held_text_asks_when_it_is_accepted_and_no_longer_when_taken_back,
                        Library) {
  import("first.txt", kFirst);
  speak();
  const ImportResult held = import("second.txt", kSecond, Acceptance::hold);
  BOOST_TEST(held.rechecks.empty());
  BOOST_TEST(kb::open_recheck_count(store, expert) == 0u);
  kb::Viewer editor = account("editor", expert.organisation, kb::Role::editor);
  kb::accept_expression(store, held.expression.key, editor);
  compare(kb::rechecks_of_text(store, member, held.expression.key));
  kb::withdraw_expression(store, held.expression.key, editor, "not official");
  BOOST_TEST(kb::open_recheck_count(store, expert) == 0u);
  BOOST_TEST(kb::threads_on(store, member, {kb::NodeKind::provision, kLaw + "!art_10"}).size() ==
             2u);
  for (const auto& [id, one] : said)
    if (const auto gap = kb::find_gap(store, member, id)) BOOST_TEST(!gap->review_needed);
  kb::accept_expression(store, held.expression.key, editor);
  BOOST_TEST(kb::open_recheck_count(store, expert) == 16u);
}

BOOST_FIXTURE_TEST_CASE(a_catalogue_made_anew_asks_nobody_again, Library) {
  import("first.txt", kFirst);
  speak();
  const ImportResult second = import("second.txt", kSecond);
  const auto before = kb::open_rechecks(store, expert);
  kb::decide_recheck(store, before.front().recheck.id, {}, expert);
  kb::reset_catalogue(store);
  reread_originals(indexer::read, store, directory, [](const ImportResult&) {});
  BOOST_TEST(kb::open_recheck_count(store, expert) == before.size() - 1);
  BOOST_TEST(kb::rechecks_of_text(store, member, second.expression.key).size() == 46u);
}

BOOST_FIXTURE_TEST_CASE(a_third_text_is_compared_with_the_words_that_were_spoken_of, Library) {
  import("first.txt", kFirst);
  speak();
  import("second.txt", kSecond);
  // The old wording of art. 3 comes back: what waited for a person there stands as it was said.
  std::string third = kSecond;
  third.replace(third.find("45 de zile"), 10, "30 de zile");
  third.replace(third.find("1 iunie 2024"), 12, "1 iulie 2025");
  const ImportResult result = import("third.txt", third);
  for (const kb::RecheckRow& row : result.rechecks)
    if (row.recheck.from_eid == "art_3") BOOST_TEST((row.recheck.anchor == exact));
  BOOST_TEST(kb::open_recheck_count(store, expert) == 11u);
  BOOST_TEST(result.rechecks.size() == 46u);
}

BOOST_AUTO_TEST_SUITE_END()
