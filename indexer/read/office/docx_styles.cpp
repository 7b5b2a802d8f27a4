#include "indexer/read/office/docx_styles.h"

#include <charconv>

#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::docx {

namespace {

constexpr int kLongestChain = 32;  // of basedOn; a longer one is a circle

// "Heading 3" is a heading whatever the style's id is, also where it sets no outline level.
std::optional<int> outline_of_name(std::string_view name) {
  if (!name.starts_with("heading ") || name.size() != 9 || name[8] < '1' || name[8] > '9')
    return std::nullopt;
  return name[8] - '1';
}

}  // namespace

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node inner : node.children())
    if (local_name(inner) == name) return inner;
  return {};
}

std::string value_of(pugi::xml_node node) {
  return std::string(attribute_of(node, "val"));
}

std::optional<int> number_of(pugi::xml_node node) {
  const std::string_view text = attribute_of(node, "val");
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < -1'000'000 || value > 1'000'000) return std::nullopt;
  return value;
}

std::optional<bool> toggle(pugi::xml_node properties, std::string_view name) {
  const pugi::xml_node node = child(properties, name);
  if (!node) return std::nullopt;
  const std::string_view value = attribute_of(node, "val");
  return value != "0" && value != "false" && value != "off";
}

std::optional<NumberingRef> numbering_of(pugi::xml_node paragraph_properties) {
  const pugi::xml_node node = child(paragraph_properties, "numPr");
  if (!node) return std::nullopt;
  NumberingRef ref;
  ref.list = value_of(child(node, "numId"));
  ref.level = number_of(child(node, "ilvl"));
  return ref;
}

void Styles::read(pugi::xml_node root) {
  for (pugi::xml_node node : root.children()) {
    if (local_name(node) != "style") continue;
    Style style;
    style.name = lower(value_of(child(node, "name")));
    style.based_on = value_of(child(node, "basedOn"));
    const pugi::xml_node paragraph = child(node, "pPr");
    style.outline = number_of(child(paragraph, "outlineLvl"));
    if (!style.outline) style.outline = outline_of_name(style.name);
    style.numbering = numbering_of(paragraph);
    style.hidden = toggle(child(node, "rPr"), "vanish");
    std::string id(attribute_of(node, "styleId"));
    const std::string_view standard = attribute_of(node, "default");
    if (attribute_of(node, "type") == "paragraph" && (standard == "1" || standard == "true"))
      default_paragraph_ = id;
    styles_.try_emplace(std::move(id), std::move(style));
  }
}

Style Styles::resolved(std::string_view id) const {
  Style out;
  auto found = styles_.find(id);
  if (found == styles_.end()) return out;
  out.name = found->second.name;
  for (int i = 0; i < kLongestChain && found != styles_.end(); ++i) {
    const Style& style = found->second;
    if (!out.outline) out.outline = style.outline;
    if (!out.hidden) out.hidden = style.hidden;
    if (style.numbering) {
      if (!out.numbering) out.numbering = NumberingRef{};
      if (out.numbering->list.empty()) out.numbering->list = style.numbering->list;
      if (!out.numbering->level) out.numbering->level = style.numbering->level;
    }
    found = styles_.find(style.based_on);
  }
  return out;
}

}  // namespace lacuna::indexer::docx
