// XML from strangers: decoded to UTF-8, measured before it is built, its undefined HTML entities
// expanded, then parsed by pugixml (no DTD, no entity expansion, white space kept between inline
// elements). What is not well-formed is a Diagnostic with line and column in the file as it came.
// One file, one thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "kb/base/diagnostic.h"

namespace lacuna::indexer {

struct XmlLimits {
  std::size_t bytes = 32u << 20;
  std::size_t depth = 256;
  std::size_t nodes = 2'000'000;
  std::size_t attributes = 1'000'000;
};

class XmlFile {
 public:
  // nullopt when the file is well-formed and within the limits.
  std::optional<Diagnostic> load(std::string_view bytes, const std::string& path,
                                 const XmlLimits& limits = {});

  pugi::xml_node root() const { return document_.document_element(); }

  // 1-based line of an element in the file as it came.
  int line_of(pugi::xml_node node) const;

  // One warning for each entity that nobody defined: it stays in the text as it was written.
  std::vector<Diagnostic> entity_warnings(const std::string& path) const;

 private:
  std::optional<Diagnostic> measure(const std::string& path, const XmlLimits& limits) const;
  void expand_entities();
  Diagnostic problem(const std::string& path, std::size_t expanded_offset,
                     const std::string& what) const;

  struct Shift {
    std::size_t expanded;        // from this offset of the expanded text on ...
    std::ptrdiff_t to_original;  // ... add this to get the offset in the decoded text
  };

  pugi::xml_document document_;
  std::string text_;      // decoded
  std::string expanded_;  // what was parsed
  std::vector<Shift> shifts_;
  std::vector<std::size_t> line_starts_;         // in expanded_: entities never hold a line end
  std::map<std::string, int> unknown_entities_;  // name -> times
};

// The part of an element's or attribute's name behind the prefix.
std::string_view local_name(pugi::xml_node node);
std::string_view local_name(pugi::xml_attribute attribute);

// The first attribute with this local name; empty when there is none.
std::string_view attribute_of(pugi::xml_node node, std::string_view name);

// Decodes by byte order mark, XML declaration, else UTF-8; nullopt when the encoding is unknown or
// the bytes are not in it, with `why` set.
std::optional<std::string> decode_xml(std::string_view bytes, std::string& why);

}  // namespace lacuna::indexer
