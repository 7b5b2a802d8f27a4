// Tracked changes of office documents as notes. What was changed stands in the note's words, who
// did it in the remark, which members alone are shown. One document, one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/piece.h"
#include "indexer/read/office/running_piece.h"

namespace lacuna::indexer {

enum class TrackedKind { inserted, deleted, moved_away, moved_here };

// The note that says so: "[del: words]", as the readers of XML write it.
Piece tracked_note(TrackedKind kind, const Remark& remark, std::string_view words);

// A note, and where in the paragraph's words the change began.
struct TrackedNote {
  Piece note;
  std::size_t begin = 0;
};

// Adds a note at the paragraph; one that goes on where the note before it ended becomes part of it.
void add_tracked(RunningPiece& paragraph, TrackedNote tracked);

class TrackedChanges {
 public:
  // `at` as in TrackedNote.
  void begin(TrackedKind kind, Remark remark, std::size_t at);
  void add(std::string_view words);  // to the innermost change
  bool deletes() const;              // words are not in the accepted view

  // The note of the innermost change, which ends; none where it holds no words, or where its words
  // are noted at the place they moved to.
  std::optional<TrackedNote> end();

 private:
  struct Change {
    TrackedKind kind;
    Remark remark;
    std::size_t at;
    std::string words;
  };
  std::vector<Change> open_;
};

}  // namespace lacuna::indexer
