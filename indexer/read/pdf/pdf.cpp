#include "indexer/read/pdf/pdf.h"

#include <algorithm>
#include <utility>

#include "indexer/read/pdf/columns.h"
#include "indexer/read/pdf/footnotes.h"
#include "indexer/read/pdf/margins.h"
#include "indexer/read/pdf/paragraphs.h"
#include "indexer/read/pdf/poppler_pages.h"
#include "indexer/read/pdf/words.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kFewestLetters = 12;  // a page, on average: a stamp is no text
constexpr std::string_view kScan =
    "The PDF is a scan: pictures of pages with hardly any text. Where the program tesseract is "
    "installed, scans are read.";

void set_edges(std::vector<pdf::Line>& lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    double left = lines[begin].x0, right = lines[begin].x1;
    for (; end < lines.size() && lines[end].column == lines[begin].column; ++end) {
      left = std::min(left, lines[end].x0);
      right = std::max(right, lines[end].x1);
    }
    for (; begin < end; ++begin) {
      lines[begin].left = left;
      lines[begin].right = right;
    }
  }
}

}  // namespace

std::vector<Piece> pieces_of(std::vector<pdf::Page> pages) {
  std::vector<std::vector<pdf::Fragment>> fragments;
  for (pdf::Page& page : pages) {
    pdf::clean_words(page);
    fragments.push_back(pdf::fragments_of(page));
  }
  pdf::drop_running_heads(pages, fragments);
  std::vector<pdf::Line> lines;
  pdf::Columns columns;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::vector<pdf::Line> more =
        pdf::lines_of(std::move(fragments[i]), static_cast<int>(i), columns);
    std::move(more.begin(), more.end(), std::back_inserter(lines));
  }
  const double body = pdf::body_size(lines);
  const std::vector<pdf::Footnote> footnotes = pdf::take_footnotes(lines, body);
  set_edges(lines);
  std::vector<Piece> pieces = pdf::paragraphs_of(lines, footnotes, body);
  int line = 0;
  for (Piece& piece : pieces) piece.line = is_apart(piece) ? std::max(line, 1) : ++line;
  return pieces;
}

PieceReading read_pdf(std::string_view bytes, const std::string& path, const ReadOptions&) {
  PieceReading read;
  pdf::PdfPages pages = pdf::poppler_pages(bytes);
  if (!pages.problem.empty()) {
    read.reading = failed(path, pages.problem);
    return read;
  }
  std::size_t letters = 0;
  for (const pdf::Page& page : pages.pages)
    for (const pdf::Word& word : page.words) letters += word.text.size();
  if (letters < kFewestLetters * pages.pages.size()) {
    read.reading = scan_refused(path);
    return read;
  }
  Document& document = read.reading.document;
  document.reader = "pdf 1";
  document.media_type = "application/pdf";
  document.metadata["pages"] = std::to_string(pages.count);
  read.pieces = pieces_of(std::move(pages.pages));
  return read;
}

Reading scan_refused(const std::string& path) {
  return skipped(path, std::string(kScan));
}

bool is_scan(const Reading& reading) {
  return reading.status == ReadStatus::skipped && reading.reason.message == kScan;
}

}  // namespace lacuna::indexer
