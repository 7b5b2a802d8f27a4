// The name of an XML file's root element, for recognising formats: without its prefix, in any
// encoding; looks at the first 64 KB only. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::indexer {

// Empty when no element begins there.
std::string root_name(std::string_view bytes);

}  // namespace lacuna::indexer
