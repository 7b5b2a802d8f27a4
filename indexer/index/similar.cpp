#include "indexer/index/similar.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "indexer/analyse/function_words.h"
#include "indexer/analyse/tokens.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

constexpr Xapian::doccount kParts = 20;  // of one unit are read
constexpr std::size_t kTerms = 20;
constexpr std::size_t kConcepts = 6;
constexpr std::size_t kWords = 1'000;  // of its text are looked up in the thesaurus

// A term of no field, of letters.
bool is_word(const std::string& term) {
  return !(term.front() >= 'A' && term.front() <= 'Z') &&
         !(term.front() >= '0' && term.front() <= '9');
}

// Rarity of a term; 0 when it tells nothing: it stands nowhere else, or in a fifth of all units.
double rarity(const std::string& term, const Xapian::Database& database) {
  constexpr double kCommon = 5;
  const double all = database.get_doccount(), with = database.get_termfreq(term);
  if (with < 2 || with * kCommon > all + kCommon) return 0;
  return std::log(all / with);
}

template <class T>
std::vector<T> most_telling(std::vector<std::pair<double, T>> weighed, std::size_t most) {
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<T> best;
  for (auto& [weight, one] : weighed)
    if (best.size() < most) best.push_back(std::move(one));
  return best;
}

std::vector<ConceptRun> concepts_in(const std::string& text, const std::string& language,
                                    const Xapian::Database& database, const Thesaurus& thesaurus,
                                    Analyser& analyser) {
  std::vector<std::string> words;
  for (auto span = next_word(text, 0); span && words.size() < kWords;
       span = next_word(text, span->end))
    words.push_back(text.substr(span->begin, span->end - span->begin));
  std::map<std::vector<const ThesaurusConcept*>, std::pair<double, ConceptRun>> found;
  for (auto& match : thesaurus.find(words, analyser)) {
    if (match.language != language) continue;
    double weight = 0;
    for (auto i = match.begin; i < match.end; ++i) {
      const auto terms = analyser.terms_of(words[i], language);
      if (!terms.empty()) weight += rarity(terms.front(), database);
    }
    if (weight <= 0) continue;
    found.try_emplace(match.concepts, weight, ConceptRun{{}, match.language, match.concepts});
  }
  std::vector<std::pair<double, ConceptRun>> weighed;
  for (auto& [concepts, one] : found) weighed.push_back(std::move(one));
  return most_telling(std::move(weighed), kConcepts);
}

}  // namespace

std::optional<Likeness> likeness_of(const UnitAddress& unit, const Xapian::Database& database,
                                    const UnitSource& units, const Thesaurus* thesaurus,
                                    Analyser& analyser) {
  Likeness like;
  like.itself = Xapian::Query(value_term(Field::work, unit.work));
  if (!unit.eid.empty()) like.itself &= Xapian::Query(value_term(Field::eid, unit.eid));
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  // Its own words, not those of comments on it.
  const auto provisions =
      like.itself & Xapian::Query(value_term(Field::kind, word(UnitKind::provision)));
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_AND_NOT, provisions, Xapian::Query(kSuperseded)));
  const auto parts = enquire.get_mset(0, kParts);
  std::map<std::string, Xapian::termcount> counts;
  std::string text;
  for (auto at = parts.begin(); at != parts.end(); ++at) {
    const auto document = at.get_document();
    const auto language =
        document.get_value(static_cast<Xapian::valueno>(row_of(Field::lang).slot));
    if (like.language.empty()) like.language = language;
    if (language != like.language) continue;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      if (is_word(*term) && !is_function_word(*term, language)) counts[*term] += term.get_wdf();
    if (thesaurus == nullptr) continue;
    if (const auto read =
            units(from_data(document.get_value(unit_slot)).key, UnitExtent::indexed)) {
      text += read->heading + "\n";
      for (const auto& part : read->parts) text += part.text + "\n";
    }
  }
  std::vector<std::pair<double, std::string>> weighed;
  for (const auto& [term, count] : counts)
    if (const auto rare = rarity(term, database); rare > 0)
      weighed.emplace_back((1 + std::log(count)) * rare, term);
  like.terms = most_telling(std::move(weighed), kTerms);
  if (thesaurus != nullptr)
    like.concepts = concepts_in(text, like.language, database, *thesaurus, analyser);
  if (like.terms.empty() && like.concepts.empty()) return std::nullopt;
  return like;
}

}  // namespace lacuna::indexer
