#include "indexer/commands/words.h"

#include "indexer/cite/format.h"
#include "kb/store/act_store.h"

namespace lacuna::indexer {
namespace {

struct Past {
  kb::EventKind kind;
  std::string_view words;
};

std::string_view past_of(kb::EventKind kind) {
  using enum kb::EventKind;
  static constexpr Past kPast[] = {
      {amends, "amended"},          {inserts, "inserted"},
      {repeals, "repealed"},        {suspends, "suspended"},
      {rectifies, "rectified"},     {renumbers, "renumbered"},
      {republishes, "republished"}, {derogates, "derogated from"},
      {extends, "extended"},        {declared_unconstitutional, "declared unconstitutional"},
      {interprets, "interpreted"},  {annuls, "annulled"},
      {other, "concerned"},
  };
  for (const Past& row : kPast)
    if (row.kind == kind) return row.words;
  return "concerned";
}

}  // namespace

std::string event_line(const kb::LegalEvent& event, const std::string& language, kb::Store& store) {
  std::string line = event.effective_on ? to_iso(*event.effective_on) : "undated";
  line.append("  ").append(past_of(event.kind));
  const auto acting = kb::parse_ref(event.acting);
  if (!acting) return line + ": " + event.note_raw;
  kb::Work work;
  work.key = acting->work;
  if (const auto known = kb::find_known_work(store, acting->work)) work = known->work;
  work.subject.clear();  // its number is enough here
  return line + " by " + cite_in(language, *acting, work) + "  (" + event.acting + ")";
}

}  // namespace lacuna::indexer
