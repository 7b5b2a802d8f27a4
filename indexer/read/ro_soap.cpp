#include "indexer/read/ro_soap.h"

#include <algorithm>
#include <utility>

#include "indexer/document/encoding.h"
#include "indexer/read/plain_text.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kReader = "ro_soap 1";
constexpr std::string_view kNbsp = "\xC2\xA0";
constexpr std::string_view kEnd = "\xC2\xA0...\xC2\xA0";  // the portal's hidden "..." of a unit

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr Entity kEntities[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                                {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// "(1^1)", "a)", "IV^2.", "–" with blanks after it: the mark of a unit.
std::size_t mark_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_blank(text[end]) && end - at <= 12) ++end;
  if (end == at || end - at > 12) return 0;
  const std::string_view mark = text.substr(at, end - at);
  const bool closed = mark.ends_with(')') || mark.ends_with('.') || mark == "-" || mark == "–";
  return closed && text.compare(end, 3, "   ") == 0 ? end - at : 0;
}

// The first line that begins with one of the portal's captions, without it.
std::string_view after_caption(std::string_view lines, std::string_view caption) {
  for (std::string_view line : split(lines, '\n')) {
    const std::string_view head = trim(line);
    if (head.starts_with(caption)) return trim(head.substr(caption.size()));
  }
  return {};
}

// The issuer stands on the lines between "EMITENT" and "Publicat în".
std::string issuer_in(std::string_view lines) {
  std::string issuer;
  bool open = false;
  for (std::string_view line : split(lines, '\n')) {
    const std::string_view words = trim(line);
    if (words.starts_with("EMITENT")) {
      open = true;
      continue;
    }
    if (words.starts_with("Publicat")) break;
    if (!open || words.empty()) continue;
    if (!issuer.empty()) issuer += ", ";
    issuer += words;
  }
  return open ? issuer : std::string();
}

Reading reading_of(std::string_view text, const std::string& path) {
  const std::string lines = ro_soap_lines(text);
  if (trim(lines).empty()) return failed(path, "The record has no text. Ask the service for it.");
  Reading reading;
  Document& document = reading.document;
  document = read_plain_text(lines);
  document.reader = std::string(kReader);
  document.identity.jurisdiction = "ro";
  document.identity.language = "ro";
  document.identity.issuer = issuer_in(lines);
  const std::string_view gazette = after_caption(lines, "Publicat în");
  if (!gazette.empty()) document.metadata["gazette"] = std::string(gazette);
  return reading;
}

// The first element of this local name below `root`, in document order.
pugi::xml_node find(pugi::xml_node root, std::string_view name) {
  return root.find_node([&](const pugi::xml_node& node) { return local_name(node) == name; });
}

int count(pugi::xml_node root, std::string_view name) {
  int found = 0;
  root.find_node([&](const pugi::xml_node& node) {
    found += local_name(node) == name;
    return false;
  });
  return found;
}

}  // namespace

std::string ro_soap_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto line_end = [&] {
    while (out.ends_with(' ')) out.pop_back();
    if (!out.empty() && !out.ends_with('\n')) out += '\n';
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, kEnd.size(), kEnd) == 0) {
      line_end();
      at += kEnd.size();
      continue;
    }
    const bool blank = is_blank(text[at]) || text.compare(at, 2, kNbsp) == 0 ||
                       text.compare(at, 3, "\xEF\xBB\xBF") == 0;
    if (!blank) {
      const auto* entity =
          text[at] != '&'
              ? std::end(kEntities)
              : std::find_if(std::begin(kEntities), std::end(kEntities), [&](const Entity& row) {
                  return text.compare(at, row.name.size(), row.name) == 0;
                });
      if (entity != std::end(kEntities)) {
        out += entity->text;
        at += entity->name.size();
      } else {
        out += text[at++];
      }
      continue;
    }
    // A run of blanks, with the plus sign that the portal prints before units.
    int blanks = 0;
    bool plus = false;
    bool tabs = false;
    for (; at < text.size(); ++blanks) {
      if (is_blank(text[at])) {
        tabs = tabs || text[at] == '\t';
        ++at;
      } else if (text.compare(at, 2, kNbsp) == 0 && text.compare(at, kEnd.size(), kEnd) != 0) {
        at += 2;
      } else if (text.compare(at, 3, "\xEF\xBB\xBF") == 0) {
        at += 3;
      } else if (tabs && text[at] == '+' && text.compare(at + 1, 2, kNbsp) == 0) {
        plus = true;
        ++at;
      } else {
        break;
      }
    }
    const std::size_t mark = blanks >= 2 ? mark_at(text, at) : 0;
    if (plus || mark > 0 || (blanks >= 3 && !tabs)) {
      line_end();
    } else if (!out.empty() && !out.ends_with('\n')) {
      out += ' ';
    }
    if (mark == 0) continue;
    out += text.substr(at, mark);
    out += ' ';
    at += mark;
    while (at < text.size() && is_blank(text[at])) ++at;
  }
  line_end();
  return out;
}

bool is_ro_soap_text(std::string_view bytes, const std::string&) {
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096));
  const bool portal = head.find("EMITENT  ") != head.npos || head.find("EMITENT:  ") != head.npos;
  return portal && head.find("\n\t\t\t") != head.npos;
}

Reading read_ro_soap_text(std::string_view bytes, const std::string& path, const ReadOptions&) {
  Decoded decoded = decode_text(bytes, path);
  if (decoded.error) return failed(std::move(*decoded.error));
  Reading reading = reading_of(decoded.text, path);
  if (decoded.warning) reading.document.diagnostics.push_back(std::move(*decoded.warning));
  return reading;
}

bool is_ro_soap_xml(std::string_view bytes, const std::string&) {
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 64u << 10));
  return head.find("Legi>") != head.npos &&
         (head.find("TipAct>") != head.npos || head.find("DataVigoare>") != head.npos);
}

Reading read_ro_soap_xml(std::string_view bytes, const std::string& path,
                         const ReadOptions& options) {
  XmlFile file;
  if (auto problem = file.load(bytes, path, XmlLimits{.bytes = options.xml_limit}))
    return failed(std::move(*problem));
  const int records = count(file.root(), "Legi") + (local_name(file.root()) == "Legi");
  if (records != 1)
    return failed(path, "The answer holds " + std::to_string(records) +
                            " acts; save each <Legi> in a file of its own.");
  const pugi::xml_node record =
      local_name(file.root()) == "Legi" ? file.root() : find(file.root(), "Legi");
  const auto field = [&](std::string_view name) {
    return std::string(trim(find(record, name).child_value()));
  };
  Reading reading = reading_of(find(record, "Text").child_value(), path);
  if (reading.status != ReadStatus::read) return reading;
  Identity& identity = reading.document.identity;
  reading.document.media_type = "application/xml";
  if (const std::string number = field("Numar"); !number.empty() && number != "0")
    identity.number = number;
  if (identity.issuer.empty()) identity.issuer = field("Emitent");
  if (const std::string link = field("LinkHtml"); !link.empty()) identity.aliases.push_back(link);
  for (const char* name : {"DataVigoare", "Publicatie", "TipAct"})
    if (const std::string value = field(name); !value.empty())
      reading.document.metadata[lower(name)] = value;
  return reading;
}

}  // namespace lacuna::indexer
