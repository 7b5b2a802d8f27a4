#include <filesystem>
#include <iostream>
#include <iterator>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/cite/resolve.h"
#include "indexer/cite_text.h"
#include "indexer/commands/command.h"
#include "indexer/commands/register_facts.h"
#include "indexer/document/encoding.h"
#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "kb/store/act_store.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLargest = 64u << 20;  // bytes

struct CiteArguments {
  std::string file;
  std::string language;
  std::string jurisdiction;
  bool json = false;
};

std::string read_input(const std::string& file) {
  if (!file.empty() && file != "-") return read_file(file, kLargest);
  std::cin.sync_with_stdio(false);
  std::string bytes;
  char buffer[1 << 16];
  while (std::cin.read(buffer, sizeof buffer) || std::cin.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(std::cin.gcount()));
    if (bytes.size() > kLargest)
      throw Error(ErrorCode::bad_input, "standard input is larger than 64 MB",
                  "give the text in parts");
  }
  return bytes;
}

// Offsets in code points, asked for in rising order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = points_ = 0;
    points_ += count_characters(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return points_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t points_ = 0;
};

// Where there is a data directory, its acts say what is loaded.
void resolve_in(kb::Store& store, CitedText& cited) {
  Catalogue catalogue;
  catalogue.has_work = [&](std::string_view work) {
    const auto known = kb::find_known_work(store, work);
    if (!known) return WorkPresence::unknown;
    return known->loaded ? WorkPresence::loaded : WorkPresence::known;
  };
  catalogue.has_eid = [&](std::string_view work, std::string_view eid) {
    kb::ProvisionRef ref;
    ref.work = work;
    ref.eid = eid;
    return kb::find_provision(store, ref, {}).has_value();
  };
  for (CitedExpression& expression : cited.expressions) resolve(expression.refs, catalogue);
}

// The least certain of an expression's references.
kb::Resolution resolution_of(const CitedExpression& expression) {
  kb::Resolution out = expression.refs.front().resolution;
  for (const kb::Citation& citation : expression.refs) out = std::max(out, citation.resolution);
  return out;
}

double confidence_of(const CitedExpression& expression) {
  double out = 1;
  for (const kb::Citation& citation : expression.refs) out = std::min(out, citation.confidence);
  return out;
}

nlohmann::json to_json(const CitedExpression& expression, std::string_view text,
                       CodePoints& points) {
  const std::size_t begin = points.at(expression.begin);
  nlohmann::json refs = nlohmann::json::array();
  for (const kb::Citation& citation : expression.refs) {
    nlohmann::json ref = {{"ref", to_string(citation.target)},
                          {"begin", points.at(citation.begin)}};
    ref["end"] = points.at(citation.end);
    if (!citation.flags.empty()) ref["flags"] = citation.flags;
    refs.push_back(std::move(ref));
  }
  nlohmann::json row = {
      {"begin", begin},
      {"end", points.at(expression.end)},
      {"raw", text.substr(expression.begin, expression.end - expression.begin)},
      {"refs", std::move(refs)},
      {"kind", word(expression.refs.front().kind)},
      {"confidence", confidence_of(expression)},
      {"resolution", word(resolution_of(expression))},
  };
  if (expression.refs.front().relation != kb::CitationRelation::cites)
    row["relation"] = word(expression.refs.front().relation);
  return row;
}

void print(const CitedText& cited, std::string_view text) {
  for (const CitedExpression& expression : cited.expressions) {
    const std::string raw(text.substr(expression.begin, expression.end - expression.begin));
    std::cout << place_of(text, expression.begin).line << ": " << raw << '\n';
    for (const kb::Citation& citation : expression.refs)
      std::cout << "    " << to_string(citation.target) << '\n';
  }
  std::cout << cited.expressions.size() << " citations\n";
}

void run(const CiteArguments& arguments, const Invocation& invocation) {
  const std::string name = arguments.file.empty() ? "standard input" : arguments.file;
  const Decoded decoded = decode_text(read_input(arguments.file), name);
  if (decoded.error)
    throw Error(ErrorCode::bad_input, to_string(*decoded.error), "give plain text");
  CiteTextOptions options;
  options.language = arguments.language;
  options.jurisdiction = arguments.jurisdiction;
  options.facts = register_facts();
  CitedText cited = cite_text(decoded.text, options);
  std::error_code none;
  if (std::filesystem::exists(invocation.data / "kb.sqlite", none))
    resolve_in(*invocation.store(), cited);
  if (!arguments.json) return print(cited, decoded.text);
  CodePoints points(decoded.text);
  for (const CitedExpression& expression : cited.expressions)
    print_json(to_json(expression, decoded.text, points));
}

}  // namespace

void add_cite(CLI::App& app, Invocation& invocation) {
  auto arguments = std::make_shared<CiteArguments>();
  CLI::App* command = app.add_subcommand("cite", "find the citations of a text");
  command->footer(
      "Example: lacuna cite law.txt --lang ro --json\n"
      "         echo 'art. 20 alin. (1) din Legea nr. 122/2006' | lacuna cite --lang ro\n"
      "Needs no data directory; with one, each citation says whether its target is loaded.");
  command->add_option("file", arguments->file, "plain text; standard input without it")
      ->type_name("FILE");
  command->add_option("--lang", arguments->language,
                      "language of the text: ro en de fr uk ru (md, ua, gb and eu set the "
                      "jurisdiction as well); found out without it");
  command->add_option("--jurisdiction", arguments->jurisdiction,
                      "whose acts are meant where the text does not say: ro md eu gb de fr ua");
  command->add_flag("--json", arguments->json, "one JSON object a citation expression");
  command->callback([arguments, &invocation] { run(*arguments, invocation); });
}

}  // namespace lacuna::indexer
