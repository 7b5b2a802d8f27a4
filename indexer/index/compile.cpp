#include "indexer/index/compile.h"

#include <algorithm>
#include <map>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/tokens.h"
#include "indexer/index/lexer.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

using Kind = QueryNode::Kind;

// Sorts behind every continuation of a date: up to and including 2018 is up to "2018~".
constexpr char kAfterAll = '~';

// All kinds of stems stand side by side in one index; a phrase keeps to one of them.
constexpr std::string_view kStemmed[] = {"ro", "en", "und"};

std::vector<std::string> forms_of(std::string_view text) {
  std::vector<std::string> forms;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
    auto form = fold(text.substr(word->begin, word->end - word->begin));
    if (!form.empty()) forms.push_back(std::move(form));
  }
  return forms;
}

class Compiler {
 public:
  Compiler(std::string_view language, Analyser& analyser, const Xapian::Database& database,
           CompiledQuery& out)
      : language_(language), analyser_(analyser), database_(database), out_(out) {}

  Xapian::Query node(const QueryNode& node, bool marks) {
    switch (node.kind) {
      case Kind::everything:
        return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0);
      case Kind::words:
      case Kind::phrase:
        return words(node, marks);
      case Kind::prefix:
        return prefix(node, marks);
      case Kind::value:
        return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                             Xapian::Query(value_term(node.field, node.text)), 0);
      case Kind::range:
        return range(node);
      case Kind::all_of:
      case Kind::any_of:
        return list(node, marks);
      case Kind::without:
        return without(node, marks);
    }
    return Xapian::Query::MatchNothing;
  }

  static Xapian::Query range(const QueryNode& node) {
    const auto slot = static_cast<Xapian::valueno>(row_of(node.field).slot);
    const std::string to = node.to.empty() ? std::string() : node.to + kAfterAll;
    if (node.text.empty()) {
      // A unit without a date is not "until 2018": its value is empty and sorts before all.
      return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, "0", to);
    }
    if (to.empty()) return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, node.text);
    return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, node.text, to);
  }

 private:
  Xapian::Query list(const QueryNode& node, bool marks) {
    std::vector<Xapian::Query> parts;
    for (const auto& child : node.children) parts.push_back(this->node(child, marks));
    return Xapian::Query(node.kind == Kind::all_of ? Xapian::Query::OP_AND : Xapian::Query::OP_OR,
                         parts.begin(), parts.end());
  }

  Xapian::Query without(const QueryNode& node, bool marks) {
    std::vector<Xapian::Query> unwanted;
    for (std::size_t i = 1; i < node.children.size(); ++i)
      unwanted.push_back(this->node(node.children[i], false));
    return Xapian::Query(Xapian::Query::OP_AND_NOT, this->node(node.children.front(), marks),
                         Xapian::Query(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end()));
  }

  // One word, or words next to each other: a quoted phrase, or what a sign joins (122/2006).
  Xapian::Query words(const QueryNode& node, bool marks) {
    const auto forms = forms_of(node.text);
    if (forms.empty()) return Xapian::Query::MatchNothing;
    const bool in_text = node.field == Field::text || node.field == Field::heading;
    const std::string prefix(row_of(node.field).prefix);
    if (marks && in_text) {
      Wanted wanted;
      for (const auto& form : forms) wanted.steps.push_back({terms(form), {}, form});
      out_.wanted.push_back(std::move(wanted));
    }
    if (forms.size() == 1) return any_of(prefix, terms(forms.front()));
    // Titles are kept without positions: there a phrase is all its words.
    const auto joined = in_text ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_AND;
    std::vector<std::vector<std::string>> phrases;
    for (const auto stemmed : kStemmed) {
      if (!language_.empty() && stemming_of(stemmed) != stemming_of(language_)) continue;
      std::vector<std::string> phrase;
      for (const auto& form : forms)
        for (const auto& term : analyser_.terms_of(form, stemmed)) phrase.push_back(prefix + term);
      if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end())
        phrases.push_back(std::move(phrase));
    }
    std::vector<Xapian::Query> parts;
    for (const auto& phrase : phrases)
      parts.emplace_back(joined, phrase.begin(), phrase.end(),
                         static_cast<Xapian::termcount>(phrase.size()));
    return Xapian::Query(Xapian::Query::OP_MAX, parts.begin(), parts.end());
  }

  // The terms that begin so; stems are shorter than words, so the stem of what was typed counts
  // too.
  Xapian::Query prefix(const QueryNode& node, bool marks) {
    const std::string begin = fold(node.text);
    const std::string field(row_of(node.field).prefix);
    if (begin.empty()) return Xapian::Query::MatchNothing;
    auto stems = terms(begin);
    int expansions = 0;
    const auto last = database_.allterms_end(field + begin);
    for (auto term = database_.allterms_begin(field + begin);
         term != last && expansions <= SearchLimits::prefix_terms; ++term)
      ++expansions;
    if (expansions > SearchLimits::prefix_terms) note(out_.notes, SearchNote::prefix_cut);
    if (marks && node.field != Field::title) out_.wanted.push_back({{{stems, begin, begin}}});
    return Xapian::Query(
        Xapian::Query::OP_SYNONYM, any_of(field, stems),
        Xapian::Query(Xapian::Query::OP_WILDCARD, field + begin, SearchLimits::prefix_terms,
                      Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM));
  }

  static Xapian::Query any_of(const std::string& prefix, const std::vector<std::string>& terms) {
    std::vector<Xapian::Query> parts;
    for (const auto& term : terms) parts.emplace_back(prefix + term);
    return Xapian::Query(Xapian::Query::OP_SYNONYM, parts.begin(), parts.end());
  }

  std::vector<std::string> terms(const std::string& form) {
    return analyser_.terms_of(form, language_);
  }

  std::string_view language_;
  Analyser& analyser_;
  const Xapian::Database& database_;
  CompiledQuery& out_;
};

}  // namespace

CompiledQuery compile(const QueryNode& root, std::string_view language, Analyser& analyser,
                      const Xapian::Database& database) {
  CompiledQuery compiled;
  compiled.query = Compiler(language, analyser, database, compiled).node(root, true);
  return compiled;
}

Xapian::Query compile_filters(const std::vector<FieldFilter>& filters,
                              std::vector<SearchNote>& notes) {
  std::map<Field, std::vector<Xapian::Query>> by_field;
  for (const auto& filter : filters) {
    const auto& row = row_of(filter.field);
    if (row.kind == FieldKind::boolean || row.kind == FieldKind::facet) {
      by_field[filter.field].emplace_back(value_term(filter.field, filter.value));
      continue;
    }
    const auto dots = filter.value.find("..");
    const auto from = filter.value.substr(0, dots);
    const auto to = dots == std::string::npos ? from : filter.value.substr(dots + 2);
    if (row.slot < 0 || !read_range(row.kind, from, to)) {
      note(notes, SearchNote::bad_range);
      continue;
    }
    by_field[filter.field].push_back(Compiler::range({Kind::range, filter.field, from, to, {}}));
  }
  std::vector<Xapian::Query> all;
  for (const auto& [field, values] : by_field)
    all.emplace_back(Xapian::Query::OP_OR, values.begin(), values.end());
  return Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
}

std::vector<std::string> plain_words(const QueryNode& root) {
  std::vector<std::string> words;
  std::vector<const QueryNode*> open{&root};
  while (!open.empty()) {
    const auto* node = open.back();
    open.pop_back();
    if (node->kind == Kind::words && node->field == Field::text)
      for (auto& form : forms_of(node->text)) words.push_back(std::move(form));
    const auto count = node->kind == Kind::without ? 1 : node->children.size();
    for (std::size_t i = count; i-- > 0;) open.push_back(&node->children[i]);
  }
  return words;
}

}  // namespace lacuna::indexer
