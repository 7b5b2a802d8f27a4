#include "indexer/read/text.h"

#include <algorithm>
#include <utility>

#include "indexer/document/encoding.h"
#include "indexer/read/markdown.h"
#include "indexer/read/plain_text.h"
#include "indexer/read/recognise.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

bool looks_like_markdown(std::string_view text) {
  if (text.starts_with("---\n") || text.starts_with("---\r\n")) return true;
  int headings = 0;
  for (std::size_t at = 0; at < text.size() && at < 20000;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks > 0 && marks <= 6 && marks < line.size() && line[marks] == ' ') ++headings;
    at = end + 1;
  }
  return headings >= 2;
}

}  // namespace

Reading read_text(std::string_view bytes, const std::string& path, const ReadOptions&) {
  const std::string extension = extension_of(path);
  if (extension == "csv" || extension == "tsv" || extension == "json" || extension == "jsonld" ||
      extension == "html" || extension == "htm" || extension == "js" || extension == "css")
    return skipped(path, "A ." + extension + " file is no law or paper that a reader recognises.");
  Decoded decoded = decode_text(bytes, path);
  if (decoded.error) return failed(std::move(*decoded.error));
  if (trim(decoded.text).empty())
    return failed(path, "The file has no text, only white space. Look at where it came from.");
  if (is_companion(path) && !looks_like_law(decoded.text))
    return skipped(path, "This describes other files; it is no law or paper.");

  Reading reading;
  const bool markdown = extension == "md" || extension == "markdown" ||
                        (extension != "txt" && looks_like_markdown(decoded.text)) ||
                        (extension == "txt" && decoded.text.starts_with("---\n") &&
                         looks_like_markdown(decoded.text));
  if (markdown) {
    reading.document = read_markdown(decoded.text);
    if (reading.document.kind == kb::DocumentKind::paper && reading.document.blocks.empty())
      return skipped(path, "The Markdown has neither headings nor text.");
  } else {
    if (!looks_like_law(decoded.text))
      return skipped(path,
                     "No title of an act and no article was found; this is no law or paper that a "
                     "reader recognises.");
    reading.document = read_plain_text(decoded.text);
  }
  if (decoded.warning) {
    reading.document.diagnostics.push_back(std::move(*decoded.warning));
    reading.document.metadata["encoding"] = decoded.encoding;
  }
  return reading;
}

}  // namespace lacuna::indexer
