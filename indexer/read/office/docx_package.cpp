#include "indexer/read/office/docx_package.h"

#include <utility>

namespace lacuna::indexer::docx {

namespace {

std::string_view last_step(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  return slash == address.npos ? address : address.substr(slash + 1);
}

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == part.npos ? std::string() : std::string(part.substr(0, slash + 1));
}

// "styles.xml", "../customXml/item1.xml" and "/word/styles.xml" beside word/document.xml.
std::string part_name(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target[1] == '.' && !folder.empty()) {
      folder.pop_back();
      folder = folder_of(folder);
    }
    target.remove_prefix(target[1] == '.' ? 3 : 2);
  }
  return folder + std::string(target);
}

}  // namespace

Diagnostic DocxPackage::problem(std::string message) const {
  return {path_, 0, 0, Severity::error, std::move(message)};
}

std::optional<Diagnostic> DocxPackage::load(const std::string& part, XmlFile& file) {
  const std::optional<std::string> bytes = package_.part(part);
  if (!bytes)
    return problem(
        package_.problem().value_or("The part " + part + " is missing; the file is damaged."));
  XmlLimits limits;
  limits.bytes = PackageLimits().unpacked;
  if (auto wrong = file.load(*bytes, path_ + "!" + part, limits)) return wrong;
  return std::nullopt;
}

DocxPackage::Relationships DocxPackage::relationships_of(const std::string& part) {
  Relationships found;
  const std::string folder = folder_of(part);
  const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  XmlFile file;
  if (!package_.has(name) || load(name, file)) return found;
  for (pugi::xml_node node : file.root().children()) {
    Relationship related;
    related.type = std::string(last_step(attribute_of(node, "Type")));
    const std::string_view target = attribute_of(node, "Target");
    related.target = attribute_of(node, "TargetMode") == "External" ? std::string(target)
                                                                    : part_name(folder, target);
    found.try_emplace(std::string(attribute_of(node, "Id")), std::move(related));
  }
  return found;
}

std::optional<Diagnostic> DocxPackage::open(std::string_view bytes, const std::string& path) {
  path_ = path;
  if (auto wrong = package_.open(bytes)) return problem(std::move(*wrong));
  for (const auto& [id, related] : relationships_of(""))
    if (related.type == "officeDocument") main_ = related.target;
  if (main_.empty() || !package_.has(main_)) main_ = "word/document.xml";
  if (package_.problem()) return problem(*package_.problem());
  if (!package_.has(main_))
    return problem(
        "The package holds no text document (word/document.xml); it is a table, a presentation or "
        "damaged. Give a .docx, .odt, PDF or plain text.");
  related_ = relationships_of(main_);
  return std::nullopt;
}

std::optional<Diagnostic> DocxPackage::load_main(XmlFile& file) {
  return load(main_, file);
}

bool DocxPackage::load_related(std::string_view type, XmlFile& file,
                               std::vector<Diagnostic>& warnings) {
  std::string part = folder_of(main_) + std::string(type) + ".xml";
  for (const auto& [id, related] : related_)
    if (related.type == type) part = related.target;
  if (!package_.has(part)) return false;
  if (auto wrong = load(part, file)) {
    wrong->severity = Severity::warning;
    warnings.push_back(std::move(*wrong));
    return false;
  }
  return true;
}

std::string DocxPackage::target(std::string_view id) const {
  const auto found = related_.find(id);
  return found == related_.end() ? std::string() : found->second.target;
}

}  // namespace lacuna::indexer::docx
