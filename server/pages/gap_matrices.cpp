#include "server/pages/gap_matrices.h"

#include <algorithm>
#include <functional>
#include <map>

#include "kb/model/ref.h"
#include "kb/store/entry_store.h"
#include "kb/store/known.h"
#include "kb/store/known_works.h"
#include "server/pages/gap_filter.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using kb::CellCounts;
using kb::Entry;
using kb::GapAxis;
using kb::GapAxisKind;

using Counts = std::map<std::pair<std::string, std::string>, CellCounts>;

Counts counts_of(Context& context, const GapSource& source) {
  Counts counts;
  for (const kb::GapCell& cell :
       source.known ? kb::gap_cells_known(context.store, context.viewer, source.filter, source.rows,
                                          source.columns, *source.known)
                    : kb::gap_cells(context.store, context.viewer, source.filter, source.rows,
                                    source.columns))
    counts[{cell.row, cell.column}].add_gaps(kb::class_of_gap(cell.type), cell.gaps, cell.open);
  return counts;
}

using Silences = std::vector<std::pair<std::string, kb::SilenceScope>>;

// Adds the signed statements in scope of the place to a cell and its counts.
void sign(const Silences& silences, const kb::CellPlace& place, MatrixCell& cell,
          CellCounts& counts) {
  for (const auto& [id, scope] : silences)
    if (kb::in_scope(scope, place)) {
      kb::add_silence(counts, scope);
      cell.entries.push_back(id);
    }
}

double order_of(const CellCounts& counts) {
  switch (kb::standing_of(counts)) {
    case kb::Standing::counted:
      return 2 + static_cast<double>(counts.gaps + counts.records);
    case kb::Standing::none_signed:
      return 1;
    case kb::Standing::recheck:
      return 0;
    case kb::Standing::unexamined:
      break;
  }
  return -1;
}

using PlaceOf = std::function<kb::CellPlace(const std::string& row, const std::string& column)>;

// Rows by columns of gaps, and the statements that fill what is left.
void fill(Context& context, const MatrixQuery& query, FilledMatrix& filled,
          const PlaceOf& place_of) {
  Counts counts = counts_of(context, *filled.gaps);
  for (MatrixRow& row : filled.matrix.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& column = filled.matrix.columns[i].key;
      CellCounts& cell = counts[{row.heading.key, column}];
      if (place_of) sign(query.silences, place_of(row.heading.key, column), row.cells[i], cell);
      row.cells[i].parts = count_parts(cell, context.messages);
      row.cells[i].order = order_of(cell);
    }
}

void note_counting(Context& context, Matrix& matrix) {
  matrix.notes.push_back(context.messages.text(
      "Rejected and superseded gaps are not counted. A signed statement fills exactly the cells "
      "that it names."));
}

// ---- provisions by service

struct ServiceBasis {
  std::string kind;
  std::string reference;
  std::string work;
  std::string id;
};

std::vector<ServiceBasis> service_bases(Context& context) {
  std::vector<ServiceBasis> bases;
  kb::EntryFilter filter;
  filter.kind = "service";
  for (const Entry& service : kb::all_entries(context.store, context.viewer, filter)) {
    const std::string reference(kb::value_of(service, "legal_basis"));
    const std::string kind(kb::value_of(service, "service"));
    const auto ref = kb::parse_ref(reference);
    if (ref && !kind.empty()) bases.push_back({kind, reference, ref->work, service.id});
  }
  return bases;
}

std::string unit_text(Context& context, const std::string& reference) {
  const auto ref = kb::parse_ref(reference);
  const std::string text = cited(context, reference);
  return ref && ref->date ? text + " (" + to_iso(*ref->date) + ")" : text;
}

void name_acts(Context& context, Matrix& matrix, const Request& request) {
  std::vector<std::string> keys;
  for (const MatrixRow& row : matrix.rows) keys.push_back(row.heading.key);
  const auto known = kb::known_works(context.store, keys);
  for (MatrixRow& row : matrix.rows) {
    const auto work = known.find(row.heading.key);
    row.heading.text = work == known.end() ? row.heading.key : work_title(work->second);
    row.heading.href = with_parameter(request, "work", row.heading.key);
    row.heading.note = row.heading.key;
  }
}

// ---- topics by place

struct Practices {
  std::map<std::string, std::vector<std::string>> sectors;  // by id
  std::vector<Entry> all;
};

Practices practices_of(Context& context, const MatrixQuery& query) {
  Practices practices;
  practices.all = entries_asked(context, "practice", query.known);
  if (query.known) {
    std::map<std::string, std::vector<std::string>> sectors;
    for (const Entry& practice : practices.all)
      for (const std::string& id : kb::values_of(practice, "gaps")) {
        if (!sectors.contains(id)) {
          const auto gap = kb::gap_known(context.store, context.viewer, id, *query.known);
          sectors[id] = gap ? gap->sectors : std::vector<std::string>();
        }
        for (const std::string& sector : sectors[id])
          practices.sectors[practice.id].push_back(sector);
      }
    return practices;
  }
  for (auto& [id, sector] : kb::sectors_by_gaps(context.store, context.viewer, "practice"))
    practices.sectors[id].push_back(std::move(sector));
  return practices;
}

struct PracticeCounts {
  long complies = 0;
  long deviates = 0;
  long fills = 0;
  long contradicts = 0;

  long all() const { return complies + deviates + fills + contradicts; }
};

// Practices of a sector in a place: those there, and those of all that it belongs to.
PracticeCounts practices_in(const Practices& practices, const std::string& sector,
                            const PlaceHeading& place, MatrixCell& cell) {
  PracticeCounts counts;
  for (const Entry& practice : practices.all) {
    const auto sectors = practices.sectors.find(practice.id);
    if (sectors == practices.sectors.end() ||
        std::find(sectors->second.begin(), sectors->second.end(), sector) == sectors->second.end())
      continue;
    const auto& places = kb::values_of(practice, "territories");
    if (std::none_of(places.begin(), places.end(), [&](const std::string& one) {
          return place.inside.contains(one) || place.above.contains(one);
        }))
      continue;
    const std::string_view relation = kb::value_of(practice, "relation");
    ++(relation == "complies"     ? counts.complies
       : relation == "deviates"   ? counts.deviates
       : relation == "fills_void" ? counts.fills
                                  : counts.contradicts);
    cell.entries.push_back(practice.id);
  }
  return counts;
}

std::vector<TableCell> topic_parts(const CellCounts& counts, const PracticeCounts& practices,
                                   const Messages& messages) {
  std::vector<TableCell> parts;
  const auto gaps = [&](const char* one, const char* other, std::size_t number) {
    if (number > 0)
      parts.push_back({messages.plural(one, other, static_cast<long>(number)), "", CellMark::gap});
  };
  gaps("law: {count} gap", "law: {count} gaps", counts.law);
  CellCounts signed_only;
  signed_only.signed_none = counts.signed_none;
  signed_only.rechecks = counts.rechecks;
  for (TableCell& part : count_parts(signed_only, messages)) {
    part.text = messages.text("law: {finding}", {{"finding", part.text}});
    parts.push_back(std::move(part));
  }
  gaps("policy: {count} gap", "policy: {count} gaps", counts.policy);
  gaps("practice: {count} gap", "practice: {count} gaps", counts.practice);
  const auto lived = [&](const char* one, const char* other, long number, CellMark mark) {
    if (number > 0) parts.push_back({messages.plural(one, other, number), "", mark});
  };
  lived("practice: {count} complies", "practice: {count} comply", practices.complies,
        CellMark::met);
  lived("practice: {count} deviates", "practice: {count} deviate", practices.deviates,
        CellMark::gap);
  lived("practice: {count} fills a void", "practice: {count} fill a void", practices.fills,
        CellMark::recheck);
  lived("practice: {count} contradicts", "practice: {count} contradict", practices.contradicts,
        CellMark::gap);
  return parts;
}

}  // namespace

FilledMatrix sector_by_group(Context& context, const MatrixQuery& query) {
  FilledMatrix filled;
  filled.matrix = blank_matrix(context.messages.text("Sector"),
                               concept_headings(context, "sector", query.sector),
                               concept_headings(context, "group", query.group));
  filled.gaps = GapSource{query.gaps,
                          {.kind = GapAxisKind::term, .field = "sector"},
                          {.kind = GapAxisKind::term, .field = "group"},
                          query.known};
  fill(context, query, filled, [](const std::string& row, const std::string& column) {
    return kb::CellPlace{.sector = row, .group = column};
  });
  note_counting(context, filled.matrix);
  return filled;
}

FilledMatrix type_by_level(Context& context, const MatrixQuery& query) {
  FilledMatrix filled;
  filled.matrix = blank_matrix(context.messages.text("Type"), concept_headings(context, "gap_type"),
                               concept_headings(context, "level"));
  filled.gaps = GapSource{query.gaps,
                          {.kind = GapAxisKind::term, .field = "type"},
                          {.kind = GapAxisKind::term, .field = "level"}};
  fill(context, query, filled, {});
  note_counting(context, filled.matrix);
  return filled;
}

FilledMatrix right_by_group(Context& context, const MatrixQuery& query) {
  FilledMatrix filled;
  filled.matrix =
      blank_matrix(context.messages.text("Fundamental right"), concept_headings(context, "right"),
                   concept_headings(context, "group", query.group));
  GapAxis rights{.kind = GapAxisKind::standard};
  rights.places = standards_of_rights(context);
  filled.gaps =
      GapSource{query.gaps, std::move(rights), {.kind = GapAxisKind::term, .field = "group"}};
  fill(context, query, filled, {});
  filled.matrix.notes.push_back(context.messages.text(
      "A gap stands under a right when a standard that protects the right is linked to it as what "
      "should hold. Standards are records of their own; one without a right fills no row."));
  return filled;
}

FilledMatrix provision_by_service(Context& context, const MatrixQuery& query) {
  const bool units = !query.work.empty();
  GapAxis rows{.kind = units ? GapAxisKind::unit : GapAxisKind::act};
  rows.of = query.work;
  FilledMatrix filled;
  filled.gaps = GapSource{query.gaps, rows, {.kind = GapAxisKind::service}};
  Counts counts = counts_of(context, *filled.gaps);
  std::map<std::string, MatrixHeading> headings;
  const auto head = [&](const std::string& key) {
    headings.try_emplace(
        key, MatrixHeading{key, units ? unit_text(context, key) : key, law_url(key), ""});
  };
  for (const auto& [cell, count] : counts) head(cell.first);
  // By row and column: there may be thousands of services, acts and statements.
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> bases;
  for (const ServiceBasis& basis : service_bases(context)) {
    if (units && basis.work != query.work) continue;
    const std::string& key = units ? basis.reference : basis.work;
    head(key);
    bases[{key, basis.kind}].push_back(basis.id);
  }
  std::map<std::string, Silences> signed_of;
  for (const auto& statement : query.silences)
    if (!statement.second.services.empty())
      for (const std::string& act : statement.second.acts) {
        if (units && act != query.work) continue;
        head(act);
        signed_of[act].push_back(statement);
      }
  std::vector<MatrixHeading> listed;
  for (auto& [key, heading] : headings) listed.push_back(std::move(heading));
  filled.matrix = blank_matrix(context.messages.text(units ? "Provision" : "Act"), listed,
                               concept_headings(context, "service"));
  for (MatrixRow& row : filled.matrix.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& key = row.heading.key;
      const std::string& service = filled.matrix.columns[i].key;
      MatrixCell& cell = row.cells[i];
      CellCounts& count = counts[{key, service}];
      if (const auto of = bases.find({key, service}); of != bases.end()) {
        count.records += of->second.size();
        cell.entries = of->second;
      }
      if (count.records > 0)
        cell.parts.push_back(
            {context.messages.plural("basis of {count} service", "basis of {count} services",
                                     static_cast<long>(count.records)),
             "", CellMark::met});
      const std::string& act = units ? query.work : key;
      sign(signed_of[act], {.service = service, .act = act}, cell, count);
      for (TableCell& part : count_parts(count, context.messages))
        cell.parts.push_back(std::move(part));
      cell.order = order_of(count);
    }
  if (!units) name_acts(context, filled.matrix, query.request);
  filled.matrix.notes.push_back(context.messages.text(
      "A provision gives a service its basis when the record of the service names it; a gap stands "
      "here when it is linked to the provision and a service of that kind names the gap."));
  return filled;
}

FilledMatrix topic_by_place(Context& context, const MatrixQuery& query) {
  const std::vector<PlaceHeading> places = place_headings(query, Countries::show);
  std::vector<MatrixHeading> columns;
  GapAxis across{.kind = GapAxisKind::term, .field = "territory"};
  for (const PlaceHeading& place : places) {
    columns.push_back(place.heading);
    for (const std::string& key : place.inside) across.places.emplace_back(place.heading.key, key);
  }
  FilledMatrix filled;
  filled.matrix = blank_matrix(context.messages.text("Topic"),
                               concept_headings(context, "sector", query.sector), columns);
  if (columns.empty()) return filled;
  kb::GapFilter filter = query.gaps;
  filter.territories.clear();
  if (!query.group.empty()) filter.groups = {query.group};
  filled.gaps = GapSource{
      filter, {.kind = GapAxisKind::term, .field = "sector"}, std::move(across), query.known};
  Counts counts = counts_of(context, *filled.gaps);
  const Practices practices = practices_of(context, query);
  for (MatrixRow& row : filled.matrix.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      CellCounts& count = counts[{row.heading.key, columns[i].key}];
      const PracticeCounts lived =
          practices_in(practices, row.heading.key, places[i], row.cells[i]);
      count.records += static_cast<std::size_t>(lived.all());
      sign(query.silences,
           {.sector = row.heading.key, .group = query.group, .territories = &places[i].above},
           row.cells[i], count);
      row.cells[i].parts = topic_parts(count, lived, context.messages);
      row.cells[i].order = order_of(count);
    }
  filled.matrix.notes.push_back(context.messages.text(
      "Gaps in law, in policy and in practice are counted apart. A gap stands in a place when it "
      "is "
      "recorded there or in what belongs to it on the day; a practice has the sectors of the gaps "
      "that it names."));
  note_counting(context, filled.matrix);
  return filled;
}

}  // namespace lacuna::server
