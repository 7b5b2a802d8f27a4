// GNU .mo files: reading only. Pure; any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace lacuna::server {

// Key -> translation, as the file has them: "msgctxt\4msgid", a plural's key is "one\0other" and
// its translation the forms joined by NUL. Throws Error{damaged} when the bytes are no .mo file.
std::map<std::string, std::string, std::less<>> read_mo(std::string_view bytes);

}  // namespace lacuna::server
