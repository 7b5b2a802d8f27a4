#include "indexer/read/html/html.h"

#include <algorithm>
#include <utility>

#include "indexer/document/encoding.h"
#include "indexer/read/html/declaration.h"
#include "indexer/read/html/eurlex.h"
#include "indexer/read/html/md_portal.h"
#include "indexer/read/html/page.h"
#include "indexer/read/html/ro_portal.h"
#include "indexer/read/html/tree.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

struct Convention {
  bool (*is)(const html::Tree& tree);
  Document (*read)(const html::Tree& tree, const std::string& path);
};
// The first that knows the page reads it; pages that none knows are read as they look.
constexpr Convention kConventions[] = {
    {html::is_ro_portal, html::read_ro_portal},
    {html::is_eurlex, html::read_eurlex},
    {html::is_md_portal, html::read_md_portal},
    {html::is_declaration, html::read_declaration},
};

// "<meta charset=…>" or "<?xml encoding=…?>" near the beginning; empty: not said.
std::string declared_encoding(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096)));
  for (std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == head.npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    const std::size_t end = std::min(head.find_first_of("\"' ;>/?", at), head.size());
    if (end > at) return head.substr(at, end - at);
  }
  return {};
}

Decoded decode(std::string_view bytes, const std::string& path) {
  const std::string declared = declared_encoding(bytes);
  const bool utf8 = declared.empty() || declared.find("utf-8") != declared.npos;
  if (!utf8 && find_invalid_utf8(bytes))
    if (auto decoded = decode_declared(bytes, declared)) return std::move(*decoded);
  return decode_text(bytes, path);
}

}  // namespace

PieceReading read_html(std::string_view bytes, const std::string& path, const ReadOptions&) {
  Decoded decoded = decode(bytes, path);
  if (decoded.error) return {failed(std::move(*decoded.error)), {}};
  html::Tree tree;
  if (auto problem = tree.parse(decoded.text, path)) return {failed(std::move(*problem)), {}};
  PieceReading read;
  Document& document = read.reading.document;
  const auto* known = std::find_if(std::begin(kConventions), std::end(kConventions),
                                   [&](const Convention& row) { return row.is(tree); });
  if (known == std::end(kConventions))
    read.pieces = html::read_page(tree, document);
  else
    document = known->read(tree, path);
  if (document.blocks.empty() && read.pieces.empty())
    return {skipped(path, "The page has no text of its own, only menus and the like."), {}};
  document.media_type = "text/html";
  if (decoded.warning) document.diagnostics.push_back(std::move(*decoded.warning));
  if (decoded.encoding != "UTF-8") document.metadata["encoding"] = decoded.encoding;
  return read;
}

}  // namespace lacuna::indexer
