#include "indexer/read/html/words.h"

#include <algorithm>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

bool is_ascii_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::string_view kRaisedDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

class Writer {
 public:
  void append(std::string_view raw) {
    for (const char c : raw) {
      if (is_ascii_blank(c)) {
        blank_ = true;
        continue;
      }
      if (std::exchange(closes_mark_, false) && c == ')') {
        blank_ = false;
        continue;
      }
      gap();
      out_.text += c;
    }
  }

  void blank() { blank_ = true; }

  void line_end() {
    blank_ = false;
    while (out_.text.ends_with(' ')) out_.text.pop_back();
    if (!out_.text.empty() && !out_.text.ends_with('\n')) out_.text += '\n';
  }

  void raised(std::string_view digits, Raised how) {
    const bool is_mark = out_.text.empty() || out_.text.ends_with('(');
    if (is_mark) return append(digits);  // of a note, at its own beginning
    if (how == Raised::character) {
      for (const char digit : digits) out_.text += kRaisedDigits[digit - '0'];
      return;
    }
    // A power stands at its base, whatever white space the file has between them.
    blank_ = false;
    out_.text += '^';
    out_.text += digits;
  }

  // The mark of a footnote goes with the blank before it and the brackets around it.
  void footnote(int target) {
    blank_ = false;
    while (out_.text.ends_with(' ') || out_.text.ends_with("\xC2\xA0"))
      out_.text.resize(out_.text.size() - (out_.text.ends_with(' ') ? 1 : 2));
    if (out_.text.ends_with('(')) {
      out_.text.pop_back();
      closes_mark_ = true;
      while (out_.text.ends_with(' ')) out_.text.pop_back();
    }
    if (std::find(out_.footnotes.begin(), out_.footnotes.end(), target) == out_.footnotes.end())
      out_.footnotes.push_back(target);
  }

  std::size_t open_link() {
    gap();
    return out_.text.size();
  }

  void link(std::size_t begin, std::string_view target) {
    std::size_t end = out_.text.size();
    while (end > begin && is_ascii_blank(out_.text[end - 1])) --end;
    if (end > begin) out_.links.push_back({begin, end, std::string(target)});
  }

  Words take() {
    Words words = tail(std::move(out_), 0);
    return words;
  }

 private:
  void gap() {
    if (blank_ && !out_.text.empty() && !out_.text.ends_with('\n') && !out_.text.ends_with(' '))
      out_.text += ' ';
    blank_ = false;
  }

  Words out_;
  bool blank_ = false;
  bool closes_mark_ = false;  // a bracket that closes a footnote's mark is to come
};

struct OpenLink {
  int end;
  std::size_t begin;
  std::string_view target;
};

}  // namespace

bool is_hidden(const Tree& tree, int node) {
  if (!tree[node].attributes) return false;
  const std::string_view style = tree.attribute(node, "style");
  if (const std::size_t at = style.find("display"); at != style.npos) {
    std::string_view value = trim(style.substr(at + 7));
    if (value.starts_with(':')) value = trim(value.substr(1));
    if (value.starts_with("none")) return true;
  }
  return tree.has_attribute(node, "hidden");
}

Inline usual_inline(const Tree& tree, int node) {
  if (is_hidden(tree, node)) return Inline::nothing;
  return tree.is(node, "sup") ? Inline::raised : Inline::words;
}

std::optional<Paragraph> paragraph_at(const Tree& tree, int node) {
  const auto inline_alone = [&](int i) { return !tree[i].is_block && !tree[i].holds_blocks; };
  if (tree[node].is_block && !tree[node].holds_blocks) return Paragraph{node, tree[node].end, node};
  if (!inline_alone(node)) return std::nullopt;
  const int holder = tree[node].parent;
  const int last = holder == kNoNode ? tree.size() : tree[holder].end;
  int end = node;
  while (end < last && inline_alone(end)) end = tree[end].end;
  int block = holder;
  while (block != kNoNode && !tree[block].is_block) block = tree[block].parent;
  return Paragraph{node, end, block};
}

Words words_of(const Tree& tree, int begin, int end, const WordRules& rules) {
  Writer writer;
  std::vector<OpenLink> open;
  for (int i = begin; i < end;) {
    while (!open.empty() && open.back().end <= i) {
      writer.link(open.back().begin, open.back().target);
      open.pop_back();
    }
    const Node& node = tree[i];
    if (node.name.empty()) {
      writer.append(node.text);
      ++i;
      continue;
    }
    const Inline what = rules.inline_of ? rules.inline_of(tree, i) : usual_inline(tree, i);
    if (what == Inline::nothing) {
      i = node.end;
      continue;
    }
    if (what == Inline::footnote) {
      const std::string_view target = tree.attribute(i, "href");
      writer.footnote(target.starts_with('#') ? tree.with_id(target.substr(1)) : kNoNode);
      i = node.end;
      continue;
    }
    if (what == Inline::raised) {
      const std::string text = text_of(tree, i);
      if (is_digits(text)) {
        writer.raised(text, rules.raised);
        i = node.end;
        continue;
      }
    }
    if (node.name == "br") {
      rules.breaks == Break::line ? writer.line_end() : writer.blank();
    } else if (node.is_block) {
      writer.blank();
    }
    const std::string_view target = rules.link_of      ? rules.link_of(tree, i)
                                    : node.name == "a" ? tree.attribute(i, "href")
                                                       : std::string_view();
    if (!target.empty()) open.push_back({node.end, writer.open_link(), target});
    ++i;
  }
  while (!open.empty()) {
    writer.link(open.back().begin, open.back().target);
    open.pop_back();
  }
  return writer.take();
}

std::string text_of(const Tree& tree, int node) {
  WordRules rules;
  rules.inline_of = [node](const Tree& page, int at) {
    return is_hidden(page, at) && at != node ? Inline::nothing : Inline::words;
  };
  return words_of(tree, node, tree[node].end, rules).text;
}

std::vector<std::string> rows_of(const Tree& tree, int table, const WordRules& rules) {
  std::vector<std::string> rows;
  const auto table_of = [&](int node) { return tree.around(tree[node].parent, "table"); };
  for (int i = table + 1; i < tree[table].end; ++i) {
    if (!tree.is(i, "tr") || table_of(i) != table) continue;
    std::string row;
    bool any = false;
    for (int cell = i + 1; cell < tree[i].end; cell = tree[cell].end) {
      if (!tree.is(cell, "td") && !tree.is(cell, "th")) continue;
      const std::string words = words_of(tree, cell, tree[cell].end, rules).text;
      if (cell > i + 1 && !row.empty()) row += " | ";
      row += words;
      any = any || !words.empty();
    }
    if (any) rows.push_back(std::string(trim(row)));
  }
  return rows;
}

void erase(Words& words, std::string_view sign) {
  for (std::size_t at; (at = words.text.find(sign)) != std::string::npos;) {
    std::size_t size = sign.size();
    if (at > 0 && words.text[at - 1] == ' ' && words.text.compare(at + size, 1, " ") == 0) ++size;
    words.text.erase(at, size);
    for (BlockLink& link : words.links) {
      if (link.begin > at) link.begin -= std::min(size, link.begin - at);
      if (link.end > at) link.end -= std::min(size, link.end - at);
    }
  }
}

Words tail(Words words, std::size_t from) {
  const std::string_view whole = words.text;
  const std::string_view kept = trim(whole.substr(std::min(from, whole.size())));
  const std::size_t begin =
      kept.empty() ? whole.size() : static_cast<std::size_t>(kept.data() - whole.data());
  const std::size_t end = begin + kept.size();
  std::vector<BlockLink> links;
  for (BlockLink& link : words.links) {
    link.begin = std::max(link.begin, begin);
    link.end = std::min(link.end, end);
    if (link.begin >= link.end) continue;
    link.begin -= begin;
    link.end -= begin;
    links.push_back(std::move(link));
  }
  words.links = std::move(links);
  words.text = std::string(kept);
  return words;
}

}  // namespace lacuna::indexer::html
