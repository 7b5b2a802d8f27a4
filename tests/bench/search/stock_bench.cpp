// What Xapian's own tools give: scriptindex's input from the units, and times of the stock query
// parser and MSet::snippet on the index that scriptindex makes of it.
//   bench_stock script UNITS FOLDER       writes FOLDER/records and FOLDER/script
//   bench_stock files UNITS FOLDER        each unit as a text file, a thousand to a folder
//   bench_stock ask DATABASE QUERIES      times AND of 3 with 20 stock snippets
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <xapian.h>

#include "draw.h"
#include "times.h"
#include "unit_file.h"

namespace {

using namespace lacuna::bench;

// The unit's words under no prefix, the title's under S, the heading under both, as ours has them;
// the text is kept, since snippets are made of it.
constexpr const char* kScript =
    "id : boolean=Q\n"
    "act : boolean=XW\n"
    "year : boolean=Y value=0\n"
    "type : boolean=T value=1\n"
    "title : indexnopos=S\n"
    "heading : index index=XH\n"
    "text : index field\n";

void script(const std::string& units, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "script") << kScript;
  std::ofstream out(folder / "records");
  for (UnitFile file(units); const auto line = file.next_line();)
    out << "id=" << line->id << "\nact=" << line->act << "\nyear=" << line->year
        << "\ntype=" << line->type << "\ntitle=" << line->title << "\nheading=" << line->heading
        << "\ntext=" << line->text << "\n\n";
}

void files(const std::string& units, const std::filesystem::path& folder) {
  constexpr std::size_t kOfFolder = 1000;
  for (UnitFile file(units); const auto line = file.next_line();) {
    const auto inside = folder / std::to_string(line->id / kOfFolder);
    if (line->id % kOfFolder <= 1) std::filesystem::create_directories(inside);
    std::ofstream(inside / (std::to_string(line->id) + ".txt")) << line->title << "\n\n"
                                                                << line->heading << "\n\n"
                                                                << line->text << '\n';
  }
}

std::string text_of(const std::string& data) {
  const auto at = data.find("text=");
  if (at == std::string::npos) return {};
  const auto end = data.find('\n', at);
  return data.substr(at + 5, end == std::string::npos ? end : end - at - 5);
}

void ask(const std::string& path, const std::string& file) {
  const Xapian::Database database(path);
  const Xapian::Stem stemmer("romanian");
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(stemmer);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_AND);
  std::vector<std::string> queries;
  for (const auto& query : read_queries(file)) {
    if (query.form != Form::page) continue;
    queries.push_back(query.words[0] + " " + query.words[1]);
  }
  std::size_t bytes = 0;
  Report report;
  report.time("snippets", queries.size(), [&](std::size_t i) {
    Xapian::Enquire enquire(database);
    enquire.set_query(parser.parse_query(queries[i]));
    const auto found = enquire.get_mset(0, 20);
    for (auto at = found.begin(); at != found.end(); ++at)
      bytes += found.snippet(text_of(at.get_document().get_data()), 240, stemmer).size();
    return found.size();
  });
  report.print();
  std::fprintf(stderr, "%zu bytes of snippets\n", bytes);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc == 4 ? argv[1] : "";
  if (verb == "script") return script(argv[2], argv[3]), 0;
  if (verb == "files") return files(argv[2], argv[3]), 0;
  if (verb == "ask") return ask(argv[2], argv[3]), 0;
  std::fputs("bench_stock script|files UNITS FOLDER | ask DATABASE QUERIES\n", stderr);
  return 2;
}
