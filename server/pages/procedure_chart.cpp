#include "server/pages/procedure_chart.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::value_of;

constexpr int kMargin = 8, kBoxWidth = 320, kLine = 20, kPad = 10, kGap = 36, kSide = 24;
constexpr std::size_t kLongest = 44;  // characters in a box

struct Box {
  int top = 0;
  int height = 0;
  int middle() const { return top + height / 2; }
};

std::vector<std::string> lines_of(Context& context, const kb::Entry& step) {
  std::vector<std::string> lines{std::string(value_of(step, "order")) + ". " + step.title};
  lines.push_back(agent_name(context, std::string(value_of(step, "actor"))));
  if (const auto body = value_of(step, "decision_body"); !body.empty())
    lines.push_back(context.messages.text("decides: {body}", {{"body", std::string(body)}}));
  if (const auto criteria = value_of(step, "criteria"); !criteria.empty())
    lines.push_back(context.messages.text("by: {criteria}", {{"criteria", std::string(criteria)}}));
  for (std::string& line : lines) line = shorten(line, kLongest);
  return lines;
}

std::string number(int value) {
  return std::to_string(value);
}

// Straight down to the next box; around the side to any other, each on a track of its own.
std::string path_between(const Box& from, const Box& to, bool following, int track) {
  if (following)
    return "M" + number(kMargin + kBoxWidth / 2) + " " + number(from.top + from.height) + "V" +
           number(to.top - 4);
  const int right = kMargin + kBoxWidth;
  return "M" + number(right) + " " + number(from.middle()) + "H" + number(right + kSide * track) +
         "V" + number(to.middle()) + "H" + number(right + 4);
}

// A branch that some step names ends there by itself: the step before it does not run on into it.
bool is_branch(const std::vector<const kb::Entry*>& steps, std::size_t at) {
  for (std::size_t i = 0; i < steps.size(); ++i)
    for (const std::string& id : kb::values_of(*steps[i], "next"))
      if (steps[at]->id == id && i + 1 != at) return true;
  return false;
}

}  // namespace

nlohmann::json procedure_chart(Context& context, const kb::Entry& procedure,
                               const std::vector<kb::Entry>& parts) {
  std::vector<const kb::Entry*> steps;
  for (const kb::Entry& part : parts)
    if (part.kind == "procedure_step") steps.push_back(&part);
  if (steps.empty()) return false;
  Json boxes = Json::array(), arrows = Json::array();
  std::vector<Box> places;
  int y = kMargin;
  for (const kb::Entry* step : steps) {
    Json lines = Json::array();
    int line = 0;
    for (const std::string& text : lines_of(context, *step))
      lines.push_back(
          {{"x", kMargin + kPad}, {"y", y + kPad + kLine * ++line - 5}, {"text", text}});
    const Box box{y, 2 * kPad + kLine * line};
    const std::string provision(value_of(*step, "provision"));
    boxes.push_back({{"x", kMargin},
                     {"y", box.top},
                     {"width", kBoxWidth},
                     {"height", box.height},
                     {"href", provision.empty() ? entry_url(step->id) : law_url(provision)},
                     {"lines", lines}});
    places.push_back(box);
    y += box.height + kGap;
  }
  int tracks = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& next = kb::values_of(*steps[i], "next");
    if (next.empty() && i + 1 < steps.size() && !is_branch(steps, i + 1))
      arrows.push_back({{"path", path_between(places[i], places[i + 1], true, 0)}});
    for (const std::string& id : next)
      for (std::size_t to = 0; to < steps.size(); ++to)
        if (steps[to]->id == id)
          arrows.push_back({{"path", path_between(places[i], places[to], to == i + 1,
                                                  to == i + 1 ? 0 : ++tracks)}});
  }
  return {
      {"caption", context.messages.text("States of {procedure}", {{"procedure", procedure.title}})},
      {"width", 2 * kMargin + kBoxWidth + kSide * (tracks + 1)},
      {"height", y - kGap + kMargin},
      {"boxes", boxes},
      {"arrows", arrows}};
}

}  // namespace lacuna::server
