// A paragraph under construction, whatever the office format: words with their links, the spans
// that comments are about, and what stands apart at it. Offsets are bytes into the words. One
// paragraph, one thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/piece.h"

namespace lacuna::indexer {

class RunningPiece {
 public:
  // White space becomes single blanks, soft hyphens vanish, no-break hyphens become plain.
  void append(std::string_view words);
  void line_break();

  void begin_link(std::string target);
  void end_link();

  // The words between the two are the quote of the remark `key`.
  void begin_quote(const std::string& key);
  void end_quote(const std::string& key);
  std::string quote(const std::string& key) const;

  // What stands apart, in order; finish() hands it over with its line.
  void add_apart(Piece piece) { apart_.push_back(std::move(piece)); }
  std::vector<Piece>& apart() { return apart_; }

  // Where the words stood when the last tracked change was noted; before any: nowhere.
  std::size_t noted_to() const { return noted_to_; }
  void note_to_here() { noted_to_ = text_.size(); }

  // Another paragraph's words and what stands apart at it, behind this one's.
  void join(RunningPiece next, std::string_view between);

  bool empty() const;
  std::size_t size() const { return text_.size(); }

  // The words trimmed, links with them; the piece is empty afterwards but for what stands apart.
  Piece take();

 private:
  struct Span {
    std::size_t begin;
    std::size_t end;
  };
  std::string text_;
  std::vector<BlockLink> links_;
  std::vector<std::size_t> open_links_;
  std::map<std::string, Span> quotes_;
  std::vector<Piece> apart_;
  std::size_t noted_to_ = static_cast<std::size_t>(-1);
};

}  // namespace lacuna::indexer
