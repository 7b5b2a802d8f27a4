// One number of a provision as it is printed: "2^1", "(1¹)", "a)", "IV", "unic", "a 2-a". Pure; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/cite/language.h"
#include "indexer/cite/token.h"
#include "indexer/cite/unit.h"

namespace lacuna::indexer {

enum class Form { number, bracketed_number, letter, bracketed_letter, roman, ordinal, word, code };

struct UnitValue {
  std::string norm;
  Form form = Form::number;
  bool closed = false;    // a bracket closes it
  int order = 0;          // numbers, Roman numbers and letters count; 0: does not
  std::size_t next = 0;   // token after it
  std::string range_end;  // "(1-3)": a range inside one pair of brackets
  std::string flag;       // a doubt about the printed form
};

// The value for a unit at token `at`; nullopt when there is none.
std::optional<UnitValue> parse_value(const Tokens& tokens, std::size_t at, Unit unit);

// The same where the list before says what is expected ("..., (2) și (4)").
std::optional<UnitValue> parse_member(const Tokens& tokens, std::size_t at, Unit unit, Form form,
                                      bool closed);

// 0 when it is not a Roman number in its regular form.
int roman_value(std::string_view folded);

// "L. 421-1", "R.744-1": an article of a French code.
std::optional<UnitValue> parse_code_article(const Tokens& tokens, std::size_t at);

// A number with its superscript and Latin suffix, from a number token: "2^1", "64 quater", "7a".
std::optional<UnitValue> parse_number(const Tokens& tokens, std::size_t at);

}  // namespace lacuna::indexer
