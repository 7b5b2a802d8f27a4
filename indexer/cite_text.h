// The citations of a whole text as it stands in a file: where the text is an act its structure says
// whose "alin. (1)" is meant, and the labels of its units are no citations. Offsets are bytes of
// the text given. Pure; any thread; bad input gives fewer citations, never an error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cite/cite.h"

namespace lacuna::indexer {

struct CiteTextOptions {
  std::string language;      // BCP 47; empty: found out
  std::string jurisdiction;  // empty: what the text says, else the language's
  Facts facts;
};

struct CitedText {
  std::string language;
  std::string jurisdiction;
  std::string work;                          // the act that the text is; empty: none was recognised
  std::vector<CitedExpression> expressions;  // in reading order, not overlapping
};

CitedText cite_text(std::string_view text, const CiteTextOptions& options);

}  // namespace lacuna::indexer
