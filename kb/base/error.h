// The one exception of the program. *Not there* is std::optional, *people's input* is a value
// (Diagnostic, FormErrors); only failure throws, and `try` stands at the edges: the request, the
// command, one document of a batch, and the places that translate a library's exceptions.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace lacuna {

enum class ErrorCode {
  bad_usage,          // the command line or the address is wrong
  bad_input,          // a file or a form cannot be read as what it claims to be
  not_found,          // no such record, unit, page; also said of what the asker may not see
  sign_in_needed,     // an account is needed
  forbidden,          // the account's role does not allow it
  conflict,           // someone changed the record meanwhile, or it exists already
  guard,              // a life cycle's guard refuses the step
  too_large,          // over a limit
  too_many_requests,  // throttled
  locked,             // another process holds the data directory
  damaged,            // database, index or files fail their checks
  no_data_directory,  // nothing there, or not ours
  unavailable,        // busy, shutting down, disk full
  internal,           // a bug
};

struct ErrorKind {
  ErrorCode code;
  std::string_view word;  // in JSON and logs
  int http_status;
  int exit_code;  // 1 some inputs failed, 2 bad usage, 3 cannot work
};

const ErrorKind& kind_of(ErrorCode code);

class Error : public std::runtime_error {
 public:
  // message says what was wrong, hint what to do; both are shown to people, so neither quotes
  // stored content.
  Error(ErrorCode code, const std::string& message, std::string hint = {});

  ErrorCode code() const { return code_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

}  // namespace lacuna
