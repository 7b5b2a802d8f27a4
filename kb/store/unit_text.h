// The words of single units as search results show them, in few and narrow reads: a page of hits
// asks for twenty of them. Public texts alone; whether a reader may see one is decided by who asks.
// For threading and errors see store.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/provision.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// What a hit says of its text. Readable texts only.
struct TextHead {
  std::int64_t number = 0;  // of the expression, within this database
  Work work;                // key, kind, title, subject
  Expression expression;    // key, title, language
};
std::optional<TextHead> find_text_head(Store& store, std::string_view expression);

// A provision with its words and level; what readers of whole acts get besides is left out.
struct PlacedUnit {
  Provision provision;  // parent: a position in the act, -1 at the top
  std::int64_t position = 0;
  std::int64_t end = 0;  // behind its last descendant
};
std::optional<PlacedUnit> find_unit_row(Store& store, std::int64_t number, std::string_view eid);
std::optional<PlacedUnit> find_unit_row(Store& store, std::int64_t number, std::int64_t position);
// What is below it, in reading order.
std::vector<PlacedUnit> unit_rows_below(Store& store, std::int64_t number, const PlacedUnit& unit);

// While it lives, what is read of this store is one state of it, and the file is not asked for each
// statement whether it changed. Also within a transaction.
std::shared_ptr<void> read_at_once(Store& store);

}  // namespace lacuna::kb
