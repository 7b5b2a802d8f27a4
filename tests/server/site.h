// A whole site in a folder of its own: three organisations, an account of every role in each, and
// records of every kind that are public, of the coalition, restricted and private. The tests of the
// site map and of leaks walk it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/drain.h"
#include "indexer/read/read.h"
#include "kb/base/data_directory.h"
#include "kb/base/date.h"
#include "kb/base/id.h"
#include "kb/base/settings.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "kb/store/agent_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "kb/store/recheck_store.h"
#include "kb/store/store.h"
#include "kb/store/territory_store.h"
#include "server/app.h"
#include "server/auth/csrf.h"

namespace lacuna::server::test {

// Where somebody stands towards the organisation that owns the records. `own` and `other` are of
// the coalition; restricted records are shared with `ally`.
enum class Side { nobody, own, other, ally };

struct Visitor {
  std::string name;  // "editor of other"
  kb::Role role = kb::Role::anonymous;
  Side side = Side::nobody;
  bool author = false;  // wrote the records
  kb::Account account;
  std::string cookie;
  std::string csrf;
};

// Who sees what, written down here once more, apart from kb/rules/visibility_rules.h.
inline bool sees(const Visitor& who, kb::Visibility visibility) {
  if (visibility == kb::Visibility::public_ || who.author) return true;
  if (visibility == kb::Visibility::coalition)
    return (who.side == Side::own || who.side == Side::other) && who.role >= kb::Role::member;
  if (visibility == kb::Visibility::restricted)
    return who.side == Side::own || who.side == Side::ally;
  return false;
}

inline bool changes(const Visitor& who, kb::Visibility visibility) {
  return who.role >= kb::Role::member && sees(who, visibility) &&
         (who.author || who.side == Side::own || who.role >= kb::Role::editor);
}

enum class Kind { gap, evidence, ask, paper, entry, comment, waiting, recheck };
constexpr auto names(Kind) {
  return name_table<Kind>({{Kind::gap, "gap"},
                           {Kind::evidence, "evidence"},
                           {Kind::ask, "ask"},
                           {Kind::paper, "paper"},
                           {Kind::entry, "entry"},
                           {Kind::comment, "annotation"},
                           {Kind::waiting, "waiting"},
                           {Kind::recheck, "recheck"}});
}

inline kb::ConceptScheme scheme(const std::string& id, const std::string& notation) {
  kb::Concept one;
  one.scheme = id;
  one.notation = notation;
  one.pref_label = {{"en", "concept " + notation}, {"ro", "concept " + notation}};
  return {id, {{"en", id}, {"ro", id}}, "made for tests", {one}};
}

constexpr const char* kAct = "ro/lege/2020/7";
constexpr const char* kHeldAct = "ro/lege/2021/8";

class Site {
 public:
  Site()
      : root(std::filesystem::temp_directory_path() / ("lacuna_site_" + random_token(8))),
        directory(DataDirectory::create(root)),
        store(directory.database(), kb::OpenMode::create) {
    load_people();
    save(kAct, "Published words of the act.", kb::ExpressionState::published);
    const kb::ConceptScheme schemes[] = {scheme("gap_type", "ACC"), scheme("level", "NAT"),
                                         scheme("group", "CHI"), scheme("sector", "HOU"),
                                         scheme("evidence_type", "REP")};
    kb::load_schemes(store, schemes);
    kb::Territory county;
    county.key = "RO-VS";
    county.kind = "county";
    county.names = {{"en", "Vaslui County"}, {"ro", "Județul Vaslui"}};
    kb::load_territories(store, std::vector{county});
    kb::Agent office;
    office.key = "ro/office";
    office.type = "agency";
    office.jurisdiction = "ro";
    office.names = {{{{"en", "Office"}, {"ro", "Oficiul"}}, {}, {}}};
    kb::load_agents(store, std::vector{office});
    index();
    app = std::make_unique<App>(
        directory, settings, routes(), [this] { ++writes; }, indexer::read);
  }
  ~Site() {
    app.reset();
    std::filesystem::remove_all(root);
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  // A new record of the author; its words begin with `word`. Evidence, comments and asks stand on a
  // gap that is as visible as they are, or on `gap`.
  std::string make(Kind kind, kb::Visibility visibility, const std::string& word = "Record",
                   std::string gap = {}) {
    const kb::Viewer by = kb::viewer_of(store, author().account.id);
    const auto dress = [&](auto record) {
      record.visibility = visibility;
      if (visibility == kb::Visibility::restricted) record.shared_with = {ally};
      return record;
    };
    if (kind == Kind::gap) {
      auto made = dress(kb::Gap{});
      made.title = word + " gap";
      made.statement = {word + " who",   word + " where",    word + " right",
                        word + " cause", word + " standard", word + " requirement"};
      made.primary_type = "ACC";
      made.levels = {"NAT"};
      made.groups = {"CHI"};
      made.sectors = {"HOU"};
      made.territories = {word + "territory"};
      made.jurisdiction = "ro";
      made.language = "en";
      made.scope_note = word + " scope";
      return kb::create_gap(store, made, by).id;
    }
    if (kind == Kind::paper) {
      auto made = dress(kb::PositionPaper{});
      made.title = word + " paper";
      made.language = "en";
      made.addressees = {word + " addressee"};
      made.key_message = word + " message";
      made.body = word + " body";
      return kb::create_paper(store, made, by).id;
    }
    if (kind == Kind::entry) {
      auto made = dress(kb::Entry{});
      made.kind = "exchange_flow";
      made.title = word + " flow";
      made.values = {{"sender", {word + " sender"}},
                     {"receiver", {word + " receiver"}},
                     {"data_category", {word + " category"}},
                     {"purpose", {word + " purpose"}}};
      return kb::create_entry(store, made, by).id;
    }
    if (kind == Kind::recheck) {
      // A comment on an act whose next text has other words there.
      const std::string key = "ro/lege/2019/" + std::to_string(++acts_);
      save(key, "First words of an act.", kb::ExpressionState::published);
      auto made = dress(kb::Annotation{});
      made.target = {kb::NodeKind::provision, key + "!art_1"};
      made.body = word + " comment";
      kb::create_annotation(store, made, by);
      save(key, "Other words of an act.", kb::ExpressionState::published);
      return kb::open_rechecks(store, kb::program_viewer(), key).front().recheck.id;
    }
    if (gap.empty())
      gap = make(Kind::gap, kind == Kind::waiting ? kb::Visibility::public_ : visibility, word);
    if (kind == Kind::evidence) {
      auto made = dress(kb::Evidence{});
      made.gap = gap;
      made.title = word + " evidence";
      made.type = "REP";
      made.grade = kb::Grade::C;
      made.observed_on = parse_iso_date("2025-03-01");
      made.summary = word + " summary";
      made.source = word + " source";
      made.source_organisation = word + " organisation";
      made.event = word + " event";
      return kb::create_evidence(store, made, by).id;
    }
    if (kind == Kind::ask) {
      auto made = dress(kb::Ask{});
      made.title = word + " ask";
      made.addressee = word + " addressee";
      made.text = word + " text";
      made.proposed_wording = word + " wording";
      const std::string id = kb::create_ask(store, made, by).id;
      connect({kb::NodeKind::ask, id}, {kb::NodeKind::gap, gap}, kb::LinkVerb::addresses,
              visibility, word);
      return id;
    }
    auto made = dress(kb::Annotation{});
    made.target = {kb::NodeKind::gap, gap};
    made.body = word + " comment";
    if (kind == Kind::comment) return kb::create_annotation(store, made, by).id;
    // A guest writes on what is public; then it is hidden.
    made.guest_name = word + " guest";
    made.guest_email = word + "@example.org";
    const std::string id = kb::create_annotation(store, made, kb::Viewer{}).id;
    auto hidden = *kb::find_gap(store, kb::program_viewer(), gap);
    hidden.visibility = visibility;
    if (visibility == kb::Visibility::restricted) hidden.shared_with = {ally};
    kb::change_gap(store, hidden, kb::program_viewer());
    return id;
  }

  void connect(const kb::Node& from, const kb::Node& to, kb::LinkVerb verb,
               kb::Visibility visibility, const std::string& word) {
    kb::Link link;
    link.from = from;
    link.to = to;
    link.verb = verb;
    link.rationale = word + " rationale";
    link.visibility = visibility;
    if (visibility == kb::Visibility::restricted) link.shared_with = {ally};
    kb::create_link(store, link, kb::viewer_of(store, author().account.id));
  }

  // An act with one article of these words; its title begins with their first.
  void save(const std::string& key, const std::string& words, kb::ExpressionState state,
            std::vector<std::string> aliases = {}) {
    kb::Act act;
    act.work.key = key;
    act.work.jurisdiction = "ro";
    act.work.type = "lege";
    act.work.number = key.substr(key.rfind('/') + 1);
    act.work.year = 2020;
    act.work.title = words.substr(0, words.find(' ')) + " " + key;
    act.work.aliases = std::move(aliases);
    act.expression.work = key;
    act.expression.language = "ro";
    act.expression.title = act.work.title;
    act.expression.state = state;
    act.expression.text_hash = sha256(words);
    const std::string bytes = key + ": " + words;
    kb::Provision article;
    article.eid = "art_1";
    article.level = kb::Level::article;
    article.num_raw = "Articolul 1";
    article.basic = true;
    article.text = words;
    act.provisions = {article};
    act.expression.counts = {1, 0, 1, 0, 0};
    kb::save_act(
        store, act,
        {directory.keep_original(bytes), "", key + ".txt", "text/plain", "plain_text 1", ""});
  }

  // What the server's own thread does after a write.
  void index() { indexer::drain_outbox(directory.root(), store); }

  const Visitor& author() const { return visitors.back(); }
  const Visitor& visitor(std::string_view name) const {
    for (const Visitor& one : visitors)
      if (one.name == name) return one;
    throw std::logic_error("no visitor " + std::string(name));
  }

  void begin_session(Visitor& who) {
    if (who.role == kb::Role::anonymous) return;
    who.cookie = random_token();
    who.csrf = random_token();
    kb::start_session(store, {.token_hash = sha256(who.cookie),
                              .account = who.account.id,
                              .csrf = who.csrf,
                              .created_on = now(),
                              .seen_on = now(),
                              .expires_on = "9999-12-31T00:00:00Z"});
  }

  // A request as this visitor's browser sends it; every one from an address of its own, so that no
  // throttle speaks before the rule that is looked at.
  Request request(const Visitor& who, Method method, const std::string& path) {
    Request request;
    request.method = method;
    request.path = request.target = path;
    request.client = "client " + std::to_string(++clients_);
    request.headers = {{"host", "lacuna.example"}, {"sec-fetch-site", "same-origin"}};
    if (who.role == kb::Role::anonymous)
      request.cookies = {{"lacuna_visit", who.cookie}};
    else
      request.cookies = {{"lacuna_session", who.cookie}};
    return request;
  }

  std::filesystem::path root;
  DataDirectory directory;
  Settings settings;
  kb::Store store;
  std::string own, other, ally;   // organisations
  std::vector<Visitor> visitors;  // anonymous, every role on every side, last the author
  std::unique_ptr<App> app;
  int writes = 0;

 private:
  void load_people() {
    own = kb::add_organisation(store, {.name = "Own"}).id;
    other = kb::add_organisation(store, {.name = "Other"}).id;
    ally = kb::add_organisation(store, {.name = "Ally", .kind = kb::OrganisationKind::ally}).id;
    Visitor anonymous;
    anonymous.name = "anonymous";
    anonymous.cookie = random_token();
    Request bare;
    bare.cookies = {{"lacuna_visit", anonymous.cookie}};
    anonymous.csrf = csrf_token(bare, nullptr).token;
    visitors.push_back(anonymous);
    const auto add = [&](kb::Role role, Side side, const std::string& where,
                         const std::string& organisation) {
      Visitor who;
      who.name = std::string(word(role)) + " of " + where;
      who.role = role;
      who.side = side;
      kb::Account account;
      account.login = std::string(word(role)) + "-" + where;
      account.display_name = who.name;
      account.organisation = organisation;
      account.role = role;
      account.language = "en";
      who.account = kb::add_account(store, account, "no password");
      begin_session(who);
      visitors.push_back(who);
    };
    for (const auto& row : all_of<kb::Role>()) {
      if (row.value == kb::Role::anonymous) continue;
      add(row.value, Side::own, "own", own);
      add(row.value, Side::other, "other", other);
      add(row.value, Side::ally, "ally", ally);
    }
    add(kb::Role::member, Side::own, "authors", own);
    visitors.back().author = true;
  }

  int clients_ = 0;
  int acts_ = 0;
};

}  // namespace lacuna::server::test
