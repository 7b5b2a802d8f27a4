#include "kb/rules/entry_rules.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/model/ref.h"
#include "kb/rules/calendar_rules.h"
#include "kb/rules/money_rules.h"
#include "kb/rules/privacy_rules.h"

namespace lacuna::kb {
namespace {

bool is_id(std::string_view text) {
  return text.size() == 36 && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// What is wrong with one value, or "".
std::string_view value_failure(const EntryField& field, const std::string& value) {
  switch (field.type) {
    case FieldType::date:
      return parse_iso_date(value) ? "" : "This is no day of the calendar.";
    case FieldType::month:
      return parse_month(value) ? "" : "A month is written like 2026-11.";
    case FieldType::number:
    case FieldType::count:
    case FieldType::cell:
      return whole_number(value) ? "" : "This is no whole number.";
    case FieldType::money:
      return parse_money(value) ? "" : "This is no amount of money.";
    case FieldType::yes_no:
      return value == "yes" ? "" : "This is answered by yes or not at all.";
    case FieldType::word:
      return has_word(field.of, value) ? "" : "This is none of the choices.";
    case FieldType::provision:
      return parse_ref(value) ? "" : "This is no provision.";
    case FieldType::entry:
    case FieldType::gap:
    case FieldType::ask:
      return is_id(value) ? "" : "This names no record.";
    case FieldType::address:
      return value.starts_with("https://") || value.starts_with("http://")
                 ? ""
                 : "The address begins with http:// or https://.";
    default:
      return "";
  }
}

// What the values of one kind must be together, or what is doubtful about them.
struct EntryRule {
  std::string_view kind;
  bool (*broken)(const Entry& entry);
  FieldFailure failure;
};
constexpr EntryRule kMusts[] = {
    {"procedure_run",
     [](const Entry& run) { return !value_of(run, "token").starts_with("SYN-"); },
     {"token", "A synthetic token begins with SYN-: never use a real case."}},
    {"service",
     [](const Entry& service) {
       return !value_of(service, "legal_basis").empty() &&
              !value_of(service, "no_legal_basis").empty();
     },
     {"no_legal_basis", "There is a legal basis, or there is none: not both."}},
};
constexpr long kFewPeople = 5;
constexpr EntryRule kDoubts[] = {
    {"meeting",
     [](const Entry& meeting) {
       const auto on = date_of(meeting, "on");
       const std::string_view weekday = value_of(meeting, "weekday");
       return on && !weekday.empty() && weekday != weekday_of(*on);
     },
     {"weekday", "The weekday announced is not that of the date."}},
    {"consultation",
     [](const Entry& consultation) {
       const long participants = number_of(consultation, "participants").value_or(0);
       return participants > 0 && participants < kFewPeople;
     },
     {"participants", "Fewer than five people: somebody may be recognised."}},
};

void add_broken(std::span<const EntryRule> rules, const EntryKind& kind, const Entry& entry,
                std::vector<FieldFailure>& failures) {
  for (const EntryRule& rule : rules)
    if (rule.kind == kind.word && rule.broken(entry)) failures.push_back(rule.failure);
}

// Word limits of the official form for good practices (its template of 2008).
struct WordLimit {
  std::string_view kind;
  std::string_view field;  // "title": the entry's
  std::size_t most;
  std::string_view doubt;
};
constexpr WordLimit kWordLimits[] = {
    {"good_practice", "title", 15, "The title is longer than the 15 words of the form."},
    {"good_practice", "abstract", 100, "The abstract is longer than the 100 words of the form."},
    {"good_practice", "goals", 150, "The goals are longer than the 150 words of the form."},
};

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

void doubt_dates(const Entry& entry, std::vector<FieldFailure>& doubts) {
  const auto starts = date_of(entry, "starts"), ends = date_of(entry, "ends");
  if (!starts || !ends) return;
  if (*ends < *starts) doubts.push_back({"ends", "It ends before it begins."});
  const auto months = number_of(entry, "months");
  if (months && *months != months_counted(*starts, *ends))
    doubts.push_back({"months", "The months stated are not those between the dates."});
}

// Kinds whose words come from people who were asked: nothing in them names a person, unless a
// reason says that what looks so does not.
constexpr std::string_view kAskedPeople[] = {"consultation", "feedback_signal"};

void refuse_personal_data(const EntryKind& kind, const Entry& entry,
                          std::vector<FieldFailure>& failures) {
  if (std::find(std::begin(kAskedPeople), std::end(kAskedPeople), kind.word) ==
          std::end(kAskedPeople) ||
      !value_of(entry, "privacy_reason").empty())
    return;
  if (const auto failure = privacy_failure(entry.title); !failure.empty())
    failures.push_back({"title", failure});
  for (const EntryField& field : kind.fields)
    if (field.type == FieldType::line || field.type == FieldType::lines)
      if (const auto failure = privacy_failure(value_of(entry, field.name)); !failure.empty())
        failures.push_back({field.name, failure});
}

constexpr std::string_view kSpokenByAuthorities = "statement";

// ---- guards of life cycles

constexpr std::string_view kProtection[] = {"minimised", "access_logged", "retention_set",
                                            "transfer_checked"};

struct StepGuard {
  std::string_view kind;
  std::string_view to;
  bool (*holds)(const Entry& entry);
  Guard guard;
};
constexpr StepGuard kGuards[] = {
    {"exchange_flow",
     "approved",
     [](const Entry& flow) { return !value_of(flow, "legal_basis").empty(); },
     {"legal_basis", "The flow has no legal basis.",
      "Name the provision that allows the exchange, or record the gap."}},
    {"exchange_flow",
     "approved",
     [](const Entry& flow) {
       return std::all_of(std::begin(kProtection), std::end(kProtection),
                          [&](std::string_view point) { return value_of(flow, point) == "yes"; });
     },
     {"data_protection", "The data protection list has open points.",
      "Settle minimisation, access log, retention and transfer first."}},
    {"good_practice",
     "published",
     [](const Entry& practice) {
       return !value_of(practice, "abstract").empty() &&
              !value_of(practice, "organisation").empty();
     },
     {"practice_complete", "The abstract or the organisation is missing.",
      "Complete them before the practice is published."}},
};
constexpr Guard kNoStep{"step_exists", "This step does not exist from here.",
                        "Look at what the page offers as next steps."};
constexpr Guard kNeedsExpert{"expert", "This step needs the role of expert.", "Ask an expert."};

}  // namespace

std::vector<FieldFailure> entry_failures(const EntryKind& kind, const Entry& entry) {
  std::vector<FieldFailure> failures;
  if (trim(entry.title).empty()) failures.push_back({"", "The title is missing."});
  for (const auto& [name, values] : entry.values)
    if (!find_field(kind, name)) failures.push_back({"", "This kind of record has no such field."});
  for (const EntryField& field : kind.fields) {
    const auto& values = values_of(entry, field.name);
    if (values.empty()) {
      if (field.presence == Presence::required)
        failures.push_back({field.name, "This must be filled in."});
      continue;
    }
    if (field.multiplicity == Multiplicity::one && values.size() > 1)
      failures.push_back({field.name, "One value is enough here."});
    for (const std::string& value : values)
      if (const auto failure = value_failure(field, value); !failure.empty()) {
        failures.push_back({field.name, failure});
        break;
      }
  }
  add_broken(kMusts, kind, entry, failures);
  refuse_personal_data(kind, entry, failures);
  return failures;
}

std::vector<FieldFailure> entry_doubts(const EntryKind& kind, const Entry& entry,
                                       const Date& today) {
  std::vector<FieldFailure> doubts;
  doubt_dates(entry, doubts);
  if (const auto starts = date_of(entry, "starts");
      kind.word == "good_practice" && starts &&
      Date{starts->year + 1, starts->month, starts->day} > today)
    doubts.push_back(
        {"starts", "It began less than a year ago: the form asks for a year at least."});
  for (const WordLimit& limit : kWordLimits)
    if (limit.kind == kind.word &&
        words_in(limit.field == "title" ? std::string_view(entry.title)
                                        : value_of(entry, limit.field)) > limit.most)
      doubts.push_back({limit.field, limit.doubt});
  for (const EntryField& field : kind.fields)
    if (field.type == FieldType::money)
      if (const auto money = parse_money(value_of(entry, field.name)); money && money->anomalous)
        doubts.push_back(
            {field.name,
             "The amount is not well formed; read as its last two digits being decimals."});
  add_broken(kDoubts, kind, entry, doubts);
  return doubts;
}

bool may_write(const EntryKind& kind, const Viewer& by) {
  if (by.role < Role::member) return false;
  return kind.word != kSpokenByAuthorities || by.role >= Role::admin ||
         by.organisation_kind == OrganisationKind::ministry ||
         by.organisation_kind == OrganisationKind::authority;
}

std::vector<std::string_view> next_states(const EntryKind& kind, const Entry& entry) {
  std::vector<std::string_view> states;
  for (const EntryStep& step : kind.steps)
    if (step.from == entry.state) states.push_back(step.to);
  return states;
}

std::vector<Guard> entry_step_failures(const EntryKind& kind, const Entry& entry,
                                       std::string_view to, const Viewer& by) {
  const auto states = next_states(kind, entry);
  if (std::find(states.begin(), states.end(), to) == states.end()) return {kNoStep};
  std::vector<Guard> failures;
  if (by.role < Role::expert) failures.push_back(kNeedsExpert);
  for (const StepGuard& row : kGuards)
    if (row.kind == kind.word && row.to == to && !row.holds(entry)) failures.push_back(row.guard);
  return failures;
}

bool names_something(FieldType type) {
  switch (type) {
    case FieldType::word:
    case FieldType::concept_:
    case FieldType::territory:
    case FieldType::agent:
    case FieldType::provision:
    case FieldType::work:
    case FieldType::entry:
    case FieldType::gap:
    case FieldType::ask:
      return true;
    default:
      return false;
  }
}

}  // namespace lacuna::kb
