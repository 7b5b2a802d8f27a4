// The pieces of a typed query. Internal to this room. Linear; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/query.h"

namespace lacuna::indexer {

struct Lexeme {
  enum class Kind { leaf, and_, or_, not_, near_, open, close };
  Kind kind = Kind::leaf;
  QueryNode leaf;         // of a leaf
  bool excluded = false;  // -word
  int distance = 0;       // of near_
};

struct Lexed {
  std::vector<Lexeme> lexemes;  // near_ only where it joins nothing: `a NEAR b` is one leaf
  std::optional<Date> on;       // the last on: of the query
  std::vector<SearchNote> notes;
};

Lexed read_lexemes(std::string_view query);

// Adds a note once.
void note(std::vector<SearchNote>& notes, SearchNote added);

}  // namespace lacuna::indexer
