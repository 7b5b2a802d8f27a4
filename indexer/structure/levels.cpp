#include "indexer/structure/levels.h"

namespace lacuna::indexer {

using kb::Level;

namespace {

Label label_of(MarkStyle style) {
  switch (style) {
    case MarkStyle::bracket_letter:
    case MarkStyle::letter:
    case MarkStyle::double_letter:
      return Label::lower;
    case MarkStyle::roman:
      return Label::roman_lower;
    case MarkStyle::upper_letter:
    case MarkStyle::bracket_upper:
      return Label::upper;
    case MarkStyle::upper_roman:
    case MarkStyle::bracket_upper_roman:
      return Label::roman_upper;
    case MarkStyle::degree:
      return Label::degree;
    case MarkStyle::dash:
      return Label::dash;
    case MarkStyle::line:
      return Label::none;
    default:
      return Label::digits;
  }
}

}  // namespace

Level level_of_mark(const Tradition& tradition, MarkStyle style, const Surroundings& at) {
  if (style == MarkStyle::dash) return Level::indent;
  switch (tradition.practice) {
    case Practice::british:
      return level_by_label(tradition.practice, label_of(style), Level::point, at.parent, at.root);
    case Practice::american:
      return level_by_label(tradition.practice, label_of(style), Level::point, at.parent,
                            Level::section);
    default:
      break;
  }
  const Level level = level_of(tradition, style);
  if (level != Level::paragraph) return level;
  // "(1)" below a paragraph or a point; a list of definitions is no list of paragraphs.
  const bool list = tradition.practice == Practice::union_ && at.introduced;
  const bool basic = at.root != Level::annex && at.root != Level::preamble;
  if (!at.at_root || list) return Level::point;
  return basic || style == MarkStyle::bracket_number ? level : Level::point;
}

bool is_numbered_paragraph(const Tradition& tradition, const OpenUnit& unit, Level level) {
  switch (tradition.practice) {
    case Practice::british:
    case Practice::american:
      return level == Level::subsection;
    case Practice::plain:
      return unit.style == MarkStyle::bracket_number || level == Level::paragraph;
    default:
      return level == Level::paragraph;
  }
}

}  // namespace lacuna::indexer
