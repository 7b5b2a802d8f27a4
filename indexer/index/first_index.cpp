#include "indexer/index/first_index.h"

#include <set>
#include <unordered_map>
#include <vector>

#include "kb/base/error.h"
#include "kb/store/outbox.h"
#include "kb/store/outbox_again.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kRows = 10'000;  // of the outbox at once

}  // namespace

std::unique_ptr<FirstIndex> FirstIndex::begin(const std::filesystem::path& data_dir) {
  if (check_index(data_dir, CheckDepth::quick).health != IndexHealth::absent) return nullptr;
  try {
    return std::unique_ptr<FirstIndex>(new FirstIndex(data_dir));
  } catch (const Error& error) {
    if (error.code() == ErrorCode::locked) return nullptr;
    throw;
  }
}

void FirstIndex::add(const kb::Act& act, std::int64_t seq) {
  const auto [known, first] = works_.try_emplace(act.work.key);
  if (!first) {
    known->second.again = true;
    return;
  }
  // A work without a subject may be named by those that cite it, when all are there.
  if (act.work.subject.empty() || act.expression.state != kb::ExpressionState::published) return;
  known->second.expression = act.expression.key;
  known->second.seq = seq;
  for (auto& unit : units_of(act)) {
    builder_.add(std::move(unit));
    ++units_;
  }
}

DrainReport FirstIndex::finish(kb::Store& store, const DrainProgress& progress) {
  // What is written from here on has a later number and is applied at the next drain.
  const auto applied = kb::newest_seq(store);
  std::unordered_map<std::string, const Added*> added;
  std::set<std::string> changed;
  for (const auto& [work, text] : works_) {
    if (text.expression.empty()) continue;
    added.emplace(text.expression, &text);
    if (text.again) changed.insert(text.expression);
  }
  for (std::int64_t seen = 0;;) {
    const auto rows = kb::outbox_after(store, seen, kRows);
    if (rows.empty()) break;
    for (const auto& row : rows) {
      const auto text = added.find(row.key);
      if (row.kind == kb::OutboxKind::expression && text != added.end() &&
          row.seq > text->second->seq)
        changed.insert(row.key);
    }
    seen = rows.back().seq;
  }
  kb::put_again(store, kb::OutboxKind::expression, {changed.begin(), changed.end()});
  const auto is_added = [&](const std::string& expression) { return added.contains(expression); };
  DrainReport report = finish_index({data_dir_, builder_, applied, is_added}, store, progress);
  report.units += units_;
  return report;
}

}  // namespace lacuna::indexer
