// What is looked at before a page is parsed. The HTML parser costs time in the square of the
// nesting, memory in the formatting elements that are open at every block, and frees its tree by
// recursion: a page that nests deeper or repeats more than any page that people wrote is refused
// unparsed. Also the one repair that XHTML needs. Linear in the bytes for what passes; pure; any
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kb/base/diagnostic.h"

namespace lacuna::indexer::html {

struct GuardLimits {
  std::size_t depth = 400;         // elements inside each other; pages of portals have about 40
  std::size_t elements = 600'000;  // that the parser would make: about 400 MB
  std::size_t attributes = 1000;   // of one element: each is compared with those before it
};

// Why the page must not be parsed; nullopt: it may.
std::optional<Diagnostic> refuse_nesting(std::string_view utf8, const std::string& path,
                                         const GuardLimits& limits = {});

// XHTML writes empty elements as <a id="x"/>, which HTML reads as open to the end: they get their
// end tags. Other pages, and elements that are always empty, stay as they are.
std::string close_empty_elements(std::string_view utf8);

}  // namespace lacuna::indexer::html
