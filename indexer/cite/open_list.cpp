#include "indexer/cite/open_list.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/cite/nesting.h"

namespace lacuna::indexer {

void OpenList::OpenPath::insert(std::size_t at, const PathElement& element) {
  const auto place = static_cast<std::ptrdiff_t>(at);
  path.steps.insert(path.steps.begin() + place, element.steps.begin(), element.steps.end());
  values.insert(values.begin() + place, element.values.begin(), element.values.end());
}

OpenList::OpenPath OpenList::OpenPath::cut_off(std::size_t steps) {
  const auto count = static_cast<std::ptrdiff_t>(steps);
  OpenPath upper;
  upper.path.steps.assign(path.steps.begin(), path.steps.begin() + count);
  upper.values.assign(values.begin(), values.begin() + count);
  path.steps.erase(path.steps.begin(), path.steps.begin() + count);
  values.erase(values.begin(), values.begin() + count);
  part = {};
  return upper;
}

bool OpenList::is_cut_by_comma() const {
  const Part& part = paths_.back().part;
  return part.cut_after > 0 && part.step > 0;
}

std::vector<Path> OpenList::take() {
  std::vector<Path> paths;
  for (OpenPath& one : paths_) paths.push_back(std::move(one.path));
  paths_.clear();
  return paths;
}

void OpenList::open(PathElement element, std::size_t upper, std::size_t first) {
  OpenPath added;
  if (upper > 0) {
    const OpenPath& before = paths_.back();
    const auto count = static_cast<std::ptrdiff_t>(upper);
    added.path.steps.assign(before.path.steps.begin(), before.path.steps.begin() + count);
    added.values.assign(before.values.begin(), before.values.begin() + count);
    added.path.confidence = before.path.confidence;
  }
  added.path.first = first;
  added.part = {upper, first, 0};
  paths_.push_back(std::move(added));
  append(std::move(element));
  upward_ = false;
}

void OpenList::open_beside(PathElement element, std::size_t first) {
  const auto upper = kept_above(steps(), element.steps.front().unit);
  open(std::move(element), upper, first);
}

void OpenList::append(PathElement element) {
  auto& [path, values, part] = paths_.back();
  for (const UnitValue& value : element.values)
    if (!value.flag.empty()) path.flags.push_back(value.flag);
  std::move(element.steps.begin(), element.steps.end(), std::back_inserter(path.steps));
  std::move(element.values.begin(), element.values.end(), std::back_inserter(values));
  path.last = element.next;
}

void OpenList::append_after_comma(PathElement element, std::size_t first) {
  paths_.back().part = {steps().size(), first, end()};
  append(std::move(element));
}

void OpenList::open_below_range(PathElement element, std::size_t first) {
  const RefStep& range = steps().back();
  PathElement below;
  below.steps.push_back({range.unit, range.range_end, {}});
  below.values.push_back(values().back());
  std::move(element.steps.begin(), element.steps.end(), std::back_inserter(below.steps));
  std::move(element.values.begin(), element.values.end(), std::back_inserter(below.values));
  below.next = element.next;
  open(std::move(below), steps().size() - 1, first);
  flag("below_range_end");
}

void OpenList::put_above(const PathElement& element) {
  const Unit unit = element.steps.front().unit;
  for (std::size_t p = paths_.size(); p-- > 0;) {
    Path& path = paths_[p].path;
    if (unit == Unit::annex && is_amending(path.steps.front())) break;
    if (paths_[p].part.apart || !stands_above(unit, path, language_) ||
        path.steps.size() >= kDeepestPath)
      break;
    paths_[p].insert(0, element);
    for (const UnitValue& value : element.values)
      if (!value.flag.empty()) path.flags.push_back(value.flag);
    paths_[p].part = {};
  }
  end_at(element.next);
  upward_ = true;
}

bool OpenList::put_between(const PathElement& element) {
  const Unit unit = element.steps.front().unit;
  std::size_t cut = paths_.size();  // the path that the comma opened
  while (cut-- > 0) {
    const Part& part = paths_[cut].part;
    const std::vector<RefStep>& here = paths_[cut].path.steps;
    if (part.step == 0 || part.step >= here.size() || here.size() >= kDeepestPath ||
        rank_of(here[part.step - 1].unit) >= rank_of(unit) || !is_above(unit, here[part.step].unit))
      return false;
    if (part.cut_after > 0) break;
  }
  if (cut >= paths_.size()) return false;
  for (std::size_t p = cut; p < paths_.size(); ++p) paths_[p].insert(paths_[p].part.step, element);
  end_at(element.next);
  upward_ = true;
  return true;
}

bool OpenList::put_below_first(const PathElement& element) {
  const Unit unit = element.steps.front().unit;
  const std::vector<RefStep>& last = steps();
  if (last.size() < 2 || last.size() >= kDeepestPath || element.steps.size() > 1) return false;
  const bool between = rank_of(last[0].unit) < rank_of(unit) && is_above(unit, last[1].unit);
  const bool alike = is_container(unit) == is_container(last[0].unit);
  if (!between || !(alike || last[0].unit == Unit::annex)) return false;
  const RefStep first = last[0];
  for (std::size_t p = paths_.size(); p-- > 0;) {
    const std::vector<RefStep>& here = paths_[p].path.steps;
    if (here.size() < 2 || here[0].unit != first.unit || here[0].value != first.value ||
        !is_above(unit, here[1].unit))
      break;
    paths_[p].insert(1, element);
  }
  end_at(element.next);
  return true;
}

bool OpenList::release(Unit upper_unit) {
  bool released = false;
  for (std::size_t p = paths_.size(); p-- > 0;) {
    const Part part = paths_[p].part;
    const std::vector<RefStep>& here = paths_[p].path.steps;
    if (part.step == 0 || part.step >= here.size() || !is_above(upper_unit, here[part.step].unit))
      break;
    OpenPath upper = paths_[p].cut_off(part.step);
    released = true;
    if (part.cut_after == 0) continue;
    upper.path.first = paths_[p].path.first;
    upper.path.last = part.cut_after;
    upper.part.apart = true;
    paths_[p].path.first = part.first;
    paths_.insert(paths_.begin() + static_cast<std::ptrdiff_t>(p), std::move(upper));
    break;
  }
  return released;
}

void OpenList::split_upward(PathElement element, std::size_t first) {
  const auto next = end();
  OpenPath moved = paths_.back().cut_off(1);
  end_at(first - 1);
  open({std::move(moved.path.steps), std::move(moved.values), next}, 0, first);
  append(std::move(element));
}

void OpenList::doubt_all(double most) {
  for (OpenPath& one : paths_) one.path.confidence = std::min(one.path.confidence, most);
}

void OpenList::doubt(const char* word, double confidence) {
  flag(word);
  paths_.back().path.confidence = confidence;
}

}  // namespace lacuna::indexer
