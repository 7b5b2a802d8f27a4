// Does a line begin a unit? "Articolul 2^1", "ART. 1", "Art. 1. - …", "Secţiunea a 2-a", "CAPIT
// OLUL I:", "Articolul 2Definirea termenilor(1) În …", "Anexa nr. 1". A line that begins like a
// heading and goes on as a citation ("Articolul 9 din Ordonanța …") is text. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/structure/tradition.h"
#include "indexer/structure/value.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

enum class HeadForm {
  alone,   // nothing but the label
  marked,  // the label, a mark (dot, dash, colon, bracket), then words
  glued,   // the label and capitalised words without a mark: sure only where the number fits
  stub,    // "Articolul 82 - abrogat."
};

struct Head {
  kb::Level level = kb::Level::article;
  UnitRole role = UnitRole::basic;
  HeadForm form = HeadForm::alone;
  Value value;            // for sequences; kind none where the number is none of them
  std::string num_raw;    // as printed, without the mark after it
  std::string num_norm;   // as in eIds; empty: unnumbered (an annex)
  bool bare = false;      // a number without a word: "5 Meaning of …"
  bool sentence = false;  // behind a bare number stands no heading: a schedule's paragraph
  std::size_t rest = 0;   // offset in the line of the words after label and mark
};

std::optional<Head> read_head(const Tradition& tradition, std::string_view line);

}  // namespace lacuna::indexer
