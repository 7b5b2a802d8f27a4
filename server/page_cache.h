// Finished pages in memory, for readers who all get the same one (server/shared_page.h says which
// pages those are). Pages of one revision of the database are held, never of two; a page is
// forgotten when it is old, and the oldest go when there are too many bytes. Any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/response.h"

namespace lacuna::server {

class PageCache {
 public:
  using Clock = std::chrono::steady_clock;
  using Page = std::shared_ptr<const Response>;

  // The vocabularies of a search are up to five seconds old (indexer/search_sources.cpp) without
  // that a revision says so; what was made of them does not stay for longer than this.
  static constexpr std::chrono::seconds kLongest{60};

  explicit PageCache(std::size_t most_bytes);  // 0: keeps nothing

  bool on() const { return most_bytes_ > 0; }

  // nullptr: none of this revision.
  Page find(std::int64_t revision, std::string_view key, Clock::time_point now = Clock::now());
  // A page made while the revision was this one from beginning to end.
  void keep(std::int64_t revision, std::string_view key, Page page,
            Clock::time_point now = Clock::now());

  std::size_t bytes() const;  // held now; at most what it was made for

 private:
  struct Entry {
    std::string key;
    Page page;
    Clock::time_point made;
    std::size_t bytes;
  };

  void turn_to(std::int64_t revision);
  void drop(std::list<Entry>::iterator entry);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::int64_t revision_ = 0;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // oldest first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace lacuna::server
