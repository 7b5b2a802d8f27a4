// Documents of the Commission as its Word templates save them: paragraphs with the names of Word
// styles ("Titrearticle", "ManualConsidrant"), labels in span.num, footnotes in a list at the end.
// The cover page gives the identity; the explanatory memorandum stands in divisions of its own
// before the act and holds none of its articles. Linear; pure; any thread.
#pragma once

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

bool is_com_document(const Tree& tree);
void read_com_document(const Tree& tree, int root, Document& document);

}  // namespace lacuna::indexer::html
