#include "kb/export/akn_periods.h"

#include "kb/export/akn_xml.h"

namespace lacuna::kb::akn {

Periods::Periods(const Act& act) : act_(act) {
  for (const Provision& unit : act.provisions) {
    if (!unit.extent.empty() && !extents_.contains(unit.extent))
      extents_.emplace(unit.extent, "extent_" + std::to_string(extents_.size() + 1));
    if (!unit.valid_from && !unit.valid_to) continue;
    const Validity validity{unit.valid_from, unit.valid_to};
    if (!groups_.contains(validity))
      groups_.emplace(validity, "tmpg_" + std::to_string(groups_.size() + 1));
    if (unit.valid_from) events_.insert(*unit.valid_from);
    if (unit.valid_to) events_.insert(plus_days(*unit.valid_to, 1));
  }
}

std::string Periods::of(const Provision& unit) const {
  const auto found = groups_.find({unit.valid_from, unit.valid_to});
  return found == groups_.end() ? std::string() : '#' + found->second;
}

std::string Periods::event_of(const Date& date) const {
  return "event_" + to_iso(date);
}

void Periods::write_events(pugi::xml_node meta) const {
  if (events_.empty()) return;
  pugi::xml_node lifecycle = meta.append_child("lifecycle");
  set(lifecycle, "source", "#lacuna");
  for (const Date& date : events_) {
    pugi::xml_node event = lifecycle.append_child("eventRef");
    set(event, "eId", event_of(date));
    set(event, "date", to_iso(date));
    set(event, "source", "#lacuna");
    set(event, "type", "amendment");
  }
}

void Periods::write_extents(pugi::xml_node meta) const {
  if (extents_.empty()) return;
  pugi::xml_node analysis = meta.append_child("analysis");
  set(analysis, "source", "#lacuna");
  pugi::xml_node restrictions = analysis.append_child("restrictions");
  set(restrictions, "source", "#lacuna");
  for (const Provision& unit : act_.provisions) {
    if (unit.extent.empty()) continue;
    pugi::xml_node restriction = restrictions.append_child("restriction");
    set(restriction, "href", '#' + unit.eid);
    set(restriction, "refersTo", '#' + extents_.at(unit.extent));
    set(restriction, "type", "jurisdiction");
  }
}

void Periods::write_groups(pugi::xml_node meta) const {
  if (groups_.empty()) return;
  pugi::xml_node data = meta.append_child("temporalData");
  set(data, "source", "#lacuna");
  for (const auto& [validity, id] : groups_) {
    pugi::xml_node group = data.append_child("temporalGroup");
    set(group, "eId", id);
    pugi::xml_node interval = group.append_child("timeInterval");
    if (validity.first) set(interval, "start", '#' + event_of(*validity.first));
    if (validity.second) set(interval, "end", '#' + event_of(plus_days(*validity.second, 1)));
    set(interval, "refersTo", "#inForce");
  }
}

void Periods::write_references(pugi::xml_node references) const {
  const auto add = [&](const char* name, const std::string& id, const std::string& href,
                       const std::string& shown) {
    pugi::xml_node node = references.append_child(name);
    set(node, "eId", id);
    set(node, "href", href);
    set(node, "showAs", shown);
  };
  for (const auto& [extent, id] : extents_)
    add("TLCLocation", id, "/akn/ontology/location/" + id, extent);
  if (!groups_.empty()) add("TLCConcept", "inForce", "/akn/ontology/concept/inForce", "in force");
}

}  // namespace lacuna::kb::akn
