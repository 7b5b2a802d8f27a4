#include "indexer/read/read.h"

#include <algorithm>

#include "indexer/read/akn.h"
#include "indexer/read/encoding.h"
#include "indexer/read/markdown.h"
#include "indexer/read/plain_text.h"
#include "indexer/read/recognise.h"
#include "indexer/read/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

Reading failed(Diagnostic reason) {
  Reading reading;
  reading.status = ReadStatus::failed;
  reading.reason = std::move(reason);
  return reading;
}

Reading failed(const std::string& path, std::string message) {
  return failed(Diagnostic{path, 0, 0, Severity::error, std::move(message)});
}

Reading skipped(const std::string& path, std::string message) {
  Reading reading;
  reading.status = ReadStatus::skipped;
  reading.reason = Diagnostic{path, 0, 0, Severity::note, std::move(message)};
  return reading;
}

std::string megabytes(std::size_t bytes) {
  return std::to_string((bytes + (1u << 19)) >> 20) + " MB";
}

std::string extension_of(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::size_t dot = path.rfind('.');
  if (dot == path.npos || (slash != path.npos && dot < slash)) return {};
  return lower(std::string_view(path).substr(dot + 1));
}

// The first bytes that are no white space, whatever the encoding of an XML file may be.
std::string_view first_mark(std::string_view bytes) {
  bytes = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096));
  std::size_t at = 0;
  while (at < bytes.size() &&
         (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t' ||
          bytes[at] == '\0' || bytes[at] == '\xEF' || bytes[at] == '\xBB' || bytes[at] == '\xBF' ||
          bytes[at] == '\xFF' || bytes[at] == '\xFE'))
    ++at;
  return bytes.substr(at);
}

bool is_xml(std::string_view head) {
  if (head.size() < 2 || head[0] != '<') return false;
  const char next = head[1] == '\0' && head.size() > 2 ? head[2] : head[1];
  return next == '?' || next == '!' || next == '_' || (next >= 'a' && next <= 'z') ||
         (next >= 'A' && next <= 'Z');
}

bool is_html(std::string_view head) {
  const std::string low = lower(head.substr(0, std::min<std::size_t>(head.size(), 1024)));
  return low.starts_with("<!doctype html") || low.find("<html") != low.npos;
}

Reading read_xml(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  if (bytes.size() > options.xml_limit)
    return failed(path, "The file has " + megabytes(bytes.size()) + "; XML is read up to " +
                            megabytes(options.xml_limit) + ". Split it, or raise the limit.");
  if (is_akn(bytes)) return read_akn(bytes, path, options);
  const std::string extension = extension_of(path);
  if (is_html(first_mark(bytes)) || extension == "html" || extension == "htm")
    return skipped(path, "HTML pages are not read; save the text, or give Akoma Ntoso XML.");
  XmlFile file;
  if (auto problem = file.load(bytes, path, XmlLimits{.bytes = options.xml_limit}))
    return failed(std::move(*problem));
  return failed(path, "The XML's root element is <" + std::string(local_name(file.root())) +
                          ">; only Akoma Ntoso (<akomaNtoso>) is read.");
}

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

Reading read_text(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  if (bytes.size() > options.text_limit)
    return failed(path, "The file has " + megabytes(bytes.size()) + "; text is read up to " +
                            megabytes(options.text_limit) + ". Split it, or raise the limit.");
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

}  // namespace

Reading read(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  if (bytes.empty()) return failed(path, "The file is empty. Look at where it came from.");
  if (const auto kind = binary_kind(bytes))
    return failed(path, "This is " + std::string(*kind) +
                            ", not text. Give plain text, Markdown or Akoma Ntoso XML.");
  Reading reading =
      is_xml(first_mark(bytes)) ? read_xml(bytes, path, options) : read_text(bytes, path, options);
  if (reading.status == ReadStatus::read) {
    Identity& identity = reading.document.identity;
    if (!options.language.empty()) identity.language = options.language;
    if (!options.jurisdiction.empty()) identity.jurisdiction = options.jurisdiction;
  }
  return reading;
}

}  // namespace lacuna::indexer
