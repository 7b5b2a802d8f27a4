// The texts of hits, from the store: see unit_source in drain.h.
#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <unordered_map>

#include "indexer/index/drain.h"
#include "indexer/index/record_units.h"
#include "kb/store/act_store.h"
#include "kb/store/unit_text.h"

namespace lacuna::indexer {
namespace {

// Names of acts are kept for the hits of one page and the next; a change shows after this long.
constexpr auto kFresh = std::chrono::seconds(2);
constexpr std::size_t kKept = 64;
constexpr std::size_t kKeptTexts = 1'024;

struct Head {
  kb::Work work;
  kb::Expression expression;
  std::chrono::steady_clock::time_point read_at;
};

// What hits say of their texts, by key; one that changes shows after kFresh.
class Texts {
 public:
  const kb::TextHead* find(kb::Store& store, const std::string& key) {
    const auto now = std::chrono::steady_clock::now();
    if (now - since_ >= kFresh || heads_.size() >= kKeptTexts) {
      heads_.clear();
      since_ = now;
    }
    if (const auto known = heads_.find(key); known != heads_.end()) return &known->second;
    auto head = kb::find_text_head(store, key);
    return head ? &heads_.emplace(key, std::move(*head)).first->second : nullptr;
  }

 private:
  std::unordered_map<std::string, kb::TextHead> heads_;
  std::chrono::steady_clock::time_point since_;
};

class Heads {
 public:
  const Head* find(kb::Store& store, const std::string& key) {
    const auto now = std::chrono::steady_clock::now();
    if (const auto known = heads_.find(key); known != heads_.end()) {
      if (now - known->second.read_at < kFresh) return &known->second;
      heads_.erase(known);
    }
    if (heads_.size() >= kKept) heads_.clear();
    auto expression = kb::find_expression(store, key);
    if (!expression) return nullptr;
    auto work = kb::find_work(store, expression->work);
    if (!work) return nullptr;
    return &heads_.emplace(key, Head{std::move(*work), std::move(*expression), now}).first->second;
  }

 private:
  std::map<std::string, Head> heads_;
};

// A unit as it was indexed: what holds words of it is read, and nothing else.
std::optional<IndexUnit> indexed_unit(kb::Store& store, Texts& texts, const UnitKey& key) {
  const auto* head = texts.find(store, key.of);
  auto root = head == nullptr ? std::nullopt : kb::find_unit_row(store, head->number, key.eid);
  if (!root) return std::nullopt;
  auto heading = root->provision.heading;
  for (auto around = *root; goes_by_heading_around(around.provision);) {
    if (around.provision.parent < 0 || around.provision.parent >= around.position) break;
    auto parent = kb::find_unit_row(store, head->number, std::int64_t{around.provision.parent});
    if (!parent) break;
    heading = parent->provision.heading;
    around = std::move(*parent);
  }
  kb::Act act{head->work, head->expression, {}, {}, {}};
  std::vector<kb::PlacedUnit> below;
  if (!holds_units(root->provision) && root->end > root->position + 1)
    below = kb::unit_rows_below(store, head->number, *root);
  const auto begin = root->position;
  root->provision.parent = -1;
  act.provisions.push_back(std::move(root->provision));
  for (auto& row : below) {
    row.provision.parent -= static_cast<int>(begin);
    act.provisions.push_back(std::move(row.provision));
  }
  auto unit = first_unit(act);
  if (unit) unit->heading = std::move(heading);
  return unit;
}

// The unit with what is around and below it, as an act of its own.
kb::Act excerpt(kb::Store& store, const Head& head, const std::string& eid) {
  kb::Act act{head.work, head.expression, {}, {}, {}};
  if (eid.empty()) return act;
  auto below = kb::find_provisions(store, head.expression.key, eid);
  if (below.empty()) return act;
  auto around = kb::ancestors_of(store, head.expression.key, eid);
  if (!around.empty()) around.erase(around.begin());  // the unit itself
  std::reverse(around.begin(), around.end());
  for (auto& provision : around) {
    provision.parent = static_cast<int>(act.provisions.size()) - 1;
    act.provisions.push_back(std::move(provision));
  }
  const int offset = static_cast<int>(act.provisions.size());
  for (auto& provision : below) {
    provision.parent = provision.parent < 0 ? offset - 1 : provision.parent + offset;
    act.provisions.push_back(std::move(provision));
  }
  return act;
}

std::optional<IndexUnit> text_unit(kb::Store& store, Heads& heads, const UnitKey& key) {
  const auto* head = heads.find(store, key.of);
  if (head == nullptr || (head->expression.state != kb::ExpressionState::published &&
                          head->expression.state != kb::ExpressionState::superseded))
    return std::nullopt;
  const auto act = excerpt(store, *head, key.eid);
  if (key.kind == UnitKind::provision) return unit_at(act, key.eid);
  for (auto& unit : units_of(act))
    if (unit.key == key) return std::move(unit);
  return unit_at(act, key.eid);
}

}  // namespace

UnitSource unit_source(kb::Store& store) {
  return [&store, heads = std::make_shared<Heads>(), texts = std::make_shared<Texts>()](
             const UnitKey& key, UnitExtent extent) {
    if (key.kind == UnitKind::provision && extent == UnitExtent::indexed)
      return indexed_unit(store, *texts, key);
    if (key.kind == UnitKind::provision || key.kind == UnitKind::act)
      return text_unit(store, *heads, key);
    return unit_of_record(store, key.kind, key.of);
  };
}

}  // namespace lacuna::indexer
