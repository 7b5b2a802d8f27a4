#include "kb/rules/concordance_rules.h"

#include <algorithm>
#include <set>

#include "kb/model/ref.h"

namespace lacuna::kb {
namespace {

// What a degree says of an obligation: all of it is there, some, nothing; or it does not count.
enum class Part { whole, some, nothing, unknown, uncounted };
struct DegreeRow {
  std::string_view degree;
  Part part;
};
constexpr DegreeRow kDegrees[] = {
    {"fully", Part::whole},
    {"more_favourable", Part::whole},
    {"applied", Part::whole},
    {"partially", Part::some},
    {"incorrectly", Part::some},
    {"not_transposed", Part::nothing},
    {"not_applied", Part::nothing},
    {"not_assessed", Part::unknown},
    {"optional_not_used", Part::uncounted},
    {"not_applicable", Part::uncounted},
};

Part part_of(const Entry& row) {
  if (value_of(row, "obligation") == "none") return Part::uncounted;
  for (const DegreeRow& known : kDegrees)
    if (known.degree == value_of(row, "degree")) return known.part;
  return Part::unknown;
}

// art_5 of art_5__para_1__point_a.
std::string_view article_of(std::string_view eid) {
  return eid.substr(0, eid.find("__"));
}

}  // namespace

ConcordanceSummary summary_of(std::span<const Entry> rows) {
  ConcordanceSummary summary;
  std::size_t whole = 0, nothing = 0;
  for (const Entry& row : rows) {
    const Part part = part_of(row);
    if (part == Part::uncounted) continue;
    if (part == Part::unknown) {
      ++summary.open;
      continue;
    }
    ++summary.assessed;
    whole += part == Part::whole;
    nothing += part == Part::nothing;
    summary.incorrect += value_of(row, "degree") == "incorrectly";
  }
  for (const DegreeRow& known : kDegrees) {
    const auto count =
        static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const Entry& row) {
          return value_of(row, "degree") == known.degree;
        }));
    if (count > 0) summary.degrees.emplace_back(known.degree, count);
  }
  summary.overall = summary.assessed == 0         ? "not_assessed"
                    : whole == summary.assessed   ? "fully"
                    : nothing == summary.assessed ? "not_transposed"
                                                  : "partially";
  return summary;
}

std::vector<std::string> missing_articles(std::span<const Entry> rows, std::string_view eu_act,
                                          std::span<const std::string> articles) {
  std::set<std::string, std::less<>> spoken_of;
  for (const Entry& row : rows)
    if (const auto ref = parse_ref(value_of(row, "eu_provision")); ref && ref->work == eu_act)
      spoken_of.emplace(article_of(ref->eid));
  std::vector<std::string> missing;
  for (const std::string& article : articles)
    if (!spoken_of.contains(article)) missing.push_back(article);
  return missing;
}

std::vector<std::string_view> staleness(const Entry& row, const std::optional<Date>& eu_newest,
                                        const std::optional<Date>& national_newest) {
  std::vector<std::string_view> reasons;
  const auto eu = date_of(row, "eu_version"), national = date_of(row, "national_version");
  if (eu_newest && (!eu || *eu < *eu_newest))
    reasons.push_back("the act of the Union has a newer text");
  if (national_newest && (!national || *national < *national_newest))
    reasons.push_back("the national act has a newer text");
  return reasons;
}

}  // namespace lacuna::kb
