#include "indexer/read/xml/formex_identity.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "indexer/read/xml/codes.h"
#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/formex_elements.h"
#include "indexer/read/xml/tree_walk.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::formex {

namespace {

// LEGAL.VALUE and LEG.VAL, and the CELEX letter, of the types that have a key of their own.
struct TypeRow {
  std::string_view value, key, celex;
};
constexpr TypeRow kTypes[] = {
    {"REG", "reg", "R"},    {"REGIMP", "reg", "R"}, {"REGDEL", "reg", "R"}, {"DIR", "dir", "L"},
    {"DIRIMP", "dir", "L"}, {"DIRDEL", "dir", "L"}, {"DEC", "dec", "D"},    {"DECIMP", "dec", "D"},
    {"DECDEL", "dec", "D"}, {"DEC.EEA", "dec", ""}, {"RECO", "rec", "H"},   {"REC", "rec", "H"},
};

// Stems of the words by which titles name the type, in the Union's languages; the first word of the
// title that holds one counts ("Durchführungsverordnung", "COUNCIL DIRECTIVE").
struct StemRow {
  std::string_view key;
  std::string_view stems;  // blank-separated, lower case
};
constexpr StemRow kStems[] = {
    {"reg",
     "regulation regulament règlement verordnung reglamento regolament verordening forordning "
     "förordning κανονισμ rozporządzen nařízení nariadeni rendelet uredba asetus määrus regula "
     "reglament регламент rialachán"},
    {"dir",
     "directiv directiva direttiv diretiva richtlinie richtlijn direktiv οδηγία οδηγια dyrektyw "
     "směrnice smernica irányelv direktiiv direktīv direktyv директив treoir"},
    {"dec",
     "decision decizi décision beschluss entscheidung decisión decisão besluit beschikking "
     "afgørelse "
     "beslut απόφαση αποφαση decyzj rozhodnut határozat odluka sklep odločb päätös otsus lēmum "
     "sprendim deċiżjoni решение cinneadh"},
    {"rec", "recommendation recomandare recommandation empfehlung raccomandazione recomendación"},
};

std::string type_of_title(std::string_view title) {
  const std::string low = lower(title.substr(0, byte_offset(title, 160)));
  for (const std::string_view word : split(low, ' '))
    for (const StemRow& row : kStems)
      for (const std::string_view stem : split(row.stems, ' '))
        if (word.find(stem) != word.npos) return std::string(row.key);
  return {};
}

std::string_view text_of(pugi::xml_node node) {
  return trim(node.text().get());
}

int to_year(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc() && end == text.data() + text.size() && year > 1950 && year < 2100
             ? year
             : 0;
}

// "20240313" or "2024-03-13".
std::optional<Date> to_date(std::string_view text) {
  std::string iso(trim(text));
  if (iso.size() == 8) iso = iso.substr(0, 4) + '-' + iso.substr(4, 2) + '-' + iso.substr(6);
  return parse_iso_date(iso);
}

void set_type(std::string_view value, Identity& identity) {
  for (const TypeRow& row : kTypes)
    if (row.value == value && identity.type.empty()) identity.type = row.key;
}

// "32006R1907", "02006R1907-20230806": year, type, number and, of a consolidated text, its date.
void read_celex(std::string_view celex, Identity& identity) {
  celex = trim(celex);
  if (celex.size() < 10 || to_year(celex.substr(1, 4)) == 0) return;
  const std::size_t digits = celex.find_first_of("0123456789", 5);
  if (digits == celex.npos) return;
  const std::string_view letter = celex.substr(5, digits - 5);
  for (const TypeRow& row : kTypes)
    if (!row.celex.empty() && row.celex == letter && identity.type.empty()) identity.type = row.key;
  identity.year = to_year(celex.substr(1, 4));
  std::string_view number = celex.substr(digits);
  if (const std::size_t dash = number.find('-'); dash != number.npos) {
    identity.expression_date = to_date(number.substr(dash + 1));
    number = number.substr(0, dash);
  }
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  identity.number = number;
}

// "http://data.europa.eu/eli/reg/2024/903/oj"
void read_eli(std::string_view eli, Identity& identity) {
  if (eli.starts_with("ELI:")) eli.remove_prefix(4);
  const std::size_t at = eli.find("/eli/");
  if (at == eli.npos) return;
  identity.aliases.emplace_back(eli);
  const std::vector<std::string_view> steps = split(eli.substr(at + 5), '/');
  if (steps.size() < 3 || to_year(steps[1]) == 0) return;
  if (identity.type.empty()) identity.type = steps[0].substr(0, steps[0].find('_'));
  if (identity.year == 0) identity.year = to_year(steps[1]);
  if (identity.number.empty()) identity.number = steps[2];
}

// The act's own number among those of a BIB.INSTANCE: the last one of its own, else the Journal's
// since acts are numbered in it (October 2023).
void read_number(pugi::xml_node bib, Identity& identity) {
  pugi::xml_node number;
  for (const pugi::xml_node node : bib.children())
    if (local_name(node) == "NO.DOC") number = node;
  if (!number) number = child_of(child_of(bib, "DOCUMENT.REF"), "NO.DOC");
  const int year = to_year(text_of(child_of(number, "YEAR")));
  const std::string_view current = text_of(child_of(number, "NO.CURRENT"));
  if (year == 0 || current.empty()) return;
  identity.year = year;
  identity.number = current;
}

// Lines up to the one with the date are the act's name, the rest is its subject.
void read_title(pugi::xml_node title, Identity& identity) {
  bool dated = false;
  const auto join = [](std::string& to, const std::string& words) {
    if (!to.empty() && !words.empty()) to += ' ';
    to += words;
  };
  const pugi::xml_node ti = child_of(title, "TI");
  const bool lines = static_cast<bool>(child_of(ti, "P"));
  if (!lines) identity.title = line_of(ti, dialect()).text;
  for (const pugi::xml_node line : ti.children()) {
    if (!lines || !is_element(line)) continue;
    join(dated ? identity.subject : identity.title, line_of(line, dialect()).text);
    dated = dated || find_first(line, "DATE");
  }
}

void add_celex(Identity& identity) {
  if (identity.year == 0 || identity.number.empty() || identity.number.size() > 4 ||
      identity.number.find_first_not_of("0123456789") != std::string::npos)
    return;
  for (const TypeRow& row : kTypes) {
    if (row.key != identity.type || row.celex.empty()) continue;
    identity.aliases.push_back('3' + std::to_string(identity.year) + std::string(row.celex) +
                               std::string(4 - identity.number.size(), '0') + identity.number);
    return;
  }
}

}  // namespace

bool is_text_root(pugi::xml_node root) {
  static constexpr std::string_view kRoots[] = {
      "ACT",           "ANNEX",  "CONS.ACT",   "CONS.ANNEX", "CONS.OTH.DOC", "GENERAL",
      "AGR",           "LETTER", "PROT",       "FINAL.ACT",  "DECISION",     "OPINION",
      "REPORT",        "CJT",    "ACT.GEN",    "CONS.DOC",   "ADDITION",     "CORR",
      "PAPER.GENERAL", "TREATY", "CONVENTION", "DECLARATION"};
  return std::find(std::begin(kRoots), std::end(kRoots), local_name(root)) != std::end(kRoots);
}

pugi::xml_node title_of(pugi::xml_node root) {
  const std::string_view name = local_name(root);
  if (name == "ANNEX" || name == "CONS.ANNEX") return {};
  if (const pugi::xml_node title = child_of(root, "TITLE")) return title;
  for (const char* inner : {"CONS.DOC", "CONS.DOC.GEN"})
    if (const pugi::xml_node document = child_of(root, inner)) return title_of(document);
  return {};
}

Identity describe(pugi::xml_node root, pugi::xml_node listing) {
  Identity identity;
  identity.jurisdiction = "eu";
  pugi::xml_node bib = child_of(root, "BIB.INSTANCE");
  const pugi::xml_node inner = child_of(root, "CONS.DOC");
  if (!bib) bib = child_of(inner, "BIB.INSTANCE");
  const pugi::xml_node family = child_of(inner ? inner : root, "FAM.COMP");
  const pugi::xml_node basic = child_of(family, "BIB.DATA");

  read_celex(text_of(child_of(basic, "NO.CELEX")), identity);
  set_type(text_of(child_of(family, "LEG.VAL")), identity);
  for (const pugi::xml_node publication : child_of(listing, "FMX").children())
    set_type(text_of(child_of(publication, "LEGAL.VALUE")), identity);
  if (identity.number.empty()) read_number(bib, identity);
  if (identity.number.empty()) read_number(child_of(listing, "BIB.DOC"), identity);
  const pugi::xml_node eli = child_of(child_of(listing, "BIB.DOC"), "NO.ELI");
  read_eli(attribute_of(eli, "ID").empty() ? text_of(eli) : attribute_of(eli, "ID"), identity);

  identity.language = language_tag(text_of(child_of(bib, "LG.DOC")));
  identity.date_document = to_date(attribute_of(child_of(bib, "DATE"), "ISO"));
  read_title(title_of(root), identity);
  if (basic) {  // a consolidated text: its title is the basic act's, its date the wording's
    if (const auto date = to_date(attribute_of(child_of(basic, "DATE"), "ISO")))
      identity.date_document = date;
    if (identity.title.empty()) read_title(child_of(basic, "TITLE"), identity);
  }
  const pugi::xml_node consolidated = child_of(root, "INFO.CONSLEG");
  for (const char* name : {"CONSLEG.DATE", "START.DATE", "DATE.LAST.MOD"})
    if (!identity.expression_date)
      identity.expression_date = to_date(attribute_of(consolidated, name));
  if (consolidated && identity.language.empty())
    identity.language = language_tag(attribute_of(consolidated, "LG"));
  if (!consolidated && !identity.expression_date) identity.expression_date = identity.date_document;

  if (identity.type.empty()) identity.type = type_of_title(identity.title);
  if (identity.year == 0 && identity.date_document) identity.year = identity.date_document->year;
  if (identity.title.empty()) {
    identity.title = line_of(child_of(child_of(root, "TITLE"), "TI"), dialect()).text;
    identity.subject = line_of(child_of(child_of(root, "TITLE"), "STI"), dialect()).text;
  }
  add_celex(identity);
  return identity;
}

}  // namespace lacuna::indexer::formex
