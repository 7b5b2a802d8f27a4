// What each element of USLM is to a reader, and how it stands in running text. Constant; any
// thread.
#pragma once

#include <string_view>

#include "indexer/read/xml/flow.h"
#include "kb/model/provision.h"

namespace lacuna::indexer::uslm {

enum class Kind {
  words,  // runs in lines (also everything unknown)
  unit,   // a level of the hierarchy
  front,  // preface, longTitle, enactingFormula: before the norms
  back,   // signatures, attestation
  num,
  heading,
  quoted,  // quotedContent
  note,    // not the law's words
  footnote,
  skipped,
};

struct Element {
  std::string_view name;
  Kind kind;
  Flow flow;
  kb::Level level = kb::Level::division;  // of a unit
};

const Element& element(pugi::xml_node node);

// quotedText has quotes where the file prints none; ref leads to its href.
const Dialect& dialect();

}  // namespace lacuna::indexer::uslm
