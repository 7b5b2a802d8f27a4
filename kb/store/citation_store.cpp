#include "kb/store/citation_store.h"

#include <charconv>

#include "kb/base/text.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {
namespace {

std::string from_readable() {
  return std::string(
             " FROM citations c JOIN expressions x ON x.no = c.expression AND x.state IN ") +
         kReadable + " LEFT JOIN works w ON w.key = x.work WHERE ";
}

// A provision cites another once, however often it names it and in however many texts of its act.
constexpr std::string_view kOncePerUnit = " GROUP BY x.work, c.source_eid";

// In the order of citing texts. `group`: how several citations count as one; the first stands for
// all.
Page<CitedBy> page_of(Store& store, const Clause& where, std::string_view group,
                      const PageRequest& request) {
  Database& db = store.database();
  const std::string grouped(group);
  Page<CitedBy> page;
  Clause counted("SELECT count(*) FROM (SELECT 1" + from_readable());
  page.total = count(db, counted.add(where).add({grouped + ")"}));
  Clause select("SELECT * FROM (SELECT c.position AS p, " +
                std::string(group.empty() ? "x.key" : "min(x.key)") +
                " AS k, x.work, w.title, w.subject, " + columns<Citation>("c") + from_readable());
  select.add(where).add({grouped + ") q"});
  if (const auto cursor = parse_cursor(request)) {
    std::int64_t position = 0;
    std::from_chars(cursor->first.data(), cursor->first.data() + cursor->first.size(), position);
    select.add({" WHERE (q.k, q.p) > (?, ?)", {cursor->second, position}});
  }
  const std::size_t limit = limit_of(request);
  select.add({" ORDER BY q.k, q.p LIMIT ?", {limit + 1}});
  std::string last;
  for (const Row& row : query(db, select)) {
    if (page.items.size() == limit) {
      page.next = last;
      break;
    }
    CitedBy& item = page.items.emplace_back();
    item.expression = row.text(1);
    item.work = row.text(2);
    item.title = std::string(trim(row.text(3) + " " + row.text(4)));
    item.citation = read_struct<Citation>(row, 5);
    last = to_string(Cursor{row.text(0), row.text(1)});
  }
  return page;
}

}  // namespace

std::vector<Citation> citations_of(Store& store, std::string_view expression) {
  std::vector<Citation> citations;
  for (const Row& row : store.database().query(
           "SELECT " + columns<Citation>("c") +
               " FROM citations c JOIN expressions x ON x.no = c.expression WHERE x.key = :key "
               "ORDER BY c.position",
           {expression}))
    citations.push_back(read_struct<Citation>(row));
  return citations;
}

Page<CitedBy> cited_by(Store& store, std::string_view work, std::string_view eid,
                       const PageRequest& page) {
  Clause where("c.target_work = ?", {work});
  if (eid.empty())
    where.and_({"x.work <> ?", {work}});
  else
    where.and_({"c.target_eid = ?", {eid}});
  return page_of(store, where, kOncePerUnit, page);
}

std::vector<std::pair<std::string, std::size_t>> cited_by_counts(Store& store,
                                                                 std::string_view work) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const Row& row : store.database().query(
           "SELECT c.target_eid, count(DISTINCT x.work || '!' || c.source_eid)" + from_readable() +
               "c.target_work = :work AND c.target_eid <> '' GROUP BY c.target_eid ORDER BY 1",
           {work}))
    counts.emplace_back(row.text(0), static_cast<std::size_t>(row.integer(1)));
  return counts;
}

Page<OpenCitation> open_citations(Store& store, const OpenCitationFilter& filter,
                                  const PageRequest& request) {
  Clause where("c.resolution IN ('unresolved', 'ambiguous', 'work_only')");
  if (!filter.work.empty()) where.and_({"x.work = ?", {filter.work}});
  if (filter.resolution) where.and_({"c.resolution = ?", {word(*filter.resolution)}});
  Page<CitedBy> found = page_of(store, where, {}, request);
  Page<OpenCitation> page;
  page.total = found.total;
  page.next = found.next;
  for (CitedBy& cited : found.items) {
    OpenCitation& open = page.items.emplace_back();
    const Citation& citation = cited.citation;
    open.place = {cited.work, citation.source_eid, citation.part, citation.raw, 0};
    const auto row = store.database().find(
        "SELECT p.heading, p.text, p.wrapup, p.quotation, (SELECT count(*) FROM citations d WHERE "
        "d.expression = x.no AND d.source_eid = :eid AND d.part = :part AND d.raw = :raw AND "
        "d.\"begin\" < :begin) FROM expressions x LEFT JOIN provisions p ON p.expression = x.no "
        "AND "
        "p.eid = :same WHERE x.key = :key",
        {citation.source_eid, citation.part, citation.raw, citation.begin, citation.source_eid,
         cited.expression});
    if (row) {
      open.text = row->text(citation.part == "heading"     ? 0
                            : citation.part == "wrapup"    ? 2
                            : citation.part == "quotation" ? 3
                                                           : 1);
      open.place.occurrence = static_cast<int>(row->integer(4));
    }
    open.cited = std::move(cited);
  }
  return page;
}

std::vector<std::string> raw_citations_of_work(Store& store, std::string_view work,
                                               std::size_t limit) {
  std::vector<std::string> raws;
  for (const Row& row :
       store.database().query("SELECT c.raw, count(*)" + from_readable() +
                                  "c.target_work = :work AND x.work <> :same GROUP BY c.raw "
                                  "ORDER BY count(*) DESC, c.raw LIMIT :limit",
                              {work, work, limit}))
    raws.push_back(row.text(0));
  return raws;
}

void set_cited_subject(Store& store, std::string_view work, const std::string& subject) {
  Transaction transaction(store.database());
  know_work(store, work);
  store.database().run("UPDATE works SET cited_subject = :subject WHERE key = :key",
                       {subject, work});
  write_work(store, work);
  transaction.commit();
}

}  // namespace lacuna::kb
