#include "indexer/index/unit.h"

#include <algorithm>

namespace lacuna::indexer {
namespace {

std::vector<std::string> one(std::string_view value) {
  if (value.empty()) return {};
  return {std::string(value)};
}

std::vector<std::string> eids_of(const IndexUnit& unit) {
  std::vector<std::string> eids = unit.ancestors;
  for (const auto& part : unit.parts)
    if (!part.eid.empty() && std::find(eids.begin(), eids.end(), part.eid) == eids.end())
      eids.push_back(part.eid);
  return eids;
}

std::string_view kind_word(const IndexUnit& unit) {
  return unit.document == kb::DocumentKind::paper ? word(UnitKind::paper) : word(unit.key.kind);
}

}  // namespace

std::vector<std::string> values_of(const IndexUnit& unit, Field field) {
  switch (field) {
    case Field::text:
    case Field::title:
    case Field::heading:
    case Field::on:
      return {};
    case Field::work:
      return one(unit.work);
    case Field::eid:
      return eids_of(unit);
    case Field::number:
      return one(unit.number);
    case Field::year:
      return unit.year > 0 ? one(std::to_string(unit.year)) : one({});
    case Field::date:
      return unit.date ? one(to_iso(*unit.date)) : one({});
    case Field::jurisdiction:
      return one(unit.jurisdiction);
    case Field::type:
      return unit.types;
    case Field::lang:
      return one(unit.language);
    case Field::kind:
      return one(kind_word(unit));
    case Field::force:
      return one(unit.force);
    case Field::level:
      return unit.levels;
    case Field::group:
      return unit.groups;
    case Field::sector:
      return unit.sectors;
    case Field::territory:
      return unit.territories;
    case Field::state:
      return one(unit.state);
    case Field::since:
      return unit.since ? one(to_iso(*unit.since)) : one({});
    case Field::until:
      return unit.until ? one(to_iso(*unit.until)) : one({});
  }
  return {};
}

}  // namespace lacuna::indexer
