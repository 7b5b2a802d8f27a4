#include "indexer/read/xml/akn_text.h"

#include <algorithm>
#include <cctype>

#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::akn {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Next node in reading order within `top`; skips the children of `node` when told.
enum class Children { visit, skip };
pugi::xml_node next_in(pugi::xml_node node, pugi::xml_node top, Children children) {
  if (children == Children::visit && node.first_child()) return node.first_child();
  while (node && node != top) {
    if (node.next_sibling()) return node.next_sibling();
    node = node.parent();
  }
  return {};
}

}  // namespace

void RunningText::append(std::string_view raw) {
  for (const char c : raw) {
    if (!is_space(c))
      text_ += c;
    else if (!text_.empty() && !is_space(text_.back()))
      text_ += ' ';
  }
}

void RunningText::append_raised(std::string_view raw) {
  static constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string_view digits = trim(raw);
  const bool only_digits =
      !digits.empty() && std::all_of(digits.begin(), digits.end(),
                                     [](unsigned char c) { return std::isdigit(c) != 0; });
  if (!only_digits) return append(raw);
  for (const char digit : digits) text_ += kRaised[digit - '0'];
}

void RunningText::break_with(char separator) {
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  if (!text_.empty() && text_.back() != separator && text_.back() != '\n') text_ += separator;
}

void RunningText::quote_mark(std::string_view mark) {
  std::string_view before = text_;
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (!mark.empty() && !before.ends_with(mark)) text_ += mark;
}

std::string RunningText::take() {
  while (!text_.empty() && is_space(text_.back())) text_.pop_back();
  std::string out = std::move(text_);
  text_.clear();
  return out;
}

bool is_editorial(pugi::xml_node node) {
  if (attribute_of(node, "status") == "editorial") return true;
  static constexpr std::string_view kNames[] = {"sourceCredit",  "sourceNote",    "editorialNote",
                                                "amendmentNote", "statutoryNote", "editorial"};
  for (const std::string_view attribute : {attribute_of(node, "name"), attribute_of(node, "class")})
    for (const std::string_view name : kNames)
      if (attribute == name) return true;
  return false;
}

std::string plain_text(pugi::xml_node top) {
  RunningText text;
  int cells = 0;
  pugi::xml_node node = top;
  const auto leave = [&](pugi::xml_node left) {
    const Kind kind = element(local_name(left)).kind;
    if (kind == Kind::cell) --cells;
    if (kind == Kind::num || kind == Kind::from) text.append(" ");
    if (kind == Kind::quoted_inline) text.quote_mark(attribute_of(left, "endQuote"));
    if (kind != Kind::inline_ && kind != Kind::num && kind != Kind::from && kind != Kind::cell &&
        kind != Kind::quoted_inline && kind != Kind::raised)
      cells > 0 ? text.append(" ") : text.break_with('\n');
  };
  while (node) {
    Children children = Children::visit;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      text.append(node.value());
    } else if (node.type() == pugi::node_element) {
      const Kind kind = element(local_name(node)).kind;
      switch (kind) {
        case Kind::skipped:
        case Kind::note_ref:
          children = Children::skip;
          break;
        case Kind::deleted:
        case Kind::note:
          if (node != top) children = Children::skip;
          break;
        case Kind::line_break:
          cells > 0 ? text.append(" ") : text.break_with('\n');
          break;
        case Kind::raised:
          text.append_raised(node.child_value());
          if (node.first_child() && !node.first_child().next_sibling()) children = Children::skip;
          break;
        case Kind::cell:
          text.break_with('\t');
          ++cells;
          break;
        case Kind::quoted_inline:
          text.quote_mark(attribute_of(node, "startQuote"));
          break;
        case Kind::inline_:
        case Kind::num:
        case Kind::from:
          break;
        default:
          if (node != top) cells > 0 ? text.append(" ") : text.break_with('\n');
      }
    }
    const bool down = children == Children::visit && node.first_child();
    if (down) {
      node = node.first_child();
      continue;
    }
    if (node.type() == pugi::node_element && children == Children::visit) leave(node);
    while (node && node != top && !node.next_sibling()) {
      node = node.parent();
      if (node && node != top) leave(node);
    }
    if (!node || node == top) break;
    node = node.next_sibling();
  }
  return text.take();
}

pugi::xml_node find_first(pugi::xml_node top, std::string_view name, std::string_view but_not) {
  pugi::xml_node node = top;
  while (node) {
    Children children = Children::visit;
    if (node != top && node.type() == pugi::node_element) {
      const std::string_view local = local_name(node);
      if (local == name) return node;
      if (!but_not.empty() && local == but_not) children = Children::skip;
    }
    node = next_in(node, top, children);
    if (node == top) break;
  }
  return {};
}

}  // namespace lacuna::indexer::akn
