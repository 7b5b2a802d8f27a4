#include "indexer/read/xml/formex.h"

#include <algorithm>
#include <memory>

#include "indexer/read/xml/flow.h"
#include "indexer/read/xml/formex_identity.h"
#include "indexer/read/xml/formex_walk.h"
#include "indexer/read/xml/root_name.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer {

namespace {

constexpr std::string_view kReader = "formex 1";

struct Part {
  std::string name;
  std::unique_ptr<XmlFile> file;
  pugi::xml_node root() const { return file->root(); }
};

bool is_listing(pugi::xml_node root) {
  return local_name(root) == "DOC";
}

// Texts as the listing names them; those it does not name come last, in the order of names.
void put_in_order(const std::vector<std::string>& listed, std::vector<Part>& parts) {
  const auto rank = [&](const Part& part) {
    const auto place = std::find(listed.begin(), listed.end(), part.name);
    return static_cast<std::size_t>(place - listed.begin());
  };
  std::stable_sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.name < b.name;
  });
}

Reading document_of(std::vector<Part> texts, pugi::xml_node listing, const std::string& path,
                    const ReadOptions& options) {
  // The act stands before its annexes, whatever their files are called.
  std::stable_partition(texts.begin(), texts.end(),
                        [](const Part& part) { return formex::title_of(part.root()); });
  Reading reading;
  Document& document = reading.document;
  document.reader = kReader;
  document.media_type = "application/xml;type=fmx4";
  const pugi::xml_node main = texts.front().root();
  document.identity = formex::describe(main, listing);
  document.metadata["document"] = std::string(local_name(main));
  if (!options.language.empty()) document.identity.language = options.language;
  if (!options.jurisdiction.empty()) document.identity.jurisdiction = options.jurisdiction;
  formex::Numbering numbering;
  for (const Part& part : texts) {
    formex::walk(*part.file, part.root(), formex::title_of(part.root()), document.identity.language,
                 numbering, document.blocks);
    const std::vector<Diagnostic> warnings = part.file->entity_warnings(path);
    document.diagnostics.insert(document.diagnostics.end(), warnings.begin(), warnings.end());
  }
  return reading;
}

}  // namespace

bool is_formex(std::string_view bytes) {
  const std::string root = root_name(bytes);
  if (root.empty()) return false;
  const bool upper = std::all_of(root.begin(), root.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '.' || (c >= '0' && c <= '9');
  });
  if (!upper) return false;
  if (bytes.substr(0, 4096).find("formex") != bytes.npos) return true;
  static constexpr std::string_view kOwn[] = {"ACT", "ANNEX", "CONS.ACT", "CONS.ANNEX", "ACT.GEN"};
  return std::find(std::begin(kOwn), std::end(kOwn), root) != std::end(kOwn);
}

Reading read_formex(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  return read_formex_parts({{path, std::string(bytes)}}, path, options);
}

Reading read_formex_parts(const std::vector<FormexPart>& parts, const std::string& path,
                          const ReadOptions& options) {
  XmlLimits limits;
  limits.bytes = options.xml_limit;
  std::vector<Part> texts;
  std::vector<std::unique_ptr<XmlFile>> others;
  std::vector<std::string> listed;
  pugi::xml_node listing;
  for (const FormexPart& part : parts) {
    auto file = std::make_unique<XmlFile>();
    const std::string where = parts.size() > 1 ? path + ": " + part.name : path;
    if (auto problem = file->load(part.bytes, where, limits)) return failed(std::move(*problem));
    if (formex::is_text_root(file->root())) {
      texts.push_back({part.name, std::move(file)});
      continue;
    }
    if (is_listing(file->root())) {
      listing = file->root();
      listed = formex_parts_listed(part.bytes);
    }
    others.push_back(std::move(file));
  }
  if (texts.empty() && listing)
    return skipped(path,
                   "this file lists the parts of a Formex package and holds no text; import the "
                   "folder or the .zip that has them all");
  if (texts.empty())
    return skipped(
        path, "this Formex file holds no act (its root is " +
                  std::string(others.empty() ? "missing" : local_name(others.front()->root())) +
                  ")");
  put_in_order(listed, texts);
  Reading reading = document_of(std::move(texts), listing, path, options);
  for (const std::string& name : listed) {
    const bool there = std::any_of(parts.begin(), parts.end(),
                                   [&](const FormexPart& part) { return part.name == name; });
    if (!there)
      reading.document.diagnostics.push_back(
          {path, 0, 0, Severity::warning,
           "the package lists " + name + ", which is not in it; what it holds is missing here"});
  }
  if (listed.empty() && reading.document.metadata["document"].find("ANNEX") != std::string::npos)
    reading.document.diagnostics.push_back(
        {path, 0, 0, Severity::warning,
         "this is an annex without its act; import the package that has both"});
  return reading;
}

std::vector<std::string> formex_parts_listed(std::string_view bytes) {
  std::vector<std::string> texts, others;
  if (root_name(bytes) != "DOC") return texts;
  for (std::size_t at = 0; (at = bytes.find(" FILE=\"", at)) != bytes.npos;) {
    at += 7;
    const std::size_t end = bytes.find('"', at);
    if (end == bytes.npos || end - at > 255) break;
    const std::string name(bytes.substr(at, end - at));
    const std::size_t tag = bytes.rfind('<', at);
    const bool is_part = bytes.compare(tag, 9, "<REF.PHYS") == 0;
    const bool is_contents = bytes.compare(tag, 16, "<PUBLICATION.REF") == 0;
    const bool plain = !name.empty() && name.front() != '.' &&
                       name.find_first_of("/\\") == name.npos && name.ends_with(".xml");
    at = end;
    if (!plain || (!is_part && !is_contents)) continue;
    std::vector<std::string>& list = is_part ? texts : others;
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
    if (texts.size() + others.size() > 2000) break;
  }
  if (!texts.empty()) texts.insert(texts.end(), others.begin(), others.end());
  return texts;
}

}  // namespace lacuna::indexer
