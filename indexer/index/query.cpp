#include "indexer/index/query.h"

#include <algorithm>

#include "indexer/index/lexer.h"
#include "kb/base/date.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

using Kind = QueryNode::Kind;

// What stands between two brackets, as far as it is read.
struct Frame {
  std::vector<QueryNode> alternatives;  // before the last OR
  std::vector<QueryNode> wanted;
  std::vector<QueryNode> unwanted;
  bool excluded = false;       // the whole bracket is behind a NOT
  bool negate_next = false;    // a NOT waits for its operand
  bool needs_operand = false;  // an AND or OR does
};

QueryNode join(Kind kind, std::vector<QueryNode> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  std::vector<QueryNode> flat;  // (a AND b) AND c is a AND b AND c
  for (auto& node : nodes) {
    if (node.kind != kind) {
      flat.push_back(std::move(node));
      continue;
    }
    for (auto& child : node.children) {
      child.asked = child.asked || node.asked;
      flat.push_back(std::move(child));
    }
  }
  return {kind, Field::text, {}, {}, std::move(flat)};
}

// One AND list, closed by OR, a bracket or the end; nullopt: there is nothing in it.
std::optional<QueryNode> close_list(Frame& frame) {
  if (frame.needs_operand || frame.negate_next || (frame.wanted.empty() && frame.unwanted.empty()))
    return std::nullopt;
  auto what = frame.wanted.empty() ? QueryNode{Kind::everything, Field::text, {}, {}, {}}
                                   : join(Kind::all_of, std::move(frame.wanted));
  frame.wanted.clear();
  if (frame.unwanted.empty()) return what;
  std::vector<QueryNode> children;
  children.push_back(std::move(what));
  std::move(frame.unwanted.begin(), frame.unwanted.end(), std::back_inserter(children));
  frame.unwanted.clear();
  return QueryNode{Kind::without, Field::text, {}, {}, std::move(children)};
}

void add_operand(Frame& frame, QueryNode node, bool excluded) {
  const bool unwanted = excluded || frame.negate_next;
  // Behind an OR the frame holds no operand.
  if (frame.needs_operand && !unwanted && !frame.wanted.empty())
    node.asked = frame.wanted.back().asked = true;
  (unwanted ? frame.unwanted : frame.wanted).push_back(std::move(node));
  frame.negate_next = false;
  frame.needs_operand = false;
}

std::optional<QueryNode> close_frame(Frame& frame) {
  auto last = close_list(frame);
  if (!last) return std::nullopt;
  frame.alternatives.push_back(std::move(*last));
  return join(Kind::any_of, std::move(frame.alternatives));
}

// nullopt: brackets or operators do not fit.
std::optional<QueryNode> read_expression(const std::vector<Lexeme>& lexemes) {
  std::vector<Frame> frames(1);
  for (const auto& lexeme : lexemes) {
    auto& frame = frames.back();
    switch (lexeme.kind) {
      case Lexeme::Kind::leaf:
        add_operand(frame, lexeme.leaf, lexeme.excluded);
        break;
      case Lexeme::Kind::and_:
        if (frame.needs_operand || frame.negate_next ||
            (frame.wanted.empty() && frame.unwanted.empty()))
          return std::nullopt;
        frame.needs_operand = true;
        break;
      case Lexeme::Kind::or_: {
        auto list = close_list(frame);
        if (!list) return std::nullopt;
        frame.alternatives.push_back(std::move(*list));
        frame.needs_operand = true;
        break;
      }
      case Lexeme::Kind::near_:  // joined before
        break;
      case Lexeme::Kind::not_:
        if (frame.negate_next) return std::nullopt;
        frame.negate_next = true;
        break;
      case Lexeme::Kind::open: {
        if (frames.size() >= static_cast<std::size_t>(SearchLimits::depth)) return std::nullopt;
        Frame inner;
        inner.excluded = lexeme.excluded || frame.negate_next;
        frame.negate_next = false;
        frames.push_back(std::move(inner));
        break;
      }
      case Lexeme::Kind::close: {
        if (frames.size() == 1) return std::nullopt;
        auto node = close_frame(frame);
        if (!node) return std::nullopt;
        const bool excluded = frame.excluded;
        frames.pop_back();
        add_operand(frames.back(), std::move(*node), excluded);
        break;
      }
    }
  }
  if (frames.size() != 1) return std::nullopt;
  return close_frame(frames.back());
}

// Every leaf that is left when operators and brackets are taken away.
std::optional<QueryNode> read_plain(const std::vector<Lexeme>& lexemes) {
  Frame frame;
  for (const auto& lexeme : lexemes)
    if (lexeme.kind == Lexeme::Kind::leaf) add_operand(frame, lexeme.leaf, lexeme.excluded);
  return close_frame(frame);
}

// Words that the last of `limit` leaves leaves over are dropped.
void keep_leaves(std::vector<Lexeme>& lexemes, int limit, std::vector<SearchNote>& notes) {
  int leaves = 0;
  std::erase_if(lexemes, [&](const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::Kind::leaf && ++leaves > limit;
  });
  if (leaves > limit) note(notes, SearchNote::query_cut);
}

std::string quoted_if_needed(const std::string& value) {
  const bool plain = value.find_first_of(" \t\n\v\f\r()") == std::string::npos;
  return plain ? value : "\"" + value + "\"";
}

std::string leaf_text(const QueryNode& node) {
  const std::string field =
      node.field == Field::text ? std::string() : std::string(row_of(node.field).name) + ":";
  switch (node.kind) {
    case Kind::phrase:
      return field + "\"" + node.text + "\"";
    case Kind::prefix:
      return field + node.text + "*";
    case Kind::range:
      return field + (node.text == node.to ? node.text : node.text + ".." + node.to);
    case Kind::value:
      return field + quoted_if_needed(node.text);
    case Kind::related:
      return std::string(word(node.relation)) + ":" + quoted_if_needed(node.text);
    case Kind::near: {
      const std::string near = node.distance == SearchLimits::near_distance
                                   ? " NEAR "
                                   : " NEAR/" + std::to_string(node.distance) + " ";
      std::string text;
      for (const auto& child : node.children) text += (text.empty() ? "" : near) + child.text;
      return text;
    }
    default:
      return field + node.text;
  }
}

enum class Place { top, inside };

std::string node_text(const QueryNode& node, Place place) {
  // Depth is bounded by SearchLimits::depth: the parser refuses deeper brackets.
  std::string text;
  switch (node.kind) {
    case Kind::everything:
      return {};
    case Kind::expanded:
      return node_text(node.children.front(), place);
    case Kind::all_of:
    case Kind::any_of:
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        const bool asked = i > 0 && node.children[i - 1].asked && node.children[i].asked;
        if (!text.empty()) text += node.kind == Kind::any_of ? " OR " : asked ? " AND " : " ";
        text += node_text(node.children[i], Place::inside);
      }
      break;
    case Kind::without: {
      const auto& what = node.children.front();
      text = node_text(what, what.kind == Kind::all_of ? Place::top : Place::inside);
      for (std::size_t i = 1; i < node.children.size(); ++i) {
        if (!text.empty()) text += ' ';
        text += '-';
        text += node_text(node.children[i], Place::inside);
      }
      break;
    }
    default:
      return leaf_text(node);
  }
  return place == Place::top ? text : "(" + text + ")";
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "2015", "2015-06", "2015-06-01"; a year alone where only years are kept.
bool is_moment(FieldKind kind, std::string_view text) {
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
  if (!is_digits(text.substr(0, kYear)) || text.size() < kYear) return false;
  if (text.size() == kYear) return true;
  if (kind != FieldKind::date) return false;
  if (text.size() == kMonth) return parse_iso_date(std::string(text) + "-01").has_value();
  return text.size() == kDay && parse_iso_date(text).has_value();
}

}  // namespace

ParsedQuery parse_query(std::string_view query) {
  ParsedQuery parsed;
  if (count_characters(query) > SearchLimits::query_characters) {
    query = query.substr(0, byte_offset(query, SearchLimits::query_characters));
    note(parsed.notes, SearchNote::query_cut);
  }
  auto [lexemes, on, notes] = read_lexemes(query);
  parsed.on = on;
  for (const auto added : notes) note(parsed.notes, added);
  const auto operators = std::count_if(lexemes.begin(), lexemes.end(), [](const Lexeme& lexeme) {
    return lexeme.kind != Lexeme::Kind::leaf || lexeme.excluded;
  });
  keep_leaves(lexemes, SearchLimits::operators, parsed.notes);
  if (operators > SearchLimits::operators) {
    note(parsed.notes, SearchNote::too_many_operators);
    parsed.root = read_plain(lexemes);
  } else if (!lexemes.empty()) {
    parsed.root = read_expression(lexemes);
    if (!parsed.root) {
      note(parsed.notes, SearchNote::read_as_words);
      parsed.root = read_plain(lexemes);
    }
  }
  return parsed;
}

std::string to_query_text(const QueryNode& root) {
  return node_text(root, Place::top);
}

std::optional<ValueRange> read_range(FieldKind kind, std::string_view from, std::string_view to) {
  if (from.empty() && to.empty()) return std::nullopt;
  if (!from.empty() && !is_moment(kind, from)) return std::nullopt;
  if (!to.empty() && !is_moment(kind, to)) return std::nullopt;
  if (!from.empty() && !to.empty() && to < from.substr(0, to.size())) return std::nullopt;
  return ValueRange{std::string(from), std::string(to)};
}

}  // namespace lacuna::indexer
