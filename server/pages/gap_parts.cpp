#include "server/pages/gap_parts.h"

#include <set>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/store/gap_store.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {

kb::Gap get_gap(Context& context, std::string_view id) {
  auto gap = kb::find_gap(context.store, context.viewer, id);
  if (!gap)
    throw Error(ErrorCode::not_found, "There is no such gap here.",
                "It may have been withdrawn, or it is not yours to see.");
  return std::move(*gap);
}

namespace {

struct TypeWord {
  std::string_view word;
  std::string_view types;  // of the vocabulary gap_type
};
// What is wanting, as the domain reference keeps law, service and practice apart (2.1, 2.5).
constexpr TypeWord kWords[] = {{"gap in the law", "LEG SEC CON TRN"},
                               {"missing service", "SRV CAP FUN SUS"}};
constexpr std::string_view kOtherWord = "deficiency of application";

}  // namespace

std::string_view gap_word(std::string_view gap_type) {
  for (const TypeWord& row : kWords)
    if (!gap_type.empty() && row.types.find(gap_type) != std::string_view::npos) return row.word;
  return kOtherWord;
}

std::string statement_text(const kb::Gap& gap) {
  const kb::GapStatement& said = gap.statement;
  const Messages& words = messages_for(gap.language);
  std::string text = said.who;
  const auto add = [&](const std::string& joint, const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : joint) + part;
  };
  if (!said.where.empty()) text += " (" + said.where + ")";
  add(" " + words.text("cannot") + " ", said.right);
  add(" " + words.text("because") + " ", said.cause);
  add(", " + words.text("although") + " ", said.standard);
  add(" " + words.text("requires") + " ", said.requirement);
  return text;
}

std::string factor_text(const kb::Gap& gap, int kb::GapScore::*factor) {
  std::set<int> values;
  for (const kb::GapScore& score : gap.scores)
    if (score.*factor > 0) values.insert(score.*factor);
  std::string text;
  for (const int value : values) text += (text.empty() ? "" : " / ") + std::to_string(value);
  return text;
}

nlohmann::json gap_doubts(const kb::Gap& gap) {
  nlohmann::json doubts = record_doubts(gap);
  if (gap.review_needed) doubts.push_back({{"kind", "recheck"}});
  return doubts;
}

nlohmann::json gap_link(const kb::Gap& gap) {
  return {{"number", gap.number},
          {"title", gap.title},
          {"href", gap_url(gap.id)},
          {"state", word(gap.state)},
          {"doubts", gap_doubts(gap)}};
}

nlohmann::json gaps_breadcrumb(Context& context) {
  return nlohmann::json::array({{{"label", context.messages.text("Gaps")}, {"href", gaps_url()}}});
}

nlohmann::json gap_breadcrumb(Context& context, const kb::Gap& gap) {
  nlohmann::json rows = gaps_breadcrumb(context);
  rows.push_back({{"label", gap.number + " " + gap.title}, {"href", gap_url(gap.id)}});
  return rows;
}

}  // namespace lacuna::server
