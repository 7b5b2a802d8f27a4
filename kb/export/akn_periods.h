// When and where the wordings of an act hold, as Akoma Ntoso's metadata says it: a temporalGroup
// for every validity that units have, its interval between events of the life cycle (the end event
// is the first day on which the words no longer hold), and a restriction of jurisdiction for every
// unit that does not apply everywhere. Pure; any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include <pugixml.hpp>

#include "kb/model/provision.h"

namespace lacuna::kb::akn {

class Periods {
 public:
  explicit Periods(const Act& act);

  // The period attribute of a unit's element; empty: its validity is not said.
  std::string of(const Provision& unit) const;

  // Each writes nothing where there is nothing to say; in the order of the schema.
  void write_events(pugi::xml_node meta) const;
  void write_extents(pugi::xml_node meta) const;
  void write_groups(pugi::xml_node meta) const;
  void write_references(pugi::xml_node references) const;

 private:
  using Validity = std::pair<std::optional<Date>, std::optional<Date>>;  // first and last day

  std::string event_of(const Date& date) const;

  const Act& act_;
  std::map<Validity, std::string> groups_;      // eId by validity
  std::map<std::string, std::string> extents_;  // eId of the location by its name
  std::set<Date> events_;
};

}  // namespace lacuna::kb::akn
