#include "indexer/read/html/page.h"

#include <span>
#include <string_view>

#include "indexer/read/html/content.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

// The heading of the highest rank that the content begins with; pages put menus' headings before
// it, which are no content.
void mark_title(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces)
    if (piece.kind == Piece::Kind::heading && piece.rank == 1) {
      piece.is_title = true;
      return;
    }
}

struct PlaceRow {
  std::string_view name;  // lower case
  std::string_view jurisdiction;
};
constexpr PlaceRow kPlaces[] = {
    {"ireland", "ie"}, {"romania", "ro"},        {"românia", "ro"},       {"moldova", "md"},
    {"ukraine", "ua"}, {"україна", "ua"},        {"germany", "de"},       {"france", "fr"},
    {"poland", "pl"},  {"united kingdom", "gb"}, {"european union", "eu"}};
// Domains of countries whose pages are read here; others say nothing of a jurisdiction.
constexpr PlaceRow kDomains[] = {{"ie", "ie"}, {"ro", "ro"}, {"md", "md"}, {"ua", "ua"},
                                 {"de", "de"}, {"fr", "fr"}, {"pl", "pl"}, {"uk", "gb"},
                                 {"at", "at"}, {"it", "it"}, {"es", "es"}, {"hu", "hu"}};

std::string_view find(std::span<const PlaceRow> rows, std::string_view name) {
  for (const PlaceRow& row : rows)
    if (row.name == name) return row.jurisdiction;
  return {};
}

// The country of a page's own address.
std::string_view jurisdiction_of_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == address.npos) return {};
  const std::string_view rest = address.substr(scheme + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/:?#"));
  const std::size_t dot = host.rfind('.');
  return dot == host.npos ? std::string_view() : find(kDomains, lower(host.substr(dot + 1)));
}

// Where the page says it is from: its address, or the place it covers.
std::string_view jurisdiction_of(const Tree& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    if (!tree.is(i, "link") || tree.attribute(i, "rel") != "canonical") continue;
    const auto found = jurisdiction_of_address(tree.attribute(i, "href"));
    if (!found.empty()) return found;
  }
  if (const auto found = jurisdiction_of_address(tree.meta("og:url")); !found.empty()) return found;
  for (std::string_view name : {"dc.coverage", "DC.coverage", "dcterms.coverage", "geo.placename"})
    if (const auto found = find(kPlaces, lower(trim(tree.meta(name)))); !found.empty())
      return found;
  return {};
}

}  // namespace

std::vector<Piece> read_page(const Tree& tree, Document& document) {
  document.reader = "html 1";
  const std::string_view language = tree.language();
  document.identity.language = lower(language.substr(0, language.find_first_of("-_")));
  document.identity.jurisdiction = jurisdiction_of(tree);
  std::vector<Piece> pieces = pieces_of(tree, content_root(tree), {});
  mark_title(pieces);
  return pieces;
}

}  // namespace lacuna::indexer::html
