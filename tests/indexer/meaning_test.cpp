// What people mean by a query besides its words: citations in every grammar, CELEX, ELI, names.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/search_sources.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::string in_words(const Meant& meant) {
  if (!meant.refs.empty()) return to_string(meant.refs.front());
  std::string words = meant.act_name;
  for (const auto& unit : meant.units) words += " > " + unit.eid;
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(citations_names_and_numbers_are_understood) {
  const kb::test::Folder folder;
  kb::Store store(folder.file(), kb::OpenMode::create);
  const auto sources = search_sources(store);
  struct Row {
    std::string query, meant;
  };
  const Row rows[] = {
      {"azil 122/2006 art 20", "ro/lege/2006/122!art_20"},
      {"ro/lege/2006/122!art_6__para_1", "ro/lege/2006/122!art_6__para_1"},
      {"32016R0679", "eu/reg/2016/679"},
      {"http://data.europa.eu/eli/reg/2016/679/art_15/oj", "eu/reg/2016/679!art_15"},
      {"art. 17 GDPR", "eu/reg/2016/679!art_17"},
      {"Art. 17 DSGVO", "eu/reg/2016/679!art_17"},
      {"considerentul 26 RGPD", "eu/reg/2016/679!rec_26"},
      {"AsylG", "de/asylg"},
      {"§ 4 Abs. 1 AsylbLG", "de/asylblg!art_4__para_1"},
      {"статья 14 Всеобщей декларации прав человека", "int/declaration/1948/udhr!art_14"},
      {"Загальна декларація прав людини", "int/declaration/1948/udhr"},
      {"legea azilului", "ro/lege/2006/122"},
      {"Legii Azilului", "ro/lege/2006/122"},
      {"Qualification Directive", "eu/dir/2011/95"},
      // Names that only titles can tell.
      {"legea lemnelor", "legea lemnelor"},
      {"art. 3 Legea lemnelor", "Legea lemnelor > art_3"},
      {"s 1 Firewood Act 1999", "gb/act/1999/firewood!sec_1"},
      // Words are words.
      {"cazare minori", ""},
      {"protecția datelor personale", ""},
      {"", ""},
  };
  for (const auto& row : rows) BOOST_CHECK_EQUAL(in_words(sources.meaning(row.query)), row.meant);
}
