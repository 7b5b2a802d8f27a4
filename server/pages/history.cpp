#include "server/pages/history.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/store/account_store.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// Members that say nothing to people.
constexpr std::string_view kSilent[] = {"id",     "version", "created_on", "changed_on",
                                        "author", "owner",   "text_hash"};

std::string shown(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "1" : "";
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parsed(const std::string& text) {
  Json value = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
  return value.is_object() ? value : Json::object();
}

Json fields_of(const kb::Change& change, const Messages& messages) {
  const Json before = parsed(change.before), after = parsed(change.after);
  Json rows = Json::array();
  for (const auto& [name, value] : after.items()) {
    if (std::find(std::begin(kSilent), std::end(kSilent), name) != std::end(kSilent)) continue;
    const Json old = before.contains(name) ? before[name] : Json();
    if (old == value || (shown(old).empty() && shown(value).empty())) continue;
    if (value.is_object() && old.is_object()) {
      for (const auto& [part, inner] : value.items())
        if (!old.contains(part) || old[part] != inner)
          rows.push_back({{"label", messages.label("field", part)},
                          {"before", old.contains(part) ? shown(old[part]) : ""},
                          {"after", shown(inner)}});
      continue;
    }
    rows.push_back({{"label", messages.label("field", name)},
                    {"before", shown(old)},
                    {"after", shown(value)}});
  }
  return rows;
}

}  // namespace

Response history_show(Context& context, const Request& request) {
  const std::string kind(request.param("kind")), id(request.param("id"));
  std::vector<kb::Change> changes = kb::history_of(context.store, context.viewer, kind, id);
  if (changes.empty())
    throw Error(ErrorCode::not_found, "There is no such record here.",
                "It may have been withdrawn, or it is not yours to see.");
  std::reverse(changes.begin(), changes.end());
  Json rows = Json::array();
  for (const kb::Change& change : changes)
    rows.push_back({{"on", change.on},
                    {"on_text", format_instant_day(change.on, context.messages.language())},
                    {"by", change.by.empty() ? "" : kb::display_name(context.store, change.by)},
                    {"action", change.action},
                    {"reason", change.reason},
                    {"fields", fields_of(change, context.messages)},
                    {"restore", false}});
  const auto node_kind = parse_word<kb::NodeKind>(kind);
  const kb::Node node{node_kind.value_or(kb::NodeKind::gap), id};
  const std::string label = node_kind ? kb::label_of(context.store, context.viewer, node) : "";
  return page("history",
              {{"title", context.messages.text("History")},
               {"breadcrumb", Json::array()},
               {"record",
                {{"title", label.empty() ? context.messages.label("record_kind", kind) : label},
                 {"href", node_url(node)}}},
               {"changes", rows},
               {"pager", false}});
}

}  // namespace lacuna::server
