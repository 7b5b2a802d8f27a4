#include "server/http/multipart.h"

#include "kb/base/text.h"
#include "server/http/decode.h"

namespace lacuna::server {
namespace {

struct PartHead {
  std::string name;
  std::optional<std::string> filename;
  std::string type;
};

// Lines "Name: value" up to the blank one.
std::optional<PartHead> read_head(std::string_view head) {
  PartHead part;
  bool named = false;
  while (!head.empty()) {
    const std::size_t end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    for (char c : line)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\t') return std::nullopt;
    const std::string name = lower_ascii(line.substr(0, colon));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "content-type") part.type = std::string(value);
    if (name == "content-transfer-encoding" && lower_ascii(value) != "binary" &&
        lower_ascii(value) != "8bit" && lower_ascii(value) != "7bit")
      return std::nullopt;
    if (name != "content-disposition") continue;
    if (named) return std::nullopt;
    const auto disposition = decode_header_value(value);
    if (!disposition || disposition->value != "form-data") return std::nullopt;
    const std::string* field = find_field(disposition->parameters, "name");
    if (field == nullptr || find_invalid_utf8(*field)) return std::nullopt;
    part.name = *field;
    named = true;
    if (const std::string* filename = find_field(disposition->parameters, "filename")) {
      if (find_invalid_utf8(*filename)) return std::nullopt;
      part.filename = *filename;
    }
  }
  if (!named) return std::nullopt;
  return part;
}

}  // namespace

std::optional<Multipart> decode_multipart(std::string_view body, std::string_view boundary) {
  if (boundary.empty() || boundary.size() > 70) return std::nullopt;  // RFC 2046, 5.1.1
  const std::string opening = "--" + std::string(boundary);
  const std::string delimiter = "\r\n" + opening;
  if (!body.starts_with(opening)) return std::nullopt;  // browsers send no preamble
  body.remove_prefix(opening.size());

  Multipart result;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return std::nullopt;
    body.remove_prefix(2);
    const std::size_t head_end = body.substr(0, kLongestPartHead).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return std::nullopt;
    auto head = read_head(body.substr(0, head_end));
    if (!head || result.fields.size() + result.uploads.size() == kMostParts) return std::nullopt;
    body.remove_prefix(head_end + 2);  // the blank line's break may begin the next delimiter
    const std::size_t end = body.find(delimiter);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view content = end == 0 ? std::string_view() : body.substr(2, end - 2);
    body.remove_prefix(end + delimiter.size());

    if (!head->filename) {
      if (content.find('\0') != std::string_view::npos || find_invalid_utf8(content))
        return std::nullopt;
      result.fields.push_back({std::move(head->name), std::string(content)});
    } else if (!head->filename->empty() || !content.empty()) {
      result.uploads.push_back({std::move(head->name), std::move(*head->filename),
                                std::move(head->type), std::string(content)});
    }
  }
  return result;
}

}  // namespace lacuna::server
