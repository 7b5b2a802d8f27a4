// A new password from a person at a terminal, or from a file: never from an argument, which others
// could read. One thread.
#pragma once

#include <string>

namespace lacuna::server {

// From the first line of `file`, or, when it is empty, asked twice on the terminal without echo.
// Throws bad_usage when it is too short, too long, said differently the second time, or when there
// is no terminal.
std::string new_password(const std::string& file);

}  // namespace lacuna::server
