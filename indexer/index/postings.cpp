#include "indexer/index/postings.h"

#include <algorithm>
#include <limits>

namespace lacuna::indexer {
namespace {

constexpr char kBetweenTerms = '\x1f';

std::uint16_t counted(std::size_t count) {
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(count, std::numeric_limits<std::uint16_t>::max()));
}

std::shared_ptr<const PostingList> read(const Xapian::Database& database, const std::string& term) {
  auto list = std::make_shared<PostingList>();
  const auto frequency = database.get_termfreq(term);
  list->documents.reserve(frequency);
  list->counts.reserve(frequency);
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    list->documents.push_back(*at);
    list->counts.push_back(counted(at.get_wdf()));
  }
  return list;
}

// One list of two, counts added up.
PostingList joined(const PostingList& one, const PostingList& other) {
  PostingList both;
  both.documents.reserve(one.documents.size() + other.documents.size());
  both.counts.reserve(both.documents.capacity());
  std::size_t i = 0, j = 0;
  while (i < one.documents.size() || j < other.documents.size()) {
    const bool first = j == other.documents.size() ||
                       (i < one.documents.size() && one.documents[i] <= other.documents[j]);
    const bool second = i == one.documents.size() ||
                        (j < other.documents.size() && other.documents[j] <= one.documents[i]);
    both.documents.push_back(first ? one.documents[i] : other.documents[j]);
    both.counts.push_back(counted((first ? one.counts[i] : std::size_t{0}) +
                                  (second ? other.counts[j] : std::size_t{0})));
    i += first ? 1 : 0;
    j += second ? 1 : 0;
  }
  return both;
}

std::size_t bytes_of(const std::string& key, const PostingList& list) {
  constexpr std::size_t kOfAnEntry = 160;  // of the tables around it, about
  return kOfAnEntry + 2 * key.size() +
         list.documents.capacity() * (sizeof(Xapian::docid) + sizeof(std::uint16_t));
}

}  // namespace

bool Postings::is_current(const Xapian::Database& database) {
  const auto seen = mark_.look_at(database);
  if (seen != RevisionMark::Seen::newer) return seen == RevisionMark::Seen::same;
  lists_.clear();
  used_.clear();
  bytes_ = 0;
  lengths_.reset();
  asked_ = 0;
  return true;
}

bool Postings::pays(const Xapian::Database& database, std::size_t entries) {
  const std::lock_guard lock(mutex_);
  if (!is_current(database)) return false;
  asked_ += entries;
  return asked_ >= database.get_doccount();
}

bool Postings::pays_already(const Xapian::Database& database) {
  return pays(database, 0);
}

std::shared_ptr<const PostingList> Postings::known(const Xapian::Database& database,
                                                   const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (!is_current(database)) return nullptr;
  const auto found = lists_.find(key);
  if (found == lists_.end()) return nullptr;
  used_.splice(used_.begin(), used_, found->second.use);
  return found->second.list;
}

void Postings::keep(const Xapian::Database& database, const std::string& key,
                    const std::shared_ptr<const PostingList>& list) {
  const std::lock_guard lock(mutex_);
  if (!is_current(database) || lists_.contains(key)) return;
  used_.push_front(key);
  lists_.emplace(key, Kept{list, used_.begin()});
  bytes_ += bytes_of(key, *list);
  while (bytes_ > most_bytes_ && used_.size() > 1) {
    const auto last = lists_.find(used_.back());
    bytes_ -= bytes_of(last->first, *last->second.list);
    lists_.erase(last);
    used_.pop_back();
  }
}

std::shared_ptr<const PostingList> Postings::find(const Xapian::Database& database,
                                                  const std::string& term) {
  if (auto list = known(database, term)) return list;
  auto list = read(database, term);
  keep(database, term, list);
  return list;
}

std::shared_ptr<const PostingList> Postings::find(const Xapian::Database& database,
                                                  const std::vector<std::string>& terms) {
  if (terms.size() == 1) return find(database, terms.front());
  std::string key;
  for (const auto& term : terms) (key += term) += kBetweenTerms;
  if (auto list = known(database, key)) return list;
  // Two of about one length at a time, so that no long list is copied for each short one.
  std::vector<PostingList> lists;
  for (const auto& term : terms) lists.push_back(*read(database, term));
  std::sort(lists.begin(), lists.end(), [](const PostingList& a, const PostingList& b) {
    return a.documents.size() < b.documents.size();
  });
  while (lists.size() > 1) {
    std::vector<PostingList> fewer;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2)
      fewer.push_back(joined(lists[i], lists[i + 1]));
    if (lists.size() % 2 == 1) fewer.push_back(std::move(lists.back()));
    lists = std::move(fewer);
  }
  if (lists.empty()) lists.emplace_back();
  lists.front().documents.shrink_to_fit();
  lists.front().counts.shrink_to_fit();
  auto list = std::make_shared<const PostingList>(std::move(lists.front()));
  keep(database, key, list);
  return list;
}

std::shared_ptr<const Postings::Lengths> Postings::lengths(const Xapian::Database& database) {
  {
    const std::lock_guard lock(mutex_);
    if (is_current(database) && lengths_) return lengths_;
  }
  auto lengths = std::make_shared<Lengths>(database.get_lastdocid() + std::size_t{1}, 0);
  const auto end = database.postlist_end("");
  for (auto at = database.postlist_begin(""); at != end; ++at) (*lengths)[*at] = at.get_doclength();
  const std::lock_guard lock(mutex_);
  if (is_current(database)) lengths_ = lengths;
  return lengths;
}

std::size_t Postings::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace lacuna::indexer
