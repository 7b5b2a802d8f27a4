// How the law-makers of a jurisdiction name and count the levels of their marked-up acts
// (domain.md 4.7, "Decisions where traditions differ"). Data and pure functions; any thread.
#pragma once

#include <string_view>

#include "kb/model/provision.h"

namespace lacuna::indexer {

enum class Practice {
  plain,      // article, paragraph, point: Romania, Italy, Spain and most others
  union_,     // European Union: unnumbered paragraphs count, the first subparagraph is transparent
  french,     // unnumbered lines are alineas, counted with the numbered ones
  german,     // § is the article; in an omnibus act the Artikel is, and § is a section of it
  polish,     // § is a paragraph
  ukrainian,  // unnumbered paragraphs count, also a single one
  british,    // section, subsection, paragraph, sub-paragraph
  american,   // (a) subsection, (1) paragraph, (A) subparagraph, (i) clause, (I) subclause
};

Practice practice_of(std::string_view jurisdiction);

// How a number is printed.
enum class Label {
  none,
  dash,          // – or a bullet
  section_sign,  // § 5, 5 §
  digits,        // 1. or (1) or 1
  upper,         // (A)
  lower,         // (a), aa)
  roman_upper,   // I. or (II): more than one reading; see lower_or_roman
  roman_lower,   // (ii)
  degree,        // 1°
  words,         // Article 5, SECTION 1., CHAPTER II
};
Label label_of(std::string_view printed);

// The level that the label and the parent's level give a unit which the file marks as `level`.
// `root` is the level of the basic unit or component it stands in.
kb::Level level_by_label(Practice practice, Label label, kb::Level level, kb::Level parent,
                         kb::Level root);

}  // namespace lacuna::indexer
