// What was recorded twice becomes one gap; nothing said is lost.
#include <algorithm>

#include "kb/base/text.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

bool same_link(const Link& a, const Link& b) {
  return a.from == b.from && a.to == b.to && a.verb == b.verb;
}

class Merging {
 public:
  Merging(Store& store, const Viewer& by, const Gap& goes, const Gap& stays)
      : store_(store),
        by_(by),
        goes_(goes.id),
        stays_(stays.id),
        reason_(goes.number + " was merged into " + stays.number + ".") {}

  void evidence() {
    for (const Evidence& before :
         select_records<Evidence>(store_, program_viewer(), {"t.gap = ?", {goes_}})) {
      Evidence after = before;
      after.gap = stays_;
      update_record(store_, before, std::move(after), by_, "changed", reason_);
    }
  }

  // A link that is there already stays behind: it says the same of the gap that goes.
  void links() {
    const Node goes{NodeKind::gap, goes_}, stays{NodeKind::gap, stays_};
    const auto there = links_of(store_, program_viewer(), stays);
    for (const Link& before : links_of(store_, program_viewer(), goes)) {
      Link after = before;
      (after.from == goes ? after.from : after.to) = stays;
      const bool known = std::any_of(there.begin(), there.end(),
                                     [&](const Link& link) { return same_link(link, after); });
      if (known || after.from == after.to) continue;
      update_record(store_, before, std::move(after), by_, "changed", reason_);
    }
  }

  void entries() {
    for (Entry entry : entries_naming(store_, program_viewer(), goes_)) {
      for (auto& [field, values] : entry.values) {
        std::replace(values.begin(), values.end(), goes_, stays_);
        const auto first = std::find(values.begin(), values.end(), stays_);
        if (first != values.end())
          values.erase(std::remove(first + 1, values.end(), stays_), values.end());
      }
      change_entry(store_, entry, program_viewer(), reason_);
    }
  }

 private:
  Store& store_;
  const Viewer& by_;
  const std::string goes_, stays_, reason_;
};

}  // namespace

Gap merge_gap(Store& store, std::string_view id, int version, std::string_view stays,
              const Viewer& by, const std::string& reason) {
  if (by.role < Role::expert)
    throw Error(ErrorCode::forbidden, "Merging needs the role of expert.", "Ask an expert.");
  if (trim(reason).empty())
    throw Error(ErrorCode::bad_input, "The reason is missing.", "Say why it is the same gap.");
  Transaction transaction(store.database());
  const auto before = find_record<Gap>(store, by, id), into = find_record<Gap>(store, by, stays);
  if (!before || !into) refuse_not_found();
  require_version(before->version, version);
  if (before->id == into->id || into->state == GapState::superseded)
    throw Error(ErrorCode::bad_input, "A gap is merged into another one that stands.",
                "Give the number of the gap that stays.");
  Merging merging(store, by, *before, *into);
  merging.evidence();
  merging.links();
  merging.entries();
  Link link;
  link.from = {NodeKind::gap, before->id};
  link.to = {NodeKind::gap, into->id};
  link.verb = LinkVerb::duplicates;
  link.rationale = reason;
  link.visibility = before->visibility;
  link.shared_with = before->shared_with;
  create_link(store, std::move(link), by);
  Gap after = *before;
  after.state = GapState::superseded;
  after.state_reason = into->number + ": " + reason;
  update_record(store, *before, std::move(after), by, "merged", reason);
  transaction.commit();
  return *into;
}

}  // namespace lacuna::kb
