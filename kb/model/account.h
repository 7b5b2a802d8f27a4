// Organisations, accounts, roles, and the viewer on whose behalf anything is read. Open data.
#pragma once

#include <string>

#include "kb/base/names.h"

namespace lacuna::kb {

// In rising order of what it may do; a page's role in server/routes.h is the least one needed.
enum class Role { anonymous, reader, member, expert, editor, moderator, admin };
constexpr auto names(Role) {
  return name_table<Role>({{Role::anonymous, "anonymous"},
                           {Role::reader, "reader"},
                           {Role::member, "member"},
                           {Role::expert, "expert"},
                           {Role::editor, "editor"},
                           {Role::moderator, "moderator"},
                           {Role::admin, "admin"}});
}

enum class OrganisationKind { member, ally, ministry, authority, expert_body, service_provider };
constexpr auto names(OrganisationKind) {
  return name_table<OrganisationKind>({{OrganisationKind::member, "member"},
                                       {OrganisationKind::ally, "ally"},
                                       {OrganisationKind::ministry, "ministry"},
                                       {OrganisationKind::authority, "authority"},
                                       {OrganisationKind::expert_body, "expert_body"},
                                       {OrganisationKind::service_provider, "service_provider"}});
}

struct Organisation {
  std::string id;
  std::string name;
  OrganisationKind kind = OrganisationKind::member;
  bool signatory = false;  // has one vote in a sign-off
};

struct Account {
  std::string id;
  std::string login;  // lower-case, unique
  std::string display_name;
  std::string organisation;  // id
  Role role = Role::reader;
  bool disabled = false;
  std::string language = "ro";  // of the pages
};

// Who is asking. Every read of curated records takes one; what it may not see does not exist for
// it.
struct Viewer {
  std::string account;       // empty: anonymous
  std::string organisation;  // id; empty: anonymous
  OrganisationKind organisation_kind = OrganisationKind::ally;
  Role role = Role::anonymous;

  // Coalition records are for the coalition's own organisations (kind member) with at least the
  // role member.
  bool in_coalition() const {
    return !account.empty() && organisation_kind == OrganisationKind::member &&
           role >= Role::member;
  }
};

}  // namespace lacuna::kb
