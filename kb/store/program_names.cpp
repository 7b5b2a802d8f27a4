#include "kb/store/program_names.h"

#include <nlohmann/json.hpp>

#include "kb/base/embedded.h"

namespace lacuna::kb {
namespace {

std::vector<ActName> read_names() {
  std::vector<ActName> names;
  for (const EmbeddedFile& file : corpus_files()) {
    if (!file.name.starts_with("register/works-") && file.name != "register/names.json") continue;
    for (const auto& work : nlohmann::json::parse(file.bytes))
      for (const auto& name : work.value("aliases", nlohmann::json::array()))
        names.push_back({name.get<std::string>(), work.at("key").get<std::string>()});
  }
  return names;
}

}  // namespace

const std::vector<ActName>& program_act_names() {
  static const std::vector<ActName> names = read_names();
  return names;
}

}  // namespace lacuna::kb
