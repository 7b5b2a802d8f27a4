// Which act a list of provisions belongs to, as the words after it say: an act, the act being read,
// the act named last, a defined term. Linear; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/cite/engine.h"
#include "kb/model/citation.h"

namespace lacuna::indexer {

struct Binding {
  std::string work;  // key, or ? when the words name no act that is known
  std::string component;
  kb::CitationKind kind = kb::CitationKind::external;
  std::size_t next = 0;  // token after the words
  double confidence = 1.0;
  std::vector<std::string> flags;
  std::string unit;  // eId that the paths are below of: "цієї статті", "of that Article"
};

// The binding whose words begin at `at`, right after a list of provisions.
std::optional<Binding> bind(const Tokens& tokens, std::size_t at, const Language& language,
                            const CiteContext& context, Style style);

// "din același act normativ" before a list: at the word for "same".
std::optional<Binding> same_act(const Tokens& tokens, std::size_t at, const Language& language,
                                const CiteContext& context);

// The work a defined term stands for, and the token after it.
struct Term {
  std::string target;
  std::size_t next;
};
std::optional<Term> find_term(const Tokens& tokens, std::size_t at, const Language& language,
                              const CiteContext& context);

// "denumită în continuare lege": the term that opens at `at` (the word after "continuare"), as
// context.terms keeps it; empty when it is no word for an act.
std::string term_at(const Tokens& tokens, std::size_t at, const Language& language);

}  // namespace lacuna::indexer
