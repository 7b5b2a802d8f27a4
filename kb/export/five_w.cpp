#include "kb/export/five_w.h"

#include <algorithm>
#include <map>

#include "kb/base/text.h"
#include "kb/export/sheet.h"
#include "kb/rules/entry_rules.h"

namespace lacuna::kb {
namespace {

using enum FiveWPlace;

// clang-format off
constexpr FiveWColumn kColumns[] = {
    {"external_id", "external_id"},
    {"number", "number", derived},
    {"title", "title"},
    {"who_org", "provider"},
    {"who_org_name", "", derived},
    {"who_type", "provider_type"},
    {"implementing_partner", "partner"},
    {"donor", "donor"},
    {"what_sector", "sectors"},
    {"what_service", "service"},
    {"where", "territories"},
    {"where_admin1", "", derived},
    {"where_admin2", "", derived},
    {"where_admin3", "", derived},
    {"when_start", "starts"},
    {"when_end", "ends"},
    {"status", "status"},
    {"for_whom_group", "groups"},
    {"age", "age"},
    {"sex", "sex"},
    {"n_planned", "planned"},
    {"n_reached", "reached"},
    {"unit", "unit"},
    {"legal_basis", "legal_basis"},
    {"no_legal_basis", "no_legal_basis"},
    {"eligibility", "eligibility"},
    {"access_condition", "access_condition"},
    {"documents_required", "documents"},
    {"languages", "languages"},
    {"cost_to_user", "cost"},
    {"modality", "modality"},
    {"opening", "opening"},
    {"referral_path", "referral"},
    {"how_to_use", "how_to_use"},
    {"ngo_dependent", "ngo_dependent"},
    {"funding_end", "funding_end"},
    {"verified_on", "verified_on"},
    {"verified_by_role", "verified_by_role"},
    {"source", "source"},
    {"visibility", "visibility"},
    {"point", "title", point},
    {"point_territory", "territory", point},
    {"point_host", "host", point},
    {"point_address", "place", point},
    {"point_opening", "opening", point},
    {"point_languages", "languages", point},
};
// clang-format on

constexpr std::string_view kBetween = "; ";

const EntryKind& kind_of_place(FiveWPlace place) {
  return *find_entry_kind(place == point ? "service_point" : "service");
}

std::string joined_values(const Entry& entry, std::string_view field) {
  std::string text;
  for (const std::string& value : values_of(entry, field)) {
    if (!text.empty()) text += kBetween;
    text += value;
  }
  return text;
}

std::string cell_of(const Entry& entry, const FiveWColumn& column) {
  if (column.field == "title") return entry.title;
  if (column.field == "number") return entry.number;
  if (column.field == "visibility") return std::string(word(entry.visibility));
  return joined_values(entry, column.field);
}

// ---- reading

class FiveWReader {
 public:
  explicit FiveWReader(const FiveWNames& names) : names_(names) {}

  FiveWReading read(const std::vector<FiveWRow>& rows) {
    if (rows.empty()) {
      fail(1, "The file is empty.", "Begin with a line of column names.");
      return std::move(reading_);
    }
    if (!read_heading(rows.front())) return std::move(reading_);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto& cells = rows[i].cells;
      if (!cells.empty() && cells.front().starts_with('#')) break;
      if (std::ranges::all_of(cells, [](const auto& cell) { return trim(cell).empty(); })) continue;
      read_row(rows[i]);
    }
    for (FiveWService& service : reading_.services) check(service);
    return std::move(reading_);
  }

 private:
  using Values = std::vector<std::pair<std::string, std::string>>;

  void fail(int line, std::string_view message, std::string_view hint, Values values = {}) {
    fail_in("", line, message, hint, std::move(values));
  }
  void fail_in(std::string_view column, int line, std::string_view message, std::string_view hint,
               Values values = {}) {
    reading_.faults.push_back(
        {line, std::string(column), std::string(message), std::string(hint), std::move(values)});
  }

  bool read_heading(const FiveWRow& row) {
    for (const std::string& typed : row.cells) {
      const std::string name = lower(trim(typed));
      const auto found = std::ranges::find(kColumns, name, &FiveWColumn::name);
      if (found == std::end(kColumns) && !name.empty())
        fail(row.line, "There is no column \"{name}\".",
             "Take the names of the first line of an export, or leave the column out.",
             {{"name", name}});
      heading_.push_back(found == std::end(kColumns) ? nullptr : &*found);
    }
    constexpr std::string_view kNeeded = "title";
    if (std::ranges::none_of(heading_, [&](const FiveWColumn* column) {
          return column != nullptr && column->name == kNeeded;
        }))
      fail(row.line, "The column \"{name}\" is not there.", "Add it: it is needed in every row.",
           {{"name", std::string(kNeeded)}});
    return reading_.faults.empty();
  }

  std::string cell(const FiveWRow& row, std::string_view name) const {
    for (std::size_t i = 0; i < heading_.size() && i < row.cells.size(); ++i)
      if (heading_[i] != nullptr && heading_[i]->name == name)
        return std::string(trim(undefused(row.cells[i])));
    return "";
  }

  void read_row(const FiveWRow& row) {
    if (row.cells.size() > heading_.size() &&
        std::any_of(row.cells.begin() + static_cast<long>(heading_.size()), row.cells.end(),
                    [](const auto& more) { return !trim(more).empty(); }))
      return fail(row.line, "The row has more cells than the heading.",
                  "Put cells that hold a comma into quotes.");
    const std::string external = cell(row, "external_id");
    const std::string key = external.empty() ? cell(row, "number") : external;
    if (key.empty())
      return fail(row.line, "The row has no identifier.",
                  "Write one in external_id, so that the row is never imported twice.");
    FiveWService made;
    made.key = key;
    made.line = row.line;
    made.service.kind = "service";
    Entry at;
    at.kind = "service_point";
    for (std::size_t i = 0; i < heading_.size() && i < row.cells.size(); ++i)
      if (const FiveWColumn* column = heading_[i]; column != nullptr && column->place != derived)
        take(row, *column, std::string(trim(undefused(row.cells[i]))), made, at);
    const auto [known, fresh] = places_.emplace(key, reading_.services.size());
    if (fresh)
      reading_.services.push_back(std::move(made));
    else
      compare(row, reading_.services[known->second], made);
    FiveWService& service = reading_.services[known->second];
    if (!at.title.empty()) {
      service.points.push_back(std::move(at));
    } else if (!at.values.empty()) {
      fail(row.line, "The service point has no name.", "Write it in the column point.");
    } else if (!fresh) {
      fail(row.line, "The identifier {key} stands there twice.",
           "Give each service its own, or write what is different into the point columns.",
           {{"key", key}});
    }
  }

  // Rows of one service say the same of it.
  void compare(const FiveWRow& row, const FiveWService& first, const FiveWService& again) {
    for (const FiveWColumn& column : kColumns)
      if (column.place == FiveWPlace::service &&
          cell_of(first.service, column) != cell_of(again.service, column))
        fail_in(column.name, row.line, "Line {first} says something else of the same service.",
                "Write the same in all rows of one service.",
                {{"first", std::to_string(first.line)}});
  }

  void take(const FiveWRow& row, const FiveWColumn& column, const std::string& text,
            FiveWService& made, Entry& at) {
    const bool of_point = column.place == point;
    Entry& entry = of_point ? at : made.service;
    (of_point ? made.given_of_points : made.given).emplace_back(column.field);
    if (column.field == "title") {
      entry.title = text;
    } else if (column.field == "visibility") {
      if (const auto visibility = parse_word<Visibility>(text))
        entry.visibility = *visibility;
      else if (!text.empty())
        fail_in(column.name, row.line, "\"{text}\" is none of its words.",
                "Write public, coalition or private.", {{"text", text}});
    } else if (!text.empty()) {
      take_values(row, column, *find_field(kind_of_place(column.place), column.field), text, entry);
    }
  }

  void take_values(const FiveWRow& row, const FiveWColumn& column, const EntryField& field,
                   const std::string& text, Entry& entry) {
    std::vector<std::string> typed;
    if (field.multiplicity == Multiplicity::several)
      for (const std::string_view one : split(text, ';')) typed.emplace_back(trim(one));
    else
      typed.push_back(text);
    for (const std::string& one : typed) {
      if (one.empty()) continue;
      const auto value = names_(field, one);
      if (value)
        entry.values[std::string(field.name)].push_back(*value);
      else
        fail_in(column.name, row.line, "\"{text}\" is not known here.",
                "Write a key or name of the vocabularies and the register.", {{"text", one}});
    }
  }

  void check(const FiveWService& service) {
    const auto check_one = [&](const Entry& entry) {
      const EntryKind& kind = *find_entry_kind(entry.kind);
      for (const FieldFailure& failure : entry_failures(kind, entry)) {
        const auto column = std::ranges::find_if(kColumns, [&](const FiveWColumn& row) {
          return row.field == failure.field &&
                 (row.place == point) == (entry.kind == "service_point");
        });
        fail_in(column == std::end(kColumns) ? std::string_view() : column->name, service.line,
                failure.message, "Correct the row.");
      }
    };
    check_one(service.service);
    std::ranges::for_each(service.points, check_one);
  }

  const FiveWNames& names_;
  FiveWReading reading_;
  std::vector<const FiveWColumn*> heading_;
  std::map<std::string, std::size_t> places_;  // key -> index of the service
};

}  // namespace

std::span<const FiveWColumn> five_w_columns() {
  return kColumns;
}

std::vector<std::vector<std::string>> five_w_rows(
    const Entry& service, const std::vector<Entry>& points,
    const std::function<std::string(std::string_view column)>& derived_cell) {
  std::vector<const Entry*> rows;
  for (const Entry& at : points)
    if (at.kind == "service_point") rows.push_back(&at);
  if (rows.empty()) rows.push_back(nullptr);
  std::vector<std::vector<std::string>> cells;
  for (const Entry* at : rows) {
    auto& row = cells.emplace_back();
    for (const FiveWColumn& column : kColumns) {
      if (column.place == point)
        row.push_back(at ? cell_of(*at, column) : "");
      else if (column.place == derived && column.field.empty())
        row.push_back(derived_cell(column.name));
      else
        row.push_back(cell_of(service, column));
    }
  }
  return cells;
}

FiveWReading read_five_w(const std::vector<FiveWRow>& rows, const FiveWNames& names) {
  return FiveWReader(names).read(rows);
}

}  // namespace lacuna::kb
