// Akoma Ntoso 1.0 to 3.0 (OASIS LegalDocML and its ancestors), whatever namespace or prefix a
// publisher uses: elements are matched by local name alone. Acts, bills, documents, collections,
// portions, amendment lists, debates, judgments and gazettes all become a Document of units; what a
// unit's address is, is the structure stage's business.
//  - quoted and embedded structures become `quotation` blocks, never units; quoted text that runs
//    in a sentence stays in the sentence;
//  - the accepted view is read: <ins> is text, <del> is kept as a note;
//  - notes and remarks stand outside the sentence; tables of contents are left out.
// Lenient on what is well-formed; what is not gets one message with line and column. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// Whether the root element is <akomaNtoso>, in any encoding; looks at the first 64 KB only.
bool is_akn(std::string_view bytes);

// `failed` with the reason when the XML cannot be read, else `read`.
Reading read_akn(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace lacuna::indexer
