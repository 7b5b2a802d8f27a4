#include "kb/store/citation_decisions.h"

#include <algorithm>

#include "kb/base/date.h"
#include "kb/base/error.h"
#include "kb/store/act_rows.h"
#include "kb/store/act_store.h"
#include "kb/store/change.h"
#include "kb/store/citation_store.h"
#include "kb/store/rows.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {
namespace {

// "Which of the equal words of this string" in SQL; `c` is the citation.
constexpr const char* kOccurrence =
    "(SELECT count(*) FROM citations d WHERE d.expression = c.expression AND "
    "d.source_eid = c.source_eid AND d.part = c.part AND d.raw = c.raw AND "
    "d.position < c.position)";

// The rows of the texts there are follow the decision.
void change_rows(Store& store, const CitationPlace& place,
                 const std::optional<ProvisionRef>& target) {
  Database& db = store.database();
  const auto rows =
      db.query(std::string("SELECT c.expression, c.position FROM citations c JOIN expressions x ON "
                           "x.no = c.expression WHERE x.work = :work AND c.source_eid = :eid AND "
                           "c.part = :part AND c.raw = :raw AND ") +
                   kOccurrence + " = :occurrence",
               {place.work, place.eid, place.part, place.raw, place.occurrence});
  if (rows.empty())
    throw Error(ErrorCode::not_found, "This citation is in no text any more.",
                "Look at the list again.");
  for (const Row& row : rows) {
    if (!target) {
      db.run(
          "UPDATE citations SET target_work = '', target_eid = '', resolution = 'dismissed', "
          "candidates = '[]' WHERE expression = :expression AND position = :position",
          {row.integer(0), row.integer(1)});
      continue;
    }
    db.run(
        "UPDATE citations SET target_work = :work, target_eid = :eid, target_range_end = :end, "
        "target_sentence = :sentence, target_date = NULL, resolution = 'known_work', "
        "confidence = 1.0, candidates = '[]', flags = '[\"confirmed\"]' "
        "WHERE expression = :expression AND position = :position",
        {target->work, target->eid, target->range_end, target->sentence, row.integer(0),
         row.integer(1)});
  }
  if (target) {
    know_work(store, target->work);
    resolve_citations_of(store, target->work);
  }
}

}  // namespace

CitationDecisions::CitationDecisions(Store& store, std::string_view work) {
  for (const Row& row : store.database().query(
           "SELECT eid, part, raw, occurrence, target FROM citation_decisions WHERE work = :work",
           {work}))
    decided_[{{row.text(0), row.text(1), row.text(2)}, static_cast<int>(row.integer(3))}] =
        parse_ref(row.text(4));
}

void CitationDecisions::apply(Citation& citation) {
  if (decided_.empty()) return;
  Place place{citation.source_eid, citation.part, citation.raw};
  const int occurrence = seen_[place]++;
  const auto found = decided_.find({std::move(place), occurrence});
  if (found == decided_.end()) return;
  citation.target = found->second.value_or(ProvisionRef{});
  citation.resolution = found->second ? Resolution::not_tried : Resolution::dismissed;
  citation.confidence = 1.0;
  citation.candidates.clear();
  citation.flags = {"confirmed"};
}

void decide_citation(Store& store, const CitationPlace& place,
                     const std::optional<ProvisionRef>& target, const Viewer& by) {
  if (by.role < Role::expert)
    throw Error(ErrorCode::forbidden, "Deciding what a citation means needs the role of expert.",
                "Ask an expert.");
  Transaction transaction(store.database());
  std::optional<ProvisionRef> meant = target;
  if (meant) meant->work = resolve_work(store, meant->work).value_or(meant->work);
  const std::string says = meant ? to_string(*meant) : "";
  store.database().run(
      "INSERT INTO citation_decisions (work, eid, part, raw, occurrence, target, account, "
      "decided_on) VALUES (:work, :eid, :part, :raw, :occurrence, :target, :account, :on) "
      "ON CONFLICT (work, eid, part, raw, occurrence) DO UPDATE SET target = excluded.target, "
      "account = excluded.account, decided_on = excluded.decided_on",
      {place.work, place.eid, place.part, place.raw, place.occurrence, says, by.account, now()});
  change_rows(store, place, meant);
  note_change(
      store, by,
      {"citation", place.work + "!" + place.eid, meant ? "confirm" : "dismiss", "",
       to_json_text(std::map<std::string, std::string>{{"raw", place.raw}, {"target", says}}), ""});
  transaction.commit();
}

}  // namespace lacuna::kb
