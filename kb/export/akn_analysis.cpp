#include "kb/export/akn_analysis.h"

#include <algorithm>
#include <iterator>

#include "kb/export/akn_xml.h"
#include "kb/model/iri.h"

namespace lacuna::kb::akn {

namespace {

// Modifications of the standard (section 5.9), by what happened. A kind that is not here is told by
// its note alone.
struct ModificationRow {
  EventKind kind;
  const char* element;
  std::string_view type;
};
constexpr ModificationRow kModifications[] = {
    {EventKind::amends, "textualMod", "substitution"},
    {EventKind::inserts, "textualMod", "insertion"},
    {EventKind::repeals, "textualMod", "repeal"},
    {EventKind::rectifies, "textualMod", "substitution"},
    {EventKind::renumbers, "textualMod", "renumbering"},
    {EventKind::interprets, "meaningMod", "authenticInterpretation"},
    {EventKind::derogates, "scopeMod", "exceptionOfScope"},
    {EventKind::extends, "forceMod", "prorogationOfForce"},
    {EventKind::declared_unconstitutional, "forceMod", "unconstitutionality"},
    {EventKind::annuls, "forceMod", "endOfEnactment"},
    {EventKind::suspends, "efficacyMod", "inapplication"},
    {EventKind::republishes, "legalSystemMod", "republication"},
};

const ModificationRow* row_of(EventKind kind) {
  const auto* row = std::find_if(std::begin(kModifications), std::end(kModifications),
                                 [&](const ModificationRow& each) { return each.kind == kind; });
  return row == std::end(kModifications) ? nullptr : row;
}

std::string_view event_type(EventKind kind) {
  return kind == EventKind::repeals || kind == EventKind::annuls ? "repeal" : "amendment";
}

std::string iri_of_reference(const std::string& reference) {
  const auto ref = parse_ref(reference);
  return ref ? iri_of(*ref) : std::string();
}

// A modification below `list`: its source, its destination.
pugi::xml_node add_modification(pugi::xml_node list, const ModificationRow& row,
                                const std::string& id, const std::string& source,
                                const std::string& destination) {
  pugi::xml_node mod = list.append_child(row.element);
  set(mod, "eId", id);
  set(mod, "type", row.type);
  pugi::xml_node from = mod.append_child("source");
  set(from, "eId", id + "__source");
  set(from, "href", source);
  pugi::xml_node to = mod.append_child("destination");
  set(to, "eId", id + "__destination");
  set(to, "href", destination);
  return mod;
}

}  // namespace

Analysis::Analysis(const Act& act) : act_(act) {
  for (const Provision& unit : act.provisions) {
    eids_.insert(unit.eid);
    if (!unit.quotation.empty()) quoting_.insert(unit.eid);
  }
  const auto learn = [](std::map<std::string, Source>& known, const std::string& reference,
                        const char* prefix) {
    if (known.contains(reference)) return;
    if (std::string iri = iri_of_reference(reference); !iri.empty())
      known[reference] = {prefix + std::to_string(known.size() + 1), std::move(iri)};
  };
  for (const LegalEvent& event : act.events) {
    learn(sources_, event.acting, "pref_");
    learn(targets_, event.affected_work, "aref_");
  }
}

std::string Analysis::unit_address(const std::string& eid) const {
  if (!eid.empty() && eids_.contains(eid)) return '#' + eid;
  std::string reference = act_.work.key;
  if (!eid.empty()) reference += '!' + eid;
  return iri_of_reference(reference);
}

void Analysis::write_lifecycle(pugi::xml_node meta) const {
  pugi::xml_node lifecycle;
  std::set<std::string> told;  // one event a day, source and kind
  for (const LegalEvent& event : act_.events) {
    const auto source = sources_.find(event.acting);
    if (source == sources_.end() || !event.effective_on || !event.affected_work.empty()) continue;
    const std::string date = to_iso(*event.effective_on);
    if (!told.insert(date + source->second.id + std::string(event_type(event.kind))).second)
      continue;
    if (!lifecycle) {
      lifecycle = meta.append_child("lifecycle");
      set(lifecycle, "source", "#lacuna");
    }
    pugi::xml_node node = lifecycle.append_child("eventRef");
    set(node, "eId", "eventRef_" + std::to_string(told.size()));
    set(node, "date", date);
    set(node, "source", '#' + source->second.id);
    set(node, "type", event_type(event.kind));
  }
}

void Analysis::write_modifications(pugi::xml_node meta) const {
  pugi::xml_document lists;  // the standard wants the active ones first
  pugi::xml_node active = lists.append_child("activeModifications");
  pugi::xml_node passive = lists.append_child("passiveModifications");
  int count = 0;
  for (const LegalEvent& event : act_.events) {
    const ModificationRow* row = row_of(event.kind);
    if (!row) continue;
    if (event.affected_work.empty()) {
      const auto source = sources_.find(event.acting);
      const std::string to = unit_address(event.affected_eid);
      if (source == sources_.end() || to.empty()) continue;
      add_modification(passive, *row, "pmod_" + std::to_string(++count), source->second.iri, to);
      continue;
    }
    std::string reference = event.affected_work;
    if (!event.affected_eid.empty()) reference += '!' + event.affected_eid;
    const std::string from = unit_address(event.noted_at_eid);
    const std::string to = iri_of_reference(reference);
    if (from.empty() || to.empty()) continue;
    const std::string id = "amod_" + std::to_string(++count);
    pugi::xml_node mod = add_modification(active, *row, id, from, to);
    if (!event.text.empty() && quoting_.contains(event.noted_at_eid) &&
        std::string_view(row->element) == "textualMod") {
      pugi::xml_node words = mod.append_child("new");
      set(words, "eId", id + "__new");
      set(words, "href", '#' + event.noted_at_eid + "__mod_1__qstr_1");
    }
  }
  pugi::xml_node analysis;
  for (const pugi::xml_node& list : {active, passive}) {
    if (!list.first_child()) continue;
    if (!analysis) {
      analysis = meta.append_child("analysis");
      set(analysis, "source", "#lacuna");
    }
    analysis.append_copy(list);
  }
}

void Analysis::write_references(pugi::xml_node references) const {
  const auto write = [&](const std::map<std::string, Source>& known, const char* name) {
    for (const auto& [reference, source] : known) {
      pugi::xml_node node = references.append_child(name);
      set(node, "eId", source.id);
      set(node, "href", source.iri);
      set(node, "showAs", reference);
    }
  };
  write(targets_, "activeRef");
  write(sources_, "passiveRef");
}

}  // namespace lacuna::kb::akn
