#include "indexer/read/office/odt_styles.h"

#include <algorithm>
#include <charconv>

#include "indexer/read/office/walk.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::odt {

namespace {

constexpr int kLongestChain = 32;  // of parents; a longer one is a circle

int number_or(std::string_view text, int otherwise) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value >= 0 && value < 1'000'000 ? value : otherwise;
}

// "1", "a", "I"; Cyrillic formats are written as their first letters: "а, б, .., аа".
NumberFormat number_format(std::string_view name) {
  struct Row {
    std::string_view begins;
    NumberFormat format;
  };
  static constexpr Row kRows[] = {
      {"1", NumberFormat::decimal},       {"a", NumberFormat::lower_letter},
      {"A", NumberFormat::upper_letter},  {"i", NumberFormat::lower_roman},
      {"I", NumberFormat::upper_roman},   {"а", NumberFormat::lower_russian},
      {"А", NumberFormat::upper_russian}, {"א", NumberFormat::hebrew},
  };
  for (const Row& row : kRows)
    if (name.starts_with(row.begins)) return row.format;
  return name.empty() ? NumberFormat::none : NumberFormat::decimal;
}

ListStyle read_list(pugi::xml_node style) {
  ListStyle levels;
  for (pugi::xml_node node : style.children()) {
    const int level = number_or(attribute_of(node, "level"), 0);
    if (level < 1 || level > kLevels) continue;
    ListLevel& row = levels[static_cast<std::size_t>(level - 1)];
    if (local_name(node) == "list-level-style-bullet") {
      row.format = NumberFormat::bullet;
      continue;
    }
    row.format = number_format(attribute_of(node, "num-format"));
    row.prefix = std::string(attribute_of(node, "num-prefix"));
    row.suffix = std::string(attribute_of(node, "num-suffix"));
    row.pattern = std::string(attribute_of(node, "num-list-format"));
    row.start = number_or(attribute_of(node, "start-value"), 1);
    row.display_levels = std::clamp(number_or(attribute_of(node, "display-levels"), 1), 1, level);
  }
  return levels;
}

Style read_style(pugi::xml_node node) {
  Style style;
  style.parent = std::string(attribute_of(node, "parent-style-name"));
  style.list = std::string(attribute_of(node, "list-style-name"));
  style.is_title = attribute_of(node, "name") == "Title";
  for (pugi::xml_node inner : node.children())
    if (local_name(inner) == "text-properties" && !attribute_of(inner, "display").empty())
      style.hidden = attribute_of(inner, "display") == "none";
  return style;
}

}  // namespace

void Styles::read(pugi::xml_node root) {
  walk_elements(
      root,
      [&](pugi::xml_node node) {
        const std::string_view name = local_name(node);
        if (name == "body" || name == "master-styles") return Descend::no;
        std::string key(attribute_of(node, "name"));
        if (name == "style")
          styles_.try_emplace(std::move(key), read_style(node));
        else if (name == "list-style")
          lists_.try_emplace(std::move(key), read_list(node));
        else if (name == "outline-style")
          lists_.try_emplace(std::string(kOutline), read_list(node));
        return Descend::yes;
      },
      [](pugi::xml_node) {});
}

Style Styles::paragraph(std::string_view name) const {
  Style out;
  auto found = styles_.find(name);
  for (int i = 0; i < kLongestChain && found != styles_.end(); ++i) {
    const Style& style = found->second;
    if (out.list.empty()) out.list = style.list;
    if (!out.hidden) out.hidden = style.hidden;
    out.is_title = out.is_title || style.is_title;
    if (style.parent == "Title") out.is_title = true;
    found = styles_.find(style.parent);
  }
  return out;
}

bool Styles::is_hidden(std::string_view text_style) const {
  return paragraph(text_style).hidden.value_or(false);
}

const ListStyle* Styles::list(std::string_view name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace lacuna::indexer::odt
