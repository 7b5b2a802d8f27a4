// The blocks of an act of the European Union, however its page is marked up: preamble with
// citations and recitals, divisions, articles, numbered and unnumbered paragraphs, points,
// annexes, conclusions. The conventions say what they see, in reading order; this says what stands
// inside what (Joint Practical Guide; domain.md 4.7: the first line of a paragraph is the
// paragraph's, later ones are subparagraphs, a line in lower case goes on after a list). One act,
// one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/document.h"
#include "indexer/read/html/words.h"

namespace lacuna::indexer::html {

// "▼M6": the act that gave the words that follow their wording.
struct VersionMark {
  std::string text;    // as printed, with what the mark says of itself
  NotedChange change;  // acting: the CELEX number
};

class UnionAct {
 public:
  explicit UnionAct(std::vector<Block>& blocks) : blocks_(blocks) {}

  void preamble(int line);
  void citation(const Words& words, int line);
  // `until`: the node of the page with which it ends; 0: with the next unit of its kind.
  void recital(std::string num, int line, int until);
  void end_recital();  // what follows are the preamble's own words
  void division(kb::Level level, std::string num, int line, std::string wid);
  // A heading of an explanatory memorandum; ranks nest, 0 is the memorandum itself.
  void memorandum(kb::Level level, std::string num, int line, int rank);
  void article(std::string num, int line, std::string wid);
  void annex(std::string num, int line, std::string wid);
  void conclusions(int line);
  void heading(const Words& words);  // of the unit opened last

  // A line of an article, annex, recital, preamble or point; "1. …" and "(1) …" begin paragraphs.
  void line(const Words& words, int line, std::string wid = {});
  // `rank`: points of a higher rank stand inside those of a lower one (0: `until` says it).
  void point(std::string label, int line, int until, int rank = 0);
  void line_of_point(const Words& words, int line);  // its words, whatever they begin with
  void quotation(const Words& words, int line);
  void footnote(const Words& words, int line);
  void note(const VersionMark& mark);          // of some words of the open unit
  void mark(std::optional<VersionMark> mark);  // nullopt: the act's own words from here on

  void leave(int node);  // units that end at or before this node are closed

  bool in(kb::Level level) const;
  bool in_point() const { return !open_.empty() && open_.back().level == kb::Level::point; }
  kb::Level innermost() const { return open_.empty() ? kb::Level::division : open_.back().level; }
  bool asks_for_quotation() const;  // the open unit's last words end in a colon
  int innermost_end() const;        // where the innermost unit with an end ends; 0: none has one
  const std::string& article_number() const { return article_; }
  bool has_heading() const;  // of the unit opened last

 private:
  struct Open {
    kb::Level level;
    int until = 0;
    int rank = 0;
    bool numbered = false;
    std::size_t block = 0;  // of its unit
    bool has_words = false;
    bool has_units = false;
    bool colon = false;
  };

  Block& open(kb::Level level, int line, int until);
  void close_to(std::size_t size);
  void close_inner();  // up to the article, annex, division or part of the preamble
  void add(BlockRole role, const Words& words, int line);
  void note_mark(int depth);
  void unnumbered(const Words& words, int line);
  void in_entry(const Words& words, int line);

  std::vector<Block>& blocks_;
  std::vector<Open> open_;
  std::optional<VersionMark> mark_;
  int noted_depth_ = -1;  // of the unit that the mark was noted at; -1: not yet
  std::string article_;
};

// "1.", "12a.", "(1)" at the beginning of a line, with a blank after it or nothing more.
struct LeadingNumber {
  std::string_view num;
  std::size_t end;  // where the words begin
};
std::optional<LeadingNumber> leading_number(std::string_view text);

// "(a)", "1.", "(iv)", "—", "1)" and nothing more: the label of a list's entry.
bool is_list_label(std::string_view text);
// A quotation mark that opens, at the beginning.
bool opens_quotation(std::string_view text);
// The words are quoted from their first to beyond their last: "‘Article 3a …", "‘the words’;" but
// not "‘data’ means …".
bool is_quoted(std::string_view text);
bool closes_quotation(std::string_view text);

}  // namespace lacuna::indexer::html
