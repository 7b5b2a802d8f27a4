#include "indexer/index/together_query.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "indexer/index/columns.h"
#include "indexer/index/fields.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

// What parts a description; no word holds them.
constexpr char kField = '\x1d', kStep = '\x1e', kStem = '\x1f';

struct Described {
  Together together;
  std::string prefix;
};

std::string describe(const Described& asked) {
  const auto& together = asked.together;
  std::string text;
  for (const auto number : {static_cast<std::size_t>(together.shape),
                            static_cast<std::size_t>(together.where), together.window})
    text += kField + std::to_string(number);
  text += kField + asked.prefix + kField;
  for (const auto& step : together.steps) {
    for (const auto& stem : step) text += stem + kStem;
    text += kStep;
  }
  return text + kField;
}

bool read_number(std::string_view text, std::size_t& number) {
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
}

std::optional<Described> read_description(std::string_view text) {
  const auto fields = split(text, kField);
  Described asked;
  std::size_t shape = 0, where = 0;
  if (fields.size() != 7 || !read_number(fields[1], shape) || !read_number(fields[2], where) ||
      !read_number(fields[3], asked.together.window))
    return std::nullopt;
  asked.together.shape = static_cast<Together::Shape>(shape);
  asked.together.where = static_cast<Together::Where>(where);
  asked.prefix = fields[4];
  for (const auto step : split(fields[5], kStep)) {
    if (step.empty()) continue;
    auto& stems = asked.together.steps.emplace_back();
    for (const auto stem : split(step, kStem))
      if (!stem.empty()) stems.emplace_back(stem);
  }
  return asked;
}

// Passes the units in which the words stand together. Beside the words' own lists, which say where
// to look: it is by itself as long as the index, so that the match asks it last.
class TogetherSource : public Xapian::PostingSource {
 public:
  TogetherSource(TogetherCheck check, std::string prefix, std::shared_ptr<Columns> columns)
      : check_(std::move(check)), prefix_(std::move(prefix)), columns_(std::move(columns)) {}
  ~TogetherSource() override {
    if (columns_ && read_ > 0) columns_->orders_read(read_);
  }

  void init(const Xapian::Database& database) override {
    database_ = database;
    if (columns_) in_memory_ = columns_->orders(database);
    orders_ = database.valuestream_begin(word_order_slot);
    at_ = 0;
    ended_ = false;
    lists_.clear();
    for (const auto& step : check_.together().steps) {
      auto& lists = lists_.emplace_back();
      if (step.size() > 1)
        for (const auto& term : step) lists.push_back(database.postlist_begin(prefix_ + term));
    }
  }
  TogetherSource* clone() const override { return new TogetherSource(check_, prefix_, columns_); }
  std::string get_description() const override { return describe({check_.together(), prefix_}); }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

  void next(double) override { go_on(at_ + 1); }
  void skip_to(Xapian::docid least, double) override { go_on(std::max(least, at_)); }
  bool check(Xapian::docid id, double) override {
    at_ = id;
    if (in_memory_) return matches(in_memory_->of(id));
    ++read_;
    return orders_ != Xapian::ValueIterator() && orders_.check(id) &&
           orders_ != Xapian::ValueIterator() && orders_.get_docid() == id && matches(*orders_);
  }
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  void go_on(Xapian::docid from) {
    if (orders_ != Xapian::ValueIterator()) orders_.skip_to(from);
    for (; orders_ != Xapian::ValueIterator(); ++orders_) {
      at_ = orders_.get_docid();
      if (matches(*orders_)) return;
    }
    ended_ = true;
  }

  bool matches(std::string_view order) {
    return check_.stands_in(order, [&](std::size_t step, std::size_t term) {
      auto& list = lists_[step][term];
      if (list != Xapian::PostingIterator()) list.skip_to(at_);
      return list != Xapian::PostingIterator() && *list == at_;
    });
  }

  const TogetherCheck check_;
  const std::string prefix_;
  const std::shared_ptr<Columns> columns_;
  std::shared_ptr<const WordOrders> in_memory_;
  std::size_t read_ = 0;  // from the index, for want of it
  Xapian::Database database_;
  Xapian::ValueIterator orders_;
  std::vector<std::vector<Xapian::PostingIterator>> lists_;  // of steps with several stems
  Xapian::docid at_ = 0;
  bool ended_ = false;
};

}  // namespace

Xapian::Query together_query(const Together& together, const std::string& prefix,
                             const std::shared_ptr<Columns>& columns) {
  std::vector<Xapian::Query> words;
  for (const auto& step : together.steps) {
    std::vector<Xapian::Query> stems;
    for (const auto& term : step) stems.emplace_back(prefix + term);
    words.push_back(stems.size() == 1
                        ? stems.front()
                        : Xapian::Query(Xapian::Query::OP_OR, stems.begin(), stems.end()));
  }
  const Xapian::Query all(Xapian::Query::OP_AND, words.begin(), words.end());
  if (words.size() < 2) return all;
  auto* source = new TogetherSource(TogetherCheck(together), prefix, columns);
  return Xapian::Query(Xapian::Query::OP_FILTER, all, Xapian::Query(source->release()));
}

std::optional<TogetherInMemory> TogetherInMemory::of(const Xapian::Query& source,
                                                     const Xapian::Database& database,
                                                     Postings& postings,
                                                     std::shared_ptr<const WordOrders> orders) {
  auto asked = read_description(source.get_description());
  if (!asked || !orders) return std::nullopt;
  TogetherInMemory check(TogetherCheck(std::move(asked->together)), std::move(orders));
  for (const auto& step : check.check_.together().steps) {
    auto& lists = check.lists_.emplace_back();
    if (step.size() > 1)
      for (const auto& term : step) lists.push_back(postings.find(database, asked->prefix + term));
  }
  return check;
}

bool TogetherInMemory::stands_in(Xapian::docid document) const {
  return check_.stands_in(orders_->of(document), [&](std::size_t step, std::size_t term) {
    const auto& documents = lists_[step][term]->documents;
    return std::binary_search(documents.begin(), documents.end(), document);
  });
}

}  // namespace lacuna::indexer
