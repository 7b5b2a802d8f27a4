#include "indexer/structure/practice.h"

#include <algorithm>
#include <string>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

struct PracticeRow {
  Practice practice;
  std::string_view jurisdictions;  // blank-separated, with a blank at both ends
};
constexpr PracticeRow kPractices[] = {
    {Practice::union_, " eu "},
    {Practice::french, " fr lu be mc "},
    {Practice::german, " de at "},
    {Practice::polish, " pl "},
    {Practice::ukrainian, " ua "},
    {Practice::american, " us "},
    {Practice::british,
     " gb ie im je gg gi ke ug tz za na ng gh zm zw mw bw ls sz sl gm sc mu rw ss au nz in pk bd "
     "lk "
     "sg my hk ca cy mt jm tt bb fj pg "},
};

bool is_lower_roman(std::string_view text) {
  return !text.empty() && text.find_first_not_of("ivxlc") == text.npos;
}
bool is_upper_roman(std::string_view text) {
  return !text.empty() && text.find_first_not_of("IVXLC") == text.npos;
}

// British chains: what stands below what, by the unit that holds it all.
constexpr Level kBelowSection[] = {Level::section,      Level::subsection, Level::paragraph,
                                   Level::subparagraph, Level::clause,     Level::subclause};
constexpr Level kBelowRegulation[] = {Level::regulation, Level::paragraph, Level::subparagraph,
                                      Level::clause, Level::subclause};
constexpr Level kBelowSchedule[] = {Level::schedule,  Level::paragraph,    Level::subparagraph,
                                    Level::paragraph, Level::subparagraph, Level::clause};

template <std::size_t N>
Level next_in(const Level (&chain)[N], Level parent) {
  const auto* found = std::find(std::begin(chain), std::end(chain), parent);
  return found == std::end(chain) || found + 1 == std::end(chain) ? Level::subclause : *(found + 1);
}

Level british_point(Label label, Level parent, Level root) {
  if (root == Level::section) {
    // Letters directly below a section are paragraphs; only numbers are subsections.
    if (parent == Level::section && label != Label::digits) return Level::paragraph;
    return next_in(kBelowSection, parent);
  }
  if (root == Level::schedule || root == Level::annex)
    return parent == root ? Level::paragraph : next_in(kBelowSchedule, parent);
  return parent == root ? Level::paragraph : next_in(kBelowRegulation, parent);
}

Level american_level(Label label, Level level, Level parent) {
  // Below (I) stand (aa), (AA) and (i) again: items, which no label tells apart.
  if (parent == Level::subclause || parent == Level::point)
    return label == Label::none ? level : Level::point;
  switch (label) {
    case Label::digits:
      return Level::paragraph;
    case Label::upper:
      return Level::subparagraph;
    case Label::lower:
      return parent == Level::subparagraph ? Level::clause : Level::subsection;
    case Label::roman_lower:  // (i) may be a letter: below a section it is one
      return parent == Level::paragraph || parent == Level::subparagraph ? Level::clause
                                                                         : Level::subsection;
    case Label::roman_upper:  // (I) may be a letter: only below a clause it is a number
      return parent == Level::clause ? Level::subclause : Level::subparagraph;
    default:
      return level;
  }
}

// Levels below a basic unit: those that a label can turn into another.
bool is_inner(Level level) {
  switch (level) {
    case Level::subsection:
    case Level::paragraph:
    case Level::subparagraph:
    case Level::alinea:
    case Level::point:
    case Level::indent:
    case Level::clause:
    case Level::subclause:
      return true;
    default:
      return false;
  }
}

}  // namespace

Practice practice_of(std::string_view jurisdiction) {
  const std::string wanted = ' ' + std::string(jurisdiction) + ' ';
  for (const PracticeRow& row : kPractices)
    if (row.jurisdictions.find(wanted) != row.jurisdictions.npos) return row.practice;
  return Practice::plain;
}

Label label_of(std::string_view printed) {
  std::string_view label = trim(printed);
  if (label.empty()) return Label::none;
  if (label.find("§") != label.npos) return Label::section_sign;
  const bool degree = label.find("°") != label.npos || label.find("º") != label.npos;
  while (!label.empty() && (label.front() == '(' || label.front() == '[')) label.remove_prefix(1);
  std::size_t end = 0;
  while (end < label.size() && std::isalnum(static_cast<unsigned char>(label[end]))) ++end;
  const std::string_view value = label.substr(0, end);
  if (value.empty())
    return static_cast<unsigned char>(label.empty() ? '-' : label.front()) < 0x80 ||
                   label.size() <= 4
               ? Label::dash
               : Label::words;
  if (std::isdigit(static_cast<unsigned char>(value.front())))
    return degree ? Label::degree : Label::digits;
  if (is_lower_roman(value)) return Label::roman_lower;
  if (is_upper_roman(value)) return Label::roman_upper;
  const bool same = std::all_of(value.begin(), value.end(), [&](char c) { return c == value[0]; });
  if (value.size() == 1 || (value.size() <= 3 && same))
    return std::islower(static_cast<unsigned char>(value.front())) ? Label::lower : Label::upper;
  return Label::words;
}

Level level_by_label(Practice practice, Label label, Level level, Level parent, Level root) {
  if (label == Label::dash || (label == Label::none && level == Level::point)) return Level::indent;
  if (label == Label::section_sign) {
    switch (practice) {
      case Practice::polish:
        return Level::paragraph;
      case Practice::american:
        return Level::section;
      case Practice::british:
        return level;
      default:
        return root == Level::article ? Level::section : Level::article;
    }
  }
  if (!is_inner(level)) return level;
  switch (practice) {
    case Practice::american:
      return root == Level::section ? american_level(label, level, parent) : level;
    case Practice::british:
      return level == Level::point ? british_point(label, parent, root) : level;
    case Practice::french:
      if (label == Label::none) return parent == root ? Level::alinea : level;
      if (label == Label::roman_upper && parent == root) return Level::paragraph;
      if (label == Label::degree || label == Label::lower || label == Label::roman_lower)
        return Level::point;
      break;
    default:
      break;
  }
  const bool below_article = parent == root && (root == Level::article || root == Level::rule);
  if (level == Level::subsection || level == Level::alinea ||
      (below_article && level == Level::subparagraph) ||
      (below_article && level == Level::clause && label == Label::none))
    return below_article || parent == Level::article ? Level::paragraph : level;
  // A number or letter below a paragraph or point is a point, whatever the element's name.
  if (label != Label::none &&
      (parent == Level::paragraph || parent == Level::point || parent == Level::alinea ||
       parent == Level::subparagraph) &&
      (level == Level::subparagraph || level == Level::clause || level == Level::paragraph ||
       level == Level::subclause))
    return Level::point;
  return level;
}

}  // namespace lacuna::indexer
