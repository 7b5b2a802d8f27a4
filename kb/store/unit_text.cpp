#include "kb/store/unit_text.h"

#include <charconv>
#include <utility>

#include "kb/base/error.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {
namespace {

// Each column of an answer costs more than its content: numbers and short words come as one column
// each, the words one behind the other, the bytes of each among the numbers.
constexpr std::string_view kWords[] = {"level",   "state",  "eid",      "num_raw",
                                       "heading", "wrapup", "quotation"};

std::string select_units(std::string_view where) {
  std::string numbers = "position || ' ' || subtree_end || ' ' || parent || ' ' || basic", words;
  for (const auto column : kWords) {
    numbers += " || ' ' || length(CAST(" + std::string(column) + " AS BLOB))";
    words += (words.empty() ? "" : " || ") + std::string(column);
  }
  return "SELECT " + numbers + ", " + words + ", text FROM provisions WHERE expression = :no AND " +
         std::string(where);
}

class Packed {
 public:
  explicit Packed(const Row& row) : numbers_(row.text(0)), words_(row.text(1)) {}

  std::int64_t number() {
    std::int64_t value = 0;
    const auto* begin = numbers_.data() + at_number_;
    const auto [end, error] = std::from_chars(begin, numbers_.data() + numbers_.size(), value);
    at_number_ += static_cast<std::size_t>(end - begin) + 1;
    return value;
  }
  std::string word() {
    const auto bytes = static_cast<std::size_t>(number());
    const auto begin = std::exchange(at_word_, at_word_ + bytes);
    return words_.substr(begin, bytes);
  }

 private:
  std::string numbers_, words_;
  std::size_t at_number_ = 0, at_word_ = 0;
};

PlacedUnit placed(const Row& row) {
  Packed packed(row);
  PlacedUnit unit;
  auto& provision = unit.provision;
  unit.position = packed.number();
  unit.end = packed.number();
  provision.parent = static_cast<int>(packed.number());
  provision.basic = packed.number() != 0;
  provision.level = parse_word<Level>(packed.word()).value_or(provision.level);
  provision.state = parse_word<ProvisionState>(packed.word()).value_or(provision.state);
  for (auto* word : {&provision.eid, &provision.num_raw, &provision.heading, &provision.wrapup,
                     &provision.quotation})
    *word = packed.word();
  provision.text = row.text(2);
  return unit;
}

std::optional<PlacedUnit> first_in(const std::optional<Row>& row) {
  if (!row) return std::nullopt;
  return placed(*row);
}

}  // namespace

std::optional<TextHead> find_text_head(Store& store, std::string_view expression) {
  static const std::string sql =
      "SELECT x.no, x.title, x.language, w.key, w.kind, w.title, w.subject FROM expressions x JOIN "
      "works w ON w.key = x.work WHERE x.key = :key AND x.state IN " +
      std::string(kReadable);
  const auto row = store.database().find(sql, {expression});
  if (!row) return std::nullopt;
  TextHead head;
  head.number = row->integer(0);
  head.expression.key = expression;
  head.expression.title = row->text(1);
  head.expression.language = row->text(2);
  head.expression.work = head.work.key = row->text(3);
  head.work.kind = parse_word<DocumentKind>(row->text(4)).value_or(DocumentKind::act);
  head.work.title = row->text(5);
  head.work.subject = row->text(6);
  return head;
}

std::optional<PlacedUnit> find_unit_row(Store& store, std::int64_t number, std::string_view eid) {
  static const std::string sql = select_units("eid = :eid");
  return first_in(store.database().find(sql, {number, eid}));
}

std::optional<PlacedUnit> find_unit_row(Store& store, std::int64_t number, std::int64_t position) {
  static const std::string sql = select_units("position = :position");
  return first_in(store.database().find(sql, {number, position}));
}

std::vector<PlacedUnit> unit_rows_below(Store& store, std::int64_t number, const PlacedUnit& unit) {
  static const std::string sql =
      select_units("position > :from AND position < :to ORDER BY position");
  std::vector<PlacedUnit> units;
  for (const Row& row : store.database().query(sql, {number, unit.position, unit.end}))
    units.push_back(placed(row));
  return units;
}

std::shared_ptr<void> read_at_once(Store& store) {
  // A savepoint stands within a transaction as well as alone.
  auto& database = store.database();
  database.run("SAVEPOINT reading");
  return {&database, [](Database* open) {
            try {
              open->run("RELEASE reading");
            } catch (const Error&) {
              // SQLite has ended it by itself, after an error that its reader has seen.
            }
          }};
}

}  // namespace lacuna::kb
