// Formex: what is recognised, packages in any order, the real act against its oracle.
#define BOOST_TEST_DYN_LINK
#include "indexer/read/xml/formex.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include "indexer/document_files.h"
#include "indexer/read/formex_package.h"
#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "tests/indexer/read/packed.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
namespace fs = std::filesystem;

namespace {

const std::string kList =
    "<DOC xmlns:xsi='x' xsi:noNamespaceSchemaLocation='http://formex.example/formex-06.00.xd'>"
    "<BIB.DOC><NO.ELI ID=\"http://data.europa.eu/eli/dec_impl/2031/12/oj\"/></BIB.DOC>"
    "<PUBLICATION.REF FILE=\"a.toc.fmx.xml\"/><FMX><DOC.MAIN.PUB><LEGAL.VALUE>DECIMP</LEGAL.VALUE>"
    "<REF.PHYS FILE=\"z.000101.fmx.xml\" TYPE=\"DOC.XML\"/></DOC.MAIN.PUB><DOC.SUB.PUB>"
    "<REF.PHYS FILE=\"b.000201.fmx.xml\" TYPE=\"DOC.XML\"/>"
    "<REF.PHYS FILE=\"../escape.xml\" TYPE=\"DOC.XML\"/><REF.PHYS FILE=\"picture.tif\"/>"
    "</DOC.SUB.PUB></FMX></DOC>";
const std::string kContents = "<PUBLICATION><OJ><BIB.OJ/></OJ></PUBLICATION>";
const std::string kAct =
    "<ACT><BIB.INSTANCE><DATE ISO=\"20310105\"/><LG.DOC>EN</LG.DOC><NO.DOC><YEAR>2031</YEAR>"
    "<NO.CURRENT>12</NO.CURRENT></NO.DOC></BIB.INSTANCE><TITLE><TI><P>Decision</P></TI></TITLE>"
    "<ENACTING.TERMS><ARTICLE IDENTIFIER=\"001\"><TI.ART>Article 1</TI.ART><ALINEA>One<NOTE>"
    "<P>First.</P></NOTE>.</ALINEA></ARTICLE></ENACTING.TERMS></ACT>";
const std::string kAnnex =
    "<ANNEX><BIB.INSTANCE><LG.DOC>EN</LG.DOC></BIB.INSTANCE><TITLE><TI><P>ANNEX</P></TI></TITLE>"
    "<CONTENTS><P>Two<NOTE><P>Second.</P></NOTE>.</P></CONTENTS></ANNEX>";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("lacuna-formex-" + random_token(8))) {
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string add(const std::string& name, const std::string& bytes) const {
    write_file(path_ / name, bytes);
    return (path_ / name).string();
  }

 private:
  fs::path path_;
};

int count(const Structured& act, kb::Level level) {
  return static_cast<int>(
      std::count_if(act.provisions.begin(), act.provisions.end(),
                    [&](const kb::Provision& unit) { return unit.level == level; }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formex)

BOOST_AUTO_TEST_CASE(recognised_by_root_and_schema) {
  BOOST_TEST(is_formex(kAct));
  BOOST_TEST(is_formex(kList));
  BOOST_TEST(is_formex("<?xml version='1.0'?><GENERAL a='formex-05.00.xd'/>"));
  BOOST_TEST(!is_formex("<Legislation/>"));
  BOOST_TEST(!is_formex("<GENERAL/>"));
}

BOOST_AUTO_TEST_CASE(a_list_alone_is_skipped_with_what_to_do) {
  const Reading reading = read_formex(kList, "a.doc.fmx.xml");
  BOOST_TEST((reading.status == ReadStatus::skipped));
  BOOST_TEST(reading.reason.message.find("folder or the .zip") != std::string::npos);
  BOOST_TEST((read_formex(kContents, "a.toc.fmx.xml").status == ReadStatus::skipped));
  BOOST_TEST((read_formex("<ACT><P></ACT>", "a.xml").status == ReadStatus::failed));
}

BOOST_AUTO_TEST_CASE(lists_name_files_of_their_folder_only) {
  const std::vector<std::string> expected = {"z.000101.fmx.xml", "b.000201.fmx.xml",
                                             "a.toc.fmx.xml"};
  BOOST_TEST(formex_parts_listed(kList) == expected, boost::test_tools::per_element());
  BOOST_TEST(formex_parts_listed(kAct).empty());
}

BOOST_AUTO_TEST_CASE(a_package_is_one_document_in_the_order_of_its_list) {
  const std::string zip = test::packed({{"b.000201.fmx.xml", kAnnex},
                                        {"a.doc.fmx.xml", kList},
                                        {"z.000101.fmx.xml", kAct},
                                        {"a.toc.fmx.xml", kContents},
                                        {"picture.tif", "II*"}});
  BOOST_TEST(is_formex_package(zip));
  const Reading reading = read(zip, "package.zip");
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  const Structured act = structure(reading.document);
  BOOST_TEST(act.identity.type == "dec");
  BOOST_TEST(act.identity.number == "12");
  BOOST_REQUIRE(act.provisions.size() == 2u);
  BOOST_TEST(act.provisions[0].eid == "art_1");
  BOOST_TEST(act.provisions[1].eid == "annex_1");
  BOOST_TEST(act.provisions[1].footnote == "(2) Second.");
  for (const Diagnostic& diagnostic : act.diagnostics) BOOST_ERROR(to_string(diagnostic));
}

BOOST_AUTO_TEST_CASE(what_the_list_names_and_the_package_lacks_is_said) {
  const Reading reading =
      read_formex_parts({{"a.doc.fmx.xml", kList}, {"z.000101.fmx.xml", kAct}}, "p.zip");
  BOOST_REQUIRE(reading.document.diagnostics.size() == 2u);
  BOOST_TEST(reading.document.diagnostics[0].message.find("b.000201.fmx.xml") != std::string::npos);
  const Reading annex = read_formex(kAnnex, "b.xml");
  BOOST_TEST(annex.document.diagnostics.at(0).message.find("without its act") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(office_files_and_other_archives_are_no_packages) {
  BOOST_TEST(
      !is_formex_package(test::packed({{"[Content_Types].xml", "<Types/>"}, {"a.fmx.xml", kAct}})));
  BOOST_TEST(!is_formex_package(test::packed({{"data.xml", "<data/>"}})));
  BOOST_TEST(!is_formex_package("PK\x03\x04 broken"));
}

BOOST_AUTO_TEST_CASE(the_files_of_a_folder_are_one_document_with_the_same_bytes_always) {
  const Folder folder;
  std::vector<std::string> files = {
      folder.add("a.doc.fmx.xml", kList), folder.add("a.toc.fmx.xml", kContents),
      folder.add("b.000201.fmx.xml", kAnnex), folder.add("z.000101.fmx.xml", kAct),
      folder.add("other.xml", "<x/>")};
  const std::vector<std::string> all = files;
  leave_out_parts(files);
  const std::vector<std::string> expected = {all[0], all[4]};
  BOOST_TEST(files == expected, boost::test_tools::per_element());
  const std::string bytes = document_bytes(all[0], 1u << 20);
  BOOST_TEST(bytes == document_bytes(all[0], 1u << 20));
  BOOST_TEST(bytes == pack_formex({{"a.doc.fmx.xml", kList},
                                   {"z.000101.fmx.xml", kAct},
                                   {"b.000201.fmx.xml", kAnnex},
                                   {"a.toc.fmx.xml", kContents}}));
  BOOST_TEST(structure(read(bytes, all[0]).document).provisions.size() == 2u);
  BOOST_TEST(document_bytes(all[4], 100) == "<x/>");
  BOOST_CHECK_THROW(document_bytes(all[0], kList.size() + 10), Error);
}

BOOST_AUTO_TEST_CASE(regulation_2024_903_has_what_its_oracle_counts) {
  const fs::path folder = test_data() / "eu-formex-2024-903";
  if (!fs::exists(folder)) {
    std::cout << "SKIPPED: regulation_2024_903: no test data" << std::endl;
    return;
  }
  const std::string list = (folder / "L_202400903EN.doc.fmx.xml").string();
  const Reading reading = read(document_bytes(list, 4u << 20), list);
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  const Structured act = structure(reading.document);
  BOOST_TEST(act.counts.articles == 23);
  BOOST_TEST(act.counts.recitals == 57);
  int numbered = 0;
  for (const kb::Provision& unit : act.provisions)
    if (unit.level == kb::Level::paragraph && !unit.num_raw.empty()) ++numbered;
  BOOST_TEST(numbered == 95);
  BOOST_TEST(count(act, kb::Level::chapter) == 6);
  BOOST_TEST(count(act, kb::Level::citation) == 6);
  BOOST_TEST(count(act, kb::Level::annex) == 1);
  BOOST_TEST(act.diagnostics.empty());
  BOOST_TEST(act.identity.type == "reg");
  BOOST_TEST(act.identity.subject.starts_with("laying down measures"));
  const auto& aliases = act.identity.aliases;
  BOOST_TEST((std::find(aliases.begin(), aliases.end(), "32024R0903") != aliases.end()));
  // 19 references to the Journal and no footnote left in a sentence.
  BOOST_TEST(act.links.size() == 19u);
  for (const PublisherLink& link : act.links) BOOST_TEST(link.part == "footnote");
}

BOOST_AUTO_TEST_SUITE_END()
