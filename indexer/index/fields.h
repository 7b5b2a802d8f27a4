// THE TABLE of what can be searched, filtered and counted: writer, query parser, help page and
// docs/query-language.md read it (a test holds the page to it). A prefix or slot stands nowhere
// else. Changing a row's prefix, slot or kind changes every index: raise index_schema_version.
// constexpr; any thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace lacuna::indexer {

// Of the layout of terms, slots and document data; an index with another one is rebuilt.
inline constexpr std::string_view index_schema_version = "3";

// Values that belong to no field: the words in their order (word_order.h); which unit it is.
inline constexpr unsigned word_order_slot = 30;
inline constexpr unsigned unit_slot = 31;

enum class Field {
  text,
  title,
  heading,
  work,
  eid,
  number,
  year,
  date,
  jurisdiction,
  type,
  lang,
  kind,
  force,
  level,
  group,
  sector,
  territory,
  state,
  since,
  until,
  on,
};

enum class FieldKind {
  text,     // words, stemmed: title:azil
  boolean,  // one exact value: work:ro/lege/2006/122
  number,   // an exact value or a range: year:2006, year:2015..2018
  date,     // a day, month or year, or a range: date:2015..2018-06
  day,      // the texts of a day: on:2015-06-01
  facet,    // one exact value of a short list, counted beside the hits: kind:gap
};

struct FieldRow {
  Field field;
  std::string_view name;    // as typed, and in JSON and addresses
  std::string_view prefix;  // of its terms
  int slot;                 // of its value; -1: none
  FieldKind kind;
  std::string_view label;        // message id of the locales
  std::string_view description;  // one sentence, message id too
  std::string_view example;      // a whole query
};

inline constexpr FieldRow field_rows[] = {
    {Field::text, "text", "", -1, FieldKind::text, "Text",
     "Words of the provision or record itself; where a query goes without a field.",
     "protectie temporara"},
    {Field::title, "title", "S", -1, FieldKind::text, "Title",
     "Words of the title of the act or record, its subject and its short names.", "title:azil"},
    {Field::heading, "heading", "XH", -1, FieldKind::text, "Heading",
     "Words of the heading of the article.", "heading:definitii"},
    {Field::work, "work", "XW", -1, FieldKind::boolean, "Act", "One act or paper, by its key.",
     "work:ro/lege/2006/122 permis"},
    {Field::eid, "eid", "XEID", -1, FieldKind::boolean, "Provision",
     "A unit and everything in it, by its address.", "work:ro/lege/2006/122 eid:art_20"},
    {Field::number, "number", "XN", -1, FieldKind::boolean, "Number",
     "Number of the act or record, as printed.", "number:122 azil"},
    {Field::year, "year", "Y", 0, FieldKind::number, "Year", "Year in the number of the act.",
     "year:2004..2006 strain"},
    {Field::date, "date", "", 1, FieldKind::date, "Date",
     "Day of entry into force, else of the version, else of the document; of a record, the day it "
     "was made.",
     "date:2015..2018 cazare"},
    {Field::jurisdiction, "jurisdiction", "XJ", 2, FieldKind::facet, "Jurisdiction",
     "Country code, eu or int.", "jurisdiction:ro permis"},
    {Field::type, "type", "T", 3, FieldKind::facet, "Type",
     "Type of act (lege, oug, hg ...), of gap, or motivation of a comment.", "type:lege azil"},
    {Field::lang, "lang", "L", 4, FieldKind::facet, "Language", "Language of the text.",
     "lang:en asylum"},
    {Field::kind, "kind", "K", 5, FieldKind::facet, "Kind of record",
     "provision, act, paper, gap, ask, evidence or annotation.", "kind:gap cazare"},
    {Field::force, "force", "XF", 6, FieldKind::facet, "In force",
     "Whether the act is law today, as far as its source says.", "force:in_force azil"},
    {Field::level, "level", "XL", 7, FieldKind::facet, "Level", "Level at which the gap lies.",
     "level:local cazare"},
    {Field::group, "group", "XG", 8, FieldKind::facet, "Group", "Whom the gap affects.",
     "group:TPB cazare"},
    {Field::sector, "sector", "XS", 9, FieldKind::facet, "Sector", "Field of policy of the gap.",
     "sector:HOU"},
    {Field::territory, "territory", "XT", 10, FieldKind::facet, "Territory",
     "Where the gap is felt.", "territory:RO-TM"},
    {Field::state, "state", "XST", 11, FieldKind::facet, "State",
     "State of the provision, gap, paper or comment in its life cycle.", "state:validated"},
    {Field::since, "since", "", 12, FieldKind::date, "Since",
     "Day from which the text reads so; of a text without a date, the day of the act.",
     "since:2015..2018 cazare"},
    {Field::until, "until", "", 13, FieldKind::date, "Until",
     "Day from which a newer text applies; the newest text has none.",
     "on:2016-02-01 until:2016.."},
    {Field::on, "on", "", -1, FieldKind::day, "On",
     "The texts as they read on a day; without it the newest texts are searched.",
     "on:2015-06-01 cazare"},
};

constexpr std::span<const FieldRow> fields() {
  return field_rows;
}

constexpr const FieldRow& row_of(Field field) {
  for (const auto& row : field_rows)
    if (row.field == field) return row;
  return field_rows[0];
}

constexpr std::optional<Field> find_field(std::string_view name) {
  for (const auto& row : field_rows)
    if (row.name == name) return row.field;
  return std::nullopt;
}

}  // namespace lacuna::indexer
