// Our side of the bench of search.
//   bench_search units DATA-DIRECTORY UNITS [PERCENT] writes the indexed units of every act (or of
//                                                     so many of a hundred) to a file; prints their
//                                                     number and bytes
//   bench_search draw UNITS QUERIES NUMBER            draws NUMBER queries of each kind
//   bench_search index UNITS FOLDER [KB]              makes an index of the units, from databases
//   of
//                                                     KB of text each
//   bench_search count FOLDER                         prints how many units an index has
//   bench_search change FOLDER UNITS NUMBER           changes NUMBER units of it one by one, each
//                                                     durable and found by a reader that was open
//   bench_search ask FOLDER QUERIES                   times queries of any index, a data
//                                                     directory's too: {"and3": {"p50": ms, ...
//   bench_search snippets DATA-DIRECTORY QUERIES      times 20 hits with their snippets, texts read
//                                                     from the store of a whole data directory
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "draw.h"
#include "indexer/index/builder.h"
#include "indexer/index/drain.h"
#include "indexer/index/searcher.h"
#include "indexer/index/writer.h"
#include "kb/base/data_directory.h"
#include "kb/base/error.h"
#include "kb/store/act_store.h"
#include "kb/store/outbox.h"
#include "kb/store/unit_text.h"
#include "times.h"
#include "unit_file.h"

namespace {

using namespace lacuna;
using namespace lacuna::bench;
using namespace lacuna::indexer;

int units(const std::string& data, const std::string& file, std::size_t percent) {
  kb::Store store(DataDirectory::open(data).database(), kb::OpenMode::read_write);
  std::ofstream out(file);
  std::size_t acts = 0, written = 0, bytes = 0;
  for (const auto& entry : kb::everything_to_index(store)) {
    if (entry.kind != kb::OutboxKind::expression) continue;
    const auto before = acts++ * percent / 100;
    if (acts * percent / 100 == before) continue;
    const auto act = kb::find_act(store, entry.key);
    if (!act) continue;
    for (const auto& unit : units_of(*act)) {
      // The text that an index is measured by: a title counts once, as its act's.
      bytes += unit.heading.size() + (unit.key.kind == UnitKind::act ? unit.title.size() : 0);
      for (const auto& part : unit.parts) bytes += part.text.size();
      write_line(out, ++written, unit);
    }
  }
  std::cout << "{\"acts\": " << acts * percent / 100 << ", \"units\": " << written
            << ", \"bytes\": " << bytes << "}\n";
  return out.flush() ? 0 : 1;
}

int index(const std::string& file, const std::string& folder, BuildLimits limits) {
  IndexBuilder builder(folder, limits);
  for (UnitFile in(file); auto unit = in.next_unit();) builder.add(std::move(*unit));
  builder.adopt(1);
  return 0;
}

int count(const std::string& folder) {
  std::cout << "{\"units\": " << check_index(folder, CheckDepth::quick).documents << "}\n";
  return 0;
}

// A word that stands nowhere else.
std::string new_word(std::size_t number) {
  std::string word = "zqxw";
  for (int letter = 0; letter < 6; ++letter, number /= 20)
    word += "bcdfghjklmnpqrstvwxz"[number % 20];
  return word;
}

int change(const std::string& folder, const std::string& file, std::size_t number) {
  const auto all = check_index(folder, CheckDepth::quick).documents;
  const auto apart = std::max<std::size_t>(1, all / (number + 1));
  std::vector<IndexUnit> wanted;
  std::size_t at = 0;
  for (UnitFile in(file); auto unit = in.next_unit();)
    if (++at % apart == 0 && wanted.size() < number) wanted.push_back(std::move(*unit));
  IndexWriter writer(folder);
  Searcher searcher(folder, {[](const UnitKey&, UnitExtent) { return std::nullopt; }, {}, {}});
  searcher.search(SearchRequest{.query = new_word(0)});
  Report report;
  auto applied = writer.applied();
  std::size_t changed = 0;
  // Written as Lucene's side is: the text with one more word.
  report.once("change", wanted.size(), [&](std::size_t i) {
    const auto word = new_word(++changed);
    wanted[i].parts.push_back({{}, 0, {}, word});
    writer.put(wanted[i]);
    writer.commit(++applied);
    const auto found = searcher.search(SearchRequest{.query = word}).total;
    if (found != 1)
      throw Error(ErrorCode::internal,
                  "a changed unit is found " + std::to_string(found) + " times");
    return found;
  });
  report.print();
  return 0;
}

SearchRequest request_of(const Query& query) {
  SearchRequest request;
  request.language = "ro";
  switch (query.form) {
    case Form::all_of_3:
      for (const auto& word : query.words)
        request.query += (request.query.empty() ? "" : " AND ") + word;
      break;
    case Form::page:
      for (const auto& word : query.words) request.query += word + " ";
      break;
    case Form::any_of_5:
      for (const auto& word : query.words)
        request.query += (request.query.empty() ? "" : " OR ") + word;
      break;
    case Form::phrase:
      for (const auto& word : query.words)
        request.query += (request.query.empty() ? "\"" : " ") + word;
      request.query += '"';
      break;
    case Form::prefix:
      request.query = query.words[0] + "*";
      break;
    case Form::filter:
      request.query = query.words[0];
      request.filters = {{Field::type, query.words[1]}};
      request.facets = {Field::year, Field::force};
      break;
  }
  return request;
}

std::vector<Query> of_form(const std::vector<Query>& all, Form form) {
  std::vector<Query> some;
  for (const auto& query : all)
    if (query.form == form) some.push_back(query);
  return some;
}

int ask(const std::string& folder, const std::string& file) {
  const auto queries = read_queries(file);
  // No words are read: keys of 20 hits, their number, and the counts, as the peers give them.
  Searcher searcher(folder, {[](const UnitKey&, UnitExtent) { return std::nullopt; }, {}, {}});
  Report report;
  for (const auto& row : kForms) {
    std::vector<SearchRequest> requests;
    for (const auto& query : of_form(queries, row.form)) requests.push_back(request_of(query));
    report.time(std::string(row.name), requests.size(),
                [&](std::size_t i) { return searcher.search(requests[i]).total; });
  }
  report.print();
  return 0;
}

int snippets(const std::string& data, const std::string& file) {
  kb::Store store(DataDirectory::open(data).database(), kb::OpenMode::read_write);
  Searcher searcher(data,
                    {unit_source(store), {}, {}, {}, [&store] { return kb::read_at_once(store); }});
  std::vector<SearchRequest> requests;
  for (const auto& query : of_form(read_queries(file), Form::page))
    requests.push_back(request_of(query));
  Report report;
  report.time("snippets", requests.size(),
              [&](std::size_t i) { return searcher.search(requests[i]).hits.size(); });
  report.print();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto is = [&](std::string_view verb, std::size_t least) {
    return words.size() > least && words[0] == verb;
  };
  try {
    if (is("units", 2))
      return units(words[1], words[2],
                   words.size() > 3 ? std::strtoul(words[3].c_str(), nullptr, 10) : 100);
    if (is("draw", 3)) {
      std::ofstream out(words[2]);
      draw_queries(words[1], std::strtoul(words[3].c_str(), nullptr, 10), out);
      return 0;
    }
    if (is("index", 2)) {
      BuildLimits limits;
      if (words.size() > 3) limits.shard_bytes = std::strtoul(words[3].c_str(), nullptr, 10) << 10;
      return index(words[1], words[2], limits);
    }
    if (is("count", 1)) return count(words[1]);
    if (is("change", 3))
      return change(words[1], words[2], std::strtoul(words[3].c_str(), nullptr, 10));
    if (is("ask", 2)) return ask(words[1], words[2]);
    if (is("snippets", 2)) return snippets(words[1], words[2]);
  } catch (const Error& error) {
    std::cerr << error.what() << '\n' << error.hint() << '\n';
    return 1;
  }
  std::cerr << "bench_search units|draw|index|count|change|ask|snippets ...\n";
  return 2;
}
