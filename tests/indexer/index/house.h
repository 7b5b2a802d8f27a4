// A real store and its index in a folder of their own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/index/drain.h"
#include "kb/base/id.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/gap_store.h"

namespace lacuna::indexer {

struct House {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("lacuna-drain-" + new_id());
  std::optional<kb::Store> store;

  House() {
    std::filesystem::create_directories(folder);
    store.emplace(folder / "kb.sqlite", kb::OpenMode::create);
  }
  ~House() {
    store.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }

  kb::SavedAct save_law(const std::string& number, const std::string& text,
                        const std::optional<Date>& date = std::nullopt,
                        const std::string& subject = {}) {
    kb::Act law;
    law.work.subject = subject;
    law.work.key = "ro/lege/2006/" + number;
    law.work.jurisdiction = "ro";
    law.work.type = "lege";
    law.work.number = number;
    law.work.year = 2006;
    law.work.title = "Legea nr. " + number + "/2006";
    law.expression.work = law.work.key;
    law.expression.language = "ro";
    law.expression.date = date;
    law.expression.text_hash = sha256(text);
    kb::Provision article;
    article.eid = "art_1";
    article.basic = true;
    article.heading = "Scop";
    kb::Provision paragraph;
    paragraph.eid = "art_1__para_1";
    paragraph.level = kb::Level::paragraph;
    paragraph.parent = 0;
    paragraph.num_raw = "(1)";
    paragraph.text = text;
    kb::Provision point;
    point.eid = "art_1__para_1__point_a";
    point.level = kb::Level::point;
    point.parent = 1;
    point.num_raw = "a)";
    point.text = "tutela minorilor";
    law.provisions = {article, paragraph, point};
    kb::Manifestation file;
    file.sha256 = sha256(number + text);
    file.path = number + ".txt";
    file.media_type = "text/plain";
    file.reader = "plain_text 1";
    return kb::save_act(*store, law, file);
  }

  kb::Gap save_gap(const std::string& title, kb::Visibility visibility) {
    kb::Gap gap;
    gap.title = title;
    gap.statement.who = "Persoanele";
    gap.primary_type = "COV";
    gap.language = "ro";
    gap.visibility = visibility;
    return kb::create_gap(*store, gap, kb::program_viewer());
  }

  SearchResult search(const std::string& query) {
    Searcher searcher(folder, {unit_source(*store), {}, {}});
    SearchRequest request;
    request.query = query;
    request.language = "ro";
    return searcher.search(request);
  }
};

}  // namespace lacuna::indexer
