// Bytes to UTF-8 text. UTF-8 and UTF-16 by mark or by being valid; the single-byte encodings of old
// Romanian and Cyrillic copies only where the bytes leave little doubt, and then flagged. Pure; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kb/base/diagnostic.h"

namespace lacuna::indexer {

struct Decoded {
  std::string text;                   // UTF-8, without byte order mark
  std::string encoding;               // "UTF-8", "windows-1250"
  std::optional<Diagnostic> warning;  // when the encoding was guessed
  std::optional<Diagnostic> error;    // when it is no text, or in no known encoding; text is empty
};

Decoded decode_text(std::string_view bytes, const std::string& path);

// Text whose format declares its encoding ("windows-1250", "ISO-8859-2"); nullopt: the encoding is
// unknown or the bytes are not in it.
std::optional<Decoded> decode_declared(std::string_view bytes, const std::string& encoding);

// What a binary file is, by its first bytes ("a PDF file"); nullopt: nothing known.
std::optional<std::string_view> binary_kind(std::string_view bytes);

}  // namespace lacuna::indexer
