// Texts in an encoding of one byte a character: which one, told by what its letters would be and by
// the words between them. The languages are those of the acts that are read. Linear; pure; any
// thread.
#pragma once

#include <string_view>

namespace lacuna::indexer {

// "windows-1250", "windows-1251", "windows-1252", "ISO-8859-2"; empty: it cannot be told for sure.
std::string_view single_byte_encoding(std::string_view bytes);

}  // namespace lacuna::indexer
