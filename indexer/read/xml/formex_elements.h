// What each element of Formex 4 (04.00 to 06.00) is to a reader, and how it stands in running text.
// Constant; any thread.
#pragma once

#include <string_view>

#include "indexer/read/xml/flow.h"
#include "kb/model/provision.h"

namespace lacuna::indexer::formex {

enum class Kind {
  words,      // runs in lines; the flow says how (also everything unknown)
  wrapper,    // groups others: ENACTING.TERMS, GR.VISA, LIST, CONTENTS
  title,      // TITLE: the act's, an annex's, a division's, a table's
  front,      // PREAMBLE
  back,       // FINAL
  citation,   // VISA
  recital,    // CONSID
  division,   // DIVISION, DIV.CONSID, SUBDIV, GR.SEQ: what it is, its title says
  article,    // ARTICLE
  paragraph,  // PARAG
  lines,      // ALINEA: an unnumbered paragraph, or a subparagraph
  item,       // ITEM of a LIST
  numbered,   // NP, NP.ECR: a number and its words, where they are no item's
  num,        // NO.PARAG, NO.P, TI.ART
  heading,    // STI.ART
  annex,      // ANNEX, CONS.ANNEX
  quoted,     // QUOT.S: another act's words, or this one's new ones
  footnote,   // NOTE
  note,       // ANNOTATION, COMMENT, MARGIN: not the norm's words
  skipped,    // metadata, tables of contents, pictures
};

Kind kind_of(pugi::xml_node node);

// Runs of HT are one word with what surrounds them; superscripts are raised; QUOT.START and
// QUOT.END are the quotation marks that their codes name; cells stand a tab apart.
const Dialect& dialect();

// The label that the publisher's style sheet prints before the items of a list ("—"); empty: none,
// or each item has its own.
std::string_view printed_mark(std::string_view list_type);

}  // namespace lacuna::indexer::formex
