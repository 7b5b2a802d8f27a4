// The reading that an import does, without storing: every file below a folder becomes a tree of
// provisions with its citations. One thread; prints what came out, so that nothing can be left out.
//   bench_reading FOLDER
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/cite/cite.h"
#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"

namespace {

using namespace lacuna;
using namespace lacuna::indexer;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Adds the CPU time of its life to a sum.
class Share {
 public:
  explicit Share(double& sum) : sum_(sum), start_(cpu_seconds()) {}
  ~Share() { sum_ += cpu_seconds() - start_; }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;

 private:
  double& sum_;
  double start_;
};

std::size_t citations_of(const Structured& act) {
  CiteContext context;
  context.host_work = "ro/lege/0/bench";
  std::size_t found = 0;
  for (const kb::Provision& provision : act.provisions) {
    context.source_eid = provision.eid;
    for (const std::string* words :
         {&provision.heading, &provision.text, &provision.quotation, &provision.wrapup})
      if (!words->empty()) found += find_citations(*words, context).size();
  }
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("bench_reading FOLDER\n", stderr);
    return 2;
  }
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1]))
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::size_t bytes = 0, read_files = 0, articles = 0, provisions = 0, citations = 0;
  double reading = 0, structuring = 0, citing = 0;
  for (const std::string& path : files) {
    const std::string text = read_file(path, 64u << 20);
    bytes += text.size();
    Reading document;
    {
      const Share share(reading);
      document = read(text, path);
    }
    if (document.status != ReadStatus::read) continue;
    ++read_files;
    Structured act;
    {
      const Share share(structuring);
      act = structure(document.document);
    }
    articles += static_cast<std::size_t>(act.counts.articles);
    provisions += static_cast<std::size_t>(act.counts.provisions);
    const Share share(citing);
    citations += citations_of(act);
  }
  std::printf(
      "{\"files\": %zu, \"read\": %zu, \"bytes\": %zu, \"articles\": %zu, \"provisions\": %zu, "
      "\"citations\": %zu, \"cpu\": {\"decoding\": %.2f, \"structure\": %.2f, \"citations\": "
      "%.2f}}\n",
      files.size(), read_files, bytes, articles, provisions, citations, reading, structuring,
      citing);
}
