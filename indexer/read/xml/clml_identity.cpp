#include "indexer/read/xml/clml_identity.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "indexer/read/xml/clml_elements.h"
#include "indexer/read/xml/codes.h"
#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::clml {

namespace {

using kb::Level;

// Types of document: the word in legislation.gov.uk's addresses, what a P1 of their body is.
struct TypeRow {
  std::string_view main_type, address;
  Level unit;
};
constexpr TypeRow kTypes[] = {
    {"UnitedKingdomPublicGeneralAct", "ukpga", Level::section},
    {"UnitedKingdomLocalAct", "ukla", Level::section},
    {"UnitedKingdomPrivateAct", "ukppa", Level::section},
    {"UnitedKingdomChurchMeasure", "ukcm", Level::section},
    {"ScottishAct", "asp", Level::section},
    {"ScottishOldAct", "aosp", Level::section},
    {"WelshNationalAssemblyAct", "anaw", Level::section},
    {"WelshParliamentAct", "asc", Level::section},
    {"WelshAssemblyMeasure", "mwa", Level::section},
    {"NorthernIrelandAct", "nia", Level::section},
    {"NorthernIrelandAssemblyMeasure", "mnia", Level::section},
    {"NorthernIrelandParliamentAct", "apni", Level::section},
    {"IrelandAct", "aip", Level::section},
    {"EnglandAct", "aep", Level::section},
    {"GreatBritainAct", "apgb", Level::section},
    {"NorthernIrelandOrderInCouncil", "nisi", Level::article},
    {"UnitedKingdomStatutoryInstrument", "uksi", Level::regulation},
    {"UnitedKingdomChurchInstrument", "ukci", Level::regulation},
    {"UnitedKingdomMinisterialOrder", "ukmo", Level::article},
    {"UnitedKingdomStatutoryRuleOrOrder", "uksro", Level::regulation},
    {"ScottishStatutoryInstrument", "ssi", Level::regulation},
    {"WelshStatutoryInstrument", "wsi", Level::regulation},
    {"NorthernIrelandStatutoryRule", "nisr", Level::regulation},
    {"NorthernIrelandStatutoryRuleOrOrder", "nisro", Level::regulation},
    {"EuropeanUnionRegulation", "eur", Level::article},
    {"EuropeanUnionDecision", "eudn", Level::article},
    {"EuropeanUnionDirective", "eudr", Level::article},
    {"EuropeanUnionTreaty", "eut", Level::article},
};

// The kind of a statutory instrument: "Order" has articles, "Rules" rules.
struct MinorRow {
  std::string_view word;
  Level unit;
};
constexpr MinorRow kMinor[] = {{"order", Level::article},
                               {"regulation", Level::regulation},
                               {"rule", Level::rule},
                               {"article", Level::article},
                               {"section", Level::section}};

// The Union's own types, of retained acts as adopted.
struct UnionRow {
  std::string_view address, key;
};
constexpr UnionRow kUnion[] = {{"eur", "reg"}, {"eudn", "dec"}, {"eudr", "dir"}};

int to_year(std::string_view text) {
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year >= 1000 && year < 2200 ? year : 0;
}

// "15th March 2002", the last such date of the text: the day of Royal Assent, not of the Bill.
std::optional<Date> last_written_date(std::string_view text) {
  static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
  std::optional<Date> found;
  const std::vector<std::string_view> words = split(text, ' ');
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const auto* month = std::find(std::begin(kMonths), std::end(kMonths), words[i + 1]);
    int day = 0;
    std::from_chars(words[i].data(), words[i].data() + words[i].size(), day);
    if (month == std::end(kMonths) || day == 0) continue;
    const auto number = static_cast<int>(month - std::begin(kMonths)) + 1;
    if (const auto date = make_date(to_year(words[i + 2]), number, day)) found = date;
  }
  return found;
}

std::string value_of(pugi::xml_node metadata, std::string_view name,
                     std::string_view attribute = "Value") {
  return std::string(trim(attribute_of(find_first(metadata, name), attribute)));
}

// http://www.legislation.gov.uk/[id/]ukpga/1996/16[/enacted]: type, year and number.
void read_address(std::string_view address, std::string& type, Identity& identity) {
  const std::size_t host = address.find("legislation.gov.uk/");
  if (host == address.npos) return;
  identity.aliases.emplace_back(address);
  std::vector<std::string_view> steps = split(address.substr(host + 19), '/');
  if (!steps.empty() && steps.front() == "id") steps.erase(steps.begin());
  if (steps.size() < 3 || !type.empty()) return;
  type = steps[0];
  for (std::size_t i = 1; i + 1 < steps.size(); ++i) {  // before 1963 a regnal year stands between
    if (to_year(steps[i]) == 0) continue;
    identity.year = to_year(steps[i]);
    identity.number = steps[i + 1];
    return;
  }
}

// The first P1's id: "regulation-2".
std::optional<Level> unit_in_ids(pugi::xml_node legislation) {
  const std::string_view id = attribute_of(find_first(legislation, "P1", "BlockAmendment"), "id");
  for (const MinorRow& row : kMinor)
    if (id.starts_with(row.word) && id.substr(row.word.size()).starts_with('-')) return row.unit;
  return std::nullopt;
}

void read_titles(pugi::xml_node legislation, pugi::xml_node metadata, Described& out) {
  for (const char* part : {"PrimaryPrelims", "SecondaryPrelims", "EUPrelims"}) {
    const pugi::xml_node prelims = find_first(legislation, part, "Body");
    if (!prelims) continue;
    out.title = child_of(prelims, "Title");
    if (!out.title) out.title = child_of(prelims, "MultilineTitle");
    out.long_title = child_of(prelims, "LongTitle");
  }
  out.identity.title = line_of(out.title, dialect()).text;
  out.identity.subject = line_of(out.long_title, dialect()).text;
  if (out.identity.title.empty())
    out.identity.title = trim(find_first(metadata, "title").text().get());
}

}  // namespace

Described describe(pugi::xml_node legislation) {
  Described out;
  Identity& identity = out.identity;
  const pugi::xml_node metadata = child_of(legislation, "Metadata");
  std::string type;
  for (const char* attribute : {"DocumentURI", "IdURI"})
    read_address(attribute_of(legislation, attribute), type, identity);
  for (const pugi::xml_node node : metadata.children())
    if (local_name(node) == "identifier") read_address(trim(node.text().get()), type, identity);
  const std::string main_type = value_of(metadata, "DocumentMainType");
  const TypeRow* known = nullptr;
  for (const TypeRow& row : kTypes)
    if (row.main_type == main_type || (main_type.empty() && row.address == type)) known = &row;
  if (type.empty() && known) type = known->address;
  if (const int year = to_year(value_of(metadata, "Year")); year != 0) identity.year = year;
  if (const std::string number = value_of(metadata, "Number"); !number.empty())
    identity.number = number;

  if (known) out.unit = known->unit;
  const std::string minor = lower(value_of(metadata, "DocumentMinorType"));
  for (const MinorRow& row : kMinor)
    if (row.word == minor) out.unit = row.unit;
  if (const auto unit = unit_in_ids(legislation)) out.unit = *unit;

  for (const char* date : {"EnactmentDate", "Made"})
    if (!identity.date_document)
      identity.date_document = parse_iso_date(value_of(metadata, date, "Date"));
  for (const char* date : {"DateOfEnactment", "MadeDate"})
    if (!identity.date_document)
      identity.date_document =
          last_written_date(line_of(find_first(legislation, date, "Body"), dialect()).text);
  const bool as_passed = value_of(metadata, "DocumentStatus") != "revised";
  identity.expression_date = as_passed
                                 ? identity.date_document
                                 : parse_iso_date(trim(find_first(metadata, "valid").text().get()));
  identity.language = language_tag(attribute_of(legislation, "lang"));
  if (identity.language.empty())
    identity.language = language_tag(find_first(metadata, "language").text().get());
  if (identity.language.empty()) identity.language = "en";

  identity.jurisdiction = "gb";
  identity.type = type == "ukpga" ? "act" : type;
  for (const UnionRow& row : kUnion)
    if (as_passed && row.address == type) {
      identity.jurisdiction = "eu";
      identity.type = row.key;
    }
  if (const std::string celex = value_of(metadata, "CELEX"); !celex.empty())
    identity.aliases.push_back(celex);
  identity.issuer = value_of(metadata, "CreatedBy", "Label");
  read_titles(legislation, metadata, out);
  return out;
}

}  // namespace lacuna::indexer::clml
