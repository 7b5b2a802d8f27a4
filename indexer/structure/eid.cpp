#include "indexer/structure/eid.h"

#include <unordered_map>
#include <unordered_set>

namespace lacuna::indexer {

using kb::Level;

std::string eid_step(Level level, std::string_view num_norm) {
  std::string step(kb::eid_prefix(level));
  if (!num_norm.empty()) {
    step += '_';
    step += num_norm;
  }
  return step;
}

bool is_container(const kb::Provision& provision) {
  return !provision.basic &&
         (kb::is_division(provision.level) || provision.level == Level::division ||
          provision.level == Level::preamble);
}

namespace {

bool stands_alone(Level level) {
  return level == Level::preamble || level == Level::conclusions;
}

bool is_counted_when_unnumbered(Level level) {
  switch (level) {
    case Level::paragraph:
    case Level::subparagraph:
    case Level::alinea:
    case Level::point:
    case Level::indent:
    case Level::recital:
    case Level::citation:
    case Level::annex:
    case Level::schedule:
    case Level::division:
      return true;
    default:
      return false;
  }
}

bool leaves_containers_out(const kb::Provision& provision) {
  return provision.basic || provision.level == Level::article ||
         provision.level == Level::recital || provision.level == Level::citation ||
         provision.level == Level::point;
}

// Number the unnumbered: ordinals by parent and level.
class Ordinals {
 public:
  int next(int parent, Level level, int first) {
    int& count = counts_[(static_cast<long>(parent) + 1) * 64 + static_cast<long>(level)];
    if (count == 0) count = first - 1;
    return ++count;
  }

 private:
  std::unordered_map<long, int> counts_;
};

}  // namespace

void assign_eids(std::vector<kb::Provision>& provisions) {
  Ordinals ordinals;
  std::unordered_set<std::string> used;
  std::unordered_map<std::string, int> repeated;
  used.reserve(provisions.size());
  // Whether a unit is a container depends on its ancestors: below a basic unit nothing is left out.
  std::vector<char> left_out(provisions.size(), 0);
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    kb::Provision& unit = provisions[i];
    const auto parent_of = [&](int index) {
      return provisions[static_cast<std::size_t>(index)].parent;
    };
    const bool top = unit.parent < 0 || left_out[static_cast<std::size_t>(unit.parent)] ||
                     provisions[static_cast<std::size_t>(unit.parent)].level == Level::annex ||
                     provisions[static_cast<std::size_t>(unit.parent)].level == Level::schedule;
    left_out[i] = is_container(unit) && top;

    if (unit.num_norm.empty() && !stands_alone(unit.level)) {
      if (is_counted_when_unnumbered(unit.level)) {
        const Level above = unit.parent < 0
                                ? Level::division
                                : provisions[static_cast<std::size_t>(unit.parent)].level;
        const bool below_paragraph = unit.level == Level::subparagraph &&
                                     (above == Level::paragraph || above == Level::point);
        unit.num_norm =
            std::to_string(ordinals.next(unit.parent, unit.level, below_paragraph ? 2 : 1));
      } else {
        unit.num_norm = "nn";
      }
    }

    // The points of a list in a division (of a memorandum, a debate) are the division's.
    const auto holds_list = [&](const kb::Provision& point, int index) {
      return point.level == Level::point && !point.basic &&
             provisions[static_cast<std::size_t>(index)].level == Level::division;
    };
    int base = unit.parent;
    if (leaves_containers_out(unit))
      while (base >= 0 && left_out[static_cast<std::size_t>(base)] && !holds_list(unit, base))
        base = parent_of(base);
    const auto below = [&](int index) {
      const std::string step = eid_step(unit.level, unit.num_norm);
      return index < 0 ? step : provisions[static_cast<std::size_t>(index)].eid + "__" + step;
    };
    unit.eid = below(base);
    if (used.contains(unit.eid) && unit.level == Level::point && base != unit.parent)
      unit.eid = below(unit.parent);  // points that begin anew in every chapter
    if (!used.insert(unit.eid).second) {
      const std::string first = unit.eid;
      int& n = repeated[first];  // counted on, so that many alike stay linear
      if (n == 0) n = 1;
      do {
        unit.eid = first + '_' + std::to_string(++n);
      } while (!used.insert(unit.eid).second);
      unit.flags.push_back("duplicate_number");
    }
  }
}

}  // namespace lacuna::indexer
