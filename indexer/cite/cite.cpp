#include "indexer/cite/cite.h"

#include "indexer/cite/engine.h"

namespace lacuna::indexer {

std::vector<CitedExpression> find_expressions(std::string_view text, CiteContext& context) {
  const Language& language = language_for(context.language);
  return read_expressions(Tokens(text, language), language, context, Style::running);
}

std::vector<CitedExpression> find_in_note(std::string_view note, const CiteContext& context) {
  const Language& language = language_for(context.language);
  CiteContext own = context;
  own.source_eid.clear();
  own.amendment = {};
  return read_expressions(Tokens(note, language), language, own, Style::note);
}

std::vector<kb::Citation> find_citations(std::string_view text, CiteContext& context) {
  const Language& language = language_for(context.language);
  return read_citations(Tokens(text, language), language, context, Style::running);
}

}  // namespace lacuna::indexer
