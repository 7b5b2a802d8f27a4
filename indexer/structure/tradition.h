// A legal tradition is data: the words that begin units, the marks that begin paragraphs and
// points, the words that cite, amend, repeal and close. The engine (lines.h, body.h) knows none of
// them by itself; a new tradition is a new file with one table. Words are folded (scan.h): lower
// case, no diacritics; a word ending in '*' matches as a prefix. Immutable; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/structure/practice.h"
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
  bracket_number,       // (1)
  letter,               // a)
  bracket_letter,       // (a)
  number_dot,           // 1.
  number,               // 1)
  dotted_number,        // 1.1.
  roman,                // i) or (i)
  upper_roman,          // I.
  upper_letter,         // A. or A)
  dash,                 // - or –
  double_letter,        // aa) below a)
  bracket_upper,        // (A)
  bracket_upper_roman,  // (I)
  degree,               // 1°
  line,                 // no mark: a line of its own
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

// What becomes of an article's lines that have no number of their own (domain.md 4.7).
enum class Unnumbered {
  several,        // several are its paragraphs; a single one is the article's text
  subparagraphs,  // the same; below a numbered paragraph all but the first are subparagraphs
  always,         // paragraphs, also a single one; below a numbered one as above
  alineas,        // alineas, counted together with the numbered lines
  text,           // text, and wrap-up after a list
};

// What "aa)" is beside "a)".
enum class Doubled {
  after_last,  // comes after z)
  nested,      // stands below a)
  inserted,    // was inserted between a) and b)
};

// How the tradition prints numbers, beyond what all do.
struct Numerals {
  bool lettered = false;            // 1a, (2a), 3bis: inserted between 1 and 2
  bool bracketed_capitals = false;  // (A), (I) are marks
  bool degrees = false;             // 1°, 2° bis
  bool hyphenated = false;          // 23-1 is inserted after 23; no range
  bool code_numbers = false;        // L111-10, R. 744-1
  bool bare = false;                // a basic unit is a number and its heading: "5 Meaning of …"
  bool look_alikes = false;         // а) and a) are one letter, whichever script it was typed in
};

// A number as a word beside the word of a unit: "Erster Abschnitt", "TITRE PREMIER".
struct Ordinal {
  std::string_view word;
  int value;
};

// A table of folded words or phrases. Its filter turns most words of a text away by their first two
// letters, without a look at the rows.
class WordList {
 public:
  constexpr WordList() = default;
  template <std::size_t count>
  constexpr WordList(const std::string_view (&rows)[count]) : rows_(rows) {
    for (std::string_view row : rows_) {
      const std::string_view first = row.substr(0, row.find(' '));
      if (first.size() == 2 && first.back() == '*')
        seconds_[place_of(first[0])] = ~0u;
      else
        seconds_[place_of(first[0])] |= second_of(first);
    }
  }

  constexpr bool empty() const { return rows_.empty(); }
  constexpr auto begin() const { return rows_.begin(); }
  constexpr auto end() const { return rows_.end(); }
  // false: no row begins with this word.
  bool may_begin(std::string_view folded) const {
    return !folded.empty() && (seconds_[place_of(folded[0])] & second_of(folded)) != 0;
  }

 private:
  // Bytes modulo 32: capitals, in which a row may be written, fall together with small letters.
  static constexpr std::size_t place_of(char byte) {
    return static_cast<unsigned char>(byte) % kPlaces;
  }
  static constexpr std::uint32_t second_of(std::string_view word) {
    return word.size() > 1 ? 1u << place_of(word[1]) : 1u;
  }

  static constexpr std::size_t kPlaces = 32;
  std::span<const std::string_view> rows_;
  std::array<std::uint32_t, kPlaces> seconds_ = {};  // by the first letter, a bit each
};

struct Tradition {
  std::string_view key;       // jurisdiction whose acts are written so: "ro"
  std::string_view language;  // BCP 47
  std::span<const UnitWord> units;
  WordList sole;         // "articol unic"
  WordList named_parts;  // "partea generala"
  std::span<const MarkRow> marks;
  std::string_view letters;   // the alphabet of lettered points; upper case: may be left out
  WordList citing;            // after these a number is a citation
  WordList abbreviations;     // of these: a dot after them ends no sentence
  WordList connecting;        // between the members of a citation
  WordList linking;           // a mark right after one of these is no unit's
  WordList quoting;           // "următorul cuprins" and a colon: quoted words follow
  WordList amending;          // first words of an instruction to amend
  WordList closing;           // first words of the closing formula
  WordList repealed;          // "abrogat"
  WordList note_subjects;     // first words of a note that tells a change
  WordList note_words;        // "Notă": a note to the end of the unit
  WordList sentence_openers;  // capitalised, these begin a sentence
  WordList finite_verbs;      // a line with one of these is no heading
  std::span<const ActType> act_types;
  Practice practice = Practice::plain;
  Unnumbered unnumbered = Unnumbered::several;
  Doubled doubled = Doubled::after_last;
  Numerals numerals = {};
  std::span<const Ordinal> ordinals = {};
  // After one of these prefixes in a sentence, a colon and a quotation mark begin quoted words.
  WordList quoting_stems = {};
  WordList note_changes = {};  // prefixes: a bracket with one is a note
  WordList contents = {};      // "Cuprins": a table of contents follows
  WordList recitals = {};      // first words before or in recitals
  WordList enacting = {};      // first words after them
  WordList regulations = {};   // titles of texts that a decision approves
  WordList approvals = {};     // "Aprobat prin", above such a title
  WordList subjects = {};      // first words of a title's subject
  WordList dating = {};        // before an act's date: "din", "vom"
  WordList numbering = {};     // before an act's number: "nr", "no"
  WordList consolidated = {};  // before the day of a consolidation
};

const Tradition& romanian();
const Tradition& moldovan();
const Tradition& moldovan_in_russian();
const Tradition& european();  // the Union's acts, in any of its languages
const Tradition& german();
const Tradition& french();
const Tradition& british();
const Tradition& american();
const Tradition& ukrainian();
const Tradition& russian();

// The tradition of a jurisdiction or, failing that, of a language; Romanian's where neither is
// known.
const Tradition& tradition_of(std::string_view jurisdiction, std::string_view language);

bool contains(const WordList& words, std::string_view folded);
// The end of the longest row that matches at `at`; nullopt: none.
std::optional<std::size_t> match_any(const WordList& rows, std::string_view text, std::size_t at);
kb::Level level_of(const Tradition& tradition, MarkStyle style);

}  // namespace lacuna::indexer
