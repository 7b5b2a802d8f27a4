// A gap map of the size of a nation's, made up from nothing but numbers: 100,000 provisions, 10,000
// gaps, 50,000 links, 100,000 pieces of evidence, and records of several kinds. The same every
// time.
//   bench_gap_map DATA-DIRECTORY [SHARE]     a directory with the demo in it; SHARE: per cent of
//   all
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "kb/base/data_directory.h"
#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/territory_store.h"

namespace lacuna {
namespace {

using namespace lacuna::kb;

constexpr int kActs = 500, kArticles = 50, kParagraphs = 3;  // 200 provisions an act
constexpr int kGaps = 10'000, kLinksOfGap = 4, kEvidenceOfGap = 10, kNormLinks = 10'000;
constexpr int kServices = 3'000, kPractices = 1'000, kSilences = 500;
constexpr int kBatch = 500;  // records a transaction

class Maker {
 public:
  Maker(Store& store, int share)
      : store_(store), share_(share), acts_(std::max(1, kActs * share / 100)) {
    for (const Territory& territory : territories(store_)) territories_.push_back(territory.key);
  }

  void all() {
    each(acts_, [&](int i) { act(i); });
    each(part(kGaps), [&](int i) { gap(i); });
    each(part(kNormLinks), [&](int) {
      link({NodeKind::provision, provision()}, {NodeKind::provision, provision()},
           pick({LinkVerb::subset_of, LinkVerb::intersects, LinkVerb::equal_to}));
    });
    each(part(kServices), [&](int i) { service(i); });
    each(part(kPractices), [&](int i) { practice(i); });
    each(part(kSilences), [&](int i) { silence(i); });
  }

 private:
  int part(int all) const { return std::max(1, all * share_ / 100); }

  template <class Make>
  void each(int number, const Make& make) {
    for (int from = 0; from < number; from += kBatch) {
      Transaction transaction(store_.database());
      for (int i = from; i < std::min(number, from + kBatch); ++i) make(i);
      transaction.commit();
    }
  }

  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }
  template <class T>
  const T& pick(const std::vector<T>& values) {
    return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
  }
  template <class T>
  T pick(std::initializer_list<T> values) {
    return pick(std::vector<T>(values));
  }
  const std::string& notation(const std::string& scheme) {
    auto& known = notations_[scheme];
    if (known.empty())
      for (const Concept& row : find_scheme(store_, scheme).value().concepts)
        known.push_back(row.notation);
    return pick(known);
  }

  static std::string key_of(int act) { return "ro/lege/1800/" + std::to_string(act + 1); }
  std::string provision() {
    return key_of(below(acts_)) + "!art_" + std::to_string(1 + below(kArticles));
  }

  void act(int number) {
    Act act;
    act.work.key = key_of(number);
    act.work.jurisdiction = "ro";
    act.work.type = "lege";
    act.work.title = "Legea nr. " + std::to_string(number + 1) + "/1800";
    act.work.illustrative = true;
    act.work.force = Force::in_force;
    act.expression.work = act.work.key;
    act.expression.language = "ro";
    act.expression.title = act.work.title;
    act.expression.text_hash = sha256(act.work.key);
    for (int a = 1; a <= kArticles; ++a) {
      Provision article;
      article.eid = "art_" + std::to_string(a);
      article.level = Level::article;
      article.basic = true;
      article.parent = -1;
      article.num_raw = "Art. " + std::to_string(a);
      const int at = static_cast<int>(act.provisions.size());
      act.provisions.push_back(article);
      for (int p = 1; p <= kParagraphs; ++p) {
        Provision paragraph;
        paragraph.eid = article.eid + "__para_" + std::to_string(p);
        paragraph.level = Level::paragraph;
        paragraph.parent = at;
        paragraph.num_raw = "(" + std::to_string(p) + ")";
        paragraph.text = "Autoritatea nr. " + std::to_string(below(1000)) +
                         " asigură serviciul nr. " + std::to_string(below(1000)) + ".";
        act.provisions.push_back(std::move(paragraph));
      }
    }
    act.expression.counts = {kArticles, 0, static_cast<int>(act.provisions.size()), 0, 0};
    save_act(store_, act,
             {sha256(act.work.key), "", act.work.key + ".txt", "text/plain", "made up", ""});
  }

  void link(const Node& from, const Node& to, LinkVerb verb) {
    if (from == to || !made_.emplace(from.key, to.key, verb).second) return;
    Link made;
    made.from = from;
    made.to = to;
    made.verb = verb;
    made.rationale = "Made up.";
    made.strength = 1 + below(3);
    made.visibility = Visibility::public_;
    made.illustrative = true;
    create_link(store_, std::move(made), by_);
  }

  void gap(int number) {
    Gap made;
    made.title = "Lacuna nr. " + std::to_string(number + 1);
    made.statement = {"grupul", "locul", "dreptul", "cauza", "standardul", "cerința"};
    made.primary_type = notation("gap_type");
    made.levels = {notation("level")};
    made.groups = {notation("group")};
    made.sectors = {notation("sector")};
    made.territories = {pick(territories_)};
    made.jurisdiction = "ro";
    made.language = "ro";
    made.visibility = Visibility::public_;
    made.illustrative = true;
    made.state = pick({GapState::observed, GapState::triaged, GapState::validated});
    made.scores = {{1 + below(5), below(6), 1 + below(5), 1 + below(5), below(6), "", "", "", "1"}};
    const Gap saved = create_gap(store_, std::move(made), by_);
    for (int i = 0; i < kLinksOfGap; ++i)
      link({NodeKind::provision, provision()}, {NodeKind::gap, saved.id},
           pick({LinkVerb::causes, LinkVerb::partially_covers, LinkVerb::should_cover}));
    for (int i = 0; i < kEvidenceOfGap; ++i) evidence(saved.id);
  }

  void evidence(const std::string& gap) {
    Evidence made;
    made.gap = gap;
    made.title = "Proba nr. " + std::to_string(below(100'000));
    made.type = notation("evidence_type");
    made.grade = pick({Grade::A, Grade::B, Grade::C, Grade::D, Grade::E});
    made.observed_on = parse_iso_date("2026-0" + std::to_string(1 + below(9)) + "-15");
    made.source = "Sursa";
    made.visibility = Visibility::public_;
    made.illustrative = true;
    create_evidence(store_, std::move(made), by_);
  }

  void entry(const char* kind, std::string title, FieldValues values) {
    Entry made;
    made.kind = kind;
    made.title = std::move(title);
    made.values = std::move(values);
    made.visibility = Visibility::public_;
    made.illustrative = true;
    create_entry(store_, std::move(made), by_);
  }

  void service(int number) {
    entry("service", "Serviciul nr. " + std::to_string(number + 1),
          {{"service", {notation("service")}},
           {"sectors", {notation("sector")}},
           {"provider", {"Organizația nr. " + std::to_string(below(200))}},
           {"territories", {pick(territories_)}},
           {"groups", {notation("group")}},
           {"legal_basis", {provision()}},
           {"status", {"ongoing"}},
           {"verified_on", {"2026-0" + std::to_string(1 + below(9)) + "-01"}}});
  }

  void practice(int number) {
    entry("practice", "Practica nr. " + std::to_string(number + 1),
          {{"what", {"Ce se întâmplă."}},
           {"who", {"Organizația nr. " + std::to_string(below(200))}},
           {"territories", {pick(territories_)}},
           {"relation", {pick({"complies", "deviates", "contradicts"})}},
           {"provision", {provision()}}});
  }

  void silence(int number) {
    entry("silence", "Nicio prevedere, nr. " + std::to_string(number + 1),
          {{"question", {"Ce s-a căutat?"}},
           {"acts", {key_of(below(acts_))}},
           {"sectors", {notation("sector")}},
           {"groups", {notation("group")}},
           {"examined_on", {"2026-10-01"}},
           {"signed_by", {"expert"}}});
  }

  Store& store_;
  const int share_;
  const int acts_;
  const Viewer by_ = program_viewer();
  std::mt19937 random_{20261122};
  std::set<std::tuple<std::string, std::string, LinkVerb>> made_;  // links, each once
  std::vector<std::string> territories_;
  std::map<std::string, std::vector<std::string>> notations_;
};

}  // namespace
}  // namespace lacuna

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("bench_gap_map DATA-DIRECTORY [SHARE]\n", stderr);
    return 2;
  }
  try {
    const auto directory = lacuna::DataDirectory::open(argv[1]);
    lacuna::kb::Store store(directory.database(), lacuna::kb::OpenMode::read_write);
    lacuna::Maker(store, argc > 2 ? std::atoi(argv[2]) : 100).all();
  } catch (const lacuna::Error& error) {
    std::fprintf(stderr, "%s %s\n", error.what(), error.hint().c_str());
    return 1;
  }
  return 0;
}
