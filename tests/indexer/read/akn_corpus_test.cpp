// Real files of many publishers: every one imports, and its counts are those found by hand (tags of
// the basic unit outside quoted structures). Skipped by name where the test data is absent.
#define BOOST_TEST_DYN_LINK
#include <filesystem>
#include <iostream>
#include <set>

#include <boost/test/unit_test.hpp>

#include "indexer/read/xml/akn.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;

namespace {

struct Row {
  const char* file;
  int articles, recitals, quotations;
};

constexpr Row kRows[] = {
    {"akn-eu-it-fi/20240527_24G00083_VIGENZA_20240902.xml", 4, 0, 0},
    {"akn-eu-it-fi/akn4eu.xml", 15, 8, 0},
    {"akn-eu-it-fi/finlex_2024_123.xml", 0, 0, 0},
    {"akn-oasis-examples/Act_Kenya_1989-12-06.xml", 15, 0, 9},
    {"akn-oasis-examples/Act_Kenya_1997-08-22_3@2003-12-19.xml", 59, 0, 0},
    {"akn-oasis-examples/Act_Salvador_Ley_912_2005.xml", 11, 3, 6},
    {"akn-oasis-examples/Bill_UN_2012.xml", 4, 0, 0},
    {"akn-oasis-examples/Bill_UN_2012_ES.xml", 4, 0, 0},
    {"akn-oasis-examples/asp-2017-1-enacted-data.akn.xml", 11, 0, 0},
    {"akn-oasis-examples/cl_Sesion56_2.xml", 0, 0, 0},
    {"akn-oasis-examples/eu_COM(2013)0619_EN-8.xml", 24, 36, 0},
    {"akn-oasis-examples/it_senato_ddl_2013.xml", 6, 0, 2},
    {"akn-oasis-examples/ke_Debate_Bungeni_2011-06-10.xml", 0, 0, 0},
    {"akn-oasis-examples/ssi-2017-113-enacted-data.akn.xml", 41, 0, 0},
    {"akn-oasis-examples/uk_pga-2014-27-enacted-data.xml", 8, 0, 5},
    {"akn-oasis-examples/us_Act_2011-11-29.xml", 6, 0, 0},
    {"akn-oasis-examples/us_Title9-Chap3-eng.xml", 7, 0, 0},
    {"akn-oasis-examples/uy_bill_2010-09-27.xml", 3, 0, 0},
    {"akn-oasis-examples/za_Judgement_2008-11-26.xml", 16, 0, 0},
};

}  // namespace

BOOST_AUTO_TEST_CASE(akn_corpus_counts) {
  if (!std::filesystem::exists(test_data() / "akn-oasis-examples")) {
    std::cout << "SKIPPED: akn_corpus_counts: no test data" << std::endl;
    return;
  }
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.file) {
      const Reading reading = read_akn(read_file(test_data() / row.file, 32u << 20), row.file);
      BOOST_REQUIRE((reading.status == ReadStatus::read));
      const Structured act = structure(reading.document);
      BOOST_TEST(act.counts.articles == row.articles);
      BOOST_TEST(act.counts.recitals == row.recitals);
      int quotations = 0;
      for (const Block& block : reading.document.blocks)
        quotations += block.role == BlockRole::quotation;
      BOOST_TEST(quotations == row.quotations);
      std::set<std::string> eids;
      for (const kb::Provision& unit : act.provisions) eids.insert(unit.eid);
      BOOST_TEST(eids.size() == act.provisions.size());
      BOOST_TEST(!act.identity.jurisdiction.empty());
      BOOST_TEST(!act.identity.title.empty());
    }
  }
}
