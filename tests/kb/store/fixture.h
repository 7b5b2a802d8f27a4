// A store in a folder of its own, two member organisations, a ministry, their people, and a short
// act: what the tests of this room begin with.
#pragma once

#include <filesystem>
#include <string>

#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "kb/store/gap_store.h"

namespace lacuna::kb::test {

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("lacuna-store-" + random_token(8));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path file() const { return path / "kb.sqlite"; }
};

inline Provision unit(const std::string& eid, Level level, int parent, const std::string& text) {
  Provision provision;
  provision.eid = eid;
  provision.level = level;
  provision.parent = parent;
  provision.text = text;
  provision.basic = level == Level::article;
  return provision;
}

inline Citation citation(const std::string& from, const std::string& target,
                         const std::string& raw) {
  Citation item;
  item.source_eid = from;
  item.target = parse_ref(target).value_or(ProvisionRef{});
  item.raw = raw;
  return item;
}

// An act with art_1 (para_1, para_2) and art_2.
inline Act make_act(const std::string& key, const std::string& words = "text",
                    std::optional<Date> date = std::nullopt) {
  Act act;
  act.work.key = key;
  act.work.jurisdiction = "ro";
  act.work.type = "lege";
  act.work.title = "Legea " + key;
  act.expression.work = key;
  act.expression.date = date;
  act.expression.language = "ro";
  act.expression.title = act.work.title;
  act.expression.text_hash = sha256(words);
  act.provisions = {unit("art_1", Level::article, -1, ""),
                    unit("art_1__para_1", Level::paragraph, 0, words + " one"),
                    unit("art_1__para_2", Level::paragraph, 0, words + " two"),
                    unit("art_2", Level::article, -1, words + " three")};
  act.provisions[3].wid = "portal-17";
  act.expression.counts = {2, 0, 4, 0, 0};
  return act;
}

inline Manifestation original(const std::string& bytes, const std::string& path = "a.txt") {
  return {sha256(bytes), "", path, "text/plain", "plain_text 1", ""};
}

inline SavedAct save(Store& store, const Act& act) {
  return save_act(store, act, original(act.work.key + act.expression.text_hash));
}

inline ErrorCode code_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  throw std::logic_error("nothing was thrown");
}

struct World : Folder {
  Store store{file(), OpenMode::create};
  Viewer anonymous;
  Viewer reader, member, expert, editor, moderator, admin;  // of the organisation that owns
  Viewer other, other_expert;                               // of another member organisation
  Viewer ministry;

  World() {
    const auto own = add_organisation(store, {"", "Own", OrganisationKind::member, false});
    const auto second = add_organisation(store, {"", "Second", OrganisationKind::member, false});
    const auto office = add_organisation(store, {"", "Office", OrganisationKind::ministry, false});
    reader = account("reader", own.id, Role::reader);
    member = account("member", own.id, Role::member);
    expert = account("expert", own.id, Role::expert);
    editor = account("editor", own.id, Role::editor);
    moderator = account("moderator", own.id, Role::moderator);
    admin = account("admin", own.id, Role::admin);
    other = account("other", second.id, Role::member);
    other_expert = account("other-expert", second.id, Role::expert);
    ministry = account("ministry", office.id, Role::expert);
  }

  Viewer account(const std::string& login, const std::string& organisation, Role role) {
    const Account made =
        add_account(store, {"", login, login, organisation, role, false, "ro"}, "hash");
    return viewer_of(store, made.id);
  }

  Gap gap(Visibility visibility, const std::string& title = "A gap") {
    Gap made;
    made.title = title;
    made.statement = {"who", "where", "right", "cause", "standard", "requirement"};
    made.primary_type = "ACC";
    made.sectors = {"HOU"};
    made.visibility = visibility;
    return create_gap(store, made, member);
  }
};

}  // namespace lacuna::kb::test
