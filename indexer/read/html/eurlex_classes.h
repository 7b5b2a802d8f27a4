// What EUR-Lex calls the paragraphs of its pages: the Official Journal's classes ("oj-ti-art", in
// older saves "ti-art") and those of consolidated texts ("title-article-norm", in older saves
// "clg-…"), as one table; and the words that begin divisions in the Union's languages. Immutable;
// any thread.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/read/html/tree.h"
#include "kb/model/provision.h"

namespace lacuna::indexer::html {

enum class EurlexRole {
  text,
  chrome,  // headers of the Journal, tables of amending acts, separators
  title,   // of the act; in an annex, of the annex
  annex_title,
  annex_heading,
  article,
  article_heading,
  division,
  division_heading,
  group,  // headings inside annexes
  note,
  signatory,
  final,
  mark,  // "▼M6"
};
EurlexRole eurlex_role(const Tree& tree, int node);

// The level that a division's label or the publisher's id ("cpt_II") says.
std::optional<kb::Level> division_level(std::string_view label, std::string_view id);
// "ANNEX II", "ANEXA", "Приложение": the label of an annex.
bool is_annex_label(std::string_view text);
// The first words of the closing formula: "Done at", "Adoptat la".
bool begins_closing(std::string_view text);

}  // namespace lacuna::indexer::html
