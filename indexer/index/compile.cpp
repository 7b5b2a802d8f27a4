#include "indexer/index/compile.h"

#include <algorithm>
#include <map>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/function_words.h"
#include "indexer/analyse/tokens.h"
#include "indexer/index/lexer.h"
#include "indexer/index/together_query.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

using Kind = QueryNode::Kind;

// Sorts behind every continuation of a date: up to and including 2018 is up to "2018~".
constexpr char kAfterAll = '~';

// Of a concept's labels beside the words that were typed. Words of other languages are rare in most
// libraries, and what is rare weighs much: they must not push the reader's own language down.
constexpr double kLabelWeight = 0.3;

// The words of a label may stand apart, with so many others between them; they count less then.
constexpr Xapian::termcount kBetween = 8;
constexpr double kApartWeight = 0.5;

// All kinds of stems stand side by side in one index; a phrase keeps to one of them.
constexpr std::string_view kStemmed[] = {"ro", "en", "de", "fr", "ru", "uk", "und"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto span = next_word(text, 0); span; span = next_word(text, span->end)) {
    const auto word = text.substr(span->begin, span->end - span->begin);
    if (!fold(word).empty()) words.emplace_back(word);
  }
  return words;
}

class Compiler {
 public:
  Compiler(const CompileWith& with, const std::vector<ConceptRun>& runs, CompiledQuery& out)
      : with_(with), runs_(runs), out_(out) {}

  // A text in another language than the query's need not hold the words that name no concept: it
  // could not. Every concept must be there, and whatever the query asks for besides words. Nothing
  // when the query names no concept beside such words.
  std::optional<Xapian::Query> in_other_languages(const QueryNode& root) {
    if (root.kind != Kind::all_of) return std::nullopt;
    std::vector<Xapian::Query> parts;
    bool has_concept = false, has_word = false;
    for (const auto& child : root.children) {
      if (child.kind == Kind::expanded) {
        const auto& run = runs_[child.run];
        parts.push_back(labels(run, run.language));
        has_concept = true;
      } else if (child.kind == Kind::words && child.field == Field::text && !child.asked) {
        has_word = true;
      } else {
        parts.push_back(node(child, false));
      }
    }
    if (!has_concept || !has_word) return std::nullopt;
    return Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
  }

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
      case Kind::near:
        return near(node, marks);
      case Kind::expanded:
        return expanded(node, marks);
      case Kind::related:
        return node.relation == Relation::similar ? similar(node, marks) : related(node);
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

  WantedStep step_of(const std::string& word) {
    return {terms(word), {}, with_.analyser.form_of(word, with_.language)};
  }

  // One word, or words next to each other: a quoted phrase, or what a sign joins (122/2006).
  Xapian::Query words(const QueryNode& node, bool marks) {
    const auto words = words_of(node.text);
    if (words.empty()) return Xapian::Query::MatchNothing;
    const bool in_text = node.field == Field::text || node.field == Field::heading;
    const std::string prefix(row_of(node.field).prefix);
    if (marks && in_text) {
      Wanted wanted;
      for (const auto& word : words) wanted.steps.push_back(step_of(word));
      out_.wanted.push_back(std::move(wanted));
    }
    if (words.size() == 1) return any_of(prefix, terms(words.front()));
    // The order of words in titles is not kept: there a phrase is all its words.
    if (!in_text) return side_by_side(words, prefix, std::nullopt);
    Together phrase;
    if (node.field == Field::heading) phrase.where = Together::Where::heading;
    return side_by_side(words, prefix, phrase);
  }

  // The words themselves count most; the concept's other labels in any language count less.
  Xapian::Query expanded(const QueryNode& node, bool marks) {
    const auto& run = runs_[node.run];
    if (marks) want_labels(run);
    const Xapian::Query parts[] = {this->node(node.children.front(), marks), labels(run, {})};
    return Xapian::Query(Xapian::Query::OP_MAX, std::begin(parts), std::end(parts));
  }

  void want_labels(const ConceptRun& run) {
    for (const auto* one : run.concepts)
      for (const auto& [language, all] : one->labels) {
        if (!with_.languages.contains(language)) continue;
        for (const auto& label : all) {
          Wanted wanted;
          wanted.language = language;
          for (const auto& word : words_of(label))
            wanted.steps.push_back({with_.analyser.terms_of(word, language), {}, {}});
          if (!wanted.steps.empty()) out_.wanted.push_back(std::move(wanted));
        }
      }
  }

  // Texts of each language by the labels in it, but for one language.
  Xapian::Query labels(const ConceptRun& run, std::string_view except) {
    std::map<std::string, std::vector<Xapian::Query>> found, denied;
    for (const auto* one : run.concepts) {
      for (const auto& [labels, to] :
           {std::pair{&one->labels, &found}, {&one->not_labels, &denied}})
        for (const auto& [language, all] : *labels) {
          if (language == except || !with_.languages.contains(language)) continue;
          for (const auto& label : all) add_label((*to)[language], label, language);
        }
    }
    std::vector<Xapian::Query> parts;
    for (const auto& [language, queries] : found) {
      Xapian::Query any(Xapian::Query::OP_MAX, queries.begin(), queries.end());
      if (const auto no = denied.find(language); no != denied.end())
        any = Xapian::Query(
            Xapian::Query::OP_AND_NOT, any,
            Xapian::Query(Xapian::Query::OP_OR, no->second.begin(), no->second.end()));
      parts.emplace_back(Xapian::Query::OP_FILTER, any,
                         Xapian::Query(value_term(Field::lang, language)));
    }
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                         Xapian::Query(Xapian::Query::OP_MAX, parts.begin(), parts.end()),
                         kLabelWeight);
  }

  void add_label(std::vector<Xapian::Query>& to, const std::string& label,
                 const std::string& language) {
    Together phrase, matter;
    for (const auto& word : words_of(label)) {
      phrase.steps.push_back(with_.analyser.terms_of(word, language));
      if (!is_function_word(with_.analyser.form_of(word, language), language))
        matter.steps.push_back(phrase.steps.back());
    }
    if (phrase.steps.empty()) return;
    to.push_back(together_query(phrase, {}, with_.columns));
    if (phrase.steps.size() < 2 || matter.steps.size() < 2) return;
    // "freedom of peaceful assembly and association" speaks of the freedom of association.
    matter.shape = Together::Shape::near;
    matter.window = matter.steps.size() + kBetween;
    to.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, together_query(matter, {}, with_.columns),
                    kApartWeight);
  }

  Xapian::Query near(const QueryNode& node, bool marks) {
    std::vector<std::string> words;
    for (const auto& child : node.children) {
      for (auto& word : words_of(child.text)) words.push_back(std::move(word));
      if (marks && !words.empty()) out_.wanted.push_back({{step_of(words.back())}, {}});
    }
    Together near;
    near.shape = Together::Shape::near;
    near.window = words.size() + static_cast<std::size_t>(node.distance);
    return side_by_side(words, {}, near);
  }

  // Words all of one language's stems, standing together in that way; nullopt: in any.
  Xapian::Query side_by_side(const std::vector<std::string>& words, const std::string& prefix,
                             const std::optional<Together>& together) {
    std::vector<std::vector<std::vector<std::string>>> known;
    std::vector<Xapian::Query> parts;
    for (const auto stemmed : kStemmed) {
      if (!with_.language.empty() && stemming_of(stemmed) != stemming_of(with_.language)) continue;
      std::vector<std::vector<std::string>> steps;
      for (const auto& word : words) steps.push_back(with_.analyser.terms_of(word, stemmed));
      if (std::find(known.begin(), known.end(), steps) != known.end()) continue;
      if (together) {
        Together wanted = *together;
        wanted.steps = steps;
        parts.push_back(together_query(wanted, prefix, with_.columns));
      } else {
        std::vector<Xapian::Query> queries;
        for (const auto& step : steps) queries.push_back(alternatives(prefix, step));
        parts.emplace_back(Xapian::Query::OP_AND, queries.begin(), queries.end());
      }
      known.push_back(std::move(steps));
    }
    return Xapian::Query(Xapian::Query::OP_MAX, parts.begin(), parts.end());
  }

  // Stems of an ambiguous word at one place of a phrase.
  static Xapian::Query alternatives(const std::string& prefix,
                                    const std::vector<std::string>& terms) {
    std::vector<Xapian::Query> parts;
    for (const auto& term : terms) parts.emplace_back(prefix + term);
    return parts.size() == 1 ? parts.front()
                             : Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }

  // Any of them, and at least two where there are several: what shares one word is not similar.
  static Xapian::Query two_of(const std::vector<Xapian::Query>& all) {
    constexpr std::size_t kPaired = 8;
    const Xapian::Query any(Xapian::Query::OP_OR, all.begin(), all.end());
    if (all.size() < 3) return any;
    std::vector<Xapian::Query> pairs;
    for (std::size_t i = 0; i < std::min(kPaired, all.size()); ++i)
      for (std::size_t j = i + 1; j < std::min(kPaired, all.size()); ++j)
        pairs.emplace_back(Xapian::Query::OP_AND, all[i], all[j]);
    return Xapian::Query(Xapian::Query::OP_FILTER, any,
                         Xapian::Query(Xapian::Query::OP_OR, pairs.begin(), pairs.end()));
  }

  // Provisions with the words that tell the given one from others; in other languages, with its
  // concepts.
  Xapian::Query similar(const QueryNode& node, bool marks) {
    const auto units = with_.related ? with_.related(Relation::similar, node.text) : std::nullopt;
    const auto like =
        units && !units->empty() && with_.likeness ? with_.likeness(units->front()) : std::nullopt;
    if (!like) {
      note(out_.notes, SearchNote::unknown_relation);
      return Xapian::Query::MatchNothing;
    }
    std::vector<Xapian::Query> words, concepts;
    for (const auto& term : like->terms) {
      words.emplace_back(term);
      if (marks) out_.wanted.push_back({{{{term}, {}, {}}}, like->language});
    }
    for (const auto& run : like->concepts) {
      concepts.push_back(labels(run, like->language));
      if (marks) want_labels(run);
    }
    const Xapian::Query same(Xapian::Query::OP_FILTER, two_of(words),
                             Xapian::Query(value_term(Field::lang, like->language)));
    const Xapian::Query found(Xapian::Query::OP_FILTER,
                              Xapian::Query(Xapian::Query::OP_OR, same, two_of(concepts)),
                              Xapian::Query(value_term(Field::kind, word(UnitKind::provision))));
    return Xapian::Query(Xapian::Query::OP_AND_NOT, found, like->itself);
  }

  // Units that stand in a relation: they match whatever their words are.
  Xapian::Query related(const QueryNode& node) {
    auto units = with_.related ? with_.related(node.relation, node.text) : std::nullopt;
    if (!units) {
      note(out_.notes, SearchNote::unknown_relation);
      return Xapian::Query::MatchNothing;
    }
    if (units->size() > SearchLimits::related) {
      units->resize(SearchLimits::related);
      note(out_.notes, SearchNote::related_cut);
    }
    std::map<std::string, std::vector<Xapian::Query>> by_work;
    for (const auto& unit : *units)
      by_work[unit.work].emplace_back(unit.eid.empty()
                                          ? value_term(Field::kind, word(UnitKind::act))
                                          : value_term(Field::eid, unit.eid));
    std::vector<Xapian::Query> parts;
    for (const auto& [work, eids] : by_work)
      parts.emplace_back(Xapian::Query::OP_FILTER, Xapian::Query(value_term(Field::work, work)),
                         Xapian::Query(Xapian::Query::OP_OR, eids.begin(), eids.end()));
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                         Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()), 0);
  }

  // The terms that begin so; stems are shorter than words, so the stem of what was typed counts
  // too.
  Xapian::Query prefix(const QueryNode& node, bool marks) {
    const std::string begin = fold(node.text);
    const std::string field(row_of(node.field).prefix);
    if (begin.empty()) return Xapian::Query::MatchNothing;
    auto stems = terms(node.text);
    if (marks && node.field != Field::title) out_.wanted.push_back({{{stems, begin, begin}}, {}});
    for (auto& stem : stems) stem.insert(0, field);
    return any_of({}, beginning(field + begin, std::move(stems)));
  }

  // These terms, and the most frequent of those that begin so.
  std::vector<std::string> beginning(const std::string& begin, std::vector<std::string> terms) {
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    const auto last = with_.database.allterms_end(begin);
    for (auto term = with_.database.allterms_begin(begin); term != last; ++term)
      found.emplace_back(term.get_termfreq(), *term);
    constexpr auto kMost = static_cast<std::size_t>(SearchLimits::prefix_terms);
    if (found.size() > kMost) {
      note(out_.notes, SearchNote::prefix_cut);
      std::nth_element(found.begin(), found.begin() + kMost, found.end(),
                       [](const auto& a, const auto& b) {
                         return a.first != b.first ? a.first > b.first : a.second < b.second;
                       });
      found.resize(kMost);
    }
    for (auto& [frequency, term] : found)
      if (std::find(terms.begin(), terms.end(), term) == terms.end())
        terms.push_back(std::move(term));
    return terms;
  }

  static Xapian::Query any_of(const std::string& prefix, const std::vector<std::string>& terms) {
    std::vector<Xapian::Query> parts;
    for (const auto& term : terms) parts.emplace_back(prefix + term);
    return Xapian::Query(Xapian::Query::OP_SYNONYM, parts.begin(), parts.end());
  }

  std::vector<std::string> terms(const std::string& word) {
    return with_.analyser.terms_of(word, with_.language);
  }

  const CompileWith& with_;
  const std::vector<ConceptRun>& runs_;
  CompiledQuery& out_;
};

}  // namespace

CompiledQuery compile(const ExpandedQuery& query, const CompileWith& with) {
  CompiledQuery compiled;
  Compiler compiler(with, query.runs, compiled);
  compiled.query = compiler.node(query.root, true);
  if (const auto others = compiler.in_other_languages(query.root))
    compiled.query = Xapian::Query(Xapian::Query::OP_OR, compiled.query, *others);
  return compiled;
}

Xapian::Query texts_on(const Xapian::Query& query, const Date& day) {
  const auto slot = [](Field field) { return static_cast<Xapian::valueno>(row_of(field).slot); };
  const auto iso = to_iso(day);
  // A text without a day, and a record, have no values here: they began at no time and never end.
  const Xapian::Query later(Xapian::Query::OP_VALUE_GE, slot(Field::since), iso + kAfterAll);
  const Xapian::Query ended(Xapian::Query::OP_VALUE_RANGE, slot(Field::until), "0", iso);
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                       Xapian::Query(Xapian::Query::OP_OR, later, ended));
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

}  // namespace lacuna::indexer
