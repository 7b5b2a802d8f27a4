#include "kb/export/opensearch.h"

#include <sstream>

#include <pugixml.hpp>

#include "kb/export/akn_xml.h"

namespace lacuna::kb {
namespace {

pugi::xml_node element(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(akn::xml_text(text).c_str());
  return node;
}

void url(pugi::xml_node parent, const char* type, const char* rel, std::string_view address) {
  pugi::xml_node node = parent.append_child("Url");
  akn::set(node, "type", type);
  akn::set(node, "rel", rel);
  akn::set(node, "template", address);
}

}  // namespace

std::string write_opensearch(const SearchDescription& description) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  akn::set(declaration, "version", "1.0");
  akn::set(declaration, "encoding", "utf-8");
  pugi::xml_node root = document.append_child("OpenSearchDescription");
  akn::set(root, "xmlns", "http://a9.com/-/spec/opensearch/1.1/");
  element(root, "ShortName", description.name);
  element(root, "Description", description.says);
  element(root, "Language", description.language);
  element(root, "InputEncoding", "UTF-8");
  element(root, "OutputEncoding", "UTF-8");
  akn::set(element(root, "Image", description.icon), "type", "image/svg+xml");
  url(root, "text/html", "results", description.page);
  url(root, "application/atom+xml", "results", description.feed);
  url(root, "application/x-suggestions+json", "suggestions", description.suggestions);
  url(root, "application/opensearchdescription+xml", "self", description.self);
  std::ostringstream out;
  document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace lacuna::kb
