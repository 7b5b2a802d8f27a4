// HTML's named characters (HTML 4.01, section 24) that legal publishers leave undefined in XML.
#pragma once

#include <optional>
#include <string_view>

namespace lacuna::indexer {

// The character a name stands for; nullopt for an unknown name and for XML's own five.
std::optional<char32_t> html_entity(std::string_view name);

}  // namespace lacuna::indexer
