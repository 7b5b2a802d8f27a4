#include "indexer/read/xml/uslm.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "indexer/read/xml/codes.h"
#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/root_name.h"
#include "indexer/read/xml/uslm_elements.h"
#include "indexer/read/xml/uslm_walk.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kReader = "uslm 1";

// What dc:type calls a document, and its type in work keys.
struct TypeRow {
  std::string_view words, key;
};
constexpr TypeRow kTypes[] = {
    {"public law", "pl"},
    {"private law", "pvtl"},
    {"house bill", "hr"},
    {"senate bill", "s"},
    {"house joint resolution", "hjres"},
    {"senate joint resolution", "sjres"},
    {"house concurrent resolution", "hconres"},
    {"senate concurrent resolution", "sconres"},
    {"house simple resolution", "hres"},
    {"senate simple resolution", "sres"},
    {"house resolution", "hres"},
    {"senate resolution", "sres"},
    {"usctitle", "usc"},
};

// Numbers are printed with hyphens and dashes of every length.
std::string plain_number(std::string_view printed) {
  std::string out;
  for (const char c : trim(printed))
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string text_of(pugi::xml_node top, std::string_view name) {
  return line_of(find_first(top, name), uslm::dialect()).text;
}

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Identity describe(pugi::xml_node root) {
  Identity identity;
  identity.jurisdiction = "us";
  identity.language = language_tag(attribute_of(root, "lang"));
  if (identity.language.empty()) identity.language = "en";
  const pugi::xml_node meta = child_of(root, "meta");
  // The metadata is no running text: its elements are read by their own words.
  const auto said = [&](std::string_view name) {
    return std::string(trim(find_first(meta, name).text().get()));
  };
  const std::string type = lower(said("type"));
  for (const TypeRow& row : kTypes)
    if (row.words == type) identity.type = row.key;
  if (identity.type.empty()) identity.type = lower(local_name(root));
  if (identity.type == "plaw") identity.type = "pl";
  identity.number = plain_number(said("docNumber"));
  identity.year = to_int(said("congress"));
  // "117-103": the congress stands in the number.
  if (const std::size_t dash = identity.number.find('-');
      dash != std::string::npos && dash > 0 && dash < 4) {
    if (identity.year == 0) identity.year = to_int(identity.number.substr(0, dash));
    identity.number.erase(0, dash + 1);
  }
  for (const char* name : {"approvedDate", "date"})
    if (!identity.date_document) identity.date_document = parse_iso_date(said(name).substr(0, 10));
  identity.expression_date = parse_iso_date(said("processedDate").substr(0, 10));
  const bool compiled = local_name(root) == "uscDoc" || local_name(root) == "statuteCompilation" ||
                        !said("currentThroughPublicLaw").empty();
  if (!compiled && identity.date_document) identity.expression_date = identity.date_document;
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
  for (const pugi::xml_node node : meta.children())
    if (local_name(node) == "citableAs") identity.aliases.emplace_back(trim(node.text().get()));
  if (const std::string_view own = attribute_of(root, "identifier"); !own.empty())
    identity.aliases.emplace_back(own);
  identity.title = said("title");
  identity.subject = text_of(child_of(root, "main"), "officialTitle");
  if (identity.title.empty()) identity.title = text_of(child_of(root, "main"), "shortTitle");
  if (identity.title.empty()) identity.title = std::exchange(identity.subject, {});
  return identity;
}

}  // namespace

bool is_uslm(std::string_view bytes) {
  const std::string root = root_name(bytes);
  static constexpr std::string_view kOwn[] = {"lawDoc", "pLaw", "statutesAtLarge", "uscDoc",
                                              "statuteCompilation"};
  if (std::find(std::begin(kOwn), std::end(kOwn), root) != std::end(kOwn)) return true;
  static constexpr std::string_view kShared[] = {"bill", "resolution", "amendment", "document",
                                                 "engrossedAmendment"};
  return std::find(std::begin(kShared), std::end(kShared), root) != std::end(kShared) &&
         bytes.substr(0, 4096).find("uslm") != bytes.npos;
}

Reading read_uslm(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  XmlFile file;
  XmlLimits limits;
  limits.bytes = options.xml_limit;
  if (auto problem = file.load(bytes, path, limits)) return failed(std::move(*problem));
  Reading reading;
  Document& document = reading.document;
  document.reader = kReader;
  document.media_type = "application/xml;type=uslm";
  document.identity = describe(file.root());
  document.metadata["document"] = std::string(local_name(file.root()));
  if (!options.language.empty()) document.identity.language = options.language;
  if (!options.jurisdiction.empty()) document.identity.jurisdiction = options.jurisdiction;
  uslm::walk(file, document.identity.language, document.blocks);
  document.diagnostics = file.entity_warnings(path);
  return reading;
}

}  // namespace lacuna::indexer
