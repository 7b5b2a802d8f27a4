// Hits as the page shows them: those of one act stand together, in the order of its best hit, and
// those that say the same in the same words (republications) once, with the places of the others.
// One thread a request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/index/searcher.h"
#include "kb/base/date.h"
#include "kb/model/frbr.h"
#include "server/pages/context.h"

namespace lacuna::server {

class HitGroups {
 public:
  // `day`: hits lead to the texts of that day.
  HitGroups(Context& context, const std::optional<Date>& day) : context_(context), day_(day) {}

  void add(const indexer::Hit& hit);
  std::size_t folded() const { return folded_; }  // hits that stand under another
  nlohmann::json take() { return std::move(groups_); }

 private:
  using Counts = std::map<std::string, std::size_t>;  // by eid

  nlohmann::json act_group(const indexer::Hit& hit);
  nlohmann::json kind_group(const indexer::Hit& hit);
  nlohmann::json act_hit(const indexer::Hit& hit);
  nlohmann::json record_hit(const indexer::Hit& hit);
  nlohmann::json hit_model(const indexer::Hit& hit, const std::string& place,
                           const std::string& href, std::size_t gaps, std::size_t comments);
  bool fold_under_same(const indexer::Hit& hit);
  std::string not_law(const std::optional<kb::Work>& work, bool has_text) const;
  std::optional<kb::Expression> text_of_day(const indexer::Hit& hit);
  const std::optional<kb::Work>& work_of(const std::string& key);

  Context& context_;
  const std::optional<Date> day_;
  nlohmann::json groups_ = nlohmann::json::array();
  std::size_t folded_ = 0;
  std::map<std::string, std::size_t> at_;                               // group by its key
  std::map<std::uint64_t, std::pair<std::size_t, std::size_t>> shown_;  // print: group, hit
  std::map<std::string, std::optional<kb::Work>> works_;
  std::map<std::string, std::map<std::string, std::optional<kb::Expression>>> texts_;
  std::map<std::string, Counts> gaps_;
  std::map<std::string, Counts> comments_;
};

// The page of what was found: a provision, act or record.
std::string hit_url(const indexer::Hit& hit);

// "art. 20 alin. (1)" of a provision, else "".
std::string hit_place(const indexer::Hit& hit);

}  // namespace lacuna::server
