#include "indexer/read/html/eurlex.h"

#include "indexer/read/html/com_document.h"
#include "indexer/read/html/eurlex_act.h"
#include "indexer/read/html/eurlex_lines.h"
#include "indexer/read/html/union_number.h"
#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

// The part of the page that is the text; the whole body where nothing stands around it.
int root_of(const Tree& tree) {
  for (std::string_view id : {"TexteOnly", "textTabContent", "document1", "text"})
    if (const int node = tree.with_id(id); node != kNoNode) return node;
  const int body = tree.first("body");
  return body == kNoNode ? 0 : body;
}

std::string name_of(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == path.npos ? path : path.substr(slash + 1);
}

void read_head(const Tree& tree, Identity& identity) {
  for (int i = 0; i < tree.size(); ++i) {
    if (tree.is(i, "link") && tree.attribute(i, "rel") == "canonical")
      apply_eli(tree.attribute(i, "href"), identity);
    if (!tree.is(i, "meta")) continue;
    const std::string_view property = tree.attribute(i, "property");
    const std::string_view content = tree.attribute(i, "content");
    if (property == "eli:uri_schema") apply_eli(tree.attribute(i, "about"), identity);
    if (property == "eli:id_local") apply_celex(celex_in(content), identity);
    if (property == "eli:date_document" && !identity.date_document)
      identity.date_document = parse_iso_date(content);
    const std::string_view name = tree.attribute(i, "name");
    if (name == "DC.identifier" || name == "DC.title") apply_celex(celex_in(content), identity);
    if (name == "DC.language" && identity.language.empty())
      identity.language = language_code(content);
    if (name == "WT.z_usr_lan" && identity.language.empty())
      identity.language = language_code(content);
    if (name == "DC.description" && identity.title.empty()) identity.title = trim(content);
  }
}

// "02014L0065 — EN — 17.01.2025 — 013.001" above a consolidated text.
void read_banner(const Tree& tree, Identity& identity) {
  int banner = tree.first_with_class("reference");
  if (banner == kNoNode) banner = tree.first("title");
  if (banner == kNoNode) return;
  const std::string text = text_of(tree, banner);
  const std::string celex = celex_in(text);
  if (celex.empty()) return;
  apply_celex(celex, identity);
  const bool consolidated = celex.front() == '0' || text.find("onsolidated") != text.npos;
  if (consolidated && !identity.expression_date) identity.expression_date = dotted_date(text);
  for (std::string_view part : split(text, ' '))
    if (identity.language.empty() && part.size() == 2) identity.language = language_code(part);
}

}  // namespace

bool is_eurlex(const Tree& tree) {
  return tree.with_id("TexteOnly") != kNoNode || is_com_document(tree) || is_eurlex_act(tree);
}

Document read_eurlex(const Tree& tree, const std::string& path) {
  Document document;
  document.reader = "eurlex_html 1";
  Identity& identity = document.identity;
  identity.jurisdiction = "eu";
  identity.language = language_code(tree.language());
  read_head(tree, identity);
  read_banner(tree, identity);
  const int root = root_of(tree);
  if (is_com_document(tree)) {
    read_com_document(tree, root, document);
  } else if (is_eurlex_act(tree)) {
    identity.title.clear();
    read_eurlex_act(tree, root, document);
  } else {
    read_eurlex_lines(tree, root, document);
  }
  if (identity.type.empty()) apply_celex(celex_in(name_of(path)), identity);
  apply_union_title(identity.title, identity);
  return document;
}

}  // namespace lacuna::indexer::html
