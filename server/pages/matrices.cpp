#include "server/pages/matrices.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/model/entry_kinds.h"
#include "kb/store/entry_store.h"
#include "kb/store/known.h"
#include "server/pages/choices.h"
#include "server/pages/exchange_matrices.h"
#include "server/pages/gap_filter.h"
#include "server/pages/gap_matrices.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/pages/service_matrices.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kListed = 50;      // gaps behind a cell
constexpr std::size_t kRowsOnPage = 60;  // of a long matrix

// clang-format off
constexpr MatrixKind kMatrices[] = {
    {"sectors", "Gaps by sector and group", "In which part of life, and for whom, something is missing.",
     "sector group type level state priority country place ngo known", sector_by_group, ""},
    {"types", "Gaps by type and level", "What is wanting, and at which level of government.",
     "sector group state priority country place ngo known", type_by_level, ""},
    {"rights", "Gaps by fundamental right and group", "Which rights are touched, and whose.",
     "sector group type level state priority country place", right_by_group, ""},
    {"topics", "Topics by place: law beside practice", "What the law lacks in a place beside what practice shows there.",
     "tier place sector group level state priority known", topic_by_place,
     "No place of this kind is known here. Choose other places, or all of them."},
    {"provisions", "Provisions by service", "Which acts and provisions give a service its basis, and which stand behind its gaps.",
     "sector group state priority country", provision_by_service,
     "No service names its legal basis and no gap of a service is linked to a provision yet. Record a service with its legal basis, or link a gap to a provision."},
    {"flows", "Exchange between bodies", "Who gives which kind of data to whom: basis, channel, deadline, or what is missing.",
     "", body_by_body,
     "No exchange is recorded yet. Record a flow between two bodies."},
    {"duties", "Duties of bodies", "What the law makes each body do, provision by provision.",
     "sector", body_by_duty,
     "No competence is recorded yet. Record which provision gives a body a duty."},
    {"quality", "Services by place: availability to quality", "The same service in several places, from what was assessed of it.",
     "tier place sector group dimension", service_by_place,
     "No place of this kind is known here. Choose other places, or all of them."},
    {"dimensions", "Services by dimension", "Availability, accessibility, acceptability and quality, each apart.",
     "sector group", service_by_dimension, ""},
    {"coverage", "Places by sector: how thin the services are", "Where one service or none carries a whole sector.",
     "tier place sector group", place_by_sector,
     "No place of this kind is known here. Choose other places, or all of them."},
    {"ngo", "What only non-governmental organisations give", "Rights that end when a project ends.",
     "sector group level country", ngo_by_group, ""},
    {"concordance", "Concordance by degree", "How far each EU act is taken over, row by row.",
     "", table_by_degree,
     "No concordance table is recorded yet. Begin one for an EU act."},
};
// clang-format on

Json tier_options(const MatrixQuery& query, const Messages& messages) {
  Json options = Json::array();
  for (const std::string_view tier : place_tiers())
    options.push_back({{"value", tier},
                       {"label", messages.label("place_tier", tier)},
                       {"selected", tier == query.tier}});
  return options;
}

Json dimension_options(const MatrixQuery& query, const Messages& messages) {
  Json options = Json::array();
  const kb::EntryField& field = *kb::find_field(*kb::find_entry_kind("aaaq_score"), "dimension");
  for (const std::string_view word : split(field.of, ' '))
    options.push_back({{"value", word},
                       {"label", messages.label("aaaq_score_dimension", word)},
                       {"selected", word == query.dimension}});
  return options;
}

// tier has no "all": one of its words always holds.
Json filter_model(Context& context, const MatrixKind& kind, const MatrixQuery& query) {
  const Messages& messages = context.messages;
  Json fields = Json::array();
  if (kb::has_word(kind.filters, "tier"))
    fields.push_back({{"id", "matrix-tier"},
                      {"name", "tier"},
                      {"label", messages.text("Places")},
                      {"all", false},
                      {"options", tier_options(query, messages)}});
  if (kb::has_word(kind.filters, "dimension"))
    fields.push_back({{"id", "matrix-dimension"},
                      {"name", "dimension"},
                      {"label", messages.text("Dimension")},
                      {"all", true},
                      {"options", dimension_options(query, messages)}});
  for (Json& field :
       gap_filter_fields(context, query.request, "matrix", split(kind.filters, ' '))) {
    field["all"] = true;
    fields.push_back(std::move(field));
  }
  return {{"fields", fields},
          {"has_place", kb::has_word(kind.filters, "place")},
          {"place", query.request.query_value("place")},
          {"has_known", kb::has_word(kind.filters, "known")},
          {"known", query.request.query_value("known")},
          {"work", query.work},
          {"sort", query.request.query_value("sort")},
          {"any", !kind.filters.empty()}};
}

std::vector<kb::Gap> gaps_behind(Context& context, const GapSource& source, std::string_view row,
                                 std::string_view column) {
  return source.known
             ? kb::gaps_of_cell_known(context.store, context.viewer, source.filter, source.rows,
                                      row, source.columns, column, kListed + 1, *source.known)
             : kb::gaps_of_cell(context.store, context.viewer, source.filter, source.rows, row,
                                source.columns, column, kListed + 1);
}

// What stands behind the chosen cell.
Json behind_cell(Context& context, FilledMatrix& filled, const MatrixQuery& query) {
  const std::string_view row = query.request.query_value("row"),
                         column = query.request.query_value("column");
  const MatrixCell* cell = find_cell(filled.matrix, row, column);
  if (!cell) return false;
  const auto text_of = [](const auto& headings, std::string_view key) {
    for (const MatrixHeading& heading : headings)
      if (heading.key == key) return heading.text;
    return std::string(key);
  };
  std::vector<MatrixHeading> rows;
  for (const MatrixRow& one : filled.matrix.rows) rows.push_back(one.heading);
  Json gaps = Json::array(), entries = Json::array();
  std::size_t listed = 0;
  if (filled.gaps)
    for (const kb::Gap& gap : gaps_behind(context, *filled.gaps, row, column))
      if (++listed <= kListed) gaps.push_back(gap_link(gap));
  for (const std::string& id : cell->entries)
    if (const auto entry = kb::find_entry(context.store, context.viewer, id))
      entries.push_back(entry_row(context, query.gazetteer, *entry));
  return {{"row", text_of(rows, row)},
          {"column", text_of(filled.matrix.columns, column)},
          {"gaps", gaps},
          {"has_gaps", !gaps.empty()},
          {"more", listed > kListed},
          {"limit", kListed},
          {"entries", entries},
          {"has_entries", !entries.empty()},
          {"empty", gaps.empty() && entries.empty()}};
}

Json others_model(const MatrixKind& now, const Messages& messages) {
  Json others = Json::array();
  for (const MatrixKind& kind : kMatrices)
    others.push_back({{"title", messages.text(std::string(kind.title))},
                      {"href", matrix_url(kind.name)},
                      {"now", kind.name == now.name}});
  return others;
}

// Keeps the rows of one page of a long matrix.
Json page_of(Matrix& matrix, const Request& request) {
  const std::size_t total = matrix.rows.size();
  const int pages = static_cast<int>((total + kRowsOnPage - 1) / kRowsOnPage);
  const int now = page_number(request, pages);
  const std::size_t from = static_cast<std::size_t>(now - 1) * kRowsOnPage;
  if (from > 0)
    matrix.rows.erase(matrix.rows.begin(),
                      matrix.rows.begin() + static_cast<std::ptrdiff_t>(std::min(from, total)));
  if (matrix.rows.size() > kRowsOnPage) matrix.rows.resize(kRowsOnPage);
  return offset_pager(request, now, total, static_cast<int>(kRowsOnPage));
}

}  // namespace

std::span<const MatrixKind> matrix_kinds() {
  return kMatrices;
}

const MatrixKind& get_matrix_kind(std::string_view name) {
  for (const MatrixKind& kind : kMatrices)
    if (kind.name == name) return kind;
  throw Error(ErrorCode::not_found, "There is no such matrix here.",
              "Choose one of the list of matrices.");
}

FilledMatrix filled_matrix(Context& context, const MatrixKind& kind, const Request& request) {
  FilledMatrix filled = kind.fill(context, MatrixQuery(context, request));
  sort_matrix(filled.matrix, request.query_value("sort"));
  return filled;
}

Response matrix_list(Context& context, const Request&) {
  Json rows = Json::array();
  for (const MatrixKind& kind : kMatrices)
    rows.push_back({{"name", kind.name},
                    {"title", context.messages.text(std::string(kind.title))},
                    {"lead", context.messages.text(std::string(kind.lead))},
                    {"href", matrix_url(kind.name)}});
  return page(
      "matrix_list",
      {{"title", context.messages.text("Matrices")}, {"matrices", rows}, {"map_href", map_url()}});
}

Response matrix_show(Context& context, const Request& request) {
  const MatrixKind& kind = get_matrix_kind(request.param("name"));
  const Messages& messages = context.messages;
  const MatrixQuery query(context, request);
  FilledMatrix filled = kind.fill(context, query);
  sort_matrix(filled.matrix, request.query_value("sort"));
  const Json behind = behind_cell(context, filled, query);
  const Json pager = page_of(filled.matrix, request);
  const bool empty = filled.matrix.rows.empty() || filled.matrix.columns.empty();
  const bool chosen =
      std::any_of(request.query.begin(), request.query.end(), [](const Field& field) {
        return !field.value.empty() && field.name != "row" && field.name != "column" &&
               field.name != "page";
      });
  Json crumbs = Json::array();
  crumbs.push_back({{"label", messages.text("Matrices")}, {"href", matrices_url()}});
  return page("matrix_show",
              {{"title", messages.text(std::string(kind.title))},
               {"lead", messages.text(std::string(kind.lead))},
               {"breadcrumb", crumbs},
               {"name", kind.name},
               {"action", matrix_url(kind.name)},
               {"filter", filter_model(context, kind, query)},
               {"chosen", chosen},
               {"clear_href", matrix_url(kind.name)},
               {"day_text", day_text(query.day, messages)},
               {"known_text", kb::has_word(kind.filters, "known") ? day_text(query.known, messages)
                                                                  : std::string()},
               {"work", query.work},
               {"work_href", query.work.empty() ? "" : law_url(query.work)},
               {"table", empty ? Json(false) : matrix_model(filled.matrix, request)},
               {"empty", empty ? messages.text(std::string(kind.empty)) : ""},
               {"notes", filled.matrix.notes},
               {"cell", behind},
               {"pager", pager},
               {"others", others_model(kind, messages)}});
}

}  // namespace lacuna::server
