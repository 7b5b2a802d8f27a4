#include "indexer/read/office/odt_lists.h"

#include <algorithm>

namespace lacuna::indexer::odt {

void Lists::begin(std::string_view style, std::string_view id, std::string_view continues) {
  OpenList list;
  list.style = style.empty() && !open_.empty() ? open_.back().style : std::string(style);
  list.id = std::string(id);
  if (open_.empty()) {
    counters_ = {};
    const auto& ended = continues == kPrevious ? ended_ : ended_by_id_;
    const auto found =
        ended.find(continues == kPrevious ? std::string_view(list.style) : continues);
    if (!continues.empty() && found != ended.end()) counters_ = found->second;
  }
  open_.push_back(std::move(list));
}

void Lists::end() {
  if (open_.empty()) return;
  const OpenList list = std::move(open_.back());
  open_.pop_back();
  if (!open_.empty()) return;
  ended_[list.style] = counters_;
  if (!list.id.empty()) ended_by_id_[list.id] = counters_;
}

void Lists::begin_item(std::optional<int> start_value, bool is_header) {
  if (!open_.empty()) open_.back().items.push_back({start_value, is_header, false});
}

void Lists::end_item() {
  if (!open_.empty() && !open_.back().items.empty()) open_.back().items.pop_back();
}

std::string Lists::print(const ListStyle& style, Counters& counters, int level,
                         std::optional<int> start_value) {
  const std::size_t at = static_cast<std::size_t>(level);
  const ListLevel& own = style[at];
  if (start_value)
    counters[at] = *start_value;
  else
    counters[at] = counters[at] ? *counters[at] + 1 : own.start;
  std::fill(counters.begin() + level + 1, counters.end(), std::nullopt);
  if (own.format == NumberFormat::bullet) return "-";
  if (own.format == NumberFormat::none && own.pattern.empty()) return own.prefix + own.suffix;
  const auto value = [&](std::size_t of) {
    return format_number(counters[of].value_or(style[of].start), style[of].format);
  };
  if (own.pattern.empty()) {
    std::string numbers;
    for (std::size_t of = at + 1 - static_cast<std::size_t>(own.display_levels); of <= at; ++of) {
      if (style[of].format == NumberFormat::none) continue;
      if (!numbers.empty()) numbers += '.';
      numbers += value(of);
    }
    return own.prefix + numbers + own.suffix;
  }
  std::string text;
  for (std::size_t i = 0; i < own.pattern.size(); ++i) {
    const std::size_t end =
        own.pattern[i] == '%' ? own.pattern.find('%', i + 1) : std::string::npos;
    const bool place = end == i + 2 && own.pattern[i + 1] >= '1' && own.pattern[i + 1] <= '9';
    if (place) {
      text += value(static_cast<std::size_t>(own.pattern[i + 1] - '1'));
      i = end;
    } else {
      text += own.pattern[i];
    }
  }
  return text;
}

std::optional<std::string> Lists::number(std::string_view paragraph_style) {
  if (open_.empty() || open_.back().items.empty()) return std::string();
  Item& item = open_.back().items.back();
  if (item.is_header) return std::string();
  if (item.numbered) return std::nullopt;
  item.numbered = true;
  const ListStyle* style = styles_.list(paragraph_style);
  if (!style) style = styles_.list(open_.back().style);
  if (!style) return "-";
  const int level = std::min(depth(), kLevels) - 1;
  return print(*style, counters_, level, item.start_value);
}

std::string Lists::heading_number(int level, std::optional<int> start_value) {
  const ListStyle* style = styles_.list(kOutline);
  if (!style || level < 1 || level > kLevels) return {};
  if ((*style)[static_cast<std::size_t>(level - 1)].format == NumberFormat::bullet) return {};
  return print(*style, headings_, level - 1, start_value);
}

}  // namespace lacuna::indexer::odt
