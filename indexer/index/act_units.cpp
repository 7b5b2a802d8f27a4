// An act cut into indexed units: see units_of in unit.h.
#include <algorithm>
#include <array>

#include "indexer/index/unit.h"

namespace lacuna::indexer {
namespace {

using kb::Act;
using kb::Level;
using kb::Provision;

constexpr std::array kDivisions = {Level::book,       Level::part,        Level::title,
                                   Level::chapter,    Level::subchapter,  Level::section,
                                   Level::subsection, Level::annex,       Level::schedule,
                                   Level::preamble,   Level::conclusions, Level::division};

// A division holds units; its own words (a heading, an introduction) are a unit of their own.
bool is_division(const Provision& provision) {
  return !provision.basic &&
         std::find(kDivisions.begin(), kDivisions.end(), provision.level) != kDivisions.end();
}

// For each provision the index of the unit it belongs to: itself when it begins one.
std::vector<int> unit_roots(const std::vector<Provision>& provisions) {
  std::vector<int> roots(provisions.size());
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const auto& provision = provisions[i];
    const int self = static_cast<int>(i);
    if (provision.parent < 0 || provision.basic || is_division(provision)) {
      roots[i] = self;
      continue;
    }
    const auto parent = static_cast<std::size_t>(provision.parent);
    const auto& around = provisions[static_cast<std::size_t>(roots[parent])];
    const bool paragraph_of_article =
        provision.level == Level::paragraph && around.basic && roots[parent] == provision.parent;
    roots[i] = is_division(around) || paragraph_of_article ? self : roots[parent];
  }
  return roots;
}

int depth_below(const std::vector<Provision>& provisions, int at, int root) {
  int depth = 0;
  for (; at != root && at >= 0; at = provisions[static_cast<std::size_t>(at)].parent) ++depth;
  return depth;
}

std::string heading_of(const std::vector<Provision>& provisions, int at) {
  for (; at >= 0; at = provisions[static_cast<std::size_t>(at)].parent) {
    const auto& provision = provisions[static_cast<std::size_t>(at)];
    if (!provision.heading.empty()) return provision.heading;
    if (!goes_by_heading_around(provision)) break;
  }
  return {};
}

void add_parts(IndexUnit& unit, const Provision& provision, int depth, bool first) {
  const auto add = [&](const std::string& text, const std::string& label) {
    unit.parts.push_back({provision.eid, depth, label, text});
  };
  // A heading below the unit's own (of a titled point) is among its words.
  std::string text = first || provision.heading.empty() ? provision.text
                     : provision.text.empty()           ? provision.heading
                                                        : provision.heading + "\n" + provision.text;
  add(text, provision.num_raw);
  if (!provision.quotation.empty()) add(provision.quotation, {});
}

IndexUnit act_unit(const Act& act) {
  const auto& work = act.work;
  const auto& expression = act.expression;
  IndexUnit unit;
  unit.key = {UnitKind::act, expression.key, {}};
  unit.document = work.kind;
  unit.work = work.key;
  unit.title = work.title.empty() ? expression.title : work.title;
  if (!work.subject.empty()) unit.title += " " + work.subject;
  unit.number = work.number;
  unit.year = work.year;
  unit.date = work.in_force_from ? work.in_force_from
              : expression.date  ? expression.date
                                 : work.date_document;
  if (!unit.date && work.year > 0) unit.date = make_date(work.year, 1, 1);
  unit.since = expression.date ? expression.date : unit.date;
  unit.jurisdiction = work.jurisdiction;
  if (!work.type.empty()) unit.types = {work.type};
  unit.language = expression.language;
  unit.force = word(work.force);
  return unit;
}

IndexUnit unit_of(const Act& act, const IndexUnit& base, int at) {
  const auto& provision = act.provisions[static_cast<std::size_t>(at)];
  IndexUnit unit = base;
  unit.key = {UnitKind::provision, act.expression.key, provision.eid};
  unit.heading = heading_of(act.provisions, at);
  unit.state = word(provision.state);
  for (int up = provision.parent; up >= 0; up = act.provisions[static_cast<std::size_t>(up)].parent)
    unit.ancestors.push_back(act.provisions[static_cast<std::size_t>(up)].eid);
  return unit;
}

// The words of a unit that follow its children come after them, as read.
void add_wrapups(IndexUnit& unit, const Provision& provision, int depth) {
  if (!provision.wrapup.empty()) unit.parts.push_back({provision.eid, depth, {}, provision.wrapup});
}

bool has_words(const IndexUnit& unit) {
  return std::any_of(unit.parts.begin(), unit.parts.end(),
                     [](const UnitPart& part) { return !part.text.empty(); });
}

// The parts of the unit that begins at `root`: it and what `belongs` to it, in reading order.
template <class Belongs>
void fill_parts(IndexUnit& unit, const Act& act, int root, int end, Belongs belongs) {
  const auto& provisions = act.provisions;
  std::vector<int> open;  // provisions whose words after their children are still to come
  const auto close_to = [&](int parent) {
    while (!open.empty() && open.back() != parent) {
      const int at = open.back();
      open.pop_back();
      add_wrapups(unit, provisions[static_cast<std::size_t>(at)],
                  depth_below(provisions, at, root));
    }
  };
  for (int at = root; at < end; ++at) {
    if (!belongs(at)) continue;
    const auto& provision = provisions[static_cast<std::size_t>(at)];
    if (at != root) close_to(provision.parent);
    add_parts(unit, provision, depth_below(provisions, at, root), at == root);
    open.push_back(at);
  }
  close_to(-1);
}

// For each provision, one past its last descendant.
std::vector<int> subtree_ends(const std::vector<Provision>& provisions) {
  std::vector<int> ends(provisions.size());
  for (std::size_t i = provisions.size(); i-- > 0;) {
    ends[i] = std::max(ends[i], static_cast<int>(i) + 1);
    if (provisions[i].parent >= 0) {
      auto& around = ends[static_cast<std::size_t>(provisions[i].parent)];
      around = std::max(around, ends[i]);
    }
  }
  return ends;
}

}  // namespace

std::vector<IndexUnit> units_of(const Act& act) {
  const auto roots = unit_roots(act.provisions);
  const auto ends = subtree_ends(act.provisions);
  IndexUnit base = act_unit(act);
  std::vector<IndexUnit> units{base};
  units[0].other_names = act.work.aliases;
  if (!act.expression.title.empty() && act.expression.title != act.work.title)
    units[0].other_names.push_back(act.expression.title);
  // What it is called without what it is about.
  if (!act.work.title.empty() && !act.work.subject.empty())
    units[0].other_names.push_back(act.work.title);
  std::vector<bool> has_units_below(act.provisions.size(), false);
  for (std::size_t i = 0; i < roots.size(); ++i)
    if (roots[i] == static_cast<int>(i) && act.provisions[i].parent >= 0)
      has_units_below[static_cast<std::size_t>(act.provisions[i].parent)] = true;
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const int root = static_cast<int>(i);
    if (roots[i] != root) continue;
    auto unit = unit_of(act, base, root);
    fill_parts(unit, act, root, ends[i],
               [&](int at) { return roots[static_cast<std::size_t>(at)] == root; });
    // An article's heading is found with its paragraphs; a chapter's stands alone.
    const bool heading_alone = !unit.heading.empty() && !has_units_below[i];
    const bool division = is_division(act.provisions[i]) && !unit.heading.empty();
    if (has_words(unit) || heading_alone || division) units.push_back(std::move(unit));
  }
  return units;
}

bool holds_units(const kb::Provision& provision) {
  return is_division(provision);
}

bool goes_by_heading_around(const kb::Provision& provision) {
  return provision.heading.empty() && !provision.basic && !is_division(provision);
}

std::optional<IndexUnit> first_unit(const Act& act) {
  if (act.provisions.empty()) return std::nullopt;
  const auto roots = unit_roots(act.provisions);
  auto unit = unit_of(act, act_unit(act), 0);
  fill_parts(unit, act, 0, static_cast<int>(act.provisions.size()),
             [&](int at) { return roots[static_cast<std::size_t>(at)] == 0; });
  return unit;
}

std::optional<IndexUnit> unit_at(const Act& act, std::string_view eid) {
  const auto found = std::find_if(act.provisions.begin(), act.provisions.end(),
                                  [&](const Provision& provision) { return provision.eid == eid; });
  if (found == act.provisions.end()) return std::nullopt;
  const int at = static_cast<int>(found - act.provisions.begin());
  auto unit = unit_of(act, act_unit(act), at);
  fill_parts(unit, act, at, subtree_ends(act.provisions)[static_cast<std::size_t>(at)],
             [](int) { return true; });
  return unit;
}

}  // namespace lacuna::indexer
