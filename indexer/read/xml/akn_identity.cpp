#include "indexer/read/xml/akn_identity.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "indexer/read/xml/akn_text.h"
#include "indexer/read/xml/codes.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::akn {

namespace {

constexpr int kLastYear = 2100;  // later dates are placeholders of drafting tools

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
}

int to_year(std::string_view text) {
  if (text.size() != 4 || !is_number(text)) return 0;
  const int year = std::stoi(std::string(text));
  return year >= 1000 && year < kLastYear ? year : 0;
}

std::optional<Date> to_date(std::string_view text) {
  const auto date = parse_iso_date(text.substr(0, 10));
  return date && date->year < kLastYear ? date : std::nullopt;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node candidate : node.children())
    if (local_name(candidate) == name) return candidate;
  return {};
}

std::string value_of(pugi::xml_node node, std::string_view name) {
  return std::string(trim(attribute_of(child(node, name), "value")));
}

// A work's IRI in its parts; any may be empty.
struct Iri {
  std::string country;
  std::string type;
  std::string number;
  int year = 0;
  std::optional<Date> date;
};

// Document types of Akoma Ntoso: a subtype behind one of them says more.
bool is_general_type(std::string_view segment) {
  static constexpr std::string_view kTypes[] = {"act",
                                                "bill",
                                                "doc",
                                                "statement",
                                                "documentcollection",
                                                "collection",
                                                "officialgazette",
                                                "judgment",
                                                "judgement",
                                                "debate",
                                                "debatereport",
                                                "amendment",
                                                "amendmentlist",
                                                "portion"};
  return std::find(std::begin(kTypes), std::end(kTypes), segment) != std::end(kTypes);
}

// Authors that stand where a subtype may stand: bills of a chamber.
bool is_chamber(std::string_view segment) {
  static constexpr std::string_view kChambers[] = {
      "camera", "camara",     "senate",   "senado",   "senato",  "house",      "commons",
      "lords",  "parliament", "assembly", "asamblea", "council", "commission", "government"};
  const std::string low = lower(segment);
  return std::find(std::begin(kChambers), std::end(kChambers), low) != std::end(kChambers);
}

// Types that have a key of their own among work keys (domain.md 4.1, 4.7).
std::string type_key(const std::string& country, const std::string& word) {
  struct Row {
    std::string_view country, word, key;
  };
  static constexpr Row kRows[] = {
      {"gb", "ukpga", "act"},    {"eu", "regulation", "reg"},  {"eu", "directive", "dir"},
      {"eu", "decision", "dec"}, {"eu", "comproposal", "com"}, {"ro", "law", "lege"},
      {"us", "publiclaw", "pl"},
  };
  for (const Row& row : kRows)
    if (row.country == country && row.word == word) return std::string(row.key);
  return word;
}

std::vector<std::string_view> segments_of(std::string_view iri) {
  std::vector<std::string_view> segments;
  for (const std::string_view segment : split(iri, '/'))
    if (!segment.empty() && segment != "akn" && segment != "id" && segment != "eli")
      segments.push_back(segment);
  return segments;
}

bool is_version_word(std::string_view segment) {
  return segment.starts_with('!') || segment == "main" || segment == "enacted" || segment == "made";
}

// /akn/<country>/<type>/[<subtype>/<author>/]<date>/<number>, also without "akn" (version 2).
Iri read_akn_iri(std::string_view iri) {
  Iri out;
  const std::vector<std::string_view> segments = segments_of(iri);
  if (segments.empty()) return out;
  out.country = jurisdiction_key(segments[0]);
  std::size_t dated = 1;
  while (dated < segments.size() && !to_date(segments[dated]) && to_year(segments[dated]) == 0)
    ++dated;
  if (dated < segments.size()) {
    if (segments[dated].size() >= 10) out.date = to_date(segments[dated]);
    out.year = out.date ? out.date->year : to_year(segments[dated]);
  }
  if (dated > 1 && segments.size() > 1) {
    out.type = lower(segments[1]);
    if (is_general_type(out.type) && dated > 2 && !is_chamber(segments[2]))
      out.type = lower(segments[2]);
  }
  for (std::size_t i = dated + 1; i < segments.size() && !is_version_word(segments[i]); ++i)
    out.number += (out.number.empty() ? "" : "-") + std::string(segments[i]);
  return out;
}

// ELI and the IRIs of national portals: .../<type>/<year>[/<month>/<day>]/<number>
Iri read_eli(std::string_view iri) {
  Iri out;
  const std::vector<std::string_view> segments = segments_of(iri);
  std::size_t dated = 1;
  while (dated < segments.size() && to_year(segments[dated]) == 0) ++dated;
  if (dated >= segments.size()) return out;
  out.type = lower(segments[dated - 1]);
  out.year = to_year(segments[dated]);
  std::size_t next = dated + 1;
  if (next + 2 < segments.size() && segments[next].size() <= 2 && is_number(segments[next]) &&
      segments[next + 1].size() <= 2 && is_number(segments[next + 1])) {
    out.date = make_date(out.year, std::stoi(std::string(segments[next])),
                         std::stoi(std::string(segments[next + 1])));
    next += 2;
  }
  if (next < segments.size() && !is_version_word(segments[next])) out.number = segments[next];
  return out;
}

Iri read_iri(std::string_view iri) {
  const std::size_t scheme = iri.find("://");
  if (scheme != iri.npos) {
    const std::size_t path = iri.find('/', scheme + 3);
    iri = path == iri.npos ? std::string_view{} : iri.substr(path);
    if (const std::size_t akn = iri.find("/akn/"); akn != iri.npos)
      return read_akn_iri(iri.substr(akn));
    return read_eli(iri);
  }
  return iri.starts_with('/') && !iri.starts_with("/eli/") ? read_akn_iri(iri) : read_eli(iri);
}

// "COM(2013) 619 final" -> com, 2013, 619: the Union's document numbers.
bool read_union_number(std::string_view printed, Identity& identity) {
  const std::size_t open = printed.find('(');
  const std::size_t close = printed.find(')');
  if (open == printed.npos || close == printed.npos || open == 0 || open > 5) return false;
  const int year = to_year(printed.substr(open + 1, close - open - 1));
  std::string_view rest = trim(printed.substr(close + 1));
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (year == 0 || digits == 0) return false;
  identity.type = lower(printed.substr(0, open));
  identity.year = year;
  identity.number = std::string(rest.substr(0, digits));
  return true;
}

// The date in force of the expression: what its IRI says behind '@', then its own metadata.
std::optional<Date> expression_date(pugi::xml_node expression,
                                    const std::optional<Date>& date_document) {
  for (const std::string_view name : {"FRBRuri", "FRBRthis"}) {
    const std::string iri = value_of(expression, name);
    const std::size_t at = iri.find('@');
    if (at == iri.npos) continue;
    if (const auto date = to_date(std::string_view(iri).substr(at + 1))) return date;
    // "eng@": the original version (naming convention, 4.5)
    if (at + 1 == iri.size() || iri[at + 1] == '/' || iri[at + 1] == '!') return date_document;
  }
  for (const pugi::xml_node node : expression.children()) {
    if (local_name(node) != "FRBRdate") continue;
    const std::string name = lower(attribute_of(node, "name"));
    static constexpr std::string_view kMarkUp[] = {"markup",     "generation",    "xmlconversion",
                                                   "transform",  "creation",      "instantiation",
                                                   "expression", "transformation"};
    const auto date = to_date(attribute_of(node, "date"));
    const bool mark_up =
        std::find(std::begin(kMarkUp), std::end(kMarkUp), name) != std::end(kMarkUp);
    if (date && (!mark_up || date == date_document)) return date;
  }
  return std::nullopt;
}

void add_aliases(pugi::xml_node level, Identity& identity) {
  for (const pugi::xml_node node : level.children()) {
    const std::string_view name = local_name(node);
    if (name != "FRBRthis" && name != "FRBRuri" && name != "FRBRalias") continue;
    const std::string alias(trim(attribute_of(node, "value")));
    if (!alias.empty() && std::find(identity.aliases.begin(), identity.aliases.end(), alias) ==
                              identity.aliases.end())
      identity.aliases.push_back(alias);
  }
}

// The name behind a reference to the document's own list: href="#parliament".
std::string name_of_reference(pugi::xml_node meta, std::string_view href) {
  if (!href.starts_with('#')) return {};
  for (const pugi::xml_node node : child(meta, "references").children())
    for (const std::string_view key : {"eId", "id"})
      if (attribute_of(node, key) == href.substr(1))
        return std::string(attribute_of(node, "showAs"));
  return {};
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

void read_titles(pugi::xml_node printed, Described& out) {
  const auto find = [&](std::string_view name) {
    for (const std::string_view front : {"preface", "coverPage", "header", "preamble"})
      if (const pugi::xml_node found = find_first(child(printed, front), name, "toc")) return found;
    return pugi::xml_node{};
  };
  for (const char* name : {"docType", "docNumber", "docDate"})
    if (const std::string text = one_line(plain_text(find(name))); !text.empty())
      out.metadata[name] = text;
  const auto take = [&](std::string_view name, std::string& field) {
    const pugi::xml_node node = find(name);
    field = one_line(plain_text(node));
    if (!field.empty()) out.printed_titles.push_back(node);
  };
  Identity& identity = out.identity;
  take("shortTitle", identity.title);
  if (!identity.title.empty()) return take("longTitle", identity.subject);
  take("longTitle", identity.title);
  if (identity.title.empty()) take("docTitle", identity.title);
}

bool has_work_iri(pugi::xml_node document) {
  const pugi::xml_node work = child(child(child(document, "meta"), "identification"), "FRBRWork");
  return !value_of(work, "FRBRuri").empty();
}

// "CHAPTER 3 Title": what a portion without a preface calls itself.
std::string first_heading(pugi::xml_node document) {
  const pugi::xml_node heading = find_first(document, "heading", "meta");
  if (!heading) return {};
  std::string text = one_line(plain_text(child(heading.parent(), "num")));
  return text + (text.empty() ? "" : " ") + one_line(plain_text(heading));
}

}  // namespace

Described describe(pugi::xml_node outer, pugi::xml_node main) {
  Described out;
  Identity& identity = out.identity;
  const pugi::xml_node document = has_work_iri(main) ? main : outer;
  const pugi::xml_node meta = child(document, "meta");
  const pugi::xml_node identification = child(meta, "identification");
  const pugi::xml_node work = child(identification, "FRBRWork");
  const pugi::xml_node expression = child(identification, "FRBRExpression");
  Iri iri = read_iri(value_of(work, "FRBRuri"));
  if (iri.type.empty() && iri.number.empty()) iri = read_iri(value_of(work, "FRBRthis"));

  identity.jurisdiction = jurisdiction_key(value_of(work, "FRBRcountry"));
  if (identity.jurisdiction.empty()) identity.jurisdiction = iri.country;
  const std::string name = lower(attribute_of(document, "name"));
  const std::string subtype = lower(value_of(work, "FRBRsubtype"));
  std::string type = iri.type;
  if (identity.jurisdiction == "us" && name == "publiclaw") type = name;
  if (type.empty() || is_general_type(type)) {
    if (!subtype.empty())
      type = subtype;
    else if (type.empty())
      type = lower(local_name(document));
  }
  identity.type = type_key(identity.jurisdiction, type);
  identity.number = iri.number.empty() ? value_of(work, "FRBRnumber") : iri.number;
  identity.date_document = iri.date;
  identity.year = iri.year;
  for (const pugi::xml_node node : work.children())
    if (!identity.date_document && local_name(node) == "FRBRdate") {
      const auto date = to_date(attribute_of(node, "date"));
      if (date && (iri.year == 0 || iri.year == date->year)) identity.date_document = date;
    }
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
  read_union_number(value_of(work, "FRBRnumber"), identity);
  // A public law of the United States is known by its congress: us/pl/112/61.
  if (identity.type == "pl")
    if (const std::size_t dash = identity.number.find('-');
        dash != std::string::npos && is_number(identity.number.substr(0, dash)) && dash < 5) {
      identity.year = std::stoi(identity.number.substr(0, dash));
      identity.number.erase(0, dash + 1);
    }

  identity.expression_date = expression_date(expression, identity.date_document);
  if (!identity.expression_date && attribute_of(document, "contains") == "originalVersion")
    identity.expression_date = identity.date_document;
  identity.language = language_tag(attribute_of(child(expression, "FRBRlanguage"), "language"));
  if (identity.language.empty()) identity.language = language_tag(attribute_of(document, "lang"));
  add_aliases(work, identity);
  add_aliases(expression, identity);
  identity.issuer = name_of_reference(meta, attribute_of(child(work, "FRBRauthor"), "href"));

  read_titles(main, out);
  if (main != outer) {
    Described collection;
    read_titles(outer, collection);
    if (identity.title.empty()) identity.title = collection.identity.title;
    if (identity.subject.empty() && collection.identity.title != identity.title)
      identity.subject = collection.identity.title;
  }
  if (identity.title.empty()) identity.title = value_of(work, "FRBRtitle");
  if (identity.title.empty()) identity.title = first_heading(main);
  if (identity.title.empty()) identity.title = value_of(work, "FRBRname");
  if (const pugi::xml_node publication = child(meta, "publication"))
    for (const char* key : {"showAs", "number", "date"})
      if (const std::string_view value = attribute_of(publication, key); !value.empty())
        out.metadata["publication." + std::string(key)] = std::string(value);
  return out;
}

}  // namespace lacuna::indexer::akn
