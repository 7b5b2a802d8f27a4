#include "server/pages/service_matrices.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "kb/base/text.h"
#include "kb/model/entry_kinds.h"
#include "kb/rules/aaaq_rules.h"
#include "kb/store/entry_store.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using kb::Assessed;
using kb::Entry;
using kb::value_of;
using kb::values_of;

bool names_one(const Entry& entry, std::string_view field, std::string_view value) {
  const auto& values = values_of(entry, field);
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::vector<Entry> services_asked(Context& context, const MatrixQuery& query) {
  kb::EntryFilter filter;
  filter.kind = "service";
  if (!query.sector.empty()) filter.terms.push_back({"sectors", {query.sector}});
  if (!query.group.empty()) filter.terms.push_back({"groups", {query.group}});
  return kb::all_entries(context.store, context.viewer, filter);
}

// By the service that they are a part of.
std::map<std::string, std::vector<kb::AaaqScore>> scores_by_service(Context& context) {
  std::map<std::string, std::vector<kb::AaaqScore>> scores;
  kb::EntryFilter filter;
  filter.kind = "aaaq_score";
  for (const Entry& entry : kb::all_entries(context.store, context.viewer, filter))
    scores[entry.within].push_back(kb::aaaq_score_of(entry));
  return scores;
}

std::string decimal(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

CellMark mark_of(double mean) {
  return mean < 1.5 ? CellMark::gap : mean < 2.5 ? CellMark::recheck : CellMark::met;
}

TableCell score_part(const Assessed& assessed, const Messages& messages) {
  return {messages.text(
              "{word} ({mean} of 4)",
              {{"word", messages.label("aaaq_score_value", kb::word_of_score(*assessed.mean))},
               {"mean", decimal(*assessed.mean)}}),
          "", mark_of(*assessed.mean)};
}

std::string assessed_text(std::size_t assessed, std::size_t of, const Messages& messages) {
  return messages.text("{assessed} of {all} assessed",
                       {{"assessed", std::to_string(assessed)}, {"all", std::to_string(of)}});
}

// Present in a place: there, in what belongs to it, or in all that it belongs to.
bool is_in(const Entry& service, const PlaceHeading& place) {
  const auto& places = values_of(service, "territories");
  return std::any_of(places.begin(), places.end(), [&](const std::string& one) {
    return place.inside.contains(one) || place.above.contains(one);
  });
}

// Fills a cell with the services of a kind that are in a place and what was assessed of them there.
Assessed fill_place(Context& context, const MatrixQuery& query, const std::string& kind,
                    const PlaceHeading& place, const std::vector<Entry>& services,
                    const std::map<std::string, std::vector<kb::AaaqScore>>& scores,
                    MatrixCell& cell) {
  const Messages& messages = context.messages;
  std::vector<kb::AaaqScore> there;
  for (const Entry& service : services) {
    if (value_of(service, "service") != kind) continue;
    const auto own = scores.find(service.id);
    bool assessed = false;
    if (own != scores.end())
      for (const kb::AaaqScore& score : own->second)
        if (place.inside.contains(score.territory)) {
          there.push_back(score);
          assessed = true;
        }
    if (assessed || is_in(service, place)) cell.entries.push_back(service.id);
  }
  const Assessed assessed = kb::assess(there, query.dimension);
  if (!cell.entries.empty())
    cell.parts.push_back({messages.plural("{count} service", "{count} services",
                                          static_cast<long>(cell.entries.size())),
                          "", CellMark::none});
  if (assessed.mean) {
    cell.parts.push_back(score_part(assessed, messages));
    cell.parts.push_back(
        {assessed_text(assessed.assessed, assessed.of, messages), "", CellMark::none});
    cell.order = 10 + *assessed.mean;
  } else if (!cell.entries.empty()) {
    cell.parts.push_back({messages.text("not assessed"), "", CellMark::unexamined});
    cell.order = 1;
  }
  kb::CellCounts counts;
  counts.records = cell.entries.size();
  for (const auto& [id, scope] : query.silences)
    if (!scope.services.empty() &&
        kb::in_scope(scope, {.service = kind, .territories = &place.above})) {
      kb::add_silence(counts, scope);
      cell.entries.push_back(id);
    }
  for (TableCell& part : count_parts(counts, messages)) {
    cell.parts.push_back(std::move(part));
    cell.order = std::max(cell.order, 0.0);
  }
  return assessed;
}

void note_spread(Context& context, MatrixRow& row, const kb::Spread& spread,
                 const std::vector<MatrixHeading>& columns) {
  const Messages& messages = context.messages;
  row.heading.note = assessed_text(spread.assessed, spread.of, messages);
  if (const auto width = spread.width(); width && spread.assessed > 1)
    row.heading.note += "; " + messages.text("spread {width}: {least} to {most}",
                                             {{"width", decimal(*width)},
                                              {"least", decimal(*spread.least)},
                                              {"most", decimal(*spread.most)}});
  if (spread.worst)
    row.heading.note +=
        "; " + messages.text("worst: {place}", {{"place", columns[*spread.worst].text}});
}

// Which places have least over all services, for the headings.
void note_places(Context& context, Matrix& matrix,
                 const std::vector<std::vector<Assessed>>& by_place) {
  const Messages& messages = context.messages;
  std::vector<Assessed> places;
  for (const auto& services : by_place) places.push_back(kb::assess_all(services));
  const kb::Spread spread = kb::spread_of(places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::string& note = matrix.columns[i].note;
    note = assessed_text(places[i].assessed, places[i].of, messages);
    if (places[i].mean)
      note += "; " + messages.text("mean {mean}", {{"mean", decimal(*places[i].mean)}});
    if (spread.worst == i) note += "; " + messages.text("worst of all");
  }
}

// ---- coverage

struct Coverage {
  std::size_t offered = 0;
  std::size_t stale = 0;
};

constexpr std::size_t kThin = 1;  // so many services or fewer are thin

}  // namespace

FilledMatrix service_by_place(Context& context, const MatrixQuery& query) {
  const std::vector<PlaceHeading> places = place_headings(query, Countries::leave_out);
  std::vector<MatrixHeading> columns;
  for (const PlaceHeading& place : places) columns.push_back(place.heading);
  const auto services = services_asked(context, query);
  const auto scores = scores_by_service(context);
  FilledMatrix filled;
  filled.matrix =
      blank_matrix(context.messages.text("Service"), concept_headings(context, "service"), columns);
  std::vector<std::vector<Assessed>> by_place(places.size());
  for (MatrixRow& row : filled.matrix.rows) {
    std::vector<Assessed> across;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      across.push_back(
          fill_place(context, query, row.heading.key, places[i], services, scores, row.cells[i]));
      by_place[i].push_back(across.back());
    }
    note_spread(context, row, kb::spread_of(across), columns);
  }
  note_places(context, filled.matrix, by_place);
  filled.matrix.notes.push_back(context.messages.text(
      "0 absent, 1 poor, 2 partial, 3 adequate, 4 good. Means are of what was assessed: unknown is "
      "never counted as 0. A place with less than half assessed is never called the worst."));
  return filled;
}

FilledMatrix service_by_dimension(Context& context, const MatrixQuery& query) {
  const Messages& messages = context.messages;
  const kb::EntryField& dimension =
      *kb::find_field(*kb::find_entry_kind("aaaq_score"), "dimension");
  std::vector<MatrixHeading> columns;
  for (const std::string_view word : split(dimension.of, ' '))
    columns.push_back({std::string(word), messages.label("aaaq_score_dimension", word), "", ""});
  const auto services = services_asked(context, query);
  const auto scores = scores_by_service(context);
  FilledMatrix filled;
  filled.matrix =
      blank_matrix(messages.text("Service"), concept_headings(context, "service"), columns);
  // The types of gaps that say the same of a service: none of it there, or no way to it.
  constexpr std::pair<std::string_view, std::string_view> kAspects[] = {
      {"SRV", "availability"}, {"ACC", "non_discrimination"}, {"AWA", "information_access"}};
  std::map<std::pair<std::string, std::string>, kb::CellCounts> gaps;
  for (const kb::GapCell& cell :
       kb::gap_cells(context.store, context.viewer, query.gaps, {.kind = kb::GapAxisKind::service},
                     {.kind = kb::GapAxisKind::term, .field = "type"}))
    for (const auto& [type, aspect] : kAspects)
      if (cell.column == type)
        gaps[{cell.row, std::string(aspect)}].add_gaps(kb::class_of_gap(type), cell.gaps,
                                                       cell.open);
  for (MatrixRow& row : filled.matrix.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      MatrixCell& cell = row.cells[i];
      std::vector<kb::AaaqScore> all;
      for (const Entry& service : services) {
        if (value_of(service, "service") != row.heading.key) continue;
        const auto own = scores.find(service.id);
        if (own == scores.end()) continue;
        const std::size_t before = all.size();
        for (const kb::AaaqScore& score : own->second)
          if (score.dimension == columns[i].key) all.push_back(score);
        if (all.size() > before) cell.entries.push_back(service.id);
      }
      if (const Assessed assessed = kb::assess(all, columns[i].key); assessed.mean) {
        cell.parts.push_back(score_part(assessed, messages));
        cell.order = 10 + *assessed.mean;
      } else if (!all.empty()) {
        cell.parts.push_back({messages.text("unknown"), "", CellMark::unexamined});
      }
      for (TableCell& part : count_parts(gaps[{row.heading.key, columns[i].key}], messages))
        cell.parts.push_back(std::move(part));
      if (!cell.parts.empty()) cell.order = std::max(cell.order, 1.0);
    }
  filled.matrix.notes.push_back(messages.text(
      "Gaps that services name are counted by what they say of the service: a missing service "
      "under availability, a barrier under non-discrimination, not knowing under information."));
  return filled;
}

FilledMatrix place_by_sector(Context& context, const MatrixQuery& query) {
  const Messages& messages = context.messages;
  const std::vector<PlaceHeading> places = place_headings(query, Countries::leave_out);
  std::vector<MatrixHeading> rows;
  for (const PlaceHeading& place : places) rows.push_back(place.heading);
  std::vector<Entry> services = services_asked(context, query);
  std::erase_if(services, [&](const Entry& one) { return !kb::is_offered(one, query.day); });
  FilledMatrix filled;
  filled.matrix =
      blank_matrix(messages.text("Place"), rows, concept_headings(context, "sector", query.sector));
  for (std::size_t r = 0; r < places.size(); ++r)
    for (std::size_t i = 0; i < filled.matrix.columns.size(); ++i) {
      MatrixCell& cell = filled.matrix.rows[r].cells[i];
      Coverage coverage;
      for (const Entry& service : services) {
        if (!names_one(service, "sectors", filled.matrix.columns[i].key) ||
            !is_in(service, places[r]))
          continue;
        ++coverage.offered;
        coverage.stale += kb::is_stale_service(service, query.day) ? 1 : 0;
        cell.entries.push_back(service.id);
      }
      if (coverage.offered == 0) continue;
      const std::size_t fresh = coverage.offered - coverage.stale;
      cell.parts.push_back({messages.plural("{count} service", "{count} services",
                                            static_cast<long>(coverage.offered)),
                            "", fresh > kThin ? CellMark::met : CellMark::none});
      if (fresh <= kThin) cell.parts.push_back({messages.text("thin"), "", CellMark::gap});
      if (coverage.stale > 0)
        cell.parts.push_back({messages.plural("{count} not verified for 180 days",
                                              "{count} not verified for 180 days",
                                              static_cast<long>(coverage.stale)),
                              "", CellMark::recheck});
      cell.order = static_cast<double>(coverage.offered);
    }
  filled.matrix.notes.push_back(messages.text(
      "Services that go on, in the place or for all that it belongs to. One verified service or "
      "none is thin; where nothing is recorded nobody has looked."));
  return filled;
}

FilledMatrix ngo_by_group(Context& context, const MatrixQuery& query) {
  const Messages& messages = context.messages;
  std::vector<Entry> services = services_asked(context, query);
  std::erase_if(services, [&](const Entry& one) { return !kb::is_offered(one, query.day); });
  FilledMatrix filled;
  filled.matrix =
      blank_matrix(messages.text("Sector"), concept_headings(context, "sector", query.sector),
                   concept_headings(context, "group", query.group));
  kb::GapFilter dependent = query.gaps;
  dependent.ngo = kb::NgoDependence::dependent;
  filled.gaps = GapSource{dependent,
                          {.kind = kb::GapAxisKind::term, .field = "sector"},
                          {.kind = kb::GapAxisKind::term, .field = "group"}};
  std::map<std::pair<std::string, std::string>, kb::CellCounts> gaps;
  for (const kb::GapCell& cell : kb::gap_cells(context.store, context.viewer, dependent,
                                               filled.gaps->rows, filled.gaps->columns))
    gaps[{cell.row, cell.column}].add_gaps(kb::class_of_gap(cell.type), cell.gaps, cell.open);
  for (MatrixRow& row : filled.matrix.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      MatrixCell& cell = row.cells[i];
      long dependents = 0, others = 0;
      for (const Entry& service : services) {
        if (!names_one(service, "sectors", row.heading.key) ||
            !names_one(service, "groups", filled.matrix.columns[i].key))
          continue;
        const bool ngo = !value_of(service, "ngo_dependent").empty();
        ++(ngo ? dependents : others);
        if (ngo) cell.entries.push_back(service.id);
      }
      if (dependents > 0)
        cell.parts.push_back(
            {others == 0 ? messages.plural("only through NGOs: {count} service",
                                           "only through NGOs: {count} services", dependents)
                         : messages.plural("{count} service of an NGO, {others} of others",
                                           "{count} services of NGOs, {others} of others",
                                           dependents, {{"others", std::to_string(others)}}),
             "", others == 0 ? CellMark::gap : CellMark::none});
      for (TableCell& part :
           count_parts(gaps[{row.heading.key, filled.matrix.columns[i].key}], messages))
        cell.parts.push_back(std::move(part));
      if (!cell.parts.empty()) cell.order = static_cast<double>(dependents) + 1;
    }
  filled.matrix.notes.push_back(messages.text(
      "Rights that people have only as long as a non-governmental organisation helps: services "
      "that go on and are marked so, and gaps marked so."));
  return filled;
}

}  // namespace lacuna::server
