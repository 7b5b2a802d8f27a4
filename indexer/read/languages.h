// The language of a document and of its blocks (BCP 47), where the file does not say: by CLD2 on
// samples of the text, the document's language being the prior of its blocks. A block is asked only
// where it may differ: it is in another script, or the document speaks two languages. Thread: any.
#pragma once

#include "indexer/document/document.h"

namespace lacuna::indexer {

// Fills identity.language and Block::language where they are empty and it is sure.
void tell_languages(Document& document);

}  // namespace lacuna::indexer
