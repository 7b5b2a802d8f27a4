#include "indexer/index/memory_match.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/index/together_query.h"
#include "indexer/index/weighting.h"

namespace lacuna::indexer {
namespace {

using Query = Xapian::Query;
using Documents = std::vector<Xapian::docid>;

enum class Weighing { by_words, none };

// One side of an AND, OR or NOT: a list with the weight of its word, or what was matched so far.
struct Side {
  std::shared_ptr<const PostingList> list;
  double word_weight = 0;  // of the list
  Matches matched;         // when there is no list

  const Documents& documents() const { return list ? list->documents : matched.documents; }
};

// The factor of a scaled query: Xapian tells it in its description alone ("Query(0.3 * ...").
std::optional<double> factor_of(const Query& scaled) {
  constexpr std::string_view kBegin = "Query(", kTimes = " * ";
  const auto text = scaled.get_description();
  double factor = 0;
  if (!text.starts_with(kBegin)) return std::nullopt;
  const auto [end, error] =
      std::from_chars(text.data() + kBegin.size(), text.data() + text.size(), factor);
  if (error != std::errc() || !std::string_view(end, text.data() + text.size()).starts_with(kTimes))
    return std::nullopt;
  return factor;
}

// First place at or behind `from` whose document is not before this one.
std::size_t seek(const Documents& documents, std::size_t from, Xapian::docid document) {
  std::size_t step = 1, to = from;
  while (to < documents.size() && documents[to] < document) {
    from = to + 1;
    to += step;
    step *= 2;
  }
  const auto begin = documents.begin();
  return static_cast<std::size_t>(
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(from),
                       begin + static_cast<std::ptrdiff_t>(std::min(to, documents.size())),
                       document) -
      begin);
}

// Weights by document while lists are joined; its room is kept for the next query of the thread.
class Sums {
 public:
  explicit Sums(std::size_t documents) {
    if (values_.size() < documents) values_.resize(documents);
    seen_.assign(documents / 64 + 1, 0);
  }
  // `joined(old, new)` when the document is there already.
  template <class Join>
  void add(Xapian::docid document, double weight, Join join) {
    auto& word = seen_[document / 64];
    const auto bit = std::uint64_t{1} << document % 64;
    values_[document] = (word & bit) != 0 ? join(values_[document], weight) : weight;
    word |= bit;
  }
  Matches take() const {
    Matches all;
    std::size_t count = 0;
    for (const auto word : seen_) count += static_cast<std::size_t>(std::popcount(word));
    all.documents.reserve(count);
    all.weights.reserve(count);
    for (std::size_t i = 0; i < seen_.size(); ++i)
      for (auto word = seen_[i]; word != 0; word &= word - 1) {
        const auto document = i * 64 + static_cast<std::size_t>(std::countr_zero(word));
        all.documents.push_back(static_cast<Xapian::docid>(document));
        all.weights.push_back(values_[document]);
      }
    return all;
  }

 private:
  static thread_local std::vector<double> values_;
  static thread_local std::vector<std::uint64_t> seen_;
};
thread_local std::vector<double> Sums::values_;
thread_local std::vector<std::uint64_t> Sums::seen_;

class Matcher {
 public:
  Matcher(const Xapian::Database& database, Postings& postings, const OrdersSource& orders,
          std::size_t most)
      : database_(database),
        most_(most),
        orders_(orders),
        postings_(postings),
        lengths_(postings.lengths(database)),
        units_(database.get_doccount()),
        average_(database.get_average_length()) {}

  // Depth is bounded: a query's brackets are at most SearchLimits::depth deep, and what they stand
  // for adds a few.
  std::optional<Side> side(const Query& query, Weighing weighing, double factor = 1) {
    switch (query.get_type()) {
      case Query::LEAF_MATCH_NOTHING:
        return Side{};
      case Query::LEAF_MATCH_ALL:
        return list({""}, Weighing::none, factor);
      case Query::LEAF_TERM:
        return list({*query.get_terms_begin()}, weighing, factor);
      case Query::OP_SYNONYM: {
        auto terms = terms_of(query);
        if (!terms) return std::nullopt;
        std::sort(terms->begin(), terms->end());
        terms->erase(std::unique(terms->begin(), terms->end()), terms->end());
        return list(std::move(*terms), weighing, factor);
      }
      case Query::OP_SCALE_WEIGHT: {
        const auto scale = factor_of(query);
        if (!scale) return std::nullopt;
        return side(query.get_subquery(0), *scale == 0 ? Weighing::none : weighing,
                    factor * *scale);
      }
      case Query::OP_OR:
      case Query::OP_MAX:
        return any(query, weighing, factor);
      case Query::OP_AND:
      case Query::OP_FILTER:
        return all(query, weighing, factor);
      case Query::OP_AND_NOT:
        return without(query, weighing, factor);
      default:
        return std::nullopt;
    }
  }

  Matches matches(Side side) const {
    if (!side.list) return std::move(side.matched);
    Matches all{side.list->documents, {}};
    all.weights.reserve(all.documents.size());
    for (std::size_t i = 0; i < all.documents.size(); ++i) all.weights.push_back(weight(side, i));
    return all;
  }

 private:
  // The terms of a query whose parts are words and nothing else.
  static std::optional<std::vector<std::string>> terms_of(const Query& query) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      if (part.get_type() != Query::LEAF_TERM) return std::nullopt;
      terms.push_back(*part.get_terms_begin());
    }
    return terms;
  }

  std::optional<Side> list(std::vector<std::string> terms, Weighing weighing, double factor) {
    Side side;
    side.list = postings_.find(database_, terms);
    entries_ += side.list->documents.size();
    if (entries_ > most_) return std::nullopt;
    if (weighing == Weighing::by_words)
      side.word_weight = factor * word_weight(side.list->documents.size());
    return side;
  }

  double word_weight(std::size_t units_with) const {
    const auto with = static_cast<double>(units_with), all = static_cast<double>(units_);
    auto rarity = (all - with + 0.5) / (with + 0.5);
    if (rarity < 2) rarity = rarity * 0.5 + 1;
    return std::log(rarity) * (kSaturation + 1);
  }

  double weight(const Side& side, std::size_t at) const {
    if (!side.list) return side.matched.weights[at];
    if (side.word_weight == 0) return 0;
    const double count = side.list->counts[at];
    const auto length = average_ == 0 ? 0 : (*lengths_)[side.list->documents[at]] / average_;
    return side.word_weight * count /
           (kSaturation * (std::max(length, kLeastLength) * kLengthCounts + (1 - kLengthCounts)) +
            count);
  }

  std::optional<std::vector<Side>> sides(const Query& query, Weighing weighing, double factor) {
    std::vector<Side> parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      if (is_check(query, i)) continue;
      const bool only_filters = query.get_type() == Query::OP_FILTER && i > 0;
      auto part = side(query.get_subquery(i), only_filters ? Weighing::none : weighing, factor);
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    return parts;
  }

  std::optional<Side> any(const Query& query, Weighing weighing, double factor) {
    const auto parts = sides(query, weighing, factor);
    if (!parts) return std::nullopt;
    const bool best = query.get_type() == Query::OP_MAX;
    Sums sums(lengths_->size());
    for (const auto& part : *parts)
      for (std::size_t i = 0; i < part.documents().size(); ++i)
        sums.add(part.documents()[i], weight(part, i),
                 [best](double a, double b) { return best ? std::max(a, b) : a + b; });
    Side joined;
    joined.matched = sums.take();
    return joined;
  }

  std::optional<Side> all(const Query& query, Weighing weighing, double factor) {
    const auto outer = checks_.size();
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      if (!is_check(query, i)) continue;
      auto check = TogetherInMemory::of(query.get_subquery(i), database_, postings_, orders_());
      if (!check) return std::nullopt;
      checks_.push_back(std::move(*check));
    }
    auto parts = sides(query, weighing, factor);
    if (!parts) return std::nullopt;
    Side common;
    common.matched = in_all(*parts);
    for (auto i = outer; i < checks_.size(); ++i) keep_where(checks_[i], common.matched);
    checks_.erase(checks_.begin() + static_cast<std::ptrdiff_t>(outer), checks_.end());
    return common;
  }

  // Of what all have in common, no list by itself.
  static bool is_check(const Query& query, std::size_t part) {
    return (query.get_type() == Query::OP_FILTER || query.get_type() == Query::OP_AND) &&
           query.get_subquery(part).get_type() == Query::LEAF_POSTING_SOURCE;
  }

  static void keep_where(const TogetherInMemory& check, Matches& matches) {
    constexpr std::size_t kAhead = 8;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches.documents.size(); ++i) {
      if (i + kAhead < matches.documents.size()) check.expect(matches.documents[i + kAhead]);
      if (!check.stands_in(matches.documents[i])) continue;
      matches.documents[kept] = matches.documents[i];
      matches.weights[kept++] = matches.weights[i];
    }
    matches.documents.resize(kept);
    matches.weights.resize(kept);
  }

  bool may_pass(Xapian::docid document) const {
    return std::all_of(checks_.begin(), checks_.end(), [document](const TogetherInMemory& check) {
      return check.may_stand_in(document);
    });
  }

  // The shortest list leads, the others are looked into where it has something that may pass.
  Matches in_all(std::vector<Side>& parts) const {
    Matches common;
    if (parts.empty()) return common;
    std::stable_sort(parts.begin(), parts.end(), [](const Side& a, const Side& b) {
      return a.documents().size() < b.documents().size();
    });
    std::vector<std::size_t> at(parts.size(), 0);
    const auto& leading = parts.front().documents();
    for (std::size_t i = 0; i < leading.size(); ++i) {
      constexpr std::size_t kAhead = 16;
      if (i + kAhead < leading.size())
        for (const auto& check : checks_) check.expect_pairs(leading[i + kAhead]);
      if (!may_pass(leading[i])) continue;
      at[0] = i;
      bool everywhere = true;
      for (std::size_t other = 1; other < parts.size() && everywhere; ++other) {
        const auto& documents = parts[other].documents();
        at[other] = seek(documents, at[other], leading[i]);
        if (at[other] == documents.size()) return common;
        everywhere = documents[at[other]] == leading[i];
      }
      if (!everywhere) continue;
      double sum = 0;
      for (std::size_t part = 0; part < parts.size(); ++part) sum += weight(parts[part], at[part]);
      common.documents.push_back(leading[i]);
      common.weights.push_back(sum);
    }
    return common;
  }

  std::optional<Side> without(const Query& query, Weighing weighing, double factor) {
    auto kept = side(query.get_subquery(0), weighing, factor);
    if (!kept) return std::nullopt;
    for (std::size_t part = 1; part < query.get_num_subqueries(); ++part) {
      const auto unwanted = side(query.get_subquery(part), Weighing::none);
      if (!unwanted) return std::nullopt;
      if (unwanted->documents().empty()) continue;
      Side left;
      std::size_t at = 0;
      for (std::size_t i = 0; i < kept->documents().size(); ++i) {
        const auto document = kept->documents()[i];
        at = seek(unwanted->documents(), at, document);
        if (at < unwanted->documents().size() && unwanted->documents()[at] == document) continue;
        left.matched.documents.push_back(document);
        left.matched.weights.push_back(weight(*kept, i));
      }
      kept = std::move(left);
    }
    return kept;
  }

  const Xapian::Database& database_;
  const std::size_t most_;
  const OrdersSource& orders_;
  std::size_t entries_ = 0;  // so far
  // Of the ANDs around what is matched now: what does not pass them need not be found.
  std::vector<TogetherInMemory> checks_;
  Postings& postings_;
  std::shared_ptr<const Postings::Lengths> lengths_;
  std::size_t units_;
  double average_;
};

}  // namespace

std::size_t entries_of(const Query& query, const Xapian::Database& database) {
  std::size_t entries = 0;
  for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term)
    entries += database.get_termfreq(*term);
  return entries;
}

std::optional<Matches> match_in_memory(const Query& query, const Xapian::Database& database,
                                       Postings& postings, const OrdersSource& orders,
                                       std::size_t most) {
  Matcher matcher(database, postings, orders, most);
  auto found = matcher.side(query, Weighing::by_words);
  if (!found) return std::nullopt;
  return matcher.matches(std::move(*found));
}

std::vector<RankedUnit> best_of(const Matches& matches, std::size_t offset, std::size_t limit) {
  const auto wanted = std::min(offset + limit, matches.documents.size());
  const auto better = [](const RankedUnit& a, const RankedUnit& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.document < b.document;
  };
  // A heap of the best so far, the worst of them on top.
  std::vector<RankedUnit> best;
  best.reserve(wanted);
  for (std::size_t i = 0; i < matches.documents.size() && wanted > 0; ++i) {
    const RankedUnit unit{matches.documents[i], matches.weights[i]};
    if (best.size() < wanted) {
      best.push_back(unit);
      std::push_heap(best.begin(), best.end(), better);
    } else if (unit.weight > best.front().weight) {
      std::pop_heap(best.begin(), best.end(), better);
      best.back() = unit;
      std::push_heap(best.begin(), best.end(), better);
    }
  }
  std::sort_heap(best.begin(), best.end(), better);
  best.erase(best.begin(),
             best.begin() + static_cast<std::ptrdiff_t>(std::min(offset, best.size())));
  return best;
}

}  // namespace lacuna::indexer
