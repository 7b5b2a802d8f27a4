#include "kb/rules/raise_rules.h"

namespace lacuna::kb {
namespace {

struct LevelRow {
  std::string_view kind;
  std::string_view level;
};
constexpr LevelRow kLevels[] = {
    {"country", "CEN"},  {"region", "REG"},       {"programme_region", "REG"},
    {"autonomy", "REG"}, {"area", "REG"},         {"county", "CTY"},
    {"raion", "CTY"},    {"municipality", "LOC"}, {"locality", "LOC"},
};

}  // namespace

std::string_view level_of(std::string_view territory_kind) {
  for (const LevelRow& row : kLevels)
    if (row.kind == territory_kind) return row.level;
  return {};
}

Gap gap_from(const Entry& difficulty, const std::string& who, const std::string& where,
             std::string_view level) {
  Gap gap;
  gap.title = difficulty.title;
  gap.statement.who = who;
  gap.statement.where = where;
  gap.statement.cause = value_of(difficulty, "text");
  gap.primary_type = value_of(difficulty, "gap_type");
  gap.groups = values_of(difficulty, "groups");
  gap.sectors = values_of(difficulty, "sectors");
  gap.territories = values_of(difficulty, "territory");
  if (!level.empty()) gap.levels = {std::string(level)};
  gap.visibility = Visibility::coalition;
  return gap;
}

Entry measure_from(const Entry& solution, const std::string& meeting, const std::string& owner,
                   const std::string& gap) {
  Entry measure;
  measure.kind = "measure";
  measure.title = solution.title;
  measure.visibility = Visibility::coalition;
  measure.values = {{"owner_body", {owner}},
                    {"status", {"planned"}},
                    {"description", {std::string(value_of(solution, "text"))}}};
  if (!meeting.empty()) measure.values["meeting"] = {meeting};
  if (!gap.empty()) measure.values["gaps"] = {gap};
  return measure;
}

Ask ask_from(const Entry& action_point) {
  Ask ask;
  ask.title = action_point.title;
  ask.type = AskType::coordinate;
  ask.addressee = value_of(action_point, "addressee");
  ask.visibility = Visibility::coalition;
  return ask;
}

}  // namespace lacuna::kb
