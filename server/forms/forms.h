// Reading what people typed into forms. A reader takes a field, checks it, keeps what was typed for
// the page that shows the form again, and writes what is wrong as a message; nothing throws.
// Values; one thread.
//
//   FormReader form(request);
//   GapDraft draft;
//   draft.title = form.text("title", Need::required, 200);
//   draft.state = form.word<GapState>("state", GapState::observed);
//   draft.review_by = form.date("review_by", Need::optional);
//   if (!form.errors().empty()) return page("gap_edit", {{"form", form_model(form, messages)},
//   ...}, 422);
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "server/http/request.h"

namespace lacuna::server {

enum class Need { required, optional };

struct FormError {
  std::string field;    // empty: of the form as a whole
  std::string message;  // message id (the English sentence), see server/view/messages.h
  std::vector<std::pair<std::string, std::string>> arguments;
};
using FormErrors = std::vector<FormError>;

class FormReader {
 public:
  explicit FormReader(const Request& request);

  // One line: trimmed, in Unicode normal form C, no control characters. `longest` in characters.
  std::string line(std::string_view field, Need need, std::size_t longest);
  // Several lines: as typed, line ends as \n, white space at the end dropped.
  std::string lines(std::string_view field, Need need, std::size_t longest);
  // A secret: not trimmed, never shown again.
  std::string secret(std::string_view field, std::size_t shortest, std::size_t longest);

  template <class E>
  E word(std::string_view field, E fallback) {
    const auto parsed = parse_word<E>(choice(field, Need::optional));
    if (!parsed && !raw(field).empty()) refuse_choice(field);
    return parsed.value_or(fallback);
  }
  template <class E>
  std::optional<E> word(std::string_view field, Need need) {
    const auto parsed = parse_word<E>(choice(field, need));
    if (!parsed && !raw(field).empty()) refuse_choice(field);
    return parsed;
  }
  // One of `allowed` (notations of a vocabulary); empty when optional and not chosen.
  std::string one_of(std::string_view field, const std::vector<std::string>& allowed, Need need);
  std::vector<std::string> some_of(std::string_view field, const std::vector<std::string>& allowed);
  std::vector<std::string> list(std::string_view field, std::size_t most, std::size_t longest);

  std::optional<Date> date(std::string_view field,
                           Need need);  // YYYY-MM-DD, as <input type=date> sends
  int number(std::string_view field, int least, int most, int fallback);
  enum class Box { empty, ticked };
  Box box(std::string_view field);
  // The row version that the form was made from (hidden field `version`). Absent or unreadable: 0
  // and an error, so that no update is lost.
  int version();
  std::string id(std::string_view field, Need need);  // of a record: UUID form

  void add_error(std::string_view field, std::string_view message,
                 std::vector<std::pair<std::string, std::string>> arguments = {});
  const FormErrors& errors() const { return errors_; }

  // What was typed, by field; several values of a list in order. Secrets are left out.
  const std::map<std::string, std::vector<std::string>, std::less<>>& typed() const {
    return typed_;
  }

 private:
  std::string_view raw(std::string_view field) const;
  std::string choice(std::string_view field, Need need);
  void refuse_choice(std::string_view field);

  const Request& request_;
  FormErrors errors_;
  std::map<std::string, std::vector<std::string>, std::less<>> typed_;
};

}  // namespace lacuna::server
