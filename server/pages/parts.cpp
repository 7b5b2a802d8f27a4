#include "server/pages/parts.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/error.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/agent_store.h"
#include "kb/store/concept_store.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {

std::string work_title(const kb::Work& work) {
  if (!work.title.empty()) return work.title;
  const std::string home = work.key.substr(0, work.key.find('/'));
  return indexer::cite_act(home == "ro" || home == "md" ? "ro" : "en", work);
}

std::string work_subject(const kb::Work& work, const Messages& messages) {
  return work.subject.empty() ? messages.text("subject not in this source") : work.subject;
}

nlohmann::json work_doubts(const kb::Work& work, const kb::Expression* expression) {
  nlohmann::json doubts = nlohmann::json::array();
  const auto add = [&](const char* kind) { doubts.push_back({{"kind", kind}}); };
  if (work.illustrative) add("illustrative");
  if (work.confidence == kb::Confidence::unverified) add("unverified");
  if (work.force == kb::Force::repealed || work.force == kb::Force::expired ||
      work.force == kb::Force::annulled)
    add("lapsed");
  if (expression != nullptr) {
    if (expression->state == kb::ExpressionState::held) add("held");
    if (expression->state == kb::ExpressionState::withdrawn) add("withdrawn");
    if (expression->state != kb::ExpressionState::held && !expression->reviewed) add("unreviewed");
  }
  return doubts;
}

nlohmann::json record_doubts(const kb::Record& record) {
  nlohmann::json doubts = nlohmann::json::array();
  if (record.illustrative) doubts.push_back({{"kind", "illustrative"}});
  return doubts;
}

void require_change(const Context& context, const kb::Record& record) {
  if (!kb::may_change(context.viewer, record))
    throw Error(ErrorCode::forbidden,
                "Only its author, its organisation or an editor may change this.",
                "Comment on it instead.");
}

std::string with_parameter(const Request& request, std::string_view name, std::string_view value) {
  Fields query = request.query;
  std::erase_if(query, [&](const Field& field) { return field.name == name; });
  if (!value.empty()) query.push_back({std::string(name), std::string(value)});
  return with_query(request.path, query);
}

namespace {

int number_in(const Request& request, std::string_view name, int fallback) {
  const std::string_view text = request.query_value(name);
  int number = fallback;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : fallback;
}

nlohmann::json pager(int page, std::size_t pages, const std::string& previous,
                     const std::string& next) {
  if (pages <= 1) return false;
  return {{"page", page}, {"pages", pages}, {"prev_href", previous}, {"next_href", next}};
}

}  // namespace

int page_number(const Request& request, int most) {
  return std::clamp(number_in(request, "page", 1), 1, std::max(most, 1));
}

kb::PageRequest page_request(const Request& request, std::size_t limit) {
  return {std::string(request.query_value("after")), limit};
}

nlohmann::json cursor_pager(const Request& request, std::string_view next_cursor, std::size_t total,
                            std::size_t limit) {
  const std::size_t pages = (total + limit - 1) / limit;
  const int page = request.query_value("after").empty()
                       ? 1
                       : std::max(2, page_number(request, static_cast<int>(pages)));
  Fields rest = request.query;
  std::erase_if(rest,
                [](const Field& field) { return field.name == "after" || field.name == "page"; });
  const std::string first = with_query(request.path, rest);
  std::string next;
  if (!next_cursor.empty()) {
    rest.push_back({"after", std::string(next_cursor)});
    rest.push_back({"page", std::to_string(page + 1)});
    next = with_query(request.path, rest);
  }
  return pager(page, pages, page > 1 ? first : "", next);
}

nlohmann::json offset_pager(const Request& request, int page, std::size_t total, int limit) {
  const std::size_t pages =
      (total + static_cast<std::size_t>(limit) - 1) / static_cast<std::size_t>(limit);
  const auto at = [&](int number) {
    return with_parameter(request, "page", number <= 1 ? "" : std::to_string(number));
  };
  return pager(page, pages, page > 1 ? at(page - 1) : "",
               static_cast<std::size_t>(page) < pages ? at(page + 1) : "");
}

std::string cited(Context& context, const std::string& reference) {
  const auto ref = kb::parse_ref(reference);
  if (!ref) return reference;
  const auto known = kb::find_known_work(context.store, ref->work);
  if (!known) return reference;
  const std::string home = ref->work.substr(0, ref->work.find('/'));
  // An act of the two countries is cited as there, any other in the language of the pages.
  const bool romanian = home == "ro" || home == "md" || context.messages.language() == "ro";
  const std::string language = romanian ? "ro" : "en";
  if (ref->eid.empty()) return indexer::cite_act(language, known->work);
  return indexer::cite_unit(language, *ref) + ", " + indexer::cite_act(language, known->work);
}

std::string agent_name(Context& context, const std::string& addressee) {
  const auto agent = kb::find_agent(context.store, addressee);
  if (!agent || agent->names.empty()) return addressee;
  return kb::label_in(agent->names.back().name, context.messages.language(), addressee);
}

std::vector<std::string> agent_names(Context& context, const std::vector<std::string>& addressees) {
  std::vector<std::string> names;
  for (const std::string& addressee : addressees) names.push_back(agent_name(context, addressee));
  return names;
}

std::string ConceptLabels::of(std::string_view scheme, std::string_view notation) const {
  const auto found = kb::find_concept(context_.store, scheme, notation);
  if (!found) return std::string(notation);
  return kb::label_in(found->pref_label, context_.messages.language(), notation);
}

nlohmann::json ConceptLabels::list_of(std::string_view scheme,
                                      const std::vector<std::string>& notations) const {
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& notation : notations)
    list.push_back({{"notation", notation},
                    {"label", of(scheme, notation)},
                    {"href", concept_url(scheme, notation)}});
  return list;
}

std::string day_text(const std::optional<Date>& date, const Messages& messages) {
  return date ? format_date(*date, messages.language()) : "";
}

nlohmann::json differences(const nlohmann::json& theirs, const nlohmann::json& ours,
                           std::string_view context, const Messages& messages) {
  nlohmann::json rows = nlohmann::json::array();
  for (const auto& [name, value] : theirs.items()) {
    if (name == "version" || value == ours[name]) continue;
    std::string text = value.is_string() ? value.get<std::string>() : "";
    if (value.is_array())
      for (const nlohmann::json& one : value)
        text += (text.empty() ? "" : ", ") + one.get<std::string>();
    rows.push_back({{"label", messages.label(context, name)}, {"theirs", text}});
  }
  return {{"differences", rows}};
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& one : words)
    text.append(text.empty() ? std::string_view() : between).append(one);
  return text;
}

std::string joined_labels(const nlohmann::json& labelled) {
  std::vector<std::string> words;
  for (const nlohmann::json& row : labelled) words.push_back(row["label"].get<std::string>());
  return joined(words);
}

}  // namespace lacuna::server
