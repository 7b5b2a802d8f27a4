// How the elements of a format stand in running text, and the words of an element by that: labels,
// headings, notes and quotations are read with it, and the lines of units (unit_writer.h). Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "indexer/read/xml/running_text.h"

namespace lacuna::indexer {

enum class Flow {
  inline_,     // runs in the sentence
  spaced,      // runs in the line, a blank apart: a printed number, a speaker
  block,       // begins and ends a line
  cell,        // a tab apart within a row; no lines of its own
  line_break,  // an empty element that ends a line
  raised,      // superscript
  apart,       // not the sentence's words (notes, footnotes, deleted words): only its own
  skipped,     // never words: metadata, tables of contents, images
};

// What a format says of its elements; none of the functions is null.
struct Dialect {
  Flow (*flow)(pugi::xml_node);
  std::string (*link)(pugi::xml_node);    // where a reference leads; empty: it is none
  std::string (*before)(pugi::xml_node);  // a mark that the markup stands for: a quote, a dash
  std::string (*after)(pugi::xml_node);
};

// Words of the whole element; blocks on lines of their own, cells of a row a tab apart.
FlowedWords words_of(pugi::xml_node top, const Dialect& dialect);

// On one line.
FlowedWords line_of(pugi::xml_node top, const Dialect& dialect);

// First descendant with this local name, in reading order, not looking into `but_not`.
pugi::xml_node find_first(pugi::xml_node top, std::string_view name, std::string_view but_not = {});

// First child with this local name.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);

}  // namespace lacuna::indexer
