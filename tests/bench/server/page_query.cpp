// What the search page asks of the index, without the page: the same words, facets, reasons and
// snippets, one after the other in one thread. Prints the mean time, warm.
//   bench_page_query DATA-DIRECTORY QUERIES        a query a line
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "indexer/index/searcher.h"
#include "indexer/search_sources.h"
#include "kb/base/data_directory.h"
#include "kb/base/error.h"
#include "kb/store/store.h"
#include "server/pages/search_facets.h"

namespace {

using namespace lacuna;

void time_queries(const std::string& data, const std::string& file) {
  const DataDirectory directory = DataDirectory::open(data);
  kb::Store store(directory.database(), kb::OpenMode::read_write);
  indexer::Searcher searcher(directory.root(), indexer::search_sources(store));
  std::vector<indexer::SearchRequest> requests;
  const auto facets = server::shown_facets();
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    auto& request = requests.emplace_back();
    request.query = line;
    request.explain = true;
    request.facets.assign(facets.begin(), facets.end());
  }
  std::size_t hits = 0;
  for (const auto& request : requests) hits += searcher.search(request).hits.size();
  const auto start = std::chrono::steady_clock::now();
  for (const auto& request : requests) searcher.search(request);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::printf("{\"ms\": %.4f, \"queries\": %zu, \"hits\": %zu}\n",
              took.count() / static_cast<double>(requests.size()), requests.size(), hits);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "bench_page_query DATA-DIRECTORY QUERIES\n";
    return 2;
  }
  try {
    time_queries(argv[1], argv[2]);
    return 0;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n' << error.hint() << '\n';
    return 1;
  }
}
