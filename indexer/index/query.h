// The query language: text -> tree, never an error. docs/query-language.md is its manual. The
// parser keeps its own stack (no recursion), linear in the query. Pure; any thread.
//
//   words             all of them            "…"         next to each other
//   AND OR NOT ( )    capitals only          -word       not this one
//   word*             beginning of a word    field:value field:"…"  field:from..to
//   a NEAR b  a NEAR/3 b                     citing:REF cited-by:REF has:gap
//   on:2015-06-01     the texts of a day: of the whole query, wherever it stands
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/fields.h"
#include "indexer/index/searcher.h"

namespace lacuna::indexer {

struct QueryNode {
  enum class Kind {
    words,
    phrase,
    prefix,
    value,
    range,
    near,      // its children: words
    expanded,  // its child: words that also name a concept (expand.h)
    related,   // text: what they are related to
    all_of,
    any_of,
    without,
    everything,
  };
  Kind kind = Kind::words;
  Field field = Field::text;
  std::string text;  // words, phrase, prefix: as typed; value; a range's from (may be empty: open)
  std::string to;    // a range's to (may be empty: open)
  // all_of, any_of: two or more; without: what (or everything), then what not.
  std::vector<QueryNode> children;
  int distance = 0;                      // near: words that may stand between
  Relation relation = Relation::citing;  // related
  std::size_t run = 0;                   // expanded: which run of words
  bool asked = false;                    // beside an AND as typed: no text is found without it

  bool operator==(const QueryNode&) const = default;
};

struct ParsedQuery {
  std::optional<QueryNode> root;  // none: nothing to search
  std::optional<Date> on;
  std::vector<SearchNote> notes;
};

ParsedQuery parse_query(std::string_view query);

// The tree in the query language: parse_query(to_query_text(root)) gives the same tree.
std::string to_query_text(const QueryNode& root);

// A range "a..b" of a date or number field, each end open when empty: "2015..2018", "2015-06..",
// "2015" (that year). nullopt: no such dates.
struct ValueRange {
  std::string from;  // "2015-01-01" or "2015", inclusive; empty: open
  std::string to;    // inclusive; empty: open
};
std::optional<ValueRange> read_range(FieldKind kind, std::string_view from, std::string_view to);

}  // namespace lacuna::indexer
