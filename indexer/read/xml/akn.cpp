#include "indexer/read/xml/akn.h"

#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/akn_identity.h"
#include "indexer/read/xml/akn_own.h"
#include "indexer/read/xml/akn_walk.h"
#include "indexer/read/xml/root_name.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kReader = "akn 3";

}  // namespace

bool is_akn(std::string_view bytes) {
  return lower(root_name(bytes)) == "akomantoso";
}

Reading read_akn(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  XmlFile file;
  XmlLimits limits;
  limits.bytes = options.xml_limit;
  if (auto problem = file.load(bytes, path, limits)) return failed(std::move(*problem));
  if (lower(local_name(file.root())) != "akomantoso")
    return failed(
        Diagnostic{path, file.line_of(file.root()), 1, Severity::error,
                   "the root element is not akomaNtoso, so this is no Akoma Ntoso document"});
  const pugi::xml_node main = akn::main_document(file.root());
  if (!main)
    return failed(
        Diagnostic{path, file.line_of(file.root()), 1, Severity::error,
                   "no document (act, bill, doc, judgment ...) stands inside akomaNtoso"});

  Reading reading;
  Document& document = reading.document;
  document.reader = kReader;
  document.media_type = "application/akn+xml";
  akn::Described described = akn::describe(akn::outer_document(file.root()), main);
  document.identity = std::move(described.identity);
  document.metadata = std::move(described.metadata);
  document.metadata["document"] = std::string(local_name(main));
  if (!options.language.empty()) document.identity.language = options.language;
  if (!options.jurisdiction.empty()) document.identity.jurisdiction = options.jurisdiction;
  if (akn::is_own(main))
    akn::read_own(file, main, document);
  else
    akn::walk(file, main, described.printed_titles, document.identity.language, document.blocks);
  document.diagnostics = file.entity_warnings(path);
  return reading;
}

}  // namespace lacuna::indexer
