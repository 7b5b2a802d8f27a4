#include "indexer/read/xml/akn_validity.h"

#include "indexer/read/xml/akn_notes.h"
#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::akn {

namespace {

constexpr int kLastYear = 2100;  // later dates are placeholders of drafting tools

std::optional<Date> to_date(std::string_view text) {
  const auto date = parse_iso_date(text.substr(0, 10));
  return date && date->year < kLastYear ? date : std::nullopt;
}

// The day before: an interval ends with the event that changes the words on its own day.
std::optional<Date> day_before(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return plus_days(*date, -1);
}

}  // namespace

Validity::Validity(pugi::xml_node document) {
  const pugi::xml_node meta = child_of(document, "meta");
  read_extents(meta);
  for (const pugi::xml_node list : meta.children()) {
    if (local_name(list) != "lifecycle") continue;
    for (const pugi::xml_node event : list.children())
      if (const auto date = to_date(attribute_of(event, "date"))) events_[wid_of(event)] = *date;
  }
  for (const pugi::xml_node list : meta.children()) {
    if (local_name(list) != "temporalData") continue;
    for (const pugi::xml_node group : list.children())
      if (is_element(group)) read_intervals(group);
  }
}

// <restriction href="#art_1" refersTo="#e+w" type="jurisdiction"/>, "#e+w" being a TLCLocation.
void Validity::read_extents(pugi::xml_node meta) {
  std::map<std::string, std::string, std::less<>> places;
  for (const pugi::xml_node place : child_of(meta, "references").children())
    if (local_name(place) == "TLCLocation")
      places[wid_of(place)] = std::string(attribute_of(place, "showAs"));
  for (const pugi::xml_node analysis : meta.children()) {
    if (local_name(analysis) != "analysis") continue;
    for (const pugi::xml_node restriction : child_of(analysis, "restrictions").children()) {
      std::string_view place = attribute_of(restriction, "refersTo");
      std::string_view unit = attribute_of(restriction, "href");
      if (!place.starts_with('#') || !unit.starts_with('#')) continue;
      const auto found = places.find(place.substr(1));
      if (found != places.end()) extents_[std::string(unit.substr(1))] = found->second;
    }
  }
}

void Validity::read_intervals(pugi::xml_node group) {
  // Several intervals: from the first day of the first to the last day of the last.
  Period period;
  bool first = true;
  for (const pugi::xml_node interval : group.children()) {
    if (!is_element(interval)) continue;
    if (first) period.from = date_of(attribute_of(interval, "start"));
    period.to = day_before(date_of(attribute_of(interval, "end")));
    first = false;
  }
  if (!first) periods_[wid_of(group)] = period;
}

std::optional<Date> Validity::date_of(std::string_view reference) const {
  if (reference.starts_with('#')) reference.remove_prefix(1);
  if (const auto found = events_.find(reference); found != events_.end()) return found->second;
  return to_date(reference);
}

void Validity::put_on(pugi::xml_node node, Block& unit) const {
  if (!node) return;
  std::string_view period = attribute_of(node, "period");
  if (period.starts_with('#')) period.remove_prefix(1);
  if (const auto found = periods_.find(period); found != periods_.end()) {
    unit.from = found->second.from;
    unit.to = found->second.to;
  } else {
    unit.from = date_of(attribute_of(node, "start"));
    unit.to = day_before(date_of(attribute_of(node, "end")));
  }
  if (const auto found = extents_.find(wid_of(node)); found != extents_.end())
    unit.extent = found->second;
  const std::string_view status = attribute_of(node, "status");
  if (status == "removed") unit.state = kb::ProvisionState::repealed;
  if (status == "temporarilyRemoved") unit.state = kb::ProvisionState::suspended;
}

}  // namespace lacuna::indexer::akn
