#define BOOST_TEST_DYN_LINK
#include "indexer/read/xml/akn.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::string act_with(const std::string& body, const std::string& declaration = "") {
  return declaration + "<akomaNtoso><act><meta/><body>" + body + "</body></act></akomaNtoso>";
}

std::string words_of(const Reading& reading, BlockRole role = BlockRole::text) {
  std::string words;
  for (const Block& block : reading.document.blocks)
    if (block.role == role) words += (words.empty() ? "" : "|") + block.text;
  return words;
}

Reading read_words(const std::string& paragraph) {
  return read_akn(
      act_with("<article><num>Art. 1</num><content>" + paragraph + "</content></article>"),
      "a.xml");
}

void check_failed(const Reading& reading, int line, int column, const std::string& words) {
  BOOST_TEST((reading.status == ReadStatus::failed));
  BOOST_TEST(reading.reason.line == line);
  BOOST_TEST(reading.reason.column == column);
  BOOST_TEST(reading.reason.file == "a.xml");
  BOOST_TEST_CONTEXT(reading.reason.message)
  BOOST_TEST((reading.reason.message.find(words) != std::string::npos));
  BOOST_TEST(reading.document.blocks.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(akn)

BOOST_AUTO_TEST_CASE(root_is_known_by_local_name_in_any_encoding) {
  BOOST_TEST(is_akn("<?xml version='1.0'?><!-- <a> --><x:akomaNtoso xmlns:x='y'/>"));
  BOOST_TEST(is_akn(std::string("\xFF\xFE<\0a\0k\0o\0m\0a\0N\0t\0o\0s\0o\0>\0", 26)));
  BOOST_TEST(!is_akn("<Legislation/>"));
  BOOST_TEST(!is_akn("<p>akomaNtoso</p>"));
  BOOST_TEST(!is_akn(""));
}

BOOST_AUTO_TEST_CASE(inline_elements_join_without_inventing_or_losing_blanks) {
  BOOST_TEST(words_of(read_words("<p>the <b>person</b> <i>has</i> a<u>n</u>other\n   "
                                 "<ref href='x'>house</ref>.</p>")) ==
             "the person has another house.");
  BOOST_TEST(words_of(read_words("<p>one</p><p>two<eol/>three</p>")) == "one|two\nthree");
  BOOST_TEST(words_of(read_words("<p>art. 2<sup>1</sup> and 1<sup>st</sup></p>")) ==
             "art. 2¹ and 1st");
}

BOOST_AUTO_TEST_CASE(notes_and_deleted_words_stand_outside_the_sentence) {
  const Reading reading = read_words(
      "<p>A <authorialNote marker='1'><p>See B.</p></authorialNote>house <del>of wood</del>"
      "<ins>of stone</ins>.<authorialNote placement='side'>c. 5</authorialNote></p>");
  BOOST_TEST(words_of(reading) == "A house of stone.");
  BOOST_TEST(words_of(reading, BlockRole::footnote) == "1 See B.");
  BOOST_TEST(words_of(reading, BlockRole::note) == "[del: of wood]|c. 5");
}

BOOST_AUTO_TEST_CASE(quoted_structures_are_never_units) {
  const Reading reading = read_words(
      "<p>insert <mod><quotedStructure startQuote='“' endQuote='”'><article><num>Art. 9</num>"
      "<content><p>New.</p></content></article></quotedStructure></mod>; and for <quotedText "
      "startQuote='“' endQuote='”'>a</quotedText> read “<quotedText endQuote='”'>b</quotedText>"
      "</p>");
  BOOST_TEST(words_of(reading) == "insert ; and for “a” read “b”");
  BOOST_TEST(words_of(reading, BlockRole::quotation) == "“Art. 9\nNew.”");
  int units = 0;
  for (const Block& block : reading.document.blocks) units += block.role == BlockRole::unit;
  BOOST_TEST(units == 1);
}

BOOST_AUTO_TEST_CASE(undefined_entities_are_expanded_or_reported) {
  const Reading reading = read_words("<p>10&nbsp;&euro; &amp; &lol; &lol;</p>");
  BOOST_TEST(words_of(reading) == "10\u00A0€ & &lol; &lol;");
  BOOST_REQUIRE(reading.document.diagnostics.size() == 1);
  BOOST_TEST(reading.document.diagnostics[0].message.find("2 times") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(entity_declarations_are_never_expanded) {
  const Reading reading = read_akn(
      "<!DOCTYPE akomaNtoso [<!ENTITY a \"<b>x</b>\"><!ENTITY c SYSTEM 'file:///etc/passwd'>]>" +
          act_with("<article><content><p>&a;&c;</p></content></article>"),
      "a.xml");
  BOOST_TEST(words_of(reading) == "&a;&c;");
}

BOOST_AUTO_TEST_CASE(declared_encodings_are_decoded) {
  const auto text = [](const std::string& encoding, const std::string& bytes) {
    return words_of(read_akn(act_with("<article><content><p>" + bytes + "</p></content></article>",
                                      "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>"),
                             "a.xml"));
  };
  BOOST_TEST(text("windows-1251", "\xC7\xE0\xEA\xEE\xED") == "Закон");
  BOOST_TEST(text("ISO-8859-2", "\xFEi") == "ţi");
  BOOST_TEST(text("ISO-8859-1", "\xE9t\xE9") == "été");
  std::string wide = "\xFF\xFE";
  for (const char c : act_with("<article><content><p>ok</p></content></article>")) {
    wide += c;
    wide += '\0';
  }
  BOOST_TEST(words_of(read_akn(wide, "a.xml")) == "ok");
}

BOOST_AUTO_TEST_CASE(bad_files_get_one_message_with_line_and_column) {
  check_failed(read_akn("<akomaNtoso>\n <act></wrong>\n</akomaNtoso>", "a.xml"), 2, 9,
               "not well-formed");
  check_failed(read_akn("<akomaNtoso>&nbsp;\n &nbsp;<act></wrong></akomaNtoso>", "a.xml"), 2, 15,
               "not well-formed");
  check_failed(read_akn("<akomaNtoso><act/></akomaNtoso>\n<b/>", "a.xml"), 2, 1, "second root");
  check_failed(read_akn("", "a.xml"), 0, 0, "empty");
  check_failed(read_akn("<html/>", "a.xml"), 1, 1, "not akomaNtoso");
  check_failed(read_akn("<akomaNtoso><x/></akomaNtoso>", "a.xml"), 1, 1, "no document");
  check_failed(read_akn("<akomaNtoso>\xC3(</akomaNtoso>", "a.xml"), 0, 0, "line 1, column 13");
  check_failed(read_akn("<?xml version='1.0' encoding='klingon'?><akomaNtoso/>", "a.xml"), 0, 0,
               "encoding");
}

BOOST_AUTO_TEST_CASE(deep_wide_and_large_files_are_refused_before_they_are_built) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<p>";
  check_failed(read_akn("<akomaNtoso>\n" + deep, "a.xml"), 2, 3 * 255 + 1, "256 levels");
  std::string closed = act_with("");
  closed.append(1'000'000, ' ');
  ReadOptions small;
  small.xml_limit = 1u << 20;
  check_failed(read_akn(closed + std::string(100'000, ' '), "a.xml", small), 0, 0, "1 MB");
  BOOST_TEST((read_akn(closed, "a.xml", small).status == ReadStatus::read));
  std::string many = "<akomaNtoso>";
  for (int i = 0; i < 2'000'001; ++i) many += "<p/>";
  check_failed(read_akn(many + "</akomaNtoso>", "a.xml"), 1, 8'000'009, "2000000 elements");
}

BOOST_AUTO_TEST_CASE(units_know_their_line_and_the_publishers_id) {
  const Reading reading = read_akn(
      "<a:akomaNtoso xmlns:a='x'>\n<a:act>\n<a:body>\n<a:article eId='art-z1_überschrift'>"
      "<a:num>§ 1</a:num></a:article></a:body></a:act></a:akomaNtoso>",
      "a.xml");
  BOOST_REQUIRE(reading.document.blocks.size() == 1);
  const Block& unit = reading.document.blocks[0];
  BOOST_TEST(unit.wid == "art-z1_überschrift");
  BOOST_TEST(unit.num == "§ 1");
  BOOST_TEST(unit.line == 4);
}

BOOST_AUTO_TEST_SUITE_END()
