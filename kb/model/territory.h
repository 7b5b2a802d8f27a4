// Territories: countries, regions, counties, raions, areas of agencies. One territory may be a
// member of several trees at once (a county of a development region and of a programme region),
// each membership loaded from a named source with its dates. Open data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/concept.h"

namespace lacuna::kb {

struct TerritoryMembership {
  std::string scheme;  // the tree: "administrative", "development", "atas", "programme"...
  std::string parent;  // key
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;  // the act or the document that says so
};

struct Territory {
  std::string key;   // "RO-CT" (ISO 3166-2 where there is a code), "MD-N" for a region
  std::string kind;  // country, region, county, raion, municipality, autonomy, area
  Labels names;
  LabelLists other_names;  // old spellings and names in other writings
  std::vector<TerritoryMembership> memberships;
  std::string source;
};

}  // namespace lacuna::kb
