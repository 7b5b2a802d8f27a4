#include "indexer/read/office/odt.h"

#include <utility>

#include "indexer/read/office/finish.h"
#include "indexer/read/office/odt_body.h"
#include "indexer/read/office/package.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kMediaType = "application/vnd.oasis.opendocument.text";

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node inner : node.children())
    if (local_name(inner) == name) return inner;
  return {};
}

PieceReading read_content(pugi::xml_node root, const odt::Styles& styles, const std::string& path,
                          std::vector<Diagnostic> warnings) {
  const pugi::xml_node text = child(child(root, "body"), "text");
  if (!text)
    return failed_pieces({path, 0, 0, Severity::error,
                          "The OpenDocument file holds no text; it is a table, a presentation or "
                          "damaged. Give an .odt, .docx, PDF or plain text."});
  Document document;
  document.reader = "odt 1";
  document.media_type = std::string(kMediaType);
  document.diagnostics = std::move(warnings);
  return finished(std::move(document), odt::read_body(text, styles), path);
}

}  // namespace

bool is_odt(std::string_view bytes, const std::string& path) {
  const std::string name = lower(path);
  if (name.ends_with(".odt") || name.ends_with(".ott")) return true;
  return first_entry(bytes) == "mimetype" &&
         bytes.substr(0, 512).find("application/vnd.oasis.opendocument") != bytes.npos;
}

bool is_flat_odt(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return head.find("urn:oasis:names:tc:opendocument:xmlns:office") != head.npos &&
         head.find("application/vnd.oasis.opendocument") != head.npos;
}

PieceReading read_odt(std::string_view bytes, const std::string& path, const ReadOptions&) {
  const auto failure = [&](std::string message) {
    return failed_pieces({path, 0, 0, Severity::error, std::move(message)});
  };
  Package package;
  if (auto wrong = package.open(bytes)) return failure(std::move(*wrong));
  if (const auto manifest = package.part("META-INF/manifest.xml");
      manifest && manifest->find("encryption-data") != manifest->npos)
    return failure("A password protects the file. Save it without one.");
  const std::optional<std::string> content = package.part("content.xml");
  if (!content)
    return failure(
        package.problem().value_or("The part content.xml is missing; the file is damaged."));
  XmlLimits limits;
  limits.bytes = PackageLimits().unpacked;
  XmlFile main, styles_file;
  if (auto wrong = main.load(*content, path + "!content.xml", limits))
    return failed_pieces(std::move(*wrong));
  odt::Styles styles;
  std::vector<Diagnostic> warnings;
  if (const auto part = package.part("styles.xml")) {
    if (auto wrong = styles_file.load(*part, path + "!styles.xml", limits)) {
      wrong->severity = Severity::warning;
      warnings.push_back(std::move(*wrong));
    } else {
      styles.read(styles_file.root());
    }
  }
  styles.read(main.root());
  return read_content(main.root(), styles, path, std::move(warnings));
}

PieceReading read_flat_odt(std::string_view bytes, const std::string& path,
                           const ReadOptions& options) {
  XmlLimits limits;
  limits.bytes = options.xml_limit;
  XmlFile file;
  if (auto wrong = file.load(bytes, path, limits)) return failed_pieces(std::move(*wrong));
  odt::Styles styles;
  styles.read(file.root());
  return read_content(file.root(), styles, path, {});
}

}  // namespace lacuna::indexer
