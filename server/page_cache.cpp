#include "server/page_cache.h"

#include <iterator>

namespace lacuna::server {
namespace {

// Besides its words: the list's and the table's nodes, the answer's own fields.
constexpr std::size_t kOfAnEntry = 512;

}  // namespace

PageCache::PageCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

void PageCache::turn_to(std::int64_t revision) {
  if (revision == revision_) return;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
  revision_ = revision;
}

void PageCache::drop(std::list<Entry>::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

PageCache::Page PageCache::find(std::int64_t revision, std::string_view key,
                                Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  turn_to(revision);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  if (now - found->second->made > kLongest) {
    drop(found->second);
    return nullptr;
  }
  return found->second->page;
}

void PageCache::keep(std::int64_t revision, std::string_view key, Page page,
                     Clock::time_point now) {
  const std::size_t bytes = kOfAnEntry + key.size() + page->body.size();
  if (bytes > most_bytes_) return;
  const std::lock_guard lock(mutex_);
  turn_to(revision);
  if (const auto known = by_key_.find(key); known != by_key_.end()) drop(known->second);
  while (bytes_ + bytes > most_bytes_) drop(entries_.begin());
  entries_.push_back({std::string(key), std::move(page), now, bytes});
  by_key_.emplace(entries_.back().key, std::prev(entries_.end()));
  bytes_ += bytes;
}

std::size_t PageCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace lacuna::server
