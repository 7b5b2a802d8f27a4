// Consolidation notes, taken out of the norm's text before its structure is read. Here are those
// that show where they end:
//   (la 27-01-2014, Art. 1 a fost modificat de … din 24 ianuarie 2014. )   (la data 25-ian-2016 …)
//   ---------- Lit. d) a art. 2 a fost modificată de … MONITORUL OFICIAL nr. 157 din 4 martie 2014.
// Open-ended ones ("Notă …") end at the next unit and are therefore read with the units (body.h).
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

struct TakenNote {
  std::size_t at;  // offset in the cleaned text: the note stood before this byte
  std::string raw;
};

// A line of the document as the reader gave it.
struct SourceLine {
  int number = 0;  // in the source, 1-based; 0: unknown
  int depth = 0;   // lists that it stands in, where the format says so
};

// Whether a line's end is a paragraph's end.
enum class LineEnds {
  maybe,       // it may be the copy's: only a sentence shows
  likely,      // the text is not broken: also where a list's item ended
  paragraphs,  // the format says so (Markdown, HTML)
};

struct CleanText {
  std::string text;                      // without the notes; lines end in '\n'
  std::vector<TakenNote> notes;          // rising by `at`
  std::vector<std::size_t> line_begins;  // of the cleaned text's lines
  std::vector<SourceLine> source_lines;  // the same lines in the source
  LineEnds line_ends = LineEnds::maybe;
};

// `source_lines` gives, for each line of `joined`, where it comes from.
CleanText take_notes(const Tradition& tradition, std::string_view joined,
                     const std::vector<SourceLine>& source_lines);

}  // namespace lacuna::indexer
