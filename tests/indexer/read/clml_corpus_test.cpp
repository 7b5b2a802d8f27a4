// Each real file of legislation.gov.uk has as many articles as its body has P1 outside amendments,
// an attached European document's body with it (2 and 10 in the decision of 2012); the counts were
// made with another XML library.
#define BOOST_TEST_DYN_LINK
#include <filesystem>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
namespace fs = std::filesystem;

namespace {

struct Oracle {
  const char* file;
  int units;
  const char* work;  // jurisdiction/type/year/number
};
constexpr Oracle kOracles[] = {
    {"asp_20020006_en.xml", 12, "gb/asp/2002/6"},
    {"eudn_20120533_adopted_en.xml", 12, "eu/dec/2012/533"},
    {"nisr_2006_6_gpni_made.xml", 5, "gb/nisr/2006/6"},
    {"ukpga-1996-16-section-101.xml", 1, "gb/act/1996/16"},
    {"ukpga_20020016_en.xml", 22, "gb/act/2002/16"},
    {"ukpga_20210005_en.xml", 7, "gb/act/2021/5"},
    {"uksi-2017-1325-made.xml", 3, "gb/uksi/2017/1325"},
    {"uksi_20030001_en.xml", 2, "gb/uksi/2003/1"},
    {"uksi_20180234_en.xml", 3, "gb/uksi/2018/234"},
    {"uksi_20190459_en.xml", 395, "gb/uksi/2019/459"},
    {"wsi_2019_110_kqpap_made.xml", 5, "gb/wsi/2019/110"},
};

fs::path data() {
  return test_data() / "uk-clml";
}

}  // namespace

BOOST_AUTO_TEST_CASE(clml_files_have_what_their_bodies_count) {
  if (!fs::exists(data())) {
    std::cout << "SKIPPED: clml_files_have_what_their_bodies_count: no test data" << std::endl;
    return;
  }
  for (const Oracle& oracle : kOracles) {
    BOOST_TEST_CONTEXT(oracle.file) {
      const Reading reading =
          read(read_file((data() / oracle.file).string(), 8u << 20), oracle.file);
      BOOST_REQUIRE((reading.status == ReadStatus::read));
      const Structured act = structure(reading.document);
      const Identity& identity = act.identity;
      BOOST_TEST(act.counts.articles == oracle.units);
      BOOST_TEST(identity.jurisdiction + '/' + identity.type + '/' + std::to_string(identity.year) +
                     '/' + identity.number ==
                 oracle.work);
      BOOST_TEST(identity.expression_date.has_value());
      BOOST_TEST(!identity.title.empty());
      for (const Diagnostic& diagnostic : act.diagnostics) BOOST_ERROR(to_string(diagnostic));
      // Where the file has ids, they are the units' addresses in the publisher's words.
      for (const kb::Provision& unit : act.provisions)
        if (unit.basic && unit.wid.find('-') != std::string::npos)
          BOOST_TEST(unit.wid.ends_with('-' + unit.num_norm), unit.wid << " " << unit.eid);
    }
  }
}
