#include "indexer/read/office/docx_numbering.h"

#include <algorithm>

#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::docx {

namespace {

struct FormatName {
  std::string_view name;
  NumberFormat format;
};
constexpr FormatName kFormats[] = {
    {"decimal", NumberFormat::decimal},
    {"decimalZero", NumberFormat::decimal_zero},
    {"lowerLetter", NumberFormat::lower_letter},
    {"upperLetter", NumberFormat::upper_letter},
    {"lowerRoman", NumberFormat::lower_roman},
    {"upperRoman", NumberFormat::upper_roman},
    {"russianLower", NumberFormat::lower_russian},
    {"russianUpper", NumberFormat::upper_russian},
    {"ordinal", NumberFormat::ordinal},
    {"hebrew1", NumberFormat::hebrew},
    {"hebrew2", NumberFormat::hebrew},
    {"arabicAlpha", NumberFormat::arabic_letter},
    {"arabicAbjad", NumberFormat::arabic_letter},
    {"bullet", NumberFormat::bullet},
    {"none", NumberFormat::none},
};

std::optional<int> level_of(pugi::xml_node node) {
  const std::string_view text = attribute_of(node, "ilvl");
  if (text.size() != 1 || text[0] < '0' || text[0] >= '0' + kLevels) return std::nullopt;
  return text[0] - '0';
}

ListLevel read_level(pugi::xml_node node) {
  ListLevel level;
  level.start = number_of(child(node, "start")).value_or(0);
  level.format = number_format(value_of(child(node, "numFmt")));
  level.text = value_of(child(node, "lvlText"));
  level.restart = number_of(child(node, "lvlRestart"));
  level.legal = toggle(node, "isLgl").value_or(false);
  level.style = value_of(child(node, "pStyle"));
  return level;
}

}  // namespace

NumberFormat number_format(std::string_view name) {
  for (const FormatName& row : kFormats)
    if (row.name == name) return row.format;
  return NumberFormat::decimal;
}

void Numbering::read(pugi::xml_node root) {
  for (pugi::xml_node node : root.children()) {
    if (local_name(node) == "abstractNum") {
      Definition definition;
      definition.style_link = value_of(child(node, "numStyleLink"));
      definition.defines_style = value_of(child(node, "styleLink"));
      for (pugi::xml_node inner : node.children())
        if (local_name(inner) == "lvl")
          if (const auto level = level_of(inner))
            definition.levels[static_cast<std::size_t>(*level)] = read_level(inner);
      definitions_.try_emplace(std::string(attribute_of(node, "abstractNumId")),
                               std::move(definition));
    } else if (local_name(node) == "num") {
      List list;
      list.definition = value_of(child(node, "abstractNumId"));
      for (pugi::xml_node inner : node.children()) {
        const auto level = level_of(inner);
        if (local_name(inner) != "lvlOverride" || !level) continue;
        if (const auto start = number_of(child(inner, "startOverride")))
          list.start_overrides[*level] = *start;
        if (const pugi::xml_node own = child(inner, "lvl"))
          list.level_overrides[*level] = read_level(own);
      }
      lists_.try_emplace(std::string(attribute_of(node, "numId")), std::move(list));
    }
  }
}

const Numbering::Definition* Numbering::definition_of(const List& list, std::string& key) const {
  auto found = definitions_.find(list.definition);
  if (found == definitions_.end()) return nullptr;
  if (!found->second.style_link.empty())
    for (auto it = definitions_.begin(); it != definitions_.end(); ++it)
      if (it->second.defines_style == found->second.style_link) {
        found = it;
        break;
      }
  key = found->first;
  return &found->second;
}

void Numbering::advance(Counters& counters, const List& list, const Levels& levels, int level,
                        const std::string& number) {
  const std::size_t at = static_cast<std::size_t>(level);
  const auto begin_anew = list.start_overrides.find(level);
  if (begin_anew != list.start_overrides.end() && overridden_.emplace(number, level).second)
    counters.value[at] = begin_anew->second;
  else if (!counters.started[at])
    counters.value[at] = levels[at].start;
  else
    ++counters.value[at];
  counters.started[at] = true;
  for (int deeper = level + 1; deeper < kLevels; ++deeper) {
    const std::optional<int>& restart = levels[static_cast<std::size_t>(deeper)].restart;
    // Restart k: after a number of level k (1-based) or further out; without: after any further
    // out.
    if (restart && (*restart == 0 || level >= *restart)) continue;
    counters.started[static_cast<std::size_t>(deeper)] = false;
  }
}

std::optional<Numbering::Mark> Numbering::next(const NumberingRef& ref, std::string_view style) {
  const auto list = lists_.find(ref.list);
  if (list == lists_.end()) return std::nullopt;
  std::string key;
  const Definition* definition = definition_of(list->second, key);
  if (!definition) return std::nullopt;
  Levels levels = definition->levels;
  for (const auto& [level, own] : list->second.level_overrides)
    levels[static_cast<std::size_t>(level)] = own;
  int level = ref.level.value_or(-1);
  for (int i = 0; level < 0 && i < kLevels; ++i)
    if (!style.empty() && levels[static_cast<std::size_t>(i)].style == style) level = i;
  level = std::clamp(level, 0, kLevels - 1);

  Counters& counters = counters_[key];
  advance(counters, list->second, levels, level, list->first);
  const ListLevel& own = levels[static_cast<std::size_t>(level)];
  if (own.format == NumberFormat::bullet) return Mark{"-", level};
  std::string text;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool place = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                       own.text[i + 1] <= '9';
    if (!place) {
      text += own.text[i];
      continue;
    }
    const std::size_t of = static_cast<std::size_t>(own.text[++i] - '1');
    const ListLevel& named = levels[of];
    const int value = counters.started[of] ? counters.value[of] : named.start;
    const bool decimal = own.legal && named.format != NumberFormat::none;
    text += format_number(value, decimal ? NumberFormat::decimal : named.format);
  }
  return Mark{std::move(text), level};
}

}  // namespace lacuna::indexer::docx
