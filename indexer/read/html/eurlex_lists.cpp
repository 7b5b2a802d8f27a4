#include "indexer/read/html/eurlex_lists.h"

#include <algorithm>

#include "indexer/read/html/union_act.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

bool is_cell(const Tree& tree, int node) {
  return tree.is(node, "td") || tree.is(node, "th");
}

bool has_text(const Tree& tree, int node) {
  for (int i = node; i < tree[node].end; ++i)
    if (tree[i].name.empty() && !trim(tree[i].text).empty()) return true;
  return false;
}

// The words of a label are few; a cell with more is none.
std::optional<std::string> short_text(const Tree& tree, int node) {
  std::size_t bytes = 0;
  for (int i = node; i < tree[node].end; ++i) {
    bytes += trim(tree[i].text).size();
    if (bytes > 40 || tree[i].name == "table") return std::nullopt;
  }
  return text_of(tree, node);
}

std::string_view unquoted(std::string_view label) {
  if (opens_quotation(label) && !is_list_label(label))
    label.remove_prefix(code_point_at(label, 0).size);
  return label;
}

struct Cells {
  int label = kNoNode;
  int content = kNoNode;
};
// Leading empty cells indent; then the label; then one cell with words.
std::optional<Cells> cells_of(const Tree& tree, int row) {
  Cells cells;
  for (int cell = row + 1; cell < tree[row].end; cell = tree[cell].end) {
    if (!is_cell(tree, cell) || !has_text(tree, cell)) continue;
    if (cells.label == kNoNode) {
      cells.label = cell;
    } else if (cells.content == kNoNode) {
      cells.content = cell;
    } else {
      return std::nullopt;
    }
  }
  if (cells.content == kNoNode) return std::nullopt;
  const auto label = short_text(tree, cells.label);
  if (!label || !is_list_label(unquoted(*label))) return std::nullopt;
  return cells;
}

// "(1)", "1", "(*1)", "( 2 )", "*".
bool is_note_mark(std::string_view text) {
  if (text.empty() || text.size() > 12) return false;
  return text.find_first_not_of("()[]*0123456789 \xC2\xA0") == text.npos &&
         text.find_first_of("*0123456789") != text.npos;
}

}  // namespace

std::optional<ListEntry> list_entry(const Tree& tree, int node, const WordRules& rules) {
  if (tree.is(node, "tr")) {
    const auto cells = cells_of(tree, node);
    if (!cells) return std::nullopt;
    return ListEntry{words_of(tree, cells->label, tree[cells->label].end, rules), cells->content};
  }
  if (!tree.is(node, "div") || !tree.has_class(node, "grid-list")) return std::nullopt;
  int label = kNoNode;
  for (int i = node + 1; i < tree[node].end; i = tree[i].end) {
    if (tree.has_class(i, "grid-list-column-1")) label = i;
    if (tree.has_class(i, "grid-list-column-2") && label != kNoNode)
      return ListEntry{words_of(tree, label, tree[label].end, rules), i};
  }
  return std::nullopt;
}

bool is_list(const Tree& tree, int table) {
  if (tree.has_class(table, "oj-table") || tree.has_class(table, "table")) return false;
  int rows = 0;
  int filled = 0;
  for (int i = table + 1; i < tree[table].end; ++i) {
    if (!tree.is(i, "tr") || tree.around(tree[i].parent, "table") != table) continue;
    for (int cell = i + 1; cell < tree[i].end; cell = tree[cell].end)
      filled += is_cell(tree, cell) && has_text(tree, cell);
    if (!has_text(tree, i)) continue;
    ++rows;
    if (!cells_of(tree, i) && filled > 1) return false;
  }
  return rows > 0;
}

bool is_reference_to_note(const Tree& tree, int link) {
  const std::string_view href = tree.attribute(link, "href");
  if (!href.starts_with('#')) return false;
  const int target = tree.with_id(href.substr(1));
  return target > link && is_note_mark(text_of(tree, link));
}

int note_around(const Tree& tree, int target) {
  int node = target;
  while (node != kNoNode && !tree[node].is_block) node = tree[node].parent;
  return node;
}

}  // namespace lacuna::indexer::html
