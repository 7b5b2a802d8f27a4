// The house keeps its plan: who may include whom, where each third-party library lives, where SQL
// and HTML stand, that docs name everything there is. Each rule is a table; each finding names file
// and line.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "kb/base/file.h"
#include "kb/base/settings.h"
#include "kb/base/text.h"
#include "server/routes.h"

namespace fs = std::filesystem;
using namespace lacuna;

namespace {

const fs::path kRoot = LACUNA_SOURCE_DIR;

struct Source {
  std::string path;  // below the root
  std::string room;  // folder
  std::string text;
};

std::vector<Source> read_tree(const std::vector<std::string>& folders,
                              const std::set<std::string>& endings) {
  std::vector<Source> sources;
  for (const std::string& folder : folders) {
    const fs::path base = kRoot / folder;
    if (fs::is_regular_file(base)) {
      sources.push_back({folder, "", read_file(base, 10'000'000)});
      continue;
    }
    if (!fs::exists(base)) continue;
    for (auto it = fs::recursive_directory_iterator(base); it != fs::recursive_directory_iterator();
         ++it) {
      if (it->path().filename() == "node_modules") it.disable_recursion_pending();
      if (!it->is_regular_file() || !endings.contains(it->path().extension().string())) continue;
      const std::string path = fs::relative(it->path(), kRoot).string();
      sources.push_back(
          {path, fs::path(path).parent_path().string(), read_file(it->path(), 10'000'000)});
    }
  }
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

const std::vector<Source>& program() {
  static const std::vector<Source> sources =
      read_tree({"main.cpp", "kb", "indexer", "server"}, {".cpp", ".h"});
  return sources;
}

struct Include {
  const Source* source;
  int line;
  std::string target;
  bool quoted;
};

std::vector<Include> includes() {
  std::vector<Include> found;
  for (const Source& source : program()) {
    int line = 0;
    for (std::string_view row : split(source.text, '\n')) {
      ++line;
      if (!row.starts_with("#include ")) continue;
      const bool quoted = row.find('"') != std::string_view::npos;
      const std::size_t open = row.find_first_of("\"<"), close = row.find_last_of("\">");
      if (open == std::string_view::npos || close <= open) continue;
      found.push_back({&source, line, std::string(row.substr(open + 1, close - open - 1)), quoted});
    }
  }
  return found;
}

std::string place(const Include& include) {
  return include.source->path + ":" + std::to_string(include.line);
}

// Layer of a room (docs/architecture.md, "Who may know whom"). Include lower layers only; the
// exceptions are rows of their own.
const std::map<std::string, int> kLayers = {
    {"", 9},  // main.cpp
    {"kb/base", 0},
    {"kb/sql", 10},
    {"kb/model", 10},
    {"kb/rules", 15},
    {"kb/json", 15},
    {"kb/store", 20},
    {"indexer/analyse", 20},
    {"indexer/index", 30},
    {"indexer/document", 15},
    {"indexer/read/xml", 25},
    {"indexer/read/html", 26},
    {"indexer/read/office", 26},
    {"indexer/read/pdf", 26},
    {"indexer/read", 30},
    {"indexer/sandbox", 35},
    {"indexer/structure", 35},
    {"indexer/cite", 30},
    {"kb/export", 30},
    {"indexer", 40},
    {"indexer/commands", 41},
    {"server/http", 42},
    {"server/auth", 43},
    {"server/view", 43},
    {"server/forms", 44},
    {"server/pages", 45},
    {"server", 46},  // site map and wiring: knows every page
    {"server/commands", 47},
};

// `server` may use these rooms of the indexer and no other; its commands are built like those of
// the indexer.
const std::set<std::string> kServerMayUse = {"indexer/index", "indexer/cite", "indexer/analyse",
                                             "indexer"};
const std::map<std::string, std::string> kCommandsMayUse = {
    {"server/commands", "indexer/commands"}};

// Headers with the whole of nlohmann/json, for the sources of their own room alone.
const std::set<std::string> kPrivateHeaders = {"kb/json/convert.h"};

struct Home {
  std::string_view header;         // how an include of the library begins
  std::vector<std::string> homes;  // paths or folders
};

const std::vector<Home> kHomes = {
    {"soci/", {"kb/sql/"}},
    {"sqlite3.h", {"kb/sql/"}},
    {"xapian", {"indexer/index/", "indexer/analyse/"}},
    {"civetweb", {"server/http/civetweb.cpp"}},
    {"pugixml", {"indexer/read/", "kb/export/"}},
    {"cmark", {"indexer/read/", "server/view/"}},
    {"edlib", {"kb/rules/"}},
    {"kainjow", {"server/view/"}},
    {"cld2", {"indexer/analyse/"}},
    {"spdlog", {"kb/base/log.cpp"}},
    {"toml++", {"kb/base/settings.cpp"}},
    {"date/", {"kb/base/"}},
    {"CLI/", {"main.cpp", "indexer/commands/", "server/commands/"}},
    {"nlohmann", {"kb/json/", "kb/store/", "server/", "indexer/commands/", "indexer/read/", "kb/export/"}},
    {"zip.h", {"kb/export/", "indexer/read/"}},
    {"xlsxwriter", {"kb/export/"}},
    {"gumbo", {"indexer/read/html/", "server/view/"}},
    {"poppler", {"indexer/read/pdf/"}},
    {"seccomp", {"indexer/sandbox/"}},
    {"sodium", {"kb/base/id.cpp", "server/auth/"}},
};

bool at_home(const Home& home, const std::string& path) {
  return std::any_of(home.homes.begin(), home.homes.end(),
                     [&](const std::string& place) { return path.starts_with(place); });
}

// Every line of the sources outside comments that holds one of the words.
std::vector<std::string> lines_with(const std::vector<Source>& sources,
                                    const std::vector<std::string>& words,
                                    const std::vector<std::string>& allowed) {
  std::vector<std::string> found;
  for (const Source& source : sources) {
    if (std::any_of(allowed.begin(), allowed.end(),
                    [&](const std::string& place) { return source.path.starts_with(place); }))
      continue;
    int line = 0;
    for (std::string_view row : split(source.text, '\n')) {
      ++line;
      if (trim(row).starts_with("//")) continue;
      for (const std::string& word : words)
        if (row.find(word) != std::string_view::npos)
          found.push_back(source.path + ":" + std::to_string(line) + ": " + word);
    }
  }
  return found;
}

std::string listed(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += "\n  " + row;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rooms_include_lower_layers_only) {
  for (const Include& include : includes()) {
    if (!include.quoted) continue;
    const std::string from = include.source->room,
                      to = fs::path(include.target).parent_path().string();
    BOOST_TEST(kLayers.contains(from),
               place(include) << ": the room " << from << " has no layer in tests/house");
    BOOST_TEST(kLayers.contains(to), place(include) << ": no such room: " << to);
    if (!kLayers.contains(from) || !kLayers.contains(to) || from == to || from.empty()) continue;
    BOOST_TEST(kLayers.at(to) < kLayers.at(from), place(include)
                                                      << ": " << from << " may not know " << to);
    const auto commands = kCommandsMayUse.find(from);
    if (from.starts_with("server") && to.starts_with("indexer") &&
        (commands == kCommandsMayUse.end() || commands->second != to))
      BOOST_TEST(kServerMayUse.contains(to), place(include) << ": the server may not know " << to);
    BOOST_TEST(!kPrivateHeaders.contains(include.target),
               place(include) << ": " << include.target << " is for its own room");
  }
}

BOOST_AUTO_TEST_CASE(libraries_stay_at_home) {
  for (const Include& include : includes()) {
    if (include.quoted) continue;
    for (const Home& home : kHomes)
      if (include.target.starts_with(home.header) && include.target != "nlohmann/json_fwd.hpp")
        BOOST_TEST(at_home(home, include.source->path),
                   place(include) << ": " << include.target << " is not at home here");
    BOOST_TEST(!(include.target == "nlohmann/json.hpp" && include.source->path.ends_with(".h") &&
                 !kPrivateHeaders.contains(include.source->path)),
               place(include) << ": headers use nlohmann/json_fwd.hpp");
    BOOST_TEST(include.target != "regex", place(include) << ": std::regex dies on long input");
  }
}

BOOST_AUTO_TEST_CASE(sql_stands_in_the_store_alone) {
  const auto found = lines_with(program(), {"SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE "},
                                {"kb/store/", "kb/sql/", "kb/schema/"});
  BOOST_TEST(found.empty(), listed(found));
}

BOOST_AUTO_TEST_CASE(html_stands_in_templates_alone) {
  const auto found = lines_with(
      program(), {"\"<div", "\"<p>", "\"<span", "\"<a ", "\"<td", "\"<ul", "\"<li", "</"},
      {"indexer/read/", "kb/export/", "indexer/cite/token.cpp"});  // the last reads what was left
  BOOST_TEST(found.empty(), listed(found));
}

// A page is a handler and a template of one name; nothing else lies in the folder of templates.
BOOST_AUTO_TEST_CASE(every_template_is_printed_and_every_page_has_one) {
  const std::vector<Source> templates = read_tree({"ui/templates"}, {".html"});
  std::set<std::string> there;
  for (const Source& file : templates) there.insert(fs::path(file.path).stem().string());
  std::set<std::string> printed = {"layout"};  // round every page
  for (const Source& source : program()) {
    if (!source.path.starts_with("server/")) continue;
    std::string_view rest = source.text;
    for (std::size_t at; (at = rest.find("page(")) != std::string_view::npos;) {
      const bool whole_word = at == 0 || rest[at - 1] == ' ' || rest[at - 1] == '\t';
      rest.remove_prefix(at + 5);
      const std::string_view next = trim(rest.substr(0, rest.find(',')));
      if (!whole_word || next.size() < 3 || next.front() != '"' || next.back() != '"') continue;
      const std::string name(next.substr(1, next.size() - 2));
      BOOST_TEST(there.contains(name), source.path << ": ui/templates lacks " << name << ".html");
      printed.insert(name);
    }
  }
  for (const Source& file : templates) {
    std::string_view rest = file.text;
    for (std::size_t at; (at = rest.find("{{>")) != std::string_view::npos;) {
      rest.remove_prefix(at + 3);
      const std::string name(trim(rest.substr(0, rest.find("}}"))));
      if (name == "body") continue;  // the page that a layout stands round
      BOOST_TEST(there.contains(name), file.path << ": ui/templates lacks " << name << ".html");
      printed.insert(name);
    }
  }
  for (const std::string& name : there)
    BOOST_TEST(printed.contains(name), "ui/templates/" << name << ".html is printed by nobody");
  BOOST_TEST(printed.size() > 30U);
}

BOOST_AUTO_TEST_CASE(every_route_is_in_the_docs_as_it_is) {
  const std::string page = read_file(kRoot / "docs/api.md", 1'000'000);
  for (const server::Route& route : server::routes()) {
    const std::string row = "| `" + std::string(route.name) + "` | " +
                            std::string(word(route.method)) + " | `" + std::string(route.pattern) +
                            "` | " + std::string(word(route.least.role)) + " | ";
    BOOST_TEST(page.find(row) != std::string::npos, "docs/api.md lacks the row " << row);
  }
  std::size_t rows = 0;
  for (std::string_view line : split(page, '\n')) rows += line.starts_with("| `");
  BOOST_TEST(rows == server::routes().size(), "docs/api.md has rows of routes that are gone");
}

BOOST_AUTO_TEST_CASE(templates_always_escape) {
  const auto found = lines_with(
      read_tree({"ui/templates"}, {".html"}),
      {"{{{", "{{&", "{{=", " style=\"", "<script>", " onclick=", " onload=", "javascript:"}, {});
  BOOST_TEST(found.empty(), listed(found));
}

BOOST_AUTO_TEST_CASE(dangerous_calls_are_not_made) {
  const auto found = lines_with(
      program(),
      {"mg_handle_form_request", "CMARK_OPT_UNSAFE", "document_root\"", "system(", "popen("}, {});
  BOOST_TEST(found.empty(), listed(found));
}

BOOST_AUTO_TEST_CASE(no_unfinished_work_and_no_lumber_room) {
  const auto words = lines_with(program(), {"TODO", "FIXME", "XXX", "HACK"}, {});
  BOOST_TEST(words.empty(), listed(words));
  for (const Source& source : program())
    for (const char* name : {"util", "common", "misc", "helper", "manager"})
      BOOST_TEST(source.path.find(name) == std::string::npos,
                 source.path << ": a lumber room by name");
}

// Two types of one name in one namespace are one type to the linker, and crash.
BOOST_AUTO_TEST_CASE(a_type_is_defined_once) {
  std::map<std::string, std::string> defined;  // namespace::name -> header
  for (const Source& source : program()) {
    if (!source.path.ends_with(".h")) continue;
    std::string space;
    for (std::string_view row : split(source.text, '\n')) {
      if (row.starts_with("namespace ") && row.ends_with("{")) space = row.substr(10);
      for (std::string_view keyword : {"struct ", "class ", "enum class "}) {
        if (!row.starts_with(keyword) || row.ends_with(";")) continue;
        row.remove_prefix(keyword.size());
        const std::string name =
            space + "::" + std::string(row.substr(0, row.find_first_of(" :{")));
        const auto [at, is_new] = defined.emplace(name, source.path);
        BOOST_TEST((is_new || at->second == source.path),
                   source.path << ": " << name << " is defined in " << at->second << " too");
        break;
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(headers_say_what_they_are_for) {
  for (const Source& source : program()) {
    if (!source.path.ends_with(".h")) continue;
    BOOST_TEST(source.text.starts_with("//"),
               source.path << ": begin with what it is for and its threading rule");
    BOOST_TEST(source.text.find("#pragma once") != std::string::npos,
               source.path << ": #pragma once is missing");
  }
}

BOOST_AUTO_TEST_CASE(no_source_grows_without_a_noun) {
  for (const Source& source : program()) {
    const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
    BOOST_TEST(lines <= 600, source.path << " has " << lines << " lines: a noun is missing");
  }
}

BOOST_AUTO_TEST_CASE(every_model_type_is_in_the_glossary) {
  const std::string glossary = read_file(kRoot / "docs/glossary.md", 1'000'000);
  int types = 0;
  for (const Source& source : read_tree({"kb/model"}, {".h"}))
    for (std::string_view row : split(source.text, '\n'))
      for (std::string_view keyword : {"struct ", "enum class ", "class "}) {
        if (!row.starts_with(keyword)) continue;
        row.remove_prefix(keyword.size());
        const std::string name(row.substr(0, row.find_first_of(" ;:{")));
        BOOST_TEST(glossary.find("`" + name + "`") != std::string::npos,
                   source.path << ": docs/glossary.md lacks " << name);
        ++types;
        break;
      }
  BOOST_TEST(types > 40);
}

BOOST_AUTO_TEST_CASE(every_setting_is_documented) {
  const std::string page = read_file(kRoot / "docs/settings.md", 1'000'000);
  for (const Setting& setting : all_settings())
    BOOST_TEST(
        page.find("| `" + std::string(setting.key) + "` | `" + std::string(setting.variable) +
                  "` | " + std::string(setting.fallback)) != std::string::npos,
        "docs/settings.md lacks " << setting.key << " with its variable and fallback "
                                  << setting.fallback);
}

BOOST_AUTO_TEST_CASE(nothing_of_the_test_data_or_this_machine_is_in_the_tree) {
  auto sources = read_tree(
      {"kb", "indexer", "server", "ui", "tests", "docs", "corpus", "README.md", "CHANGELOG.md",
       "run"},
      {".cpp", ".h", ".md", ".html", ".ts", ".mjs", ".json", ".sh", ".txt", ".sql", ".po", ""});
  sources.erase(
      std::remove_if(sources.begin(), sources.end(),
                     [](const Source& s) { return s.path == "tests/house/house_test.cpp"; }),
      sources.end());
  const auto found = lines_with(sources, {"/work/", "registry.npmjs", "deb.debian.org"}, {});
  BOOST_TEST(found.empty(), listed(found));
}
