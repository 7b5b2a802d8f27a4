#include "indexer/read/json_law.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/document/encoding.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kHead = 20000;  // bytes in which an act's list of provisions begins
constexpr int kDeepest = 32;

std::string text_in(const Json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

class Lines {
 public:
  explicit Lines(Document& document) : document_(document) {}

  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trim(text.substr(at, end - at));
      at = end + 1;
      if (line.empty()) continue;
      Block block;
      block.line = ++number_;
      block.text = std::string(line);
      document_.blocks.push_back(std::move(block));
    }
  }

 private:
  Document& document_;
  int number_ = 0;
};

void read_identity(const Json& act, Document& document) {
  Identity& identity = document.identity;
  identity.title = text_in(act, "title");
  identity.language = text_in(act, "language");
  identity.jurisdiction = text_in(act, "jurisdiction");
  identity.date_document = parse_iso_date(text_in(act, "issued_date").substr(0, 10));
  if (identity.date_document) identity.year = identity.date_document->year;
  for (const char* name : {"id", "short_name", "url"})
    if (std::string value = text_in(act, name); !value.empty()) {
      document.metadata[name] = value;
      if (std::string_view(name) != "id") identity.aliases.push_back(std::move(value));
    }
}

// Chapters are printed with each provision, "Capitolul I - X | Secţiunea 1 - Y".
void read_provisions(const Json& provisions, Document& document) {
  Lines lines(document);
  lines.add(document.identity.title);
  std::string chapter;
  for (const Json& provision : provisions) {
    if (!provision.is_object()) continue;
    if (std::string here = text_in(provision, "chapter"); here != chapter) {
      chapter = std::move(here);
      lines.add(chapter);
    }
    const std::string title = text_in(provision, "title");
    lines.add(title.empty() ? text_in(provision, "provision_ref") : title);
    lines.add(text_in(provision, "content"));
  }
}

}  // namespace

bool is_json_law(std::string_view bytes, const std::string&) {
  const std::string_view head = trim(bytes.substr(0, std::min(bytes.size(), kHead)));
  return head.starts_with('{') && head.find("\"provisions\"") != head.npos &&
         head.find("\"title\"") != head.npos;
}

Reading read_json_law(std::string_view bytes, const std::string& path, const ReadOptions&) {
  Decoded decoded = decode_text(bytes, path);
  if (decoded.error) return failed(std::move(*decoded.error));
  bool too_deep = false;
  const Json act = Json::parse(
      decoded.text,
      [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > kDeepest;
        return depth <= kDeepest;
      },
      false);
  if (act.is_discarded() || too_deep)
    return failed(path, "The file is not well-formed JSON. Look at where it came from.");
  const auto provisions = act.find("provisions");
  if (provisions == act.end() || !provisions->is_array() || provisions->empty())
    return skipped(path, "The JSON has no list of provisions with titles and contents.");
  Reading reading;
  reading.document.reader = "json_law 1";
  reading.document.media_type = "application/json";
  read_identity(act, reading.document);
  read_provisions(*provisions, reading.document);
  return reading;
}

}  // namespace lacuna::indexer
