// A small library in memory for tests of the index: units are put into a real index in a folder of
// their own, and hits are read back from here.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/searcher.h"
#include "indexer/index/writer.h"
#include "kb/base/id.h"

namespace lacuna::indexer {

class Library {
 public:
  Library() : folder_(std::filesystem::temp_directory_path() / ("lacuna-index-" + new_id())) {
    std::filesystem::create_directories(folder_);
  }
  ~Library() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  const std::filesystem::path& folder() const { return folder_; }
  // Set before the first search.
  RelatedSource related;
  ThesaurusSource thesaurus;
  MeaningSource meaning;

  void put(const IndexUnit& unit) {
    for (auto& known : units_)
      if (known.key == unit.key) {
        known = unit;
        return;
      }
    units_.push_back(unit);
  }

  // Everything into the index.
  void index(std::int64_t applied = 1) {
    IndexWriter writer(folder_);
    for (const auto& unit : units_) writer.put(unit);
    writer.commit(applied);
    writer.seal();
  }

  UnitSource source() {
    return [this](const UnitKey& key, UnitExtent) -> std::optional<IndexUnit> {
      for (const auto& unit : units_)
        if (unit.key == key) return unit;
      return std::nullopt;
    };
  }

  SearchResult search(SearchRequest request) { return searcher().search(request); }
  std::vector<std::string> complete(std::string_view beginning, std::size_t most = 8) {
    return searcher().complete(beginning, most);
  }
  std::vector<Hit> acts_called(std::string_view beginning) {
    return searcher().acts_called(beginning, 8);
  }
  SearchResult search(const std::string& query, const std::string& language = "ro") {
    SearchRequest request;
    request.query = query;
    request.language = language;
    return search(request);
  }

 private:
  Searcher& searcher() {
    if (!searcher_)
      searcher_.emplace(folder_, SearchSources{source(), related, thesaurus, meaning});
    return *searcher_;
  }

  std::filesystem::path folder_;
  std::vector<IndexUnit> units_;
  std::optional<Searcher> searcher_;
};

inline IndexUnit paragraph(const std::string& number, const std::string& eid,
                           const std::string& text) {
  IndexUnit unit;
  unit.work = "ro/lege/2006/" + number;
  unit.key = {UnitKind::provision, unit.work + "@undated:ro", eid};
  unit.title = "Legea nr. " + number + "/2006";
  unit.number = number;
  unit.year = 2006;
  unit.date = Date{2006, 5, 18};
  unit.jurisdiction = "ro";
  unit.types = {"lege"};
  unit.language = "ro";
  unit.force = "in_force";
  unit.state = "in_force";
  if (const auto cut = eid.find("__"); cut != std::string::npos)
    unit.ancestors = {eid.substr(0, cut)};
  unit.parts = {{eid, 0, "(1)", text}};
  return unit;
}

inline IndexUnit text_in(const std::string& language, const std::string& number,
                         const std::string& text) {
  auto unit = paragraph(number, "art_1", text);
  unit.key.of = unit.work + "@undated:" + language;
  unit.language = language;
  return unit;
}

inline IndexUnit act(const std::string& number, const std::string& title) {
  auto unit = paragraph(number, "", "");
  unit.key = {UnitKind::act, unit.key.of, ""};
  unit.title = title;
  unit.parts.clear();
  unit.state.clear();
  return unit;
}

inline IndexUnit gap(const std::string& id, const std::string& title, kb::Visibility visibility,
                     std::vector<std::string> organisations = {}) {
  IndexUnit unit;
  unit.key = {UnitKind::gap, id, ""};
  unit.title = title;
  unit.language = "ro";
  unit.types = {"coverage"};
  unit.groups = {"TPB", "REF"};
  unit.sectors = {"HOU"};
  unit.state = "validated";
  unit.parts = {{"", 0, "", title + " în centrele de cazare"}};
  unit.visibility = visibility;
  unit.organisations = std::move(organisations);
  return unit;
}

}  // namespace lacuna::indexer
