// Counts from the columns in memory are the counts of the values, also after changes.
#define BOOST_TEST_DYN_LINK
#include "indexer/index/columns.h"

#include <boost/test/unit_test.hpp>

#include "indexer/index/generation.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

SearchRequest by_year_and_group() {
  SearchRequest request;
  request.query = "cazare";
  request.language = "ro";
  request.facets = {Field::year, Field::group};
  return request;
}

std::string counted(const SearchResult& result) {
  std::string words;
  for (const auto& facet : result.facets) {
    for (const auto& value : facet.values)
      words += value.value + "=" + std::to_string(value.count) + " ";
    words += "| ";
  }
  return words;
}

Xapian::Database public_texts(const Library& library) {
  const auto path = database_path(library.folder(), *current_generation(library.folder()),
                                  kb::Visibility::public_);
  return Xapian::Database(path.string());
}

void fill(Library& library) {
  for (int i = 0; i < 30; ++i) {
    auto unit = paragraph(std::to_string(100 + i), "art_1", "Centre de cazare.");
    unit.year = 2000 + i % 3;
    library.put(unit);
  }
  library.put(gap("G-1", "Lipsa", kb::Visibility::public_));
  library.put(gap("G-2", "Ascunsă", kb::Visibility::restricted, {"one"}));
  library.index(1);
}

}  // namespace

BOOST_AUTO_TEST_CASE(counts_stay_the_same_once_they_come_from_columns) {
  Library library;
  fill(library);
  const std::string expected =
      "2000=10 2001=10 2002=10 | REF=1 TPB=1 | ";  // several values count each
  for (int search = 0; search < 5; ++search)
    BOOST_TEST(counted(library.search(by_year_and_group())) == expected);
}

BOOST_AUTO_TEST_CASE(a_commit_makes_the_columns_old) {
  Library library;
  fill(library);
  for (int search = 0; search < 3; ++search) library.search(by_year_and_group());
  auto changed = paragraph("100", "art_1", "Centre de cazare.");
  changed.year = 2010;
  library.put(changed);
  auto added = paragraph("200", "art_1", "Altă cazare.");
  added.year = 2010;
  library.put(added);
  library.index(2);
  for (int search = 0; search < 5; ++search)
    BOOST_TEST(counted(library.search(by_year_and_group())) ==
               "2001=10 2002=10 2000=9 2010=2 | REF=1 TPB=1 | ");
}

BOOST_AUTO_TEST_CASE(who_sees_more_counts_more_beside_shared_columns) {
  Library library;
  fill(library);
  const auto columns = make_columns();
  Searcher everybody(library.folder(), {library.source(), {}, {}}, columns);
  Searcher somebody(library.folder(), {library.source(), {}, {}}, columns);
  auto request = by_year_and_group();
  auto theirs = request;
  theirs.viewer = {"account", "one", kb::OrganisationKind::member, kb::Role::member};
  for (int search = 0; search < 4; ++search) {
    BOOST_TEST(counted(everybody.search(request)) == "2000=10 2001=10 2002=10 | REF=1 TPB=1 | ");
    BOOST_TEST(counted(somebody.search(theirs)) == "2000=10 2001=10 2002=10 | REF=2 TPB=2 | ");
  }
}

BOOST_AUTO_TEST_CASE(a_column_is_made_when_it_pays_and_fits_its_revision_alone) {
  Library library;
  fill(library);
  const auto slot = static_cast<Xapian::valueno>(row_of(Field::year).slot);
  Columns columns;
  const auto old = public_texts(library);
  BOOST_TEST(!columns.find(old, slot));
  columns.looked_up(old.get_doccount());
  const auto column = columns.find(old, slot);
  BOOST_REQUIRE(column);
  BOOST_TEST(column->contents.size() == 4U);  // nothing and three years
  BOOST_TEST(column == columns.find(old, slot));
  library.put(paragraph("300", "art_1", "Nou."));
  library.index(2);
  const auto newer = public_texts(library);
  BOOST_TEST(!columns.find(newer, slot));
  columns.looked_up(newer.get_doccount());
  BOOST_TEST(columns.find(newer, slot)->by_document.size() == newer.get_lastdocid() + 1U);
  BOOST_TEST(!columns.find(old, slot));  // one that lags behind looks its values up
}
