// Headings without a mark of their own: a line above the text, or words glued to it ("Obiectul de
// reglementare Prezenta lege stabilește …"). Separated only where it is sure, else flagged
// "heading_glued". Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/structure/tradition.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

// The words end a sentence, or a part of one.
bool ends_a_sentence(std::string_view words);

// A capital first, no finite verb, no end of a sentence, not longer than a heading is.
bool looks_like_heading(const Tradition& tradition, std::string_view words);

// Which articles are known to have headings.
enum class Headed {
  by_habit,  // those of components where most articles with numbered paragraphs show one
  all,       // each, as the tradition prints them on the label's line
};

// In an act whose articles have headings before their numbered paragraphs, the articles without
// such paragraphs have theirs glued to the text.
void separate_glued_headings(const Tradition& tradition, Headed which,
                             std::vector<kb::Provision>& provisions);

}  // namespace lacuna::indexer
