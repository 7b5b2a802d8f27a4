// What every part of an Akoma Ntoso export writes with: words that XML can hold, attributes. Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace lacuna::kb::akn {

// Characters that XML 1.0 cannot hold are left out.
std::string xml_text(std::string_view text);

void set(pugi::xml_node node, const char* name, std::string_view value);

}  // namespace lacuna::kb::akn
