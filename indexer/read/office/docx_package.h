// The parts of a DOCX package and how they lead to each other (ECMA-376 part 2: relationships).
// One package, one thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/document/reading.h"
#include "indexer/read/office/package.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::docx {

struct Relationship {
  std::string type;    // the last step of its address: "styles", "hyperlink"
  std::string target;  // a part's name, or an address outside
};

class DocxPackage {
 public:
  // Why it cannot be read, in words for people.
  std::optional<Diagnostic> open(std::string_view bytes, const std::string& path);

  // Loads the main document's part into `file`.
  std::optional<Diagnostic> load_main(XmlFile& file);

  // Loads the part that the main document relates to by `type`; false when there is none, or when
  // it is damaged: then a warning is added.
  bool load_related(std::string_view type, XmlFile& file, std::vector<Diagnostic>& warnings);

  // Where a relationship of the main document leads; empty when unknown.
  std::string target(std::string_view id) const;

  // Loads a part by its name, as target() gives it.
  std::optional<Diagnostic> load(const std::string& part, XmlFile& file);

 private:
  using Relationships = std::map<std::string, Relationship, std::less<>>;
  Relationships relationships_of(const std::string& part);
  Diagnostic problem(std::string message) const;

  Package package_;
  std::string path_;
  std::string main_;
  Relationships related_;
};

}  // namespace lacuna::indexer::docx
