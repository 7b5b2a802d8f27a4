#include "kb/export/vocabulary_file.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "kb/export/skos_json_ld.h"
#include "kb/export/skos_xml.h"
#include "kb/export/vocabulary_rows.h"
#include "kb/export/vocabulary_text.h"

namespace lacuna::kb {
namespace {

using Json = nlohmann::json;

constexpr const char* kNone =
    "this is no vocabulary; a JSON file of one ConceptScheme, SKOS as RDF/XML or JSON-LD, or "
    "topics "
    "of UNBIS can be imported.";

bool has_list(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  return json.is_object() && found != json.end() && found->is_array();
}

// Files of other publishers may be written in capitals; our own are as they are.
enum class Capitals { kept, eased };

struct Read {
  SkosGraph graph;
  Capitals capitals = Capitals::kept;
};

// Where brackets lie deeper than any vocabulary needs; copying such a value would need a deep
// stack.
std::optional<std::size_t> find_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') ++at;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '[' || c == '{') && ++depth > VocabularyLimits::depth) return at;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return std::nullopt;
}

Read read_json(std::string_view text, VocabularyNotes& notes) {
  if (const auto deep = find_too_deep(text)) {
    notes.fail(place_of(text, *deep).line, "the JSON is nested too deep; write it flat.");
    return {};
  }
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    const Place place = place_of(text, error.byte > 0 ? error.byte - 1 : 0);
    notes.fail(place.line, "the JSON is broken in column " + std::to_string(place.column) +
                               "; get the file again, or mend it.");
    return {};
  } catch (const Json::out_of_range&) {
    notes.fail(0, "a number in the JSON is out of range; vocabularies need none.");
    return {};
  }
  if (has_list(json, "topics")) return {read_unbis_topics(json, notes), Capitals::eased};
  if (has_list(json, "concepts")) return {read_own_vocabulary(json, notes)};
  if (json.is_array() || json.contains("@graph") || json.contains("@context")) {
    const bool ours = text.find("\"/concepts#") != std::string_view::npos;
    return {read_skos_json_ld(json), ours ? Capitals::kept : Capitals::eased};
  }
  notes.fail(0, kNone);
  return {};
}

Read read_text(std::string_view text, VocabularyNotes& notes) {
  if (text.size() > VocabularyLimits::bytes) {
    notes.fail(0, "the file is larger than " + std::to_string(VocabularyLimits::bytes >> 20) +
                      " MB; import a part of it.");
  } else if (const auto bad = find_invalid_utf8(text)) {
    notes.fail(place_of(text, bad->offset).line, "this is not UTF-8; save the file as UTF-8.");
  } else {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const char first = begin == std::string_view::npos ? ' ' : text[begin];
    if (first == '<') return {read_skos_xml(text, notes), Capitals::eased};
    if (first == '{' || first == '[') return read_json(text, notes);
    notes.fail(1, kNone);
  }
  return {};
}

}  // namespace

VocabularyReading read_vocabulary(std::string_view bytes, const std::string& file) {
  VocabularyNotes notes(file);
  const Read read = read_text(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0), notes);
  VocabularyReading reading;
  if (!notes.failed()) reading.schemes = read.graph.vocabularies(notes);
  if (!notes.failed() && reading.schemes.empty()) notes.fail(0, kNone);
  if (read.capitals == Capitals::eased) ease_capitals(reading.schemes);
  reading.problems = notes.all();
  return reading;
}

}  // namespace lacuna::kb
