#include "kb/export/akn_meta.h"

#include <map>
#include <optional>
#include <set>

#include <unicode/uloc.h>

#include "kb/base/text.h"
#include "kb/export/akn_periods.h"
#include "kb/model/ref.h"

namespace lacuna::kb::akn {

namespace {

constexpr std::string_view kUnknownDate = "9999-01-01";  // the drafting world's placeholder

std::string iso_or_unknown(const std::optional<Date>& date) {
  return date ? to_iso(*date) : std::string(kUnknownDate);
}

// ISO 639-2 of a BCP 47 tag; "und" when it is not known.
std::string three_letters(const std::string& language) {
  const std::string_view code = uloc_getISO3Language(language.c_str());
  return code.empty() ? "und" : std::string(code);
}

// What may stand in a segment of an IRI, everything else percent-encoded.
std::string segment(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == '+';
    if (plain) {
      out += static_cast<char>(c);
    } else {
      out += '%';
      out += kHex[c >> 4];
      out += kHex[c & 15];
    }
  }
  return out;
}

pugi::xml_node add(pugi::xml_node parent, const char* name) {
  return parent.append_child(name);
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

void add_value(pugi::xml_node parent, const char* name, std::string_view value) {
  set(add(parent, name), "value", value);
}

void add_date(pugi::xml_node parent, const std::string& date, std::string_view name) {
  pugi::xml_node node = add(parent, "FRBRdate");
  set(node, "date", date);
  set(node, "name", name);
}

void add_author(pugi::xml_node parent, std::string_view href) {
  set(add(parent, "FRBRauthor"), "href", href);
}

// The kinds that change words; the others are told by their notes.
std::string_view textual_type(EventKind kind) {
  switch (kind) {
    case EventKind::inserts:
      return "insertion";
    case EventKind::repeals:
      return "repeal";
    case EventKind::renumbers:
      return "renumbering";
    case EventKind::amends:
    case EventKind::rectifies:
      return "substitution";
    default:
      return {};
  }
}

std::string_view event_type(EventKind kind) {
  return kind == EventKind::repeals ? "repeal" : "amendment";
}

// ro/lege/2013/376!art_II__point_1 -> /akn/ro/act/lege/2013/376/!main#art_II__point_1
std::string iri_of_reference(const std::string& reference) {
  const auto ref = parse_ref(reference);
  if (!ref) return {};
  std::string iri = "/akn";
  bool first = true;
  for (const std::string_view part : split(ref->work, '/')) {
    iri += '/' + segment(part);
    if (first) iri += "/act";
    first = false;
  }
  iri += "/!main";
  if (!ref->eid.empty()) iri += '#' + ref->eid;
  return iri;
}

struct Source {
  std::string id;
  std::string iri;
  std::string name;
};

// The acting provisions, each once, in the order of the events.
std::map<std::string, Source> sources_of(const Act& act) {
  std::map<std::string, Source> sources;
  for (const LegalEvent& event : act.events) {
    const std::string iri = iri_of_reference(event.acting);
    if (iri.empty() || sources.contains(event.acting)) continue;
    const std::string id = "pref_" + std::to_string(sources.size() + 1);
    sources[event.acting] = {id, iri, event.acting};
  }
  return sources;
}

void write_lifecycle(pugi::xml_node meta, const Act& act,
                     const std::map<std::string, Source>& sources) {
  pugi::xml_node lifecycle;
  std::set<std::string> told;  // one event a day, source and kind
  for (const LegalEvent& event : act.events) {
    const auto source = sources.find(event.acting);
    if (source == sources.end() || !event.effective_on) continue;
    const std::string date = to_iso(*event.effective_on);
    if (!told.insert(date + source->second.id + std::string(event_type(event.kind))).second)
      continue;
    if (!lifecycle) {
      lifecycle = add(meta, "lifecycle");
      set(lifecycle, "source", "#lacuna");
    }
    pugi::xml_node node = add(lifecycle, "eventRef");
    set(node, "eId", "eventRef_" + std::to_string(told.size()));
    set(node, "date", date);
    set(node, "source", '#' + source->second.id);
    set(node, "type", event_type(event.kind));
  }
}

void write_modifications(pugi::xml_node meta, const Act& act,
                         const std::map<std::string, Source>& sources) {
  pugi::xml_node list;
  int count = 0;
  for (const LegalEvent& event : act.events) {
    const auto source = sources.find(event.acting);
    const std::string_view type = textual_type(event.kind);
    if (source == sources.end() || type.empty() || event.affected_eid.empty() ||
        !event.affected_work.empty()) continue;
    if (!list) {
      pugi::xml_node analysis = add(meta, "analysis");
      set(analysis, "source", "#lacuna");
      list = add(analysis, "passiveModifications");
    }
    const std::string id = "pmod_" + std::to_string(++count);
    pugi::xml_node mod = add(list, "textualMod");
    set(mod, "eId", id);
    set(mod, "type", type);
    pugi::xml_node from = add(mod, "source");
    set(from, "eId", id + "__source");
    set(from, "href", source->second.iri);
    pugi::xml_node to = add(mod, "destination");
    set(to, "eId", id + "__destination");
    set(to, "href", '#' + event.affected_eid);
  }
}

void write_references(pugi::xml_node meta, const Act& act,
                      const std::map<std::string, Source>& sources) {
  pugi::xml_node references = add(meta, "references");
  set(references, "source", "#lacuna");
  for (const auto& [key, source] : sources) {
    pugi::xml_node node = add(references, "passiveRef");
    set(node, "eId", source.id);
    set(node, "href", source.iri);
    set(node, "showAs", source.name);
  }
  const auto organisation = [&](std::string_view id, std::string_view name) {
    pugi::xml_node node = add(references, "TLCOrganization");
    set(node, "eId", id);
    set(node, "href", "/akn/ontology/organization/" + std::string(id));
    set(node, "showAs", name);
  };
  organisation("lacuna", "Lacuna");
  organisation("issuer", act.work.issuer.empty() ? "not known" : act.work.issuer);
}

void write_identification(pugi::xml_node meta, const Act& act, const MetaScope& scope) {
  const Work& work = act.work;
  pugi::xml_node identification = add(meta, "identification");
  set(identification, "source", "#lacuna");
  const std::string component = "/!" + std::string(scope.component);
  const std::string portion = scope.portion.empty() ? "" : '~' + std::string(scope.portion);

  pugi::xml_node on_work = add(identification, "FRBRWork");
  add_value(on_work, "FRBRthis", work_iri(work) + component);
  add_value(on_work, "FRBRuri", work_iri(work));
  const auto alias = [&](std::string_view value, std::string_view name) {
    if (value.empty()) return;
    pugi::xml_node node = add(on_work, "FRBRalias");
    set(node, "value", value);
    set(node, "name", name);
  };
  alias(work.key, "work-key");
  alias(work.eli, "eli");
  alias(work.celex, "celex");
  add_date(on_work, iso_or_unknown(work.date_document),
           work.date_document ? "document" : "unknown");
  add_author(on_work, "#issuer");
  add_value(on_work, "FRBRcountry", work.jurisdiction.empty() ? "int" : work.jurisdiction);
  if (!work.type.empty()) add_value(on_work, "FRBRsubtype", work.type);
  if (!work.number.empty()) add_value(on_work, "FRBRnumber", work.number);

  const std::string expression = expression_iri(act);
  pugi::xml_node on_expression = add(identification, "FRBRExpression");
  add_value(on_expression, "FRBRthis", expression + component + portion);
  add_value(on_expression, "FRBRuri", expression + portion);
  add_date(on_expression, iso_or_unknown(act.expression.date),
           act.expression.date ? "expression" : "unknown");
  add_author(on_expression, "#issuer");
  set(add(on_expression, "FRBRlanguage"), "language", three_letters(act.expression.language));

  pugi::xml_node on_file = add(identification, "FRBRManifestation");
  add_value(on_file, "FRBRthis", expression + component + portion + ".xml");
  add_value(on_file, "FRBRuri", expression + portion + ".akn");
  const auto loaded = parse_iso_date(std::string_view(act.expression.loaded_on).substr(0, 10));
  add_date(on_file, iso_or_unknown(loaded), "loaded");
  add_author(on_file, "#lacuna");
  if (!scope.portion.empty()) set(add(on_file, "FRBRportion"), "from", scope.portion);
  add_value(on_file, "FRBRformat", "xml");
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool control = c.value < 0x20 && c.value != '\t' && c.value != '\n';
    if (!control && c.value != 0xFFFE && c.value != 0xFFFF) append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

std::string work_iri(const Work& work) {
  const std::size_t slash = work.key.rfind('/');
  const std::string name = work.number.empty()
                               ? work.key.substr(slash == std::string::npos ? 0 : slash + 1)
                               : work.number;
  std::string iri =
      "/akn/" + segment(work.jurisdiction.empty() ? "int" : work.jurisdiction) + "/act";
  if (!work.type.empty() && work.type != "act") iri += '/' + segment(work.type);
  if (work.date_document && (work.year == 0 || work.year == work.date_document->year))
    iri += '/' + to_iso(*work.date_document);
  else if (work.year != 0)
    iri += '/' + std::to_string(work.year);
  else
    iri += "/undated";
  return iri + '/' + segment(name);
}

std::string expression_iri(const Act& act) {
  return work_iri(act.work) + '/' + three_letters(act.expression.language) + '@' +
         (act.expression.date ? to_iso(*act.expression.date) : "undated");
}

void write_meta(pugi::xml_node document, const Act& act, const MetaScope& scope) {
  pugi::xml_node meta = add(document, "meta");
  write_identification(meta, act, scope);
  const bool main = scope.component == "main" && scope.portion.empty();
  if (main && !act.work.gazette.empty() && act.work.gazette.front().date) {
    const GazetteReference& gazette = act.work.gazette.front();
    pugi::xml_node publication = add(meta, "publication");
    set(publication, "date", to_iso(*gazette.date));
    set(publication, "name", gazette.name);
    set(publication, "showAs", gazette.name);
    if (!gazette.number.empty()) set(publication, "number", gazette.number);
  }
  const Periods periods(act);
  const auto sources = main ? sources_of(act) : std::map<std::string, Source>{};
  if (main) {
    write_lifecycle(meta, act, sources);
    periods.write_events(meta);
    write_modifications(meta, act, sources);
    periods.write_extents(meta);
    periods.write_groups(meta);
  }
  // References are the file's: a component points to those of the main document.
  if (scope.component == "main") write_references(meta, act, sources);
  if (main) periods.write_references(meta.child("references"));
}

}  // namespace lacuna::kb::akn
