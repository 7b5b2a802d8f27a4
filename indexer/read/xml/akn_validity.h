// When a unit's words hold: its period attribute names a temporalGroup of the metadata (Akoma Ntoso
// 3.0, 5.8; `duration` in version 1), whose intervals begin and end with events of the life cycle;
// version 2 lets start and end name the events themselves. What is removed is repealed. Where it
// applies, the metadata's restrictions of jurisdiction say. One
// document; immutable after construction.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "indexer/document/document.h"

namespace lacuna::indexer::akn {

class Validity {
 public:
  explicit Validity(pugi::xml_node document);

  // Sets from, to and state of a unit that says them itself.
  void put_on(pugi::xml_node node, Block& unit) const;

 private:
  struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
  };

  void read_intervals(pugi::xml_node group);
  void read_extents(pugi::xml_node meta);
  std::optional<Date> date_of(std::string_view reference) const;

  std::map<std::string, Date, std::less<>> events_;          // by id
  std::map<std::string, Period, std::less<>> periods_;       // by id
  std::map<std::string, std::string, std::less<>> extents_;  // by the unit's id
};

}  // namespace lacuna::indexer::akn
