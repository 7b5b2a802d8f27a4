#include "indexer/cite_text.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/analyse/language.h"
#include "indexer/cite/extent.h"
#include "indexer/cite/language.h"
#include "indexer/cite/resolve.h"
#include "indexer/read/read.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/structure.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kReach = 64u << 10;  // bytes of print between two parts of an act
constexpr std::size_t kProbe = 48;         // bytes that find a part whose print was changed
constexpr std::size_t kSample = 4000;      // bytes that tell a language
constexpr std::size_t kWorthReading = 24;  // bytes between two parts that may hold a citation

// The text without white space, and where each byte stood: structured parts have other white space.
struct Compact {
  std::string bytes;
  std::vector<std::uint32_t> at;
};

Compact compact(std::string_view text) {
  Compact out;
  out.bytes.reserve(text.size());
  out.at.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c <= ' ') {
      ++i;
    } else if (text.substr(i, 2) == "\u00a0") {
      i += 2;
    } else {
      out.bytes += text[i];
      out.at.push_back(static_cast<std::uint32_t>(i));
      ++i;
    }
  }
  return out;
}

// A stretch of the file that is one string of a provision, or one note.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view eid;
  std::string_view name;  // text, quotation, wrapup ...
};

class Alignment {
 public:
  explicit Alignment(std::string_view text) : compact_(compact(text)) {}

  // The next place of `words` at or after `from` (both in compact bytes).
  struct Place {
    std::size_t begin;
    std::size_t end;
  };
  std::optional<Place> find(const std::string& words, std::size_t from) const {
    const std::string wanted = compact(words).bytes;
    if (wanted.empty()) return std::nullopt;
    const std::string_view ahead =
        std::string_view(compact_.bytes).substr(from, wanted.size() + kReach);
    if (const std::size_t at = ahead.find(wanted); at != std::string_view::npos)
      return Place{from + at, from + at + wanted.size()};
    if (wanted.size() <= kProbe) return std::nullopt;
    const std::size_t at = ahead.find(wanted.substr(0, kProbe));
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t tail = ahead.find(wanted.substr(wanted.size() - kProbe), at);
    if (tail == std::string_view::npos) return std::nullopt;
    return Place{from + at, from + tail + kProbe};
  }
  std::size_t byte(std::size_t i) const { return compact_.at[i]; }

 private:
  Compact compact_;
};

// Where the strings of the provisions stand in the text, in its order.
std::vector<Part> parts_of(const Structured& structured, std::string_view text) {
  const Alignment alignment(text);
  std::vector<Part> out;
  std::size_t cursor = 0;
  const auto place = [&](const std::string& words, std::string_view eid, std::string_view name,
                         std::size_t from) {
    const auto found = alignment.find(words, from);
    if (!found) return;
    out.push_back({alignment.byte(found->begin), alignment.byte(found->end - 1) + 1, eid, name});
    cursor = std::max(cursor, found->end);
  };
  const auto& provisions = structured.provisions;
  std::vector<std::size_t> open;  // provisions whose children are being read
  const auto close = [&](int parent) {
    while (!open.empty() && static_cast<int>(open.back()) != parent) {
      const kb::Provision& closed = provisions[open.back()];
      open.pop_back();
      if (!closed.wrapup.empty()) place(closed.wrapup, closed.eid, "wrapup", cursor);
    }
  };
  std::size_t note = 0;
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const kb::Provision& provision = provisions[i];
    close(provision.parent);
    open.push_back(i);
    if (!provision.heading.empty()) place(provision.heading, provision.eid, "heading", cursor);
    if (!provision.text.empty()) place(provision.text, provision.eid, "text", cursor);
    if (!provision.quotation.empty())
      place(provision.quotation, provision.eid, "quotation", cursor);
    for (;
         note < structured.notes.size() && structured.notes[note].provision <= static_cast<int>(i);
         ++note)
      place(structured.notes[note].raw, {}, "note", cursor);
  }
  close(-1);
  std::stable_sort(out.begin(), out.end(),
                   [](const Part& a, const Part& b) { return a.begin < b.begin; });
  std::vector<Part> apart;
  for (const Part& part : out)
    if (apart.empty() || part.begin >= apart.back().end) apart.push_back(part);
  return apart;
}

struct Tongue {
  std::string_view given;  // a language, or the jurisdiction that people say instead
  std::string_view language;
  std::string_view jurisdiction;
};
constexpr Tongue kTongues[] = {
    {"ro", "ro", "ro"}, {"md", "ro", "md"}, {"en", "en", "ro"}, {"eu", "en", "eu"},
    {"gb", "en", "gb"}, {"de", "de", "de"}, {"fr", "fr", "fr"}, {"uk", "uk", "ua"},
    {"ua", "uk", "ua"}, {"ru", "ru", "md"}, {"mo", "ro", "md"},
};

void settle_language(std::string_view text, const CiteTextOptions& options, CitedText& out) {
  const std::string sample(text.substr(0, byte_offset(text.substr(0, kSample * 4), kSample)));
  std::string given = options.language.substr(0, 2);
  if (given.empty()) given = detect_language(sample, "ro");
  out.language = given;
  for (const Tongue& tongue : kTongues)
    if (tongue.given == given) {
      out.language = tongue.language;
      out.jurisdiction = tongue.jurisdiction;
    }
  // Moldova's acts are Russian as well.
  if (given == "md") {
    const auto cyrillic = std::count_if(sample.begin(), sample.end(), [](char c) {
      return static_cast<unsigned char>(c) == 0xd0 || static_cast<unsigned char>(c) == 0xd1;
    });
    if (cyrillic * 6 > static_cast<std::ptrdiff_t>(sample.size())) out.language = "ru";
  }
  if (!options.jurisdiction.empty()) out.jurisdiction = options.jurisdiction;
}

// "(11)" where the act has (1^1) and no (11): read against the act's own units.
void settle_superscripts(CitedText& cited, const Structured& structured) {
  std::unordered_set<std::string_view> eids;
  for (const kb::Provision& provision : structured.provisions) eids.insert(provision.eid);
  Catalogue catalogue;
  catalogue.has_work = [&](std::string_view work) {
    return work == cited.work ? WorkPresence::loaded : WorkPresence::unknown;
  };
  catalogue.has_eid = [&](std::string_view work, std::string_view eid) {
    return work == cited.work && eids.contains(eid);
  };
  for (CitedExpression& expression : cited.expressions)
    for (kb::Citation& citation : expression.refs) {
      if (citation.target.work != cited.work) continue;
      resolve(citation, catalogue);
      citation.resolution = kb::Resolution::not_tried;
    }
}

// "Article 29(1)(b) of Directive 2011/95/EU" begins like an article and is one citation: an act has
// several articles, or a title above its only one.
bool is_act(const Structured& structured) {
  if (structured.kind != kb::DocumentKind::act || structured.identity.number.empty() ||
      structured.counts.articles == 0)
    return false;
  if (structured.counts.articles > 1) return true;
  const auto article = std::find_if(structured.provisions.begin(), structured.provisions.end(),
                                    [](const kb::Provision& provision) { return provision.basic; });
  return article != structured.provisions.end() && article->line > 1;
}

}  // namespace

CitedText cite_text(std::string_view text, const CiteTextOptions& options) {
  CitedText out;
  settle_language(text, options, out);
  CiteContext context;
  context.language = out.language;
  context.facts = options.facts;

  Structured structured;
  const Reading reading = read(text, "text.txt", {});
  if (reading.status == ReadStatus::read) structured = structure(reading.document);
  const bool act = is_act(structured);
  std::vector<Part> parts;
  if (act) {
    if (!options.jurisdiction.empty()) structured.identity.jurisdiction = options.jurisdiction;
    std::vector<std::string> warnings;
    out.work = work_of(structured.identity, structured.kind, warnings).key;
    if (!structured.identity.jurisdiction.empty())
      out.jurisdiction = structured.identity.jurisdiction;
    parts = parts_of(structured, text);
    context.articles = last_article(structured.provisions);
  }
  context.jurisdiction = out.jurisdiction;
  context.host_work = out.work;
  context.kind = act ? kb::DocumentKind::act : kb::DocumentKind::paper;
  const auto cite = [&](const Part& part) {
    context.source_eid = part.eid;
    context.part = part.name;
    const std::string_view words = text.substr(part.begin, part.end - part.begin);
    for (CitedExpression& expression :
         part.name == "note" ? find_in_note(words, context) : find_expressions(words, context)) {
      expression.begin += part.begin;
      expression.end += part.begin;
      for (kb::Citation& citation : expression.refs) {
        citation.begin += part.begin;
        citation.end += part.begin;
      }
      out.expressions.push_back(std::move(expression));
    }
  };
  if (!act) {
    cite({0, text.size(), {}, "text"});
    return out;
  }
  std::size_t at = 0;
  for (const Part& part : parts) {
    // Words that no provision holds: a title, a signature, a list that was not understood.
    if (part.begin > at + kWorthReading) cite({at, part.begin, {}, "text"});
    cite(part);
    at = part.end;
  }
  if (text.size() > at + kWorthReading) cite({at, text.size(), {}, "text"});
  settle_superscripts(out, structured);
  return out;
}

}  // namespace lacuna::indexer
