#include "kb/export/akn.h"

#include <set>
#include <sstream>

#include <pugixml.hpp>

#include "kb/base/error.h"
#include "kb/export/akn_meta.h"
#include "kb/export/akn_periods.h"
#include "kb/export/akn_tree.h"
#include "kb/export/akn_words.h"
#include "kb/export/akn_xml.h"

namespace lacuna::kb {

namespace {

using akn::set;

constexpr const char* kNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
constexpr const char* kOwnNamespace = "urn:lacuna:akn";

std::set<std::string_view> eids_of(const Act& act) {
  std::set<std::string_view> eids;
  for (const Provision& unit : act.provisions) eids.insert(unit.eid);
  return eids;
}

pugi::xml_node add_root(pugi::xml_document& document) {
  pugi::xml_node root = document.append_child("akomaNtoso");
  set(root, "xmlns", kNamespace);
  set(root, "xmlns:lacuna", kOwnNamespace);
  return root;
}

std::string saved(const pugi::xml_document& document) {
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  out << '\n';
  return out.str();
}

// The title as printed, and the notes on the act as a whole.
void add_preface(pugi::xml_node act_node, const Act& act, const akn::Words& words) {
  const std::string& title = act.expression.title.empty() ? act.work.title : act.expression.title;
  if (title.empty() && !words.has_notes({})) return;
  pugi::xml_node preface = act_node.append_child("preface");
  if (!title.empty())
    preface.append_child("p").append_child("docTitle").text().set(akn::xml_text(title).c_str());
  words.add_notes(preface, {});
}

// The standard wants words in every body.
void fill_body(pugi::xml_node body) {
  if (body.first_child()) return;
  pugi::xml_node empty = body.append_child("hcontainer");
  set(empty, "eId", "hcontainer_1");
  set(empty, "name", "text");
  pugi::xml_node content = empty.append_child("content");
  set(content, "eId", "hcontainer_1__content");
  content.append_child("p");
}

}  // namespace

std::string write_akn(const Act& act) {
  pugi::xml_document document;
  const bool is_paper = act.work.kind == DocumentKind::paper;
  pugi::xml_node node = add_root(document).append_child(is_paper ? "doc" : "act");
  set(node, "name", act.work.type.empty() ? "act" : act.work.type);
  set(node, "contains",
      act.expression.date == act.work.date_document ? "originalVersion" : "singleVersion");
  akn::write_meta(node, act, {});
  const akn::Words words(act, eids_of(act));
  const akn::Periods periods(act);
  add_preface(node, act, words);
  const akn::Tree::Parts parts{node.append_child("preamble"),
                               node.append_child(is_paper ? "mainBody" : "body"),
                               node.append_child("conclusions"), node.append_child("attachments")};
  akn::Tree(act, words, &periods).write_all(parts);
  fill_body(parts.body);
  for (const pugi::xml_node& part : {parts.preamble, parts.conclusions, parts.attachments})
    if (!part.first_child()) node.remove_child(part);
  return saved(document);
}

std::string write_akn_portion(const Act& act, std::string_view eid) {
  std::size_t first = 0;
  while (first < act.provisions.size() && act.provisions[first].eid != eid) ++first;
  if (first == act.provisions.size())
    throw Error(ErrorCode::not_found, "this act has no unit " + std::string(eid),
                "look at its contents for the units it has");
  pugi::xml_document document;
  pugi::xml_node node = add_root(document).append_child("portion");
  set(node, "includedIn", akn::expression_iri(act) + "/!main");
  akn::write_meta(node, act, {"main", eid});
  const akn::Words words(act, {});
  akn::Tree(act, words, nullptr).write_one(node.append_child("portionBody"), first);
  return saved(document);
}

}  // namespace lacuna::kb
