#include "indexer/read/html/eurlex_marks.h"

#include "indexer/read/html/union_number.h"
#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::EventKind;

namespace {

struct KindRow {
  std::string_view word;
  EventKind kind;
};
constexpr KindRow kKinds[] = {
    {"REPLACED", EventKind::amends},      {"MODIFIED", EventKind::amends},
    {"AMENDED", EventKind::amends},       {"INSERTED", EventKind::inserts},
    {"ADDED", EventKind::inserts},        {"DELETED", EventKind::repeals},
    {"REPEALED", EventKind::repeals},     {"CORRECTED", EventKind::rectifies},
    {"RENUMBERED", EventKind::renumbers},
};

// "M6" of "▼M6" or "M6"; empty: no mark.
std::string_view label_of(std::string_view text) {
  text = trim(text);
  for (std::string_view arrow : {"▼", "►"})
    if (text.starts_with(arrow)) text = trim(text.substr(arrow.size()));
  const bool letter = text.starts_with('M') || text.starts_with('B') || text.starts_with('C') ||
                      text.starts_with('A');
  if (!letter || text.size() > 5) return {};
  return text.find_first_not_of("0123456789", 1) == text.npos ? text : std::string_view();
}

}  // namespace

bool is_mark_link(const Tree& tree, int link) {
  if (celex_in(tree.attribute(link, "title")).empty() &&
      celex_in(tree.attribute(link, "href")).empty())
    return false;
  return !label_of(text_of(tree, link)).empty();
}

std::optional<VersionMark> version_mark(const Tree& tree, int link) {
  const std::string text = text_of(tree, link);
  const std::string_view label = label_of(text);
  if (label.empty() || label.front() == 'B') return std::nullopt;
  VersionMark mark;
  mark.text = text;
  mark.change.kind = label.front() == 'C' ? EventKind::rectifies : EventKind::amends;
  const std::string_view said = tree.attribute(link, "title");
  mark.change.acting = celex_in(said);
  if (mark.change.acting.empty()) mark.change.acting = celex_in(tree.attribute(link, "href"));
  if (!said.empty()) mark.text += " (" + std::string(said) + ')';
  for (const KindRow& row : kKinds)
    if (said.find(row.word) != said.npos) mark.change.kind = row.kind;
  return mark;
}

void add_title(std::string_view line, Identity& identity) {
  if (line.starts_with('(') && line.ends_with(')')) return;
  if (!identity.title.empty()) identity.title += ' ';
  identity.title += line;
}

}  // namespace lacuna::indexer::html
