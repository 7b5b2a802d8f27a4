// Markdown (CommonMark with tables and footnotes, by cmark-gfm): acts and position papers. An act's
// headings, paragraphs and list items become lines for the numbering grammar; a paper's headings
// become divisions, its paragraphs paragraphs, its list items points. Emphasis and links leave
// their words. Front matter ("---") and definition-list metadata ("Key" / ":  value") become
// metadata. Pure; any thread.
#pragma once

#include <string_view>

#include "indexer/document/document.h"

namespace lacuna::indexer {

Document read_markdown(std::string_view utf8);

}  // namespace lacuna::indexer
