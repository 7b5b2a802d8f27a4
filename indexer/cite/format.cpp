#include "indexer/cite/format.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <vector>

#include "indexer/cite/value.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::string_view kNoBreak = "\u00a0";

struct Piece {
  std::string_view level;  // eId prefix
  std::string value;       // as printed: a^1
  std::string end;         // of a range, as printed
};

std::string printed(std::string_view norm) {
  std::string out(norm);
  std::replace(out.begin(), out.end(), '-', '^');
  return out;
}

std::vector<Piece> pieces_of(const kb::ProvisionRef& ref) {
  std::vector<Piece> out;
  for (std::string_view rest = ref.eid; !rest.empty();) {
    const std::size_t end = rest.find("__");
    const std::string_view element = rest.substr(0, end);
    const std::size_t mark = element.find('_');
    out.push_back({element.substr(0, mark),
                   mark == std::string_view::npos ? "" : printed(element.substr(mark + 1)),
                   {}});
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 2);
  }
  if (!out.empty()) out.back().end = printed(ref.range_end);
  return out;
}

bool is_numeric(std::string_view value) {
  return !value.empty() && value.front() >= '0' && value.front() <= '9';
}

// One level's printed form. `before` and `after` stand around each number of a range.
struct LevelForm {
  std::string_view level;
  std::string_view word;
  std::string_view before;
  std::string_view after;
};

constexpr LevelForm kRo[] = {
    {"annex", "anexa nr.", "", ""},
    {"book", "cartea", "", ""},
    {"part", "partea", "", ""},
    {"title", "titlul", "", ""},
    {"chp", "cap.", "", ""},
    {"sec", "secțiunea", "", ""},
    {"art", "art.", "", ""},
    {"rec", "considerentul", "(", ")"},
    {"para", "alin.", "(", ")"},
    {"subpara", "paragraful", "", ""},
    {"indent", "liniuța", "", ""},
    {"preamble", "preambul", "", ""},
    {"cit", "temeiul", "", ""},
    {"conclusions", "formula finală", "", ""},
    {"sch", "anexa nr.", "", ""},
    {"subchp", "subcapitolul", "", ""},
    {"subsec", "subsecțiunea", "", ""},
    {"dvs", "diviziunea", "", ""},
    {"al", "alineatul", "", ""},
    {"cl", "clauza", "", ""},
    {"subcl", "subclauza", "", ""},
    {"rule", "regula", "", ""},
    {"reg", "regula", "", ""},
};
constexpr LevelForm kRoLetter = {"point", "lit.", "", ")"};
constexpr LevelForm kRoPoint = {"point", "pct.", "", ""};
constexpr LevelForm kRoRoman = {"point", "pct.", "(", ")"};
constexpr LevelForm kRoSubpoint = {"point", "subpct.", "", ")"};

std::string join(const LevelForm& form, const Piece& piece) {
  std::string out(form.word);
  if (piece.value.empty()) return out;  // an unnumbered one: "preambul"
  out += kNoBreak;
  const auto add = [&](std::string_view value) {
    out += form.before;
    out += value;
    out += form.after;
  };
  add(piece.value);
  if (!piece.end.empty()) {
    out += '-';
    add(piece.end);
  }
  return out;
}

const LevelForm& romanian_form(const std::vector<Piece>& pieces, std::size_t i) {
  const Piece& piece = pieces[i];
  if (piece.level == "point" && !piece.value.empty()) {
    const bool below_point = i > 0 && pieces[i - 1].level == "point";
    const bool below_letter = below_point && !is_numeric(pieces[i - 1].value);
    if (is_numeric(piece.value)) return below_point && !below_letter ? kRoSubpoint : kRoPoint;
    if (piece.value.front() >= 'A' && piece.value.front() <= 'Z') return kRoPoint;
    if (below_letter && roman_value(piece.value) > 0) return kRoRoman;
    return kRoLetter;
  }
  for (const LevelForm& form : kRo)
    if (form.level == piece.level) return form;
  return kRoPoint;
}

std::string roman(int n) {
  static constexpr std::pair<int, std::string_view> kDigits[] = {
      {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
  std::string out;
  for (const auto& [value, digit] : kDigits)
    for (; n >= value; n -= value) out += digit;
  return out;
}

std::string romanian_unit(const kb::ProvisionRef& ref) {
  const std::vector<Piece> pieces = pieces_of(ref);
  std::string out, annex;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string part = join(romanian_form(pieces, i), pieces[i]);
    if (pieces[i].level == "annex" && pieces.size() > 1) {
      annex = " din " + part;
      continue;
    }
    if (!out.empty()) out += ' ';
    out += part;
  }
  if (ref.sentence > 0) {
    out += " teza" + std::string(kNoBreak);
    out += ref.sentence == 1 ? "I" : "a " + roman(std::min(ref.sentence, 39)) + "-a";
  }
  return out + annex;
}

std::string english_ordinal(int n) {
  static constexpr std::string_view kWords[] = {"first", "second",  "third",  "fourth", "fifth",
                                                "sixth", "seventh", "eighth", "ninth",  "tenth"};
  if (n >= 1 && n <= 10) return std::string(kWords[n - 1]);
  return std::to_string(n) + "th";
}

std::string english_unit(const kb::ProvisionRef& ref) {
  static constexpr LevelForm kWords[] = {
      {"annex", "Annex", "", ""},
      {"book", "Book", "", ""},
      {"part", "Part", "", ""},
      {"title", "Title", "", ""},
      {"chp", "Chapter", "", ""},
      {"sec", "section", "", ""},
      {"art", "Article", "", ""},
      {"rec", "recital", "", ""},
      {"sch", "Schedule", "", ""},
      {"indent", "indent", "", ""},
      {"point", "point", "(", ")"},
      {"para", "paragraph", "", ""},
      {"preamble", "preamble", "", ""},
      {"cit", "citation", "", ""},
      {"conclusions", "conclusions", "", ""},
      {"subchp", "Subchapter", "", ""},
      {"subsec", "subsection", "", ""},
      {"dvs", "division", "", ""},
      {"al", "subparagraph", "", ""},
      {"cl", "clause", "", ""},
      {"subcl", "subclause", "", ""},
      {"rule", "rule", "", ""},
      {"reg", "regulation", "", ""},
  };
  const std::vector<Piece> pieces = pieces_of(ref);
  std::string out;
  bool chained = false;  // after "Article 20" brackets follow without a word
  for (const Piece& piece : pieces) {
    if (piece.level == "subpara") {
      int n = 0;
      std::from_chars(piece.value.data(), piece.value.data() + piece.value.size(), n);
      out += ", " + english_ordinal(n) + " subparagraph";
      chained = false;
      continue;
    }
    if (chained && (piece.level == "para" || piece.level == "point" || piece.level == "subsec")) {
      out += "(" + piece.value + ")";
      if (!piece.end.empty()) out += " to (" + piece.end + ")";
      continue;
    }
    const auto form = std::find_if(std::begin(kWords), std::end(kWords),
                                   [&](const LevelForm& row) { return row.level == piece.level; });
    if (!out.empty()) out += ", ";
    out += join(form == std::end(kWords) ? kWords[10] : *form, {piece.level, piece.value, {}});
    if (!piece.end.empty()) out += " to " + piece.end;
    chained = piece.level == "art" || piece.level == "sec";
  }
  if (ref.sentence > 0) out += ", " + english_ordinal(ref.sentence) + " sentence";
  return out;
}

struct TypeName {
  std::string_view type;
  std::string_view ro;
  std::string_view en;
};
constexpr TypeName kTypes[] = {
    {"lege", "Legea", "Law"},
    {"oug", "Ordonanța de urgență a Guvernului", "Government Emergency Ordinance"},
    {"og", "Ordonanța Guvernului", "Government Ordinance"},
    {"hg", "Hotărârea Guvernului", "Government Decision"},
    {"hp", "Hotărârea Parlamentului", "Parliament Decision"},
    {"hotarare", "Hotărârea Parlamentului", "Parliament Decision"},
    {"ordin", "Ordinul", "Order"},
    {"decizie", "Decizia", "Decision"},
    {"decret", "Decretul", "Decree"},
    {"decret-lege", "Decretul-lege", "Decree-Law"},
    {"dcc", "Decizia Curții Constituționale", "Constitutional Court Decision"},
    {"hcc", "Hotărârea Curții Constituționale", "Constitutional Court Judgment"},
    {"cod", "Codul", "Code"},
    {"regulament", "Regulamentul", "Regulation"},
};

struct Country {
  std::string_view code;
  std::string_view en;
};
constexpr Country kCountries[] = {{"ro", "Romania"}, {"md", "Republic of Moldova"}};

// Joint orders print their numbers with slashes, Romania numbers above 999 with a dot.
std::string printed_number(const kb::Work& work) {
  std::string out = work.number;
  std::replace(out.begin(), out.end(), '+', '/');
  const bool digits = !out.empty() && std::all_of(out.begin(), out.end(),
                                                  [](char c) { return c >= '0' && c <= '9'; });
  if (work.jurisdiction == "ro" && digits && out.size() > 3) out.insert(out.size() - 3, ".");
  return out;
}

// EEC until 1993, EC until 2009, EU since: Treaties of Maastricht and Lisbon.
std::string_view community(const kb::Work& work, bool romanian) {
  const Date lisbon{2009, 12, 1}, maastricht{1993, 11, 1};
  const Date day = work.date_document.value_or(Date{work.year, 12, 31});
  if (day < maastricht) return romanian ? "CEE" : "EEC";
  if (day < lisbon) return romanian ? "CE" : "EC";
  return romanian ? "UE" : "EU";
}

// Of an act that nobody described its key says the number: ro/lege/2013/376.
kb::Work with_key_facts(kb::Work work) {
  const auto parts = split(work.key, '/');
  if (!work.number.empty() || parts.size() != 4) return work;
  work.jurisdiction = parts[0];
  work.type = parts[1];
  std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), work.year);
  work.number = parts[3];
  return work;
}

std::string eu_act(const kb::Work& work, bool romanian) {
  const std::string year = std::to_string(work.year);
  const std::string_view mark = community(work, romanian);
  const std::string_view word = work.type == "dir"   ? (romanian ? "Directiva" : "Directive")
                                : work.type == "reg" ? (romanian ? "Regulamentul" : "Regulation")
                                                     : (romanian ? "Decizia" : "Decision");
  std::string out(word);
  if (work.year >= 2015) return out + " (" + std::string(mark) + ") " + year + "/" + work.number;
  if (work.type != "reg") return out + " " + year + "/" + work.number + "/" + std::string(mark);
  return out + " (" + std::string(mark) + ") " + (romanian ? "nr. " : "No ") + work.number + "/" +
         year;
}

}  // namespace

std::string cite_unit(std::string_view language, const kb::ProvisionRef& ref) {
  if (ref.eid.empty()) return {};
  return language.starts_with("ro") ? romanian_unit(ref) : english_unit(ref);
}

std::string cite_act(std::string_view language, const kb::Work& named) {
  const kb::Work work = with_key_facts(named);
  const bool romanian = language.starts_with("ro");
  const bool home = work.jurisdiction == "ro" || work.jurisdiction == "md";
  if (work.jurisdiction == "eu" && work.year > 0 && !work.number.empty() &&
      (work.type == "dir" || work.type == "reg" || work.type == "dec"))
    return eu_act(work, romanian);
  const auto row = std::find_if(std::begin(kTypes), std::end(kTypes),
                                [&](const TypeName& type) { return type.type == work.type; });
  if (!home || row == std::end(kTypes) || work.number.empty() || work.year == 0)
    return work.title.empty() ? work.key : work.title;
  std::string out(romanian ? row->ro : row->en);
  out += romanian ? " nr. " : " No ";
  out += printed_number(work) + "/" + std::to_string(work.year);
  if (romanian) return out;
  for (const Country& country : kCountries)
    if (country.code == work.jurisdiction) out += " (" + std::string(country.en) + ")";
  return out;
}

std::string cite_in(std::string_view language, const kb::ProvisionRef& ref, const kb::Work& work,
                    Amended amended) {
  const bool romanian = language.starts_with("ro");
  std::string out = cite_unit(language, ref);
  const std::string_view component = component_of(ref.eid);
  if (!out.empty()) {
    if (romanian)
      out += component.empty() ? " din " : " la ";
    else
      out += component.empty() ? " of " : " to ";
  }
  out += cite_act(language, work);
  if (romanian) {
    if (!work.subject.empty()) out += " " + work.subject;
    if (amended == Amended::yes) out += ", cu modificările și completările ulterioare";
  } else if (amended == Amended::yes) {
    out += ", as subsequently amended";
  }
  return out;
}

}  // namespace lacuna::indexer
