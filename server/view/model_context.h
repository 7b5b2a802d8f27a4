// How a template's names find their values in a model: the strict rules of server/view/view.h, on
// top of kainjow's engine. One rendering, one thread.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kainjow/mustache.hpp>
#include <nlohmann/json_fwd.hpp>

#include "server/view/messages.h"

namespace lacuna::server {

// Values are handed to the engine one by one as it asks, so that a model is never copied as a
// whole.
class ModelContext : public kainjow::mustache::basic_context<std::string> {
 public:
  ModelContext(std::string template_name, const nlohmann::json& model, const nlohmann::json& frame,
               const Messages& messages);

  void push(const kainjow::mustache::data* data) override;
  void pop() override;
  const kainjow::mustache::data* get(const std::string& name) const override;
  const kainjow::mustache::data* get_partial(const std::string& name) const override;

 private:
  struct Level {
    const nlohmann::json* object;         // nullptr: a text, a number or a flag, which has no names
    const kainjow::mustache::data* self;  // what {{.}} prints
  };

  const nlohmann::json& find(std::string_view name) const;
  long number(std::string_view name) const;
  const kainjow::mustache::data* keep(kainjow::mustache::data value) const;
  const kainjow::mustache::data* value_of(const nlohmann::json& json) const;
  [[noreturn]] void refuse(std::string_view name, std::string_view why) const;

  std::string template_name_;
  const nlohmann::json& frame_;
  const Messages& messages_;
  std::vector<Level> levels_;
  // What was handed out: the engine keeps pointers while it prints a section.
  mutable std::deque<kainjow::mustache::data> kept_;
  mutable std::unordered_map<const kainjow::mustache::data*, const nlohmann::json*> objects_;
};

}  // namespace lacuna::server
