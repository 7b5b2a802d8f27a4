// Tables of concordance between an act of the Union and national law: what the degrees of the rows
// say of the whole, which rows are missing and which were compared with texts that are no longer
// the newest (domain reference 2.2; Moldova: HG 1171/2018). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/entry.h"

namespace lacuna::kb {

struct ConcordanceSummary {
  std::string_view overall;  // a degree of the rows: fully, partially, not_transposed, not_assessed
  std::vector<std::pair<std::string_view, std::size_t>> degrees;  // in the order of the table
  std::size_t assessed = 0;   // rows that oblige and have a degree
  std::size_t open = 0;       // rows that oblige and have none yet
  std::size_t incorrect = 0;  // rows whose national text says the contrary
};
// Rows that oblige nobody (not applicable, no transposition needed) and options not taken up do not
// count. The whole is full when every other row is full, more favourable or applied; it is not
// transposed when none has anything; else it is partial. Rows without a degree make it provisional:
// `open` says how many.
ConcordanceSummary summary_of(std::span<const Entry> rows);

// Articles of the Union's act (eIds of its basic units) that no row speaks of, in their order.
std::vector<std::string> missing_articles(std::span<const Entry> rows, std::string_view eu_act,
                                          std::span<const std::string> articles);

// Why a row must be looked at again: message ids, English as they stand; empty: it is fresh.
// `eu_newest` and `national_newest` are the dates of the newest texts, nullopt when none is loaded.
std::vector<std::string_view> staleness(const Entry& row, const std::optional<Date>& eu_newest,
                                        const std::optional<Date>& national_newest);

}  // namespace lacuna::kb
