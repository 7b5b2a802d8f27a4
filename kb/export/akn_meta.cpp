#include "kb/export/akn_meta.h"

#include <optional>

#include <unicode/uloc.h>

#include "kb/export/akn_analysis.h"
#include "kb/export/akn_periods.h"
#include "kb/export/akn_xml.h"
#include "kb/model/iri.h"

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

pugi::xml_node add(pugi::xml_node parent, const char* name) {
  return parent.append_child(name);
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

// Organisations and concepts; who has more for the list appends to it.
pugi::xml_node write_references(pugi::xml_node meta, const Act& act) {
  pugi::xml_node references = add(meta, "references");
  set(references, "source", "#lacuna");
  const auto organisation = [&](std::string_view id, std::string_view name) {
    pugi::xml_node node = add(references, "TLCOrganization");
    set(node, "eId", id);
    set(node, "href", "/akn/ontology/organization/" + std::string(id));
    set(node, "showAs", name);
  };
  organisation("lacuna", "Lacuna");
  organisation("issuer", act.work.issuer.empty() ? "not known" : act.work.issuer);
  pugi::xml_node basic = add(references, "TLCConcept");
  set(basic, "eId", kBasicUnit.substr(1));
  set(basic, "href", "/akn/ontology/concept/basicUnit");
  set(basic, "showAs", "basic unit");
  return references;
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

std::string work_iri(const Work& work) {
  const std::size_t slash = work.key.rfind('/');
  const std::string name = work.number.empty()
                               ? work.key.substr(slash == std::string::npos ? 0 : slash + 1)
                               : work.number;
  std::string iri =
      "/akn/" + iri_segment(work.jurisdiction.empty() ? "int" : work.jurisdiction) + "/act";
  if (!work.type.empty() && work.type != "act") iri += '/' + iri_segment(work.type);
  if (work.date_document && (work.year == 0 || work.year == work.date_document->year))
    iri += '/' + to_iso(*work.date_document);
  else if (work.year != 0)
    iri += '/' + std::to_string(work.year);
  else
    iri += "/undated";
  return iri + '/' + iri_segment(name);
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
  if (scope.component != "main") return;  // a component points to the main document's references
  if (!main) {
    write_references(meta, act);
    return;
  }
  const Periods periods(act);
  const Analysis analysis(act);
  analysis.write_lifecycle(meta);
  periods.write_events(meta);
  analysis.write_modifications(meta);
  periods.write_extents(meta);
  periods.write_groups(meta);
  const pugi::xml_node references = write_references(meta, act);
  analysis.write_references(references);
  periods.write_references(references);
}

}  // namespace lacuna::kb::akn
