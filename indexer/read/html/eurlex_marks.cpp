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

std::string_view without_arrow(std::string_view text) {
  for (std::string_view arrow : {"▼", "►"})
    if (text.starts_with(arrow)) return trim(text.substr(arrow.size()));
  return {};
}

}  // namespace

bool is_mark_text(std::string_view text) {
  const std::string_view label = without_arrow(trim(text));
  if (label.empty() || label.size() > 5) return false;
  if (label.front() != 'M' && label.front() != 'B' && label.front() != 'C' && label.front() != 'A')
    return false;
  return label.find_first_not_of("0123456789", 1) == label.npos;
}

std::optional<VersionMark> version_mark(const Tree& tree, int link) {
  const std::string text = text_of(tree, link);
  const std::string_view label = without_arrow(text);
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
