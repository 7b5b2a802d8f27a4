#include "server/pages/act_time.h"

#include <nlohmann/json.hpp>

#include "kb/store/act_store.h"
#include "server/pages/asked.h"
#include "server/pages/diffs.h"
#include "server/pages/legal_events.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

bool is_readable(const kb::Expression& text) {
  return text.state == kb::ExpressionState::published ||
         text.state == kb::ExpressionState::superseded;
}

}  // namespace

ActTime::ActTime(Context& context, const kb::Act& act)
    : context_(context), act_(act), texts_(texts_of(context, act.work.key)) {
  bool behind = false;
  for (const kb::Expression& text : texts_) {
    if (text.language != act.expression.language) continue;
    if (behind && is_readable(text)) {
      before_ = &text;
      break;
    }
    behind = behind || text.key == act.expression.key;
  }
  if (before_ == nullptr) return;
  const auto units = kb::find_provisions(context.store, before_->key, {});
  for (kb::ArticleDiff& diff : kb::diff_acts(units, act.provisions)) {
    const bool other =
        diff.change == kb::UnitChange::changed || diff.change == kb::UnitChange::repealed;
    if (other && !diff.eid_after.empty() && !diff.eid_before.empty()) {
      std::string eid = diff.eid_after;
      reworded_.emplace(std::move(eid), std::move(diff));
    }
  }
}

Json ActTime::versions(const kb::ProvisionRef& asked) const {
  Json rows = Json::array();
  for (const kb::Expression& text : texts_)
    rows.push_back({{"label", text_label(text, context_.messages) + " · " +
                                  context_.messages.label("language", text.language)},
                    {"href", text_url(text, asked.eid)},
                    {"current", text.key == act_.expression.key}});
  return rows;
}

std::string ActTime::shown_for(const std::optional<Date>& asked) const {
  if (!asked || asked == act_.expression.date) return "";
  const Messages& messages = context_.messages;
  if (!act_.expression.date)
    return messages.text("No dated text is known for {on}; this one does not say its date.",
                         {{"on", day_text(asked, messages)}});
  return messages.text(
      "For {on} the text of {day} is shown, the last that is known before it.",
      {{"on", day_text(asked, messages)}, {"day", day_text(act_.expression.date, messages)}});
}

Json ActTime::newer() const {
  for (const kb::Expression& text : texts_) {
    if (text.language != act_.expression.language || !is_readable(text)) continue;
    if (text.key == act_.expression.key) return false;
    return {{"label", text_label(text, context_.messages)}, {"href", text_url(text)}};
  }
  return false;
}

std::string ActTime::compare_href() const {
  return before_ == nullptr
             ? std::string()
             : diff_url(act_.work.key, text_name(*before_), text_name(act_.expression));
}

std::size_t ActTime::pending() const {
  return later_than(events_on(context_, act_.expression), act_.expression.date).size();
}

Json ActTime::rewording(const std::string& eid) const {
  const auto found = reworded_.find(eid);
  if (found == reworded_.end()) return false;
  return {{"since", text_label(*before_, context_.messages)},
          {"href",
           diff_url(act_.work.key + "!" + eid, text_name(*before_), text_name(act_.expression))},
          {"lines", diff_lines_model(found->second.lines)}};
}

}  // namespace lacuna::server
