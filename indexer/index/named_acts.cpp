#include "indexer/index/named_acts.h"

#include <algorithm>
#include <set>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/function_words.h"
#include "indexer/analyse/tokens.h"
#include "indexer/index/act_name.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

constexpr Xapian::doccount kLookedAt = 100;  // acts with all the words in their titles
constexpr std::size_t kWorks = 3;

// Of a name's words, so many are asked for: less is a matter that the title mentions, no name.
constexpr double kMostOfIt = 0.3;
// Of the best one's share; what is far behind it is another act.
constexpr double kBeside = 0.75;

// Words that stand in most titles.
constexpr std::string_view kInTitles[] = {"nr", "no", "privind", "concerning",
                                          "eu", "ue", "ec",      "ce"};

bool is_number(std::string_view form) {
  return std::all_of(form.begin(), form.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

bool tells(std::string_view form) {
  return !is_number(form) && !is_function_word(form, {}) && !is_kind_of_act(form) &&
         std::find(std::begin(kInTitles), std::end(kInTitles), form) == std::end(kInTitles);
}

// Terms of each telling word.
std::vector<std::vector<std::string>> words_of_name(std::string_view name, Analyser& analyser) {
  std::vector<std::vector<std::string>> words;
  for (auto span = next_word(name, 0); span; span = next_word(name, span->end)) {
    const auto word = name.substr(span->begin, span->end - span->begin);
    if (tells(fold(word))) words.push_back(analyser.terms_of(word, {}));
  }
  return words;
}

// Whole names, and short ones in brackets: "... (Interoperable Europe Act)".
std::vector<std::string_view> names_of(const IndexUnit& unit) {
  std::vector<std::string_view> names{unit.title};
  for (const auto& other : unit.other_names) names.push_back(other);
  for (std::size_t i = 0, whole = names.size(); i < whole; ++i)
    for (auto open = names[i].find('('); open != std::string_view::npos;
         open = names[i].find('(', open + 1))
      if (const auto close = names[i].find(')', open); close != std::string_view::npos)
        names.push_back(names[i].substr(open + 1, close - open - 1));
  return names;
}

// The share of the name that the words are; 0 when one of them is not in it.
double share(const std::vector<std::vector<std::string>>& words, std::string_view name,
             std::string_view language, Analyser& analyser) {
  std::vector<Token> tokens;
  analyser.tokens(name, language, tokens);
  std::set<std::string, std::less<>> known, telling;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    known.emplace(tokens[i].term);
    for (const auto& other : tokens[i].others) known.insert(other);
    // The month of "17 iulie 2009" says nothing.
    const bool in_date = i > 0 && i + 1 < tokens.size() && is_number(tokens[i - 1].form) &&
                         is_number(tokens[i + 1].form);
    if (tells(tokens[i].form) && !in_date) telling.emplace(tokens[i].term);
  }
  const bool all = std::all_of(words.begin(), words.end(), [&](const auto& terms) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return known.contains(term); });
  });
  return all && !telling.empty() ? static_cast<double>(words.size()) /
                                       static_cast<double>(std::max(words.size(), telling.size()))
                                 : 0;
}

}  // namespace

std::vector<std::string> works_named(std::string_view name, const Xapian::Database& database,
                                     const UnitSource& units, Analyser& analyser) {
  const auto words = words_of_name(name, analyser);
  if (words.empty()) return {};
  const std::string prefix(row_of(Field::title).prefix);
  std::vector<Xapian::Query> parts;
  for (const auto& terms : words) {
    std::vector<Xapian::Query> any;
    for (const auto& term : terms) any.emplace_back(prefix + term);
    parts.emplace_back(Xapian::Query::OP_SYNONYM, any.begin(), any.end());
  }
  Xapian::Query query(Xapian::Query::OP_FILTER,
                      Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end()),
                      Xapian::Query(value_term(Field::kind, word(UnitKind::act))));
  query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(kSuperseded));
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  struct Named {
    std::string work;
    double share;
  };
  std::vector<Named> named;
  const auto found = enquire.get_mset(0, kLookedAt);
  for (auto at = found.begin(); at != found.end(); ++at) {
    const auto unit =
        units(from_data(at.get_document().get_value(unit_slot)).key, UnitExtent::indexed);
    if (!unit) continue;
    double best = 0;
    for (const auto one : names_of(*unit))
      best = std::max(best, share(words, one, unit->language, analyser));
    const auto known = std::find_if(named.begin(), named.end(),
                                    [&](const Named& other) { return other.work == unit->work; });
    if (known != named.end())
      known->share = std::max(known->share, best);
    else if (best >= kMostOfIt)
      named.push_back({unit->work, best});
  }
  std::ranges::stable_sort(named, std::ranges::greater(), &Named::share);
  std::vector<std::string> works;
  for (const auto& one : named)
    if (works.size() < kWorks && one.share >= kBeside * named.front().share)
      works.push_back(one.work);
  return works;
}

}  // namespace lacuna::indexer
