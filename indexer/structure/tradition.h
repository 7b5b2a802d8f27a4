// A legal tradition is data: the words that begin units, the marks that begin paragraphs and
// points, the words that cite, amend, repeal and close. The engine (lines.h, body.h) knows none of
// them by itself; a new tradition is a new file with one table. Words are folded (scan.h): lower
// case, no diacritics; a word ending in '*' matches as a prefix. Immutable; any thread.
#pragma once

#include <span>
#include <string_view>

#include "indexer/structure/scan.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

// What a word at the beginning of a line announces.
enum class UnitRole {
  basic,      // the act's own basic unit: article
  paragraph,  // § and Paragraf: a basic unit, or a container where articles stand below it
  container,  // chapter, section ...
  component,  // annex: numbering begins anew
};

struct UnitWord {
  std::string_view word;
  kb::Level level;
  UnitRole role;
};

// How a mark inside running text is printed.
enum class MarkStyle {
  bracket_number,  // (1)
  letter,          // a)
  bracket_letter,  // (a)
  number_dot,      // 1.
  number,          // 1)
  dotted_number,   // 1.1.
  roman,           // i) or (i)
  upper_roman,     // I.
  upper_letter,    // A. or A)
  dash,            // - or –
};

struct MarkRow {
  MarkStyle style;
  kb::Level level;
};

// What a type of act is called in its title, and its key in work keys.
struct ActType {
  std::string_view words;  // "ordonanta de urgenta"
  std::string_view key;    // "oug"
  std::string_view
      name;  // as cited: "Ordonanța de urgență a Guvernului"; empty: named by its title
};

struct Tradition {
  std::string_view key;       // jurisdiction whose acts are written so: "ro"
  std::string_view language;  // BCP 47
  std::span<const UnitWord> units;
  std::span<const std::string_view> sole;         // "articol unic"
  std::span<const std::string_view> named_parts;  // "partea generala"
  std::span<const MarkRow> marks;
  std::string_view letters;  // the alphabet of lettered points; upper case: may be left out
  std::span<const std::string_view> citing;         // after these a number is a citation
  std::span<const std::string_view> abbreviations;  // of these: a dot after them ends no sentence
  std::span<const std::string_view> connecting;     // between the members of a citation
  std::span<const std::string_view> linking;        // a mark right after one of these is no unit's
  std::span<const std::string_view>
      quoting;  // "următorul cuprins" and a colon: quoted words follow
  std::span<const std::string_view> amending;          // first words of an instruction to amend
  std::span<const std::string_view> closing;           // first words of the closing formula
  std::span<const std::string_view> repealed;          // "abrogat"
  std::span<const std::string_view> note_subjects;     // first words of a note that tells a change
  std::span<const std::string_view> note_words;        // "Notă": a note to the end of the unit
  std::span<const std::string_view> sentence_openers;  // capitalised, these begin a sentence
  std::span<const std::string_view> finite_verbs;      // a line with one of these is no heading
  std::span<const ActType> act_types;
};

const Tradition& romanian();

// The tradition of a jurisdiction or, failing that, of a language; Romanian's where neither is
// known.
const Tradition& tradition_of(std::string_view jurisdiction, std::string_view language);

bool contains(std::span<const std::string_view> words, std::string_view folded);
// The end of the longest row that matches at `at`; nullopt: none.
std::optional<std::size_t> match_any(std::span<const std::string_view> rows, std::string_view text,
                                     std::size_t at);
kb::Level level_of(const Tradition& tradition, MarkStyle style);

}  // namespace lacuna::indexer
