// Reads corpus/ for its checks: every file through kb/json, so that a misspelt field fails with its
// name. Throws Error on the first file that does not read. For tests alone; any thread.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kb/base/file.h"
#include "kb/json/json.h"
#include "kb/model/account.h"
#include "kb/model/agent.h"
#include "kb/model/annotation.h"
#include "kb/model/concept.h"
#include "kb/model/evidence.h"
#include "kb/model/frbr.h"
#include "kb/model/gap.h"
#include "kb/model/link.h"
#include "kb/model/position.h"

namespace corpus {

inline std::filesystem::path root() {
  return std::filesystem::path(LACUNA_SOURCE_DIR) / "corpus";
}

inline nlohmann::json json_of(const std::filesystem::path& file) {
  return nlohmann::json::parse(lacuna::read_file(root() / file, 8u << 20));
}

template <class T>
std::vector<T> list_of(const nlohmann::json& json, const std::string& where) {
  std::vector<T> values;
  for (const auto& item : json)
    values.push_back(
        lacuna::kb::from_json<T>(item, where + "[" + std::to_string(values.size()) + "]"));
  return values;
}
template <class T>
std::vector<T> list_of(const std::filesystem::path& file) {
  return list_of<T>(json_of(file), file.string());
}

inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                                   const std::string& prefix = {}) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(root() / folder))
    if (entry.path().filename().string().starts_with(prefix) && entry.path().extension() == ".json")
      files.push_back(folder / entry.path().filename());
  std::sort(files.begin(), files.end());
  return files;
}

inline std::vector<lacuna::kb::ConceptScheme> schemes() {
  std::vector<lacuna::kb::ConceptScheme> all;
  for (const auto& file : files_in("vocabularies"))
    all.push_back(lacuna::kb::from_json<lacuna::kb::ConceptScheme>(json_of(file), file.string()));
  return all;
}

// The register and the works of the demo.
inline std::vector<lacuna::kb::Work> works() {
  std::vector<lacuna::kb::Work> all;
  auto files = files_in("register", "works-");
  files.push_back("demo/works.json");
  for (const auto& file : files) {
    const auto some = list_of<lacuna::kb::Work>(file);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

struct Chain {
  lacuna::kb::Gap gap;
  std::vector<lacuna::kb::Link> links;
  std::vector<lacuna::kb::Evidence> evidence;
  std::vector<lacuna::kb::Ask> asks;
};

inline std::vector<Chain> chains(const std::filesystem::path& file) {
  std::vector<Chain> all;
  for (const auto& item : json_of(file)) {
    const std::string where = file.string() + "[" + std::to_string(all.size()) + "].";
    all.push_back({lacuna::kb::from_json<lacuna::kb::Gap>(item.at("gap"), where + "gap"),
                   list_of<lacuna::kb::Link>(item.at("links"), where + "links"),
                   list_of<lacuna::kb::Evidence>(item.at("evidence"), where + "evidence"),
                   list_of<lacuna::kb::Ask>(item.at("asks"), where + "asks")});
  }
  return all;
}

}  // namespace corpus
