// A Reading comes back as it was sent; bytes that are none, or that say what no reader may say, are
// refused whatever they promise.
#define BOOST_TEST_DYN_LINK
#include "indexer/document/codec.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

// Every field away from what it is by default.
Reading full() {
  Block block;
  block.role = BlockRole::comment;
  block.depth = 3;
  block.line = 77;
  block.text = "să fie „așa”";
  block.level = kb::Level::subclause;
  block.basic = true;
  block.num = "Art. 5^1";
  block.heading = "Titlu";
  block.wid = "id-5";
  block.state = kb::ProvisionState::renumbered;
  block.from = Date{2024, 2, 29};
  block.to = Date{2025, 12, 31};
  block.extent = "E+W";
  block.language = "ro";
  block.links = {{3, 5, "32016R0679"}, {5, 5, ""}};
  block.change = NotedChange{kb::EventKind::other, "ro/lege/2020/7", Date{2020, 1, 1}};
  block.remark = Remark{"A. B.", Date{1899, 12, 31}, "fie"};
  Reading reading;
  reading.document.reader = "docx 1";
  reading.document.media_type = "application/x-test";
  reading.document.kind = kb::DocumentKind::paper;
  reading.document.identity = {
      "ro", "lege",  "7-bis",   2020,     Date{2020, 1, 1}, Date{2021, 1, 1},
      "ro", "Title", "subject", "issuer", {"one", "two"}};
  reading.document.blocks = {Block{}, block, block};
  reading.document.metadata = {{"", "empty key"}, {"title", "\"x\"\n"}};
  reading.document.diagnostics = {{"a.docx", 3, 4, Severity::note, "m"}};
  return reading;
}

Reading with(const auto& change) {
  Reading reading = full();
  change(reading.document.blocks[1]);
  return reading;
}

bool passes(const Reading& reading) {
  return reading_from(to_bytes(reading), "a.docx").has_value();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_reading_comes_back_as_it_was) {
  const Reading sent = full();
  const auto got = reading_from(to_bytes(sent), "a.docx");
  BOOST_REQUIRE(got.has_value());
  BOOST_TEST(to_bytes(*got) == to_bytes(sent));
  const Block& block = got->document.blocks[2];
  const Block& was = sent.document.blocks[2];
  BOOST_TEST((block.role == was.role && block.level == was.level && block.state == was.state));
  BOOST_TEST(block.depth == 3);
  BOOST_TEST(block.line == 77);
  BOOST_TEST(block.basic);
  BOOST_TEST(block.text == was.text);
  BOOST_TEST((block.from == was.from && block.to == was.to));
  BOOST_REQUIRE(block.links.size() == 2U);
  BOOST_TEST(block.links[0].target == "32016R0679");
  BOOST_TEST(block.links[0].begin == 3U);
  BOOST_REQUIRE((block.change && block.remark));
  BOOST_TEST(block.change->acting == "ro/lege/2020/7");
  BOOST_TEST((block.remark->on == Date{1899, 12, 31}));
  BOOST_TEST(got->document.identity.issuer == "issuer");
  BOOST_TEST(got->document.identity.aliases.size() == 2U);
  BOOST_TEST(got->document.metadata.at("title") == "\"x\"\n");
  BOOST_TEST(got->document.diagnostics[0].message == "m");
  BOOST_TEST((got->document.kind == kb::DocumentKind::paper));
}

BOOST_AUTO_TEST_CASE(failures_and_negative_numbers_come_back) {
  Reading sent = failed("x.pdf", "why");
  sent.reason.line = 12;
  sent.document.identity.year = -44;
  const auto got = reading_from(to_bytes(sent), "x.pdf");
  BOOST_REQUIRE(got.has_value());
  BOOST_TEST((got->status == ReadStatus::failed));
  BOOST_TEST(got->reason.message == "why");
  BOOST_TEST(got->reason.line == 12);
  BOOST_TEST(got->document.identity.year == -44);
  BOOST_TEST(!reading_from(to_bytes(failed("x.pdf", "")), "x.pdf"));  // without a reason
}

BOOST_AUTO_TEST_CASE(messages_speak_of_the_file_that_was_asked_for) {
  const std::string name = "not UTF-8 \xFF.txt";  // a file's name is any bytes
  const auto got = reading_from(to_bytes(failed("/etc/passwd", "why")), name);
  BOOST_REQUIRE(got.has_value());
  BOOST_TEST(got->reason.file == name);
  const auto warned = reading_from(to_bytes(full()), name);
  BOOST_REQUIRE(warned.has_value());
  BOOST_TEST(warned->document.diagnostics[0].file == name);
}

BOOST_AUTO_TEST_CASE(every_cut_and_every_changed_byte_is_a_reading_or_refused) {
  const std::string bytes = to_bytes(full());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    BOOST_TEST(!reading_from(std::string_view(bytes).substr(0, size), "a"), "cut at " << size);
  BOOST_TEST(!reading_from(bytes + '\0', "a"));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (char value : {'\x00', '\x7F', '\x80', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = value;
      const auto got = reading_from(changed, "a.docx");
      if (!got) ++refused;
      if (got) BOOST_TEST(passes(*got), "at " << at);
    }
  BOOST_TEST(refused > bytes.size());
}

BOOST_AUTO_TEST_CASE(what_no_reader_may_say_is_refused) {
  BOOST_TEST(passes(full()));
  BOOST_TEST(!passes(with([](Block& b) { b.text = "broken \xC3"; })));
  BOOST_TEST(!passes(with([](Block& b) { b.remark->author = "\xFF"; })));
  BOOST_TEST(!passes(with([](Block& b) { b.role = static_cast<BlockRole>(8); })));
  BOOST_TEST(!passes(with([](Block& b) { b.level = static_cast<kb::Level>(200); })));
  BOOST_TEST(!passes(with([](Block& b) { b.change->kind = static_cast<kb::EventKind>(-1); })));
  BOOST_TEST(!passes(with([](Block& b) { b.from = Date{2023, 2, 29}; })));
  BOOST_TEST(!passes(with([](Block& b) { b.depth = -1; })));
  BOOST_TEST(!passes(with([](Block& b) { b.depth = 100'001; })));
  BOOST_TEST(!passes(with([](Block& b) { b.line = -1; })));
  BOOST_TEST(!passes(with([](Block& b) { b.links[0] = {5, 3, "x"}; })));
  BOOST_TEST(!passes(with([](Block& b) { b.links[0].end = b.text.size() + 1; })));
  BOOST_TEST(!passes(with([](Block& b) { b.links[0].begin = 2; })));  // inside a character
  Reading reading = full();
  reading.document.metadata["bad"] = "\xC0\x80";
  BOOST_TEST(!passes(reading));
  reading = full();
  reading.document.diagnostics[0].severity = static_cast<Severity>(3);
  BOOST_TEST(!passes(reading));
}

BOOST_AUTO_TEST_CASE(counts_are_held_to_their_limits) {
  CodecLimits limits;
  limits.blocks = 2;
  BOOST_TEST(!reading_from(to_bytes(full()), "a", limits));
  limits.blocks = 3;
  BOOST_TEST(reading_from(to_bytes(full()), "a", limits).has_value());
  limits.elements =
      8;  // 2 aliases, 2 links in each of two blocks, 2 rows of metadata, 1 diagnostic
  BOOST_TEST(!reading_from(to_bytes(full()), "a", limits));
  limits.elements = 9;
  BOOST_TEST(reading_from(to_bytes(full()), "a", limits).has_value());
  limits.bytes = to_bytes(full()).size() - 1;
  BOOST_TEST(!reading_from(to_bytes(full()), "a", limits));
}

BOOST_AUTO_TEST_CASE(a_request_comes_back_as_it_was) {
  ReadOptions options;
  options.language = "ro";
  options.text_limit = 5;
  const std::string bytes("a\0b", 3);
  const std::string encoded = to_bytes(ReadRequest{"name\xFF.md", options, bytes});
  const auto question = question_from(encoded);
  BOOST_REQUIRE(question.has_value());
  const auto* got = std::get_if<ReadRequest>(&*question);
  BOOST_REQUIRE(got != nullptr);
  BOOST_TEST(got->path == "name\xFF.md");
  BOOST_TEST(got->options.language == "ro");
  BOOST_TEST(got->options.text_limit == 5U);
  BOOST_TEST(got->options.xml_limit == ReadOptions{}.xml_limit);
  BOOST_TEST(got->bytes == bytes);
  BOOST_TEST(!question_from("\xFF"));
  const std::string page = to_bytes(DrawRequest{7, bytes});
  const auto drawing = question_from(page);
  BOOST_REQUIRE((drawing && std::holds_alternative<DrawRequest>(*drawing)));
  BOOST_TEST(std::get<DrawRequest>(*drawing).page == 7);
  BOOST_TEST(std::get<DrawRequest>(*drawing).bytes == bytes);
}
