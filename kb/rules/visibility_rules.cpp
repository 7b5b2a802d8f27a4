#include "kb/rules/visibility_rules.h"

#include <algorithm>

namespace lacuna::kb {
namespace {

constexpr const char* kProgram = "program";  // no account's id: those are UUIDs

}  // namespace

Viewer program_viewer() {
  return {kProgram, {}, OrganisationKind::member, Role::admin};
}

bool is_program(const Viewer& viewer) {
  return viewer.account == kProgram;
}

bool may_see(const Viewer& viewer, const Record& record) {
  if (is_program(viewer)) return true;
  if (!viewer.account.empty() && record.author == viewer.account) return true;
  const std::string& organisation = viewer.organisation;
  switch (record.visibility) {
    case Visibility::public_:
      return true;
    case Visibility::coalition:
      return viewer.in_coalition();
    case Visibility::restricted:
      return !viewer.account.empty() && !organisation.empty() &&
             (record.owner == organisation ||
              std::ranges::find(record.shared_with, organisation) != record.shared_with.end());
    case Visibility::private_:
      return false;
  }
  return false;
}

bool may_see(const Viewer& viewer, const Annotation& annotation) {
  if (!may_see(viewer, static_cast<const Record&>(annotation))) return false;
  return annotation.moderation == Moderation::approved || may_moderate(viewer) ||
         (!viewer.account.empty() && annotation.author == viewer.account);
}

bool may_read(const Viewer& viewer, ExpressionState state) {
  return state == ExpressionState::published || state == ExpressionState::superseded ||
         viewer.role >= Role::editor;
}

bool may_change(const Viewer& viewer, const Record& record) {
  if (viewer.account.empty() || viewer.role < Role::member || !may_see(viewer, record))
    return false;
  return is_program(viewer) || record.author == viewer.account ||
         (!record.owner.empty() && record.owner == viewer.organisation) ||
         viewer.role >= Role::editor;
}

bool may_moderate(const Viewer& viewer) {
  return viewer.role >= Role::moderator;
}

}  // namespace lacuna::kb
