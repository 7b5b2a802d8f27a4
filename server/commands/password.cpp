#include "server/commands/password.h"

#include <cstdio>
#include <iostream>
#include <memory>

#include <termios.h>
#include <unistd.h>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "server/auth/auth.h"

namespace lacuna::server {
namespace {

// Echo off while it lives.
class Quiet {
 public:
  explicit Quiet(int fd) : fd_(fd) {
    tcgetattr(fd_, &before_);
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(fd_, TCSAFLUSH, &quiet);
  }
  ~Quiet() { tcsetattr(fd_, TCSAFLUSH, &before_); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  int fd_;
  termios before_{};
};

std::string asked(std::string_view prompt) {
  std::cerr << prompt << ": " << std::flush;
  std::string line;
  {
    const Quiet quiet(STDIN_FILENO);
    std::getline(std::cin, line);
  }
  std::cerr << '\n';
  return line;
}

std::string checked(std::string password) {
  if (count_characters(password) < kShortestPassword)
    throw Error(ErrorCode::bad_usage,
                "the password is shorter than " + std::to_string(kShortestPassword) + " characters",
                "a sentence of four or five words is easy to remember");
  if (password.size() > kLongestPassword)
    throw Error(ErrorCode::bad_usage, "the password is too long");
  if (find_invalid_utf8(password))
    throw Error(ErrorCode::bad_usage, "the password is not UTF-8 text");
  return password;
}

}  // namespace

std::string new_password(const std::string& file) {
  if (!file.empty()) {
    const std::string bytes = read_file(file, 10'000);
    return checked(std::string(trim(split(bytes, '\n').front())));
  }
  if (isatty(STDIN_FILENO) == 0)
    throw Error(ErrorCode::bad_usage, "there is no terminal to ask for a password",
                "use --password-file FILE");
  std::string password = checked(asked("New password"));
  if (asked("Once more") != password)
    throw Error(ErrorCode::bad_usage, "the two passwords differ; nothing was changed");
  return password;
}

}  // namespace lacuna::server
