#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/rules/score_rules.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/known.h"
#include "kb/store/position_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/exports.h"
#include "server/pages/follow_target.h"
#include "server/pages/gap_filter.h"
#include "server/pages/gap_parts.h"
#include "server/pages/gap_standing.h"
#include "server/pages/gaps.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kGapsPage = 50;
constexpr int kMostPages = 1'000'000;

// Filters of the register: query parameter, vocabulary, message of its label.
struct WordedField {
  const char* name;
  const char* scheme;
  const char* label;
};
const WordedField kWorded[] = {
    {"sector", "sector", "Sector"},
    {"group", "group", "Group"},
    {"type", "gap_type", "Type"},
    {"level", "level", "Level"},
};

Json filter_model(Context& context, const Request& request) {
  return {{"q", std::string(request.query_value("q"))},
          {"place", std::string(request.query_value("place"))},
          {"known", std::string(request.query_value("known"))},
          {"fields", gap_filter_fields(context, request, "gaps",
                                       {"sector", "group", "type", "level", "state", "priority",
                                        "country", "right", "ngo"})}};
}

// What stands on a gap: the best grade of its evidence and how many asks there are.
struct Support {
  std::vector<kb::Evidence> evidence;
  std::size_t asks = 0;
};

Support support_of(Context& context, const kb::Gap& gap, const std::optional<Date>& known) {
  if (known)
    return {kb::evidence_known(context.store, context.viewer, gap.id, *known),
            kb::asks_known(context.store, context.viewer, gap.id, *known)};
  kb::AskFilter asks;
  asks.gap = gap.id;
  return {kb::evidence_of_gap(context.store, context.viewer, gap.id),
          kb::list_asks(context.store, context.viewer, asks, {.limit = 1}).total};
}

Json gap_row(Context& context, const Gazetteer& gazetteer, const kb::Gap& gap,
             const std::optional<Date>& known) {
  const ConceptLabels labels(context);
  const kb::Priority priority = kb::priority_of(gap.scores);
  const auto [evidence, asks] = support_of(context, gap, known);
  return {{"number", gap.number},
          {"title", gap.title},
          {"href", with_query(gap_url(gap.id), {{"known", known ? to_iso(*known) : ""}})},
          {"doubts", gap_doubts(gap)},
          {"state", word(gap.state)},
          {"primary_type", gap.primary_type.empty() ? "" : labels.of("gap_type", gap.primary_type)},
          {"groups", joined_labels(labels.list_of("group", gap.groups))},
          {"sectors", joined_labels(labels.list_of("sector", gap.sectors))},
          {"territory", gazetteer.places(gap.territories)},
          {"priority", priority.scored ? Json(priority.value) : Json("")},
          {"band", priority.scored ? word(priority.band) : std::string_view()},
          {"reach_unknown", priority.reach_unknown},
          {"evidence", evidence.empty() ? std::string_view() : word(evidence.front().grade)},
          {"asks", asks},
          {"changed_text", format_instant_day(gap.changed_on, context.messages.language())}};
}

// One page of the register.
struct Listed {
  std::vector<kb::Gap> gaps;
  std::size_t total = 0;
  Json pager;
};

Listed current_page(Context& context, const Request& request, const kb::GapFilter& filter) {
  auto gaps =
      kb::list_gaps(context.store, context.viewer, filter, page_request(request, kGapsPage));
  return {std::move(gaps.items), gaps.total,
          cursor_pager(request, gaps.next, gaps.total, kGapsPage)};
}

Listed known_page(Context& context, const Request& request, const kb::GapFilter& filter,
                  const Date& known) {
  const int asked = page_number(request, kMostPages);
  kb::KnownGaps gaps =
      kb::known_gaps_page(context.store, context.viewer, filter, known, asked, kGapsPage);
  return {std::move(gaps.gaps), gaps.total,
          offset_pager(request, gaps.page, gaps.total, static_cast<int>(kGapsPage))};
}

}  // namespace

std::string gap_filter_words(Context& context, const Request& request) {
  const ConceptLabels labels(context);
  const Messages& messages = context.messages;
  std::vector<std::string> said;
  const auto say = [&](std::string_view message, const std::string& value) {
    if (!value.empty()) said.push_back(messages.text(message) + ": " + value);
  };
  const auto word_of = [&](std::string_view name, std::string_view vocabulary) {
    const std::string_view value = request.query_value(name);
    return value.empty() ? std::string() : messages.label(vocabulary, value);
  };
  say("Words", std::string(request.query_value("q")));
  for (const WordedField& field : kWorded)
    for (const std::string_view value : request.query_values(field.name))
      if (!value.empty()) say(field.label, labels.of(field.scheme, value));
  say("State", word_of("state", "gap_state"));
  say("At least", word_of("priority", "band"));
  say("Country", std::string(request.query_value("country")));
  say("Place and all in it", std::string(request.query_value("place")));
  if (const auto right = request.query_value("right"); !right.empty())
    say("Fundamental right", labels.of("right", right));
  if (request.query_value("ngo") == "yes")
    say("Depends on a non-governmental organisation", messages.text("yes"));
  say("Act", std::string(request.query_value("work")));
  return joined(said, "; ");
}

std::vector<kb::Gap> all_gaps(Context& context, const kb::GapFilter& filter) {
  std::vector<kb::Gap> all;
  kb::PageRequest next{"", kb::kLargestPage};
  do {
    auto found = kb::list_gaps(context.store, context.viewer, filter, next);
    std::move(found.items.begin(), found.items.end(), std::back_inserter(all));
    next.after = found.next;
  } while (!next.after.empty());
  return all;
}

Response gap_list(Context& context, const Request& request) {
  const auto known = parse_iso_date(request.query_value("known"));
  const kb::GapFilter filter = gap_filter(context, request, known.value_or(today()));
  const Listed gaps =
      known ? known_page(context, request, filter, *known) : current_page(context, request, filter);
  const Gazetteer gazetteer(context);
  Json rows = Json::array();
  for (const kb::Gap& gap : gaps.gaps) rows.push_back(gap_row(context, gazetteer, gap, known));
  const bool chosen =
      std::any_of(request.query.begin(), request.query.end(), [](const Field& field) {
        return !field.value.empty() && field.name != "after" && field.name != "page";
      });
  return page("gap_list",
              {{"title", context.messages.text("Gaps")},
               {"total", gaps.total},
               {"known_text", day_text(known, context.messages)},
               {"filter", filter_model(context, request)},
               {"chosen", chosen},
               {"clear_href", gaps_url()},
               {"gaps", rows},
               {"exports", export_links("gaps", export_query(request))},
               {"follow", follow_button(context, kb::FollowKind::filter, filter_target(request),
                                        gaps_url() + "?" + filter_target(request))},
               {"brief_href", with_query("/brief", export_query(request))},
               {"community", community_share(context)},
               {"new_href", context.viewer.role >= kb::Role::member ? new_gap_url() : ""},
               {"pager", gaps.pager}});
}

}  // namespace lacuna::server
