#include "indexer/read/pdf/scan.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/read/pdf/pdf.h"
#include "indexer/read/pdf/poppler_pages.h"
#include "indexer/read/pdf/tesseract.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

struct Language {
  std::string_view tag;   // BCP 47
  std::string_view code;  // tesseract's
  bool cyrillic;
};
constexpr Language kLanguages[] = {{"ro", "ron", false}, {"en", "eng", false},
                                   {"ru", "rus", true},  {"uk", "ukr", true},
                                   {"de", "deu", false}, {"fr", "fra", false}};

// The installed ones of a script, or that which the person named.
std::string languages_for(const std::vector<std::string>& installed, std::string_view named,
                          std::optional<bool> cyrillic) {
  std::string joined;
  for (const Language& language : kLanguages) {
    if (std::find(installed.begin(), installed.end(), language.code) == installed.end()) continue;
    if (language.tag == named) return std::string(language.code);
    if (cyrillic && language.cyrillic != *cyrillic) continue;
    if (!joined.empty()) joined += '+';
    joined += language.code;
  }
  return joined.empty() && !installed.empty() ? installed.front() : joined;
}

bool is_cyrillic(const pdf::Page& page) {
  std::size_t cyrillic = 0, latin = 0;
  for (const pdf::Word& word : page.words)
    for (std::size_t at = 0; at < word.text.size();) {
      const CodePoint c = code_point_at(word.text, at);
      if (c.value >= 0x400 && c.value < 0x530) ++cyrillic;
      if ((c.value >= 'a' && c.value <= 'z') || (c.value >= 'A' && c.value <= 'Z')) ++latin;
      at += c.size;
    }
  return cyrillic > latin;
}

}  // namespace

std::optional<std::string> draw_page(std::string_view bytes, int index) {
  return pdf::poppler_picture(bytes, index, kScanDpi);
}

PieceReading read_scan(const DrawPage& draw, const std::string& path, const ReadOptions& options,
                       const ScanLimits& limits) {
  PieceReading read;
  const std::vector<std::string> installed = pdf::tesseract_languages();
  if (installed.empty()) {
    read.reading = scan_refused(path);
    return read;
  }
  const auto deadline = std::chrono::steady_clock::now() + limits.all;
  std::string languages = languages_for(installed, options.language, std::nullopt);
  std::vector<pdf::Page> pages;
  int unread = 0;
  bool all = false;
  while (static_cast<int>(pages.size()) < limits.pages &&
         std::chrono::steady_clock::now() < deadline) {
    const auto picture = draw(static_cast<int>(pages.size()));
    if (!picture) {
      all = true;
      break;
    }
    if (picture->empty()) break;
    std::optional<pdf::Page> page = pdf::recognise(*picture, languages, kScanDpi, limits.page);
    if (!page) ++unread;
    if (pages.empty() && page)  // one script is read faster and better than all at once
      languages = languages_for(installed, options.language, is_cyrillic(*page));
    pages.push_back(std::move(page).value_or(pdf::Page{}));
  }
  const std::size_t count = pages.size();
  std::vector<Piece> pieces = pieces_of(std::move(pages));
  if (pieces.empty()) {
    read.reading = skipped(path, "The PDF is a scan on whose pages no text was recognised.");
    return read;
  }
  Document& document = read.reading.document;
  document.reader = "pdf_scan 1";
  document.media_type = "application/pdf";
  document.metadata["pages"] = std::to_string(count);
  document.metadata["ocr"] = "tesseract " + languages;
  const auto warn = [&](std::string message) {
    document.diagnostics.push_back({path, 0, 0, Severity::warning, std::move(message)});
  };
  warn("This is a scan read by optical recognition (" + languages +
       "); letters and numbers may be wrong: compare with the original.");
  if (!all)
    warn("Only the first " + std::to_string(count) +
         " pages were recognised, within the limits of pages and time. Split the file.");
  if (unread > 0) warn(std::to_string(unread) + " pages could not be recognised.");
  read.pieces = std::move(pieces);
  return read;
}

}  // namespace lacuna::indexer
