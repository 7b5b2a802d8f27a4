#include "server/pages/act_rows.h"

#include <algorithm>

namespace lacuna::server {
namespace {

using kb::Level;

// Whether each provision has a basic unit or a division somewhere below it.
std::vector<bool> holders(const kb::Act& act) {
  std::vector<bool> holds(act.provisions.size(), false);
  for (std::size_t i = act.provisions.size(); i-- > 0;) {
    const kb::Provision& provision = act.provisions[i];
    const bool counts = provision.basic || provision.level == Level::chapter ||
                        provision.level == Level::section || holds[i];
    if (provision.parent >= 0 && counts) holds[static_cast<std::size_t>(provision.parent)] = true;
  }
  return holds;
}

bool is_division(const kb::Provision& provision, bool holds) {
  if (provision.basic) return false;
  const bool annexed = provision.level == Level::annex || provision.level == Level::schedule;
  return annexed ? holds : kb::is_division(provision.level);
}

}  // namespace

std::size_t index_of(const kb::Act& act, std::string_view eid) {
  const auto found = std::find_if(act.provisions.begin(), act.provisions.end(),
                                  [&](const kb::Provision& p) { return p.eid == eid; });
  return static_cast<std::size_t>(found - act.provisions.begin());
}

std::vector<ActRow> rows_of(const kb::Act& act) {
  const std::vector<bool> holds = holders(act);
  std::vector<ActRow> rows;
  // Of each provision: how many divisions stand above it, and the row it belongs to.
  std::vector<int> depth(act.provisions.size(), 0);
  std::vector<std::size_t> row(act.provisions.size(), 0);
  std::vector<bool> division(act.provisions.size(), false);
  for (std::size_t i = 0; i < act.provisions.size(); ++i) {
    const kb::Provision& provision = act.provisions[i];
    const std::size_t parent =
        provision.parent < 0 ? act.provisions.size() : static_cast<std::size_t>(provision.parent);
    const bool below_division = parent == act.provisions.size() || division[parent];
    // A section of a paper stands below another one: a row of its own all the same.
    const bool own_row = below_division || provision.level == Level::division;
    if (parent < act.provisions.size())
      depth[i] = depth[parent] + (division[parent] || provision.level == Level::division ? 1 : 0);
    division[i] = below_division && is_division(provision, holds[i]);
    if (own_row) {
      rows.push_back({i, depth[i], division[i] && provision.text.empty(), {}});
      row[i] = rows.size() - 1;
    } else {
      row[i] = row[parent];
    }
    if (!rows[row[i]].division) rows[row[i]].units.push_back(i);
  }
  return rows;
}

std::vector<ActPart> parts_of(const std::vector<ActRow>& rows, std::size_t most) {
  std::vector<ActPart> parts;
  std::size_t begin = 0, articles = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool full = articles >= most;
    // Break before a division when the articles up to the next division of its rank would not fit.
    bool break_here = full && (rows[i].division || articles >= most + most / 2);
    if (rows[i].division && articles > 0 && !break_here) {
      std::size_t ahead = 0;
      for (std::size_t j = i + 1; j < rows.size() && ahead <= most &&
                                  !(rows[j].division && rows[j].depth <= rows[i].depth);
           ++j)
        ahead += rows[j].division ? 0 : 1;
      break_here = articles + ahead > most && articles >= most / 4;
    }
    if (break_here) {
      parts.push_back({begin, i});
      begin = i;
      articles = 0;
    }
    if (!rows[i].division) ++articles;
  }
  if (begin < rows.size() || rows.empty()) parts.push_back({begin, rows.size()});
  return parts;
}

std::size_t row_of(const std::vector<ActRow>& rows, const kb::Act& act, std::size_t provision) {
  if (provision >= act.provisions.size()) return rows.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].at == provision) return i;
    if (std::binary_search(rows[i].units.begin(), rows[i].units.end(), provision)) return i;
  }
  return rows.size();
}

}  // namespace lacuna::server
