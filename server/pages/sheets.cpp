#include "server/pages/sheets.h"

#include <algorithm>

#include "indexer/cite/format.h"
#include "kb/store/act_store.h"
#include "kb/store/base_state.h"
#include "server/pages/parts.h"

namespace lacuna::server {

SheetDraft::SheetDraft(Context& context, std::string name, std::string title) : context_(context) {
  sheet_.name = std::move(name);
  sheet_.title = std::move(title);
}

void SheetDraft::column(std::string_view message, int width, kb::ColumnType type) {
  heading(context_.messages.text(message), width, type);
}

void SheetDraft::heading(std::string text, int width, kb::ColumnType type) {
  sheet_.columns.push_back({std::move(text), type, width});
}

void SheetDraft::head(std::string_view message, std::string value) {
  if (!value.empty()) sheet_.head.push_back({context_.messages.text(message), std::move(value)});
}

void SheetDraft::uses(const kb::Record& record) {
  illustrative_ = illustrative_ || record.illustrative;
  public_ = public_ && record.visibility == kb::Visibility::public_;
  latest_change_ = std::max(latest_change_, record.changed_on);
}

std::string SheetDraft::provision(std::string_view reference) {
  const auto ref = kb::parse_ref(reference);
  if (!ref) return std::string(reference);
  const auto text = kb::current_expression(context_.store, ref->work, {}, ref->date);
  std::string& said = texts_[ref->work + (ref->date ? "@" + to_iso(*ref->date) : "")];
  said = !text        ? context_.messages.text("no text loaded")
         : text->date ? context_.messages.text("text of {date}", {{"date", to_iso(*text->date)}})
                      : context_.messages.text("undated text");
  const auto work = kb::find_work(context_.store, ref->work);
  illustrative_ = illustrative_ || (work && work->illustrative);
  const std::string& language = context_.messages.language();
  const std::string unit = indexer::cite_unit(language, *ref);
  return (unit.empty() ? "" : unit + ", ") +
         (work ? indexer::cite_act(language, *work) : ref->work) + " [" + std::string(reference) +
         "]";
}

std::string SheetDraft::words_of(std::string_view reference) {
  const auto ref = kb::parse_ref(reference);
  const auto found = ref ? kb::find_provision(context_.store, *ref) : std::nullopt;
  if (!found) return "";
  std::string words;
  for (const kb::Provision& unit :
       kb::find_provisions(context_.store, found->expression.key, found->provision.eid)) {
    for (const std::string* part : {&unit.num_raw, &unit.heading, &unit.text, &unit.wrapup}) {
      if (part->empty()) continue;
      if (!words.empty()) words += part == &unit.num_raw ? '\n' : ' ';
      words += *part;
    }
  }
  return words;
}

void SheetDraft::uses_all() {
  const kb::BaseState state = kb::base_state(context_.store, context_.viewer);
  illustrative_ = illustrative_ || state.illustrative;
  public_ = public_ && state.all_public;
  latest_change_ = std::max(latest_change_, state.latest_change);
}

kb::Sheet SheetDraft::finish(const std::string& filter) {
  const Messages& messages = context_.messages;
  const auto say = [&](std::string_view label, std::string value) {
    sheet_.colophon.push_back({messages.text(label), std::move(value)});
  };
  say("State of (latest change in it)", latest_change_.substr(0, 10));
  std::string texts;
  for (const auto& [act, text] : texts_) texts += (texts.empty() ? "" : "; ") + act + ": " + text;
  if (!texts.empty()) say("Texts of the acts", texts);
  say("Filter", filter.empty() ? messages.text("none: everything that may be seen") : filter);
  if (!public_)
    say("Audience", messages.text("holds records that are not public: do not publish it"));
  if (illustrative_) say("Mark", messages.text("illustrative: demo data, not facts"));
  say("SHA-256 of the rows", kb::data_hash(sheet_));
  return std::move(sheet_);
}

}  // namespace lacuna::server
