#include "server/pages/follow_words.h"

#include "server/view/format.h"

namespace lacuna::server {
namespace {

// The context of the words of states; other kinds have life cycles of their own.
std::string_view state_words_of(std::string_view kind) {
  return kind == "gap"     ? "gap_state"
         : kind == "ask"   ? "ask_state"
         : kind == "paper" ? "paper_state"
                           : "";
}

std::string record_words(const kb::FollowedChange& change, const Messages& messages) {
  const std::string text = messages.text("{label} ({kind}, {action})",
                                         {{"kind", messages.label("record_kind", change.kind)},
                                          {"label", change.label},
                                          {"action", messages.label("action", change.action)}});
  const std::string_view states = state_words_of(change.kind);
  if (change.to.empty() || states.empty()) return text;
  return text + ": " + messages.label(states, change.from) + " → " +
         messages.label(states, change.to);
}

std::string text_words(const kb::FollowedChange& change, const Messages& messages) {
  const bool of_act = change.target.key.find('!') == std::string::npos;
  if (!change.day)
    return messages.text(of_act ? "{act}: a new text, without a date"
                                : "{act}: it reads differently in a new text without a date",
                         {{"act", change.label}});
  return messages.text(
      of_act ? "{act}: a new text, of {day}" : "{act}: it reads differently in the text of {day}",
      {{"act", change.label}, {"day", format_date(*change.day, messages.language())}});
}

std::string amendment_words(const kb::FollowedChange& change, const Messages& messages) {
  const std::string text = messages.plural(
      "{act} says that it changes {count} unit", "{act} says that it changes {count} units",
      static_cast<long>(change.places), {{"act", change.label}});
  if (!change.day) return text;
  return messages.text("{what}, from {day}",
                       {{"what", text}, {"day", format_date(*change.day, messages.language())}});
}

std::string marked(std::string text, bool illustrative, const Messages& messages) {
  return illustrative ? text + " (" + messages.text("illustrative") + ")" : text;
}

}  // namespace

std::string change_words(const kb::FollowedChange& change, const Messages& messages) {
  std::string text = change.what == kb::FollowedWhat::record ? record_words(change, messages)
                     : change.what == kb::FollowedWhat::text ? text_words(change, messages)
                                                             : amendment_words(change, messages);
  return marked(std::move(text), change.illustrative, messages);
}

std::string date_words(const kb::FollowedDate& date, const Messages& messages) {
  return marked(date.label + ": " + messages.text(date.what), date.illustrative, messages);
}

}  // namespace lacuna::server
