#include "indexer/read/html/eurlex_lines.h"

#include <algorithm>

#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

void read_eurlex_lines(const Tree& tree, int root, Document& document) {
  WordRules rules;
  rules.raised = Raised::character;
  rules.breaks = Break::line;
  const auto add = [&](std::string text, int line) {
    if (trim(text).empty()) return;
    Block block;
    block.line = line;
    block.text = std::move(text);
    document.blocks.push_back(std::move(block));
  };
  for (int i = root + 1; i < tree[root].end;) {
    if (tree.is(i, "table")) {
      for (std::string& row : rows_of(tree, i, rules)) add(std::move(row), tree[i].line);
      i = tree[i].end;
      continue;
    }
    const auto paragraph = paragraph_at(tree, i);
    if (!paragraph) {
      ++i;
      continue;
    }
    const Words words = words_of(tree, paragraph->begin, paragraph->end, rules);
    for (std::string_view line : split(words.text, '\n'))
      add(std::string(trim(line)), tree[paragraph->begin].line);
    i = paragraph->end;
  }
  // The page's own title is one line; the text's is several.
  if (document.identity.title.empty() && !document.blocks.empty())
    document.identity.title = shorten(document.blocks.front().text, 400);
}

}  // namespace lacuna::indexer::html
