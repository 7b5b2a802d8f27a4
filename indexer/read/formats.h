// The formats that are read, as one table: a new format is a reader and a row. What a file is, is
// asked row by row among those of its shape. Immutable; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// What the first bytes say.
enum class Shape {
  xml,   // XML that is not HTML, in any encoding
  html,  // HTML and XHTML
  text,  // anything that decodes as text
  zip,   // office documents and packages
  pdf,
  other,  // binary: no reader
};
Shape shape_of(std::string_view bytes, const std::string& path);

struct Format {
  std::string_view name;
  Shape shape;
  // Whether these bytes are of this format; looks at no more than it must, never throws.
  bool (*recognises)(std::string_view bytes, const std::string& path);
  Reading (*read)(std::string_view bytes, const std::string& path, const ReadOptions& options);
};

// Special formats stand before general ones: the first that recognises the bytes reads them.
std::span<const Format> formats();

}  // namespace lacuna::indexer
