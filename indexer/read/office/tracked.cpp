#include "indexer/read/office/tracked.h"

#include <algorithm>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

struct Row {
  TrackedKind kind;
  std::string_view opening;
  kb::EventKind event;
};
constexpr Row kRows[] = {
    {TrackedKind::inserted, "[ins: ", kb::EventKind::inserts},
    {TrackedKind::deleted, "[del: ", kb::EventKind::repeals},
    {TrackedKind::moved_away, "[moved: ", kb::EventKind::other},
    {TrackedKind::moved_here, "[moved: ", kb::EventKind::other},
};

}  // namespace

Piece tracked_note(TrackedKind kind, const Remark& remark, std::string_view words) {
  while (words.starts_with(' ')) words.remove_prefix(1);
  Piece piece;
  piece.kind = Piece::Kind::note;
  for (const Row& row : kRows)
    if (row.kind == kind) {
      piece.text = std::string(row.opening) + std::string(words) + ']';
      piece.change = NotedChange{row.event, {}, remark.on};
    }
  piece.remark = remark;
  return piece;
}

void add_tracked(RunningPiece& paragraph, TrackedNote tracked) {
  // A change is written in many runs, each an element of its own.
  std::vector<Piece>& apart = paragraph.apart();
  Piece& note = tracked.note;
  const bool goes_on = !apart.empty() && apart.back().kind == Piece::Kind::note &&
                       apart.back().change->kind == note.change->kind &&
                       apart.back().change->on == note.change->on &&
                       apart.back().remark->author == note.remark->author &&
                       tracked.begin == paragraph.noted_to();
  if (goes_on) {
    apart.back().text.pop_back();  // its bracket
    apart.back().text += note.text.substr(note.text.find(' ') + 1);
  } else {
    apart.push_back(std::move(note));
  }
  paragraph.note_to_here();
}

void TrackedChanges::begin(TrackedKind kind, Remark remark, std::size_t at) {
  open_.push_back({kind, std::move(remark), at, {}});
}

void TrackedChanges::add(std::string_view words) {
  if (!open_.empty()) open_.back().words += words;
}

bool TrackedChanges::deletes() const {
  return std::any_of(open_.begin(), open_.end(), [](const Change& change) {
    return change.kind == TrackedKind::deleted || change.kind == TrackedKind::moved_away;
  });
}

std::optional<TrackedNote> TrackedChanges::end() {
  if (open_.empty()) return std::nullopt;
  const Change change = std::move(open_.back());
  open_.pop_back();
  if (trim(change.words).empty() || change.kind == TrackedKind::moved_away) return std::nullopt;
  return TrackedNote{tracked_note(change.kind, change.remark, change.words), change.at};
}

}  // namespace lacuna::indexer
