#include "server/view/model_context.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "server/view/format.h"

namespace lacuna::server {
namespace {

using kainjow::mustache::data;

// Cuts `prefix` and the part up to the next ':' off; nullopt when `name` does not begin so.
std::optional<std::string_view> take(std::string_view& name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return std::nullopt;
  const std::size_t colon = name.find(':', prefix.size());
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view part = name.substr(prefix.size(), colon - prefix.size());
  name.remove_prefix(colon + 1);
  return part;
}

}  // namespace

ModelContext::ModelContext(std::string template_name, const nlohmann::json& model,
                           const nlohmann::json& frame, const Messages& messages)
    : template_name_(std::move(template_name)),
      frame_(frame),
      messages_(messages),
      levels_{{&model, nullptr}} {}

void ModelContext::push(const data* pushed) {
  const auto object = objects_.find(pushed);
  levels_.push_back({object == objects_.end() ? nullptr : object->second, pushed});
}

void ModelContext::pop() {
  levels_.pop_back();
}

const data* ModelContext::get(const std::string& asked) const {
  std::string_view name = asked;
  if (name == ".") {
    if (levels_.back().object != nullptr) refuse(name, "is an object, which has no text");
    return levels_.back().self;
  }
  if (const auto form = take(name, "plural:")) {
    std::size_t index = 0;
    std::from_chars(form->data(), form->data() + form->size(), index);
    return keep(data(messages_.plural_index(number(name)) == index));
  }
  if (const auto context = take(name, "label:")) {
    const nlohmann::json& word = find(name);
    if (!word.is_string()) refuse(name, "is not a word that has a label");
    return keep(data(messages_.label(*context, word.get_ref<const std::string&>())));
  }
  if (name.starts_with("number:"))
    return keep(data(format_number(number(name.substr(7)), messages_.language())));
  return value_of(find(name));
}

const data* ModelContext::get_partial(const std::string& name) const {
  refuse(name, "is a partial that was not inserted");
}

const nlohmann::json& ModelContext::find(std::string_view asked) const {
  std::string_view name = asked;
  auto level = levels_.rbegin();
  while (level->object == nullptr) ++level;  // the outermost is the model, an object
  const nlohmann::json* at = level->object;
  if (name.starts_with("page.")) {
    at = &frame_;
    name.remove_prefix(5);
  }
  while (name.starts_with("../")) {
    name.remove_prefix(3);
    for (++level; level != levels_.rend() && level->object == nullptr;) ++level;
    if (level == levels_.rend()) refuse(asked, "leads out of the model");
    at = level->object;
  }
  while (true) {
    const std::size_t dot = name.find('.');
    const std::string_view member = name.substr(0, dot);
    if (!at->is_object()) refuse(asked, "is asked of something that is no object");
    const auto found = at->find(member);
    if (found == at->end()) refuse(asked, "is not in the model");
    at = &*found;
    if (dot == std::string_view::npos) return *at;
    name.remove_prefix(dot + 1);
  }
}

long ModelContext::number(std::string_view name) const {
  const nlohmann::json& value = find(name);
  if (!value.is_number_integer()) refuse(name, "is not a whole number");
  return value.get<long>();
}

const data* ModelContext::keep(data value) const {
  kept_.push_back(std::move(value));
  return &kept_.back();
}

const data* ModelContext::value_of(const nlohmann::json& json) const {
  if (json.is_null()) return keep(data(false));
  if (json.is_boolean()) return keep(data(json.get<bool>()));
  if (json.is_string()) {
    const auto& text = json.get_ref<const std::string&>();
    return keep(text.empty() ? data(false) : data(text));
  }
  if (json.is_number()) return keep(data(json.dump()));
  if (json.is_object()) {
    const data* object = keep(data(true));
    objects_.emplace(object, &json);
    return object;
  }
  kainjow::mustache::list items;
  items.reserve(json.size());
  for (const nlohmann::json& item : json) {
    if (item.is_string())
      items.emplace_back(item.get_ref<const std::string&>());
    else if (item.is_object())
      items.emplace_back(true);
    else
      items.emplace_back(item.dump());
  }
  const data* list = keep(data(items));
  for (std::size_t i = 0; i < json.size(); ++i)
    if (json[i].is_object()) objects_.emplace(&list->list_value()[i], &json[i]);
  return list;
}

void ModelContext::refuse(std::string_view name, std::string_view why) const {
  throw Error(ErrorCode::internal, "template " + template_name_ + ".html: \"" + std::string(name) +
                                       "\" " + std::string(why));
}

}  // namespace lacuna::server
