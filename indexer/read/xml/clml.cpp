#include "indexer/read/xml/clml.h"

#include <utility>

#include "indexer/read/xml/clml_identity.h"
#include "indexer/read/xml/clml_walk.h"
#include "indexer/read/xml/root_name.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kReader = "clml 1";

}  // namespace

bool is_clml(std::string_view bytes) {
  return root_name(bytes) == "Legislation";
}

Reading read_clml(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  XmlFile file;
  XmlLimits limits;
  limits.bytes = options.xml_limit;
  if (auto problem = file.load(bytes, path, limits)) return failed(std::move(*problem));
  if (local_name(file.root()) != "Legislation")
    return failed(Diagnostic{path, file.line_of(file.root()), 1, Severity::error,
                             "the root element is not Legislation, so this is no CLML document"});
  Reading reading;
  Document& document = reading.document;
  document.reader = kReader;
  document.media_type = "application/xml;type=clml";
  clml::Described described = clml::describe(file.root());
  if (!options.language.empty()) described.identity.language = options.language;
  if (!options.jurisdiction.empty()) described.identity.jurisdiction = options.jurisdiction;
  document.identity = described.identity;
  clml::walk(file, described, document.blocks);
  document.diagnostics = file.entity_warnings(path);
  return reading;
}

}  // namespace lacuna::indexer
