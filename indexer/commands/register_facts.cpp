#include "indexer/commands/register_facts.h"

#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "kb/base/embedded.h"

namespace lacuna::indexer {
namespace {

// "ua/zakon 3671-VI" -> key; an empty key where two acts share type and number.
using Keys = std::map<std::string, std::string>;

std::string name_of(std::string_view type, std::string_view number) {
  return std::string(type) + " " + std::string(number);
}

Keys read_register() {
  Keys keys;
  for (const EmbeddedFile& file : corpus_files()) {
    if (!file.name.starts_with("register/works-")) continue;
    for (const nlohmann::json& work : nlohmann::json::parse(file.bytes)) {
      const std::string number = work.value("number", "");
      if (number.empty()) continue;
      const std::string type = work.value("jurisdiction", "") + "/" + work.value("type", "");
      const std::string key = work.value("key", "");
      const auto [entry, fresh] = keys.emplace(name_of(type, number), key);
      if (!fresh && entry->second != key) entry->second.clear();
    }
  }
  return keys;
}

}  // namespace

Facts register_facts() {
  Facts facts;
  facts.work_of_number = [keys = std::make_shared<const Keys>(read_register())](
                             std::string_view type,
                             std::string_view number) -> std::optional<std::string> {
    const auto found = keys->find(name_of(type, number));
    if (found == keys->end() || found->second.empty()) return std::nullopt;
    return found->second;
  };
  return facts;
}

}  // namespace lacuna::indexer
