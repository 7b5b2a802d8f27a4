#include "indexer/read/xml/xml.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/read/xml/xml_entities.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// The encoding named by <?xml ... encoding="..."?>, empty when there is none. ASCII bytes only.
std::string declared_encoding(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 256);
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  std::size_t at = head.find("encoding");
  if (at == head.npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == head.npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == head.npos) return {};
  return std::string(head.substr(at + 1, end - at - 1));
}

std::optional<std::string> convert(std::string_view bytes, const std::string& encoding,
                                   std::string& why) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) {
    why = "the encoding it declares is not known; save it as UTF-8";
    return std::nullopt;
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                status);
  if (U_FAILURE(status) || (text.isEmpty() && !bytes.empty())) {
    why = "its bytes are not in the encoding " + encoding + " that it declares; save it as UTF-8";
    return std::nullopt;
  }
  std::string out;
  text.toUTF8String(out);
  return out;
}

// What a piece of markup is, for measuring: cheap, linear, and blind to everything inside comments.
struct Markup {
  enum Kind { open, close, empty, other, broken } kind;
  std::size_t end;  // offset behind it
  std::size_t attributes = 0;
};

std::size_t after(std::string_view text, std::string_view terminator, std::size_t from) {
  const std::size_t at = text.find(terminator, from);
  return at == text.npos ? text.npos : at + terminator.size();
}

std::size_t after_doctype(std::string_view text, std::size_t from) {
  int brackets = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = text.find(c, at + 1);
      if (at == text.npos) return text.npos;
    } else if (c == '<' || c == '[') {
      ++brackets;
    } else if (c == '>' || c == ']') {
      if (--brackets == 0) return at + 1;
    }
  }
  return text.npos;
}

Markup markup_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const auto other = [](std::size_t end) {
    return Markup{end == std::string_view::npos ? Markup::broken : Markup::other, end};
  };
  if (rest.starts_with("<!--")) return other(after(text, "-->", at + 4));
  if (rest.starts_with("<![CDATA[")) return other(after(text, "]]>", at + 9));
  if (rest.starts_with("<?")) return other(after(text, "?>", at + 2));
  if (rest.starts_with("<!")) return other(after_doctype(text, at));
  Markup markup{rest.starts_with("</") ? Markup::close : Markup::open, at + 1};
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = text.find(c, i + 1);
      if (i == text.npos) break;
      ++markup.attributes;
    } else if (c == '>') {
      if (text[i - 1] == '/') markup.kind = Markup::empty;
      markup.end = i + 1;
      return markup;
    }
  }
  markup.kind = Markup::broken;  // pugixml says where
  markup.end = text.npos;
  return markup;
}

}  // namespace

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view local_name(pugi::xml_attribute attribute) {
  const std::string_view name = attribute.name();
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (local_name(attribute) == name) return attribute.value();
  return {};
}

std::optional<std::string> decode_xml(std::string_view bytes, std::string& why) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return convert(bytes, "UTF-16", why);
  if (bytes.starts_with(std::string_view("<\0?\0", 4))) return convert(bytes, "UTF-16LE", why);
  if (bytes.starts_with(std::string_view("\0<\0?", 4))) return convert(bytes, "UTF-16BE", why);
  const std::string encoding = declared_encoding(bytes);
  const std::string known = lower(encoding);
  if (!encoding.empty() && known != "utf-8" && known != "utf8" && known != "us-ascii" &&
      known != "ascii" && !known.starts_with("utf-16") && !known.starts_with("ucs-2"))
    return convert(bytes, encoding, why);
  if (const auto bad = find_invalid_utf8(bytes)) {
    const Place place = place_of(bytes.substr(0, bad->offset), bad->offset);
    why = "byte " + std::to_string(bad->offset + 1) + " (line " + std::to_string(place.line) +
          ", column " + std::to_string(place.column) +
          ") is not UTF-8; declare the encoding in its first line or save it as UTF-8";
    return std::nullopt;
  }
  return std::string(bytes);
}

Diagnostic XmlFile::problem(const std::string& path, std::size_t expanded_offset,
                            const std::string& what) const {
  std::size_t original = std::min(expanded_offset, expanded_.size());
  const auto shift = std::upper_bound(
      shifts_.begin(), shifts_.end(), original,
      [](std::size_t offset, const Shift& candidate) { return offset < candidate.expanded; });
  if (shift != shifts_.begin())
    original = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(original) +
                                        std::prev(shift)->to_original);
  const Place place = place_of(text_, std::min(original, text_.size()));
  return {path, place.line, place.column, Severity::error, what};
}

// `&name;` outside comments, CDATA and the document type, HTML's names only.
void XmlFile::expand_entities() {
  expanded_.reserve(text_.size());
  std::ptrdiff_t to_original = 0;
  for (std::size_t at = 0; at < text_.size();) {
    if (text_[at] == '<' && at + 1 < text_.size() &&
        (text_[at + 1] == '!' || text_[at + 1] == '?')) {
      const std::size_t end = std::min(markup_at(text_, at).end, text_.size());
      expanded_.append(text_, at, end - at);
      at = end;
      continue;
    }
    if (text_[at] == '&') {
      std::size_t end = at + 1;
      while (end < text_.size() && end - at < 40 &&
             (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '_' ||
              text_[end] == '.' || text_[end] == '-'))
        ++end;
      if (end > at + 1 && end < text_.size() && text_[end] == ';') {
        const std::string name = text_.substr(at + 1, end - at - 1);
        if (const auto value = html_entity(name)) {
          const std::size_t before = expanded_.size();
          append_utf8(expanded_, *value);
          to_original += static_cast<std::ptrdiff_t>(end + 1 - at) -
                         static_cast<std::ptrdiff_t>(expanded_.size() - before);
          shifts_.push_back({expanded_.size(), to_original});
          at = end + 1;
          continue;
        }
        static constexpr std::string_view kOwn[] = {"lt", "gt", "amp", "quot", "apos"};
        if (std::find(std::begin(kOwn), std::end(kOwn), name) == std::end(kOwn))
          ++unknown_entities_[name];
      }
    }
    expanded_ += text_[at++];
  }
}

std::optional<Diagnostic> XmlFile::measure(const std::string& path, const XmlLimits& limits) const {
  const auto too_large = [&](std::size_t at, const std::string& what) {
    return problem(path, at, what);
  };
  const std::string_view text = expanded_;
  std::size_t depth = 0;
  std::size_t nodes = 0;
  std::size_t attributes = 0;
  bool root_closed = false;
  for (std::size_t at = text.find('<'); at != text.npos;) {
    const Markup markup = markup_at(text, at);
    attributes += markup.attributes;
    nodes += 2;  // the element or comment, and the text that may follow it
    if (nodes > 2 * limits.nodes)
      return too_large(at, "the XML has more than " + std::to_string(limits.nodes) +
                               " elements; split it into several files");
    if (attributes > limits.attributes)
      return too_large(at, "the XML has more than " + std::to_string(limits.attributes) +
                               " attributes; split it into several files");
    if (markup.kind == Markup::open || markup.kind == Markup::empty) {
      if (root_closed && depth == 0)
        return too_large(at,
                         "the XML is not well-formed: a second root element begins here; a file "
                         "holds one document");
      if (depth + 1 > limits.depth)
        return too_large(at, "the XML is nested more than " + std::to_string(limits.depth) +
                                 " levels deep, which no law is; check how the file was made");
    }
    if (markup.kind == Markup::open) ++depth;
    if (markup.kind == Markup::close && depth > 0) --depth;
    if ((markup.kind == Markup::close || markup.kind == Markup::empty) && depth == 0)
      root_closed = true;
    if (markup.end == text.npos) break;
    at = text.find('<', markup.end);
  }
  return std::nullopt;
}

std::optional<Diagnostic> XmlFile::load(std::string_view bytes, const std::string& path,
                                        const XmlLimits& limits) {
  if (bytes.size() > limits.bytes)
    return Diagnostic{path, 0, 0, Severity::error,
                      "the XML file is larger than " + std::to_string(limits.bytes >> 20) +
                          " MB; split it into several files"};
  std::string why;
  auto decoded = decode_xml(bytes, why);
  if (!decoded)
    return Diagnostic{path, 0, 0, Severity::error, "the XML file cannot be decoded: " + why};
  text_ = std::move(*decoded);
  if (trim(text_).empty())
    return Diagnostic{path, 0, 0, Severity::error, "the XML file is empty; nothing was read"};
  expand_entities();
  if (auto limit = measure(path, limits)) return limit;
  const pugi::xml_parse_result result = document_.load_buffer(
      expanded_.data(), expanded_.size(),
      (pugi::parse_default | pugi::parse_ws_pcdata) & ~pugi::parse_eol, pugi::encoding_utf8);
  if (!result) {
    std::string what = result.description();
    if (!what.empty()) what.front() = static_cast<char>(std::tolower(what.front()));
    return problem(path, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)),
                   "the XML is not well-formed here (" + what +
                       "); correct the file or ask its publisher for a sound one");
  }
  if (!root())
    return Diagnostic{path, 0, 0, Severity::error, "the XML file has no element; it may be empty"};
  line_starts_.push_back(0);
  for (std::size_t at = 0; (at = expanded_.find('\n', at)) != expanded_.npos; ++at)
    line_starts_.push_back(at + 1);
  return std::nullopt;
}

std::vector<Diagnostic> XmlFile::entity_warnings(const std::string& path) const {
  std::vector<Diagnostic> warnings;
  for (const auto& [name, times] : unknown_entities_)
    warnings.push_back({path, 0, 0, Severity::warning,
                        "the entity &" + name + "; is not defined and stands " +
                            std::to_string(times) +
                            " times in the text as it is written; replace it in the file"});
  return warnings;
}

int XmlFile::line_of(pugi::xml_node node) const {
  const std::ptrdiff_t offset = node.offset_debug();
  if (offset < 0) return 0;
  const auto line =
      std::upper_bound(line_starts_.begin(), line_starts_.end(), static_cast<std::size_t>(offset));
  return static_cast<int>(line - line_starts_.begin());
}

}  // namespace lacuna::indexer
