#include "kb/export/akn_xml.h"

#include "kb/base/text.h"

namespace lacuna::kb::akn {

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool control = c.value < 0x20 && c.value != '\t' && c.value != '\n';
    if (!control && c.value != 0xFFFE && c.value != 0xFFFF) append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

}  // namespace lacuna::kb::akn
