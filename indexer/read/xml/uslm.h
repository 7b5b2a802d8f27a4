// USLM (United States Legislative Markup 1.0 and 2.0), in which the Congress and the Government
// Publishing Office publish bills, public laws, the Statutes at Large, statute compilations and the
// United States Code. Elements are matched by local name.
//  - section, subsection, paragraph, subparagraph, clause, subclause, item nest as in the file;
//    chapeau stands before and continuation after what it holds;
//  - quotedContent becomes `quotation` blocks, never units; quotedText stays in its sentence;
//  - sidenotes, source credits and editors' notes are notes, footnotes are footnotes;
//  - identifier ("/us/usc/t5/s101") is the publisher's id; ref leads to its href;
//  - a law is known by its congress: us/pl/117/103, us/hr/118/5.
// What is not well-formed gets one message with line and column. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// Whether the root element is one of USLM.
bool is_uslm(std::string_view bytes);

Reading read_uslm(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace lacuna::indexer
