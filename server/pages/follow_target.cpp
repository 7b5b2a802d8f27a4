#include "server/pages/follow_target.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "kb/model/ref.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/agent_store.h"
#include "kb/store/follow_store.h"
#include "server/http/decode.h"
#include "server/pages/entry_view.h"
#include "server/pages/gap_filter.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::FollowKind;

constexpr std::size_t kSubjectLength = 80;

// What chooses gaps in an address of the register (server/pages/gap_filter.h).
constexpr std::array<std::string_view, 12> kFilterNames = {"sector", "group",    "type",    "level",
                                                           "state",  "priority", "country", "right",
                                                           "ngo",    "place",    "work",    "q"};

FollowTarget made(FollowKind kind, std::string label, std::string href, std::string target) {
  return {std::move(label), std::move(href), {kind, std::move(target), {}, {}}};
}

std::optional<FollowTarget> act_target(Context& context, std::string_view key) {
  const auto known = kb::find_known_work(context.store, key);
  if (!known) return std::nullopt;
  const kb::Work& work = known->work;
  return made(
      FollowKind::act,
      work_title(work) + (work.subject.empty() ? "" : " " + shorten(work.subject, kSubjectLength)),
      law_url(work.key), work.key);
}

std::optional<FollowTarget> provision_target(Context& context, std::string_view reference) {
  auto ref = kb::parse_ref(reference);
  if (!ref || ref->eid.empty()) return std::nullopt;
  ref->date.reset();
  ref->range_end.clear();
  ref->sentence = 0;
  const auto found = kb::find_provision(context.store, *ref);
  if (!found) return std::nullopt;
  ref->work = found->work.key;
  ref->eid = found->provision.eid;
  const std::string key = to_string(*ref);
  return made(FollowKind::provision, cited(context, key), law_url(key), key);
}

std::optional<FollowTarget> gap_target(Context& context, std::string_view id) {
  const auto gap = kb::find_gap(context.store, context.viewer, id);
  if (!gap) return std::nullopt;
  return made(FollowKind::gap, gap->number + " " + gap->title, gap_url(gap->id), gap->id);
}

std::optional<FollowTarget> territory_target(Context& context, std::string_view key) {
  const Gazetteer gazetteer(context);
  if (!kb::find_territory(gazetteer.territories(), key)) return std::nullopt;
  FollowTarget target =
      made(FollowKind::territory, gazetteer.place(key), territory_url(key), std::string(key));
  const auto inside = kb::within(gazetteer.territories(), key, today());
  target.subject.places.assign(inside.begin(), inside.end());
  return target;
}

std::optional<FollowTarget> body_target(Context& context, std::string_view key) {
  if (!kb::find_agent(context.store, key)) return std::nullopt;
  return made(FollowKind::body, agent_name(context, std::string(key)), agent_url(key),
              std::string(key));
}

std::optional<FollowTarget> filter_of(Context& context, std::string_view query) {
  const auto fields = decode_urlencoded(query);
  if (!fields) return std::nullopt;
  Request asked;
  asked.query = *fields;
  const std::string kept = filter_target(asked);
  if (kept.empty()) return std::nullopt;
  FollowTarget target = made(
      FollowKind::filter, context.messages.text("Gaps") + ": " + gap_filter_words(context, asked),
      gaps_url() + "?" + kept, kept);
  target.subject.filter = gap_filter(context, asked, today());
  return target;
}

}  // namespace

std::optional<FollowTarget> find_follow_target(Context& context, FollowKind kind,
                                               std::string_view target) {
  switch (kind) {
    case FollowKind::act:
      return act_target(context, target);
    case FollowKind::provision:
      return provision_target(context, target);
    case FollowKind::gap:
      return gap_target(context, target);
    case FollowKind::territory:
      return territory_target(context, target);
    case FollowKind::body:
      return body_target(context, target);
    case FollowKind::filter:
      return filter_of(context, target);
  }
  return std::nullopt;
}

std::string filter_target(const Request& request) {
  Fields chosen;
  for (const Field& field : request.query)
    if (!field.value.empty() && std::ranges::find(kFilterNames, field.name) != kFilterNames.end() &&
        std::ranges::find(chosen, field) == chosen.end())
      chosen.push_back(field);
  std::ranges::sort(chosen, {},
                    [](const Field& field) { return std::pair(field.name, field.value); });
  const std::string query = with_query("", chosen);
  return query.empty() ? query : query.substr(1);
}

Json follow_button(Context& context, FollowKind kind, const std::string& target,
                   const std::string& next) {
  if (!context.signed_in || target.empty()) return false;
  const auto there = kb::find_follow(context.store, context.signed_in->account.id, kind, target);
  return {{"following", there.has_value()},
          {"action", there ? follow_url(there->id) + "/remove" : follows_url()},
          {"kind", word(kind)},
          {"target", target},
          {"next", next.substr(0, next.find('#'))}};  // safe_next() takes no fragment
}

}  // namespace lacuna::server
