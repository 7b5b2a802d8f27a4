#include "kb/export/atom.h"

#include <sstream>

#include <pugixml.hpp>

#include "kb/export/akn_xml.h"

namespace lacuna::kb {
namespace {

void element(pugi::xml_node parent, const char* name, std::string_view text) {
  parent.append_child(name).text().set(akn::xml_text(text).c_str());
}

void link(pugi::xml_node parent, const char* rel, const char* type, std::string_view href) {
  pugi::xml_node node = parent.append_child("link");
  akn::set(node, "rel", rel);
  akn::set(node, "type", type);
  akn::set(node, "href", href);
}

}  // namespace

std::string write_atom(const AtomFeed& feed) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  akn::set(declaration, "version", "1.0");
  akn::set(declaration, "encoding", "utf-8");
  pugi::xml_node root = document.append_child("feed");
  akn::set(root, "xmlns", "http://www.w3.org/2005/Atom");
  akn::set(root, "xml:lang", feed.language);
  element(root, "id", feed.id);
  element(root, "title", feed.title);
  element(root, "subtitle", feed.subtitle);
  element(root, "updated", feed.updated);
  element(root.append_child("author"), "name", "Lacuna");
  element(root, "generator", "Lacuna");
  link(root, "self", "application/atom+xml", feed.self_href);
  link(root, "alternate", "text/html", feed.page_href);
  for (const AtomEntry& entry : feed.entries) {
    pugi::xml_node node = root.append_child("entry");
    element(node, "id", entry.id);
    element(node, "title", entry.title);
    element(node, "updated", entry.updated);
    link(node, "alternate", "text/html", entry.href);
    if (!entry.summary.empty()) element(node, "summary", entry.summary);
  }
  std::ostringstream out;
  document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace lacuna::kb
