#include "kb/store/curation_checks.h"

#include <algorithm>

#include "kb/base/error.h"
#include "kb/store/records.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {
namespace {

using enum CheckWeight;

// The tables checks look at, and how a found row is named and reached.
struct Source {
  std::string_view table;
  NodeKind node;
  std::string_view id;     // column of the node to open
  std::string_view label;  // expression
  Clause (*sees)(const Viewer& viewer, const std::string& alias);
};
constexpr std::string_view kNumbered = "t.number || ' ' || t.title";
constexpr Source kGaps{"gaps", NodeKind::gap, "id", kNumbered, sees_record};
constexpr Source kAsks{"asks", NodeKind::ask, "id", kNumbered, sees_record};
constexpr Source kPapers{"papers", NodeKind::paper, "id", kNumbered, sees_record};
constexpr Source kEntries{"entries", NodeKind::entry, "id", kNumbered, sees_record};
constexpr Source kEvidence{"evidence", NodeKind::evidence, "id", "t.title", sees_evidence};
// Of a link from a provision: the gap is where it is mended.
constexpr Source kLinks{"links", NodeKind::gap, "to_key", "t.from_key", sees_link};

struct CheckRow {
  CurationCheck check;
  const Source* source;
  // A condition on row t. `$today` is the day; `@field` the first value of a field of an entry, ''
  // without one; `~word` a phrase of kPhrases; `%o` that the viewer sees row o too, where what is
  // found would else say that there is one.
  std::string_view where;
};

struct Phrase {
  std::string_view word;
  std::string_view sql;
};
constexpr Phrase kPhrases[] = {
    {"alive", "t.state NOT IN ('rejected', 'superseded', 'closed')"},
    {"examined", "t.state NOT IN ('observed', 'rejected', 'superseded')"},
    {"proven", "t.state IN ('validated', 'addressed', 'partly_closed', 'closed')"},
};

// clang-format off
constexpr CheckRow kChecks[] = {
    // ---- gaps
    {{"gap_without_provision", fault, "A gap names no provision and nobody has said that none exists.", "Link the provision, or sign that none exists."}, &kGaps,
     "~examined AND t.no_norm_exists = 0 AND NOT EXISTS (SELECT 1 FROM links l WHERE l.to_key = t.id AND l.from_kind = 'provision' AND l.withdrawn_on IS NULL)"},
    {{"gap_norm_denied", fault, "A gap says that no provision exists, and a provision that causes it is linked.", "Take back one of the two."}, &kGaps,
     "t.no_norm_exists = 1 AND EXISTS (SELECT 1 FROM links l WHERE l.to_key = t.id AND l.verb = 'causes' AND l.withdrawn_on IS NULL)"},
    {{"gap_without_level", fault, "A gap has no level.", "Choose central, regional or local."}, &kGaps, "~examined AND NOT EXISTS (SELECT 1 FROM gap_terms m WHERE m.gap = t.id AND m.field = 'level')"},
    {{"gap_without_sector", fault, "A gap has no sector.", "Choose its sector."}, &kGaps, "~examined AND NOT EXISTS (SELECT 1 FROM gap_terms m WHERE m.gap = t.id AND m.field = 'sector')"},
    {{"gap_without_group", fault, "A gap has no group.", "Choose whom it affects."}, &kGaps, "~examined AND NOT EXISTS (SELECT 1 FROM gap_terms m WHERE m.gap = t.id AND m.field = 'group')"},
    {{"gap_statement_incomplete", fault, "The statement of a gap lacks a part.", "Complete who, right, cause and standard."}, &kGaps,
     "~examined AND (t.statement_who = '' OR t.statement_right = '' OR t.statement_cause = '' OR t.statement_standard = '')"},
    {{"gap_without_evidence", fault, "A gap was validated without evidence.", "Add the evidence, or reopen the gap."}, &kGaps,
     "~proven AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.gap = t.id AND e.direction = 'supports' AND e.withdrawn_on IS NULL)"},
    {{"gap_evidence_stale", reminder, "A validated gap rests on evidence older than 24 months.", "Look for newer evidence, or say why the old one still holds."}, &kGaps,
     "t.state IN ('validated', 'addressed', 'partly_closed') AND (SELECT max(e.observed_on) FROM evidence e WHERE e.gap = t.id AND e.direction = 'supports' AND e.withdrawn_on IS NULL) < date($today, '-24 months')"},
    {{"gap_not_scored", fault, "A validated gap has no score.", "Assess it."}, &kGaps, "t.state IN ('validated', 'addressed', 'partly_closed') AND t.priority < 0"},
    {{"gap_review_overdue", reminder, "The review of a gap is overdue.", "Look at it again and set the next date."}, &kGaps, "~alive AND t.review_by < $today"},
    {{"gap_without_review", reminder, "A validated gap has no date of review.", "Set one."}, &kGaps, "t.state IN ('validated', 'addressed') AND t.review_by IS NULL"},
    {{"gap_without_owner", fault, "A gap belongs to no organisation.", "Have an editor give it to one."}, &kGaps, "~alive AND t.owner = ''"},
    {{"gap_addressed_by_nothing", fault, "A gap counts as addressed, and no ask or measure addresses it.", "Link the ask, or move the gap back."}, &kGaps,
     "t.state = 'addressed' AND NOT EXISTS (SELECT 1 FROM links l WHERE l.to_key = t.id AND l.verb = 'addresses' AND l.withdrawn_on IS NULL) AND NOT EXISTS (SELECT 1 FROM entry_terms n JOIN entries m ON m.id = n.entry WHERE n.value = t.id AND m.kind = 'measure' AND m.withdrawn_on IS NULL)"},
    {{"gap_closed_unproven", fault, "A gap was closed without evidence of practice.", "Add what shows that practice changed, or reopen it."}, &kGaps,
     "t.state = 'closed' AND t.primary_type IN ('IMP', 'SRV', 'ACC', 'COO', 'CAP') AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.gap = t.id AND e.practice = 1 AND e.withdrawn_on IS NULL)"},
    {{"gap_to_recheck", reminder, "A provision of a gap has a new text.", "Compare the texts and confirm, amend or close the gap."}, &kGaps, "~alive AND t.review_needed = 1"},
    {{"gap_funding_ended", reminder, "The money of what filled a gap has ended.", "Say what fills it now."}, &kGaps, "~alive AND t.funded_until < $today"},
    {{"gap_twice", reminder, "Two gaps have the same title.", "Merge them, or tell them apart."}, &kGaps,
     "~alive AND EXISTS (SELECT 1 FROM gaps o WHERE %o AND o.id <> t.id AND lower(o.title) = lower(t.title) AND o.withdrawn_on IS NULL AND o.state NOT IN ('rejected', 'superseded', 'closed'))"},
    // ---- provisions
    {{"link_to_repealed_act", fault, "A gap rests on a provision of an act that is no longer in force.", "Link what replaced it, or say that the provision is void."}, &kLinks,
     "t.from_kind = 'provision' AND t.to_kind = 'gap' AND t.verb IN ('causes', 'partially_covers', 'should_cover') AND EXISTS (SELECT 1 FROM works w WHERE w.key = t.from_work AND w.force IN ('repealed', 'expired', 'annulled')) AND EXISTS (SELECT 1 FROM gaps g WHERE g.id = t.to_key AND g.scope_note = '' AND g.state NOT IN ('rejected', 'superseded', 'closed'))"},
    {{"link_to_repealed_provision", fault, "A gap rests on a repealed provision.", "Link what replaced it, or say that the provision is void."}, &kLinks,
     "t.from_kind = 'provision' AND t.to_kind = 'gap' AND t.verb IN ('causes', 'partially_covers', 'should_cover') AND instr(t.from_key, '!') > 0 AND EXISTS (SELECT 1 FROM expressions x JOIN provisions p ON p.expression = x.no WHERE x.work = t.from_work AND x.state = 'published' AND p.eid = substr(t.from_key, instr(t.from_key, '!') + 1) AND p.state = 'repealed')"},
    // ---- asks and positions
    {{"ask_without_addressee", fault, "An ask has no addressee.", "Say who can do it."}, &kAsks, "t.addressee = ''"},
    {{"ask_without_deadline", reminder, "An ask was made without a deadline.", "Say by when."}, &kAsks, "t.deadline IS NULL AND t.state IN ('endorsed', 'submitted', 'acknowledged', 'under_consideration')"},
    {{"ask_unanswered", reminder, "The deadline of an ask has passed without an answer.", "Record the answer, or that there is none."}, &kAsks, "t.deadline < $today AND t.state IN ('submitted', 'acknowledged', 'under_consideration')"},
    {{"ask_without_gap", fault, "An ask answers no gap.", "Link the gap that it would close."}, &kAsks,
     "t.state NOT IN ('withdrawn', 'superseded') AND NOT EXISTS (SELECT 1 FROM links l WHERE l.from_key = t.id AND l.verb = 'addresses' AND l.withdrawn_on IS NULL)"},
    {{"ask_submitted_unsaid", fault, "An ask was submitted, and the day or the channel is missing.", "Record when and how."}, &kAsks,
     "t.state IN ('submitted', 'acknowledged', 'under_consideration', 'accepted', 'accepted_in_part', 'rejected') AND (t.submitted_on IS NULL OR t.submitted_channel = '')"},
    {{"paper_without_ask", reminder, "A published position asks for nothing.", "Link its asks."}, &kPapers,
     "t.state IN ('published', 'submitted') AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.paper = t.id AND a.withdrawn_on IS NULL)"},
    // ---- evidence
    {{"evidence_without_day", fault, "Evidence does not say when it was so.", "Give the day it was observed."}, &kEvidence, "t.observed_on IS NULL"},
    {{"evidence_without_source", fault, "Evidence names no source.", "Name who observed it, or where it stands."}, &kEvidence, "t.source = '' AND t.source_organisation = ''"},
    {{"evidence_from_tomorrow", fault, "Evidence was observed after today.", "Correct the day."}, &kEvidence, "t.observed_on > $today"},
    // ---- exchange, services, practice
    {{"flow_without_basis", fault, "An exchange flow has neither a legal basis nor a gap.", "Name the provision that allows it, or record the gap."}, &kEntries, "t.kind = 'exchange_flow' AND @legal_basis = '' AND @gaps = ''"},
    {{"competence_without_provision", reminder, "A competence rests on no provision.", "Name the provision, or say that no act is loaded."}, &kEntries, "t.kind = 'competence' AND @provision = ''"},
    {{"service_without_basis", fault, "A service neither has a legal basis nor is said to have none.", "Name the provision, or tick that there is none."}, &kEntries, "t.kind = 'service' AND @legal_basis = '' AND @no_legal_basis = ''"},
    {{"service_unverified", reminder, "A service was not verified for 180 days.", "Ask the provider and set the day."}, &kEntries, "t.kind = 'service' AND @status <> 'completed' AND @verified_on < date($today, '-180 days')"},
    {{"service_funding_ended", reminder, "The funding of a service has ended.", "Say whether it goes on."}, &kEntries, "t.kind = 'service' AND @status <> 'completed' AND @funding_end <> '' AND @funding_end < $today"},
    {{"practice_without_gap", reminder, "A practice contradicts the law, and no gap says so.", "Record the gap and name it here."}, &kEntries, "t.kind = 'practice' AND @relation IN ('deviates', 'contradicts') AND @gaps = ''"},
    {{"grant_ends", reminder, "A grant that fills a gap ends within 90 days.", "Plan what comes after it."}, &kEntries, "t.kind = 'grant' AND @gaps <> '' AND @ends BETWEEN $today AND date($today, '+90 days')"},
    // ---- comparison
    {{"silence_to_recheck", reminder, "A signed \"no provision found\" examined an act that has a new text.", "Examine the new text and sign again."}, &kEntries, "t.kind = 'silence' AND t.state = 'recheck'"},
    {{"concordance_without_gap", reminder, "A row of concordance finds the law wanting, and no gap says so.", "Record the gap and name it in the row."}, &kEntries, "t.kind = 'concordance_row' AND @degree IN ('not_transposed', 'incorrectly', 'not_applied') AND @gaps = ''"},
    {{"concordance_without_text", fault, "A row of concordance says transposed and names no national provision.", "Name the provision."}, &kEntries, "t.kind = 'concordance_row' AND @degree IN ('fully', 'more_favourable') AND @national = ''"},
    {{"claims_in_conflict", reminder, "Sources give different figures for the same thing.", "Look at both in their source; none is merged."}, &kEntries,
     "t.kind = 'claim' AND EXISTS (SELECT 1 FROM entries o WHERE %o AND o.kind = 'claim' AND o.id <> t.id AND o.withdrawn_on IS NULL AND json_extract(o.\"values\", '$.topic[0]') = @topic AND ifnull(json_extract(o.\"values\", '$.about[0]'), '') = @about AND json_extract(o.\"values\", '$.figure[0]') <> @figure)"},
    // ---- coordination
    {{"action_overdue", reminder, "An action point is overdue.", "Settle it, or carry it over with a new day."}, &kEntries, "t.kind = 'action_point' AND @status = 'open' AND @due <> '' AND @due < $today"},
    {{"measure_without_gap", reminder, "A measure answers no gap.", "Name the gap."}, &kEntries, "t.kind = 'measure' AND @gaps = ''"},
};
// clang-format on

// Those that say that the day of somebody's duty has passed.
constexpr std::string_view kOverdue[] = {"gap_review_overdue", "ask_unanswered",
                                         "service_unverified", "silence_to_recheck",
                                         "action_overdue"};

// The word of letters and underscores at the beginning.
std::string word_at(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(),
                                    [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return {text.begin(), end};
}

Clause expanded(char mark, const std::string& word, const std::string& today,
                const Viewer& viewer) {
  if (mark == '$') return {"?", {today}};
  if (mark == '%') return sees_record(viewer, word);
  if (mark == '@') return {"ifnull(json_extract(t.\"values\", '$." + word + "[0]'), '')"};
  for (const Phrase& phrase : kPhrases)
    if (phrase.word == word) return {std::string(phrase.sql)};
  throw Error(ErrorCode::internal, "a check uses a phrase that is in no table: " + word);
}

Clause condition_of(std::string_view where, const std::string& today, const Viewer& viewer) {
  constexpr std::string_view kMarks = "$@~%";
  Clause clause;
  while (!where.empty()) {
    const std::size_t plain = std::min(where.find_first_of(kMarks), where.size());
    clause.add({std::string(where.substr(0, plain))});
    where.remove_prefix(plain);
    if (where.empty()) break;
    const char mark = where.front();
    const std::string word = word_at(where.substr(1));
    // "$.topic" is a path of JSON, not a mark.
    clause.add(word.empty() ? Clause(std::string(1, mark)) : expanded(mark, word, today, viewer));
    where.remove_prefix(1 + word.size());
  }
  return clause;
}

// What it finds among rows that also fit `narrower` (empty: all).
CheckFindings run_check(Store& store, const Viewer& viewer, const CheckRow& row, const Date& today,
                        std::size_t most, const Clause& narrower) {
  Clause where = Clause("t.withdrawn_on IS NULL")
                     .and_(row.source->sees(viewer, "t"))
                     .and_(condition_of(row.where, to_iso(today), viewer))
                     .and_(narrower);
  Clause from(" FROM " + std::string(row.source->table) + " t WHERE ");
  from.add(where);
  CheckFindings found{row.check, 0, {}};
  found.total = count(store.database(), Clause("SELECT count(*)").add(from));
  if (found.total == 0) return found;
  Clause rows("SELECT t." + std::string(row.source->id) + ", " + std::string(row.source->label));
  for (const Row& one : query(store.database(),
                              rows.add(from).add({" ORDER BY t.created_on, t.id LIMIT ?", {most}})))
    found.found.push_back({{row.source->node, one.text(0)}, one.text(1)});
  return found;
}

}  // namespace

std::span<const CurationCheck> curation_checks() {
  static const std::vector<CurationCheck> checks = [] {
    std::vector<CurationCheck> all;
    for (const CheckRow& row : kChecks) all.push_back(row.check);
    return all;
  }();
  return checks;
}

std::vector<CheckFindings> run_checks(Store& store, const Viewer& viewer, const Date& today,
                                      std::size_t most) {
  std::vector<CheckFindings> findings;
  for (const CheckRow& row : kChecks)
    if (auto found = run_check(store, viewer, row, today, most, {}); found.total > 0)
      findings.push_back(std::move(found));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const CheckFindings& a, const CheckFindings& b) {
                     return a.check.weight < b.check.weight;
                   });
  return findings;
}

std::vector<CheckFindings> overdue_of(Store& store, const Viewer& viewer, const Date& today,
                                      std::size_t most) {
  std::vector<CheckFindings> findings;
  if (viewer.account.empty()) return findings;
  Clause own("t.author = ?", {viewer.account});
  if (viewer.role >= Role::member && !viewer.organisation.empty())
    own.or_({"t.owner = ?", {viewer.organisation}});
  for (const CheckRow& row : kChecks) {
    if (std::ranges::find(kOverdue, row.check.name) == std::end(kOverdue)) continue;
    if (auto found = run_check(store, viewer, row, today, most, own); found.total > 0)
      findings.push_back(std::move(found));
  }
  return findings;
}

}  // namespace lacuna::kb
