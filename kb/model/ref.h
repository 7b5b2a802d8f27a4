// The canonical reference: one notation for a provision in URLs, `show`, search, citations, links
// and exports.
//
//   <work>[@<date>]!<eId>      ro/lege/2006/122@2015-06-01!art_20__para_1__point_a
//
// work key = <jurisdiction>/<type>/<year>/<number>, or a short name (ro/constitutie). eId: Akoma
// Ntoso Naming Convention 1.0 (OASIS 2019) with the decisions of docs/glossary.md: component first
// (annex_2__point_5), chapters left out of an article's eId, superscripts as -n. A range stands at
// the last level (art_17__para_1__point_a..c), a sentence is a suffix (~s2). Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kb/base/date.h"

namespace lacuna::kb {

struct ProvisionRef {
  std::string work;  // "ro/lege/2006/122"; may be a name that context decides: HOST SELF PREV ?
  std::optional<Date> date;  // of the expression
  std::string eid;           // empty: the whole act
  std::string range_end;     // value of the last level where a range ends: "c"; empty: no range
  int sentence = 0;          // 1-based; 0: none

  bool operator==(const ProvisionRef&) const = default;
};

// nullopt when `text` is not in this notation. Accepts an upper-case or percent-free URL form only
// as it is printed.
std::optional<ProvisionRef> parse_ref(std::string_view text);
std::string to_string(const ProvisionRef& ref);

// <work>@<date or undated>:<language>, the key of an expression.
std::string expression_key(std::string_view work, const std::optional<Date>& date,
                           std::string_view language);

}  // namespace lacuna::kb
