#define BOOST_TEST_DYN_LINK
#include "server/http/multipart.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna::server;

namespace {

std::string part(const std::string& head, const std::string& content) {
  return "--B\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

const std::string kEnd = "--B--\r\n";

}  // namespace

BOOST_AUTO_TEST_CASE(fields_and_files_are_read) {
  const auto form =
      decode_multipart(part("Content-Disposition: form-data; name=\"title\"", "Acces la muncă") +
                           part("Content-Disposition: form-data; name=\"empty\"", "") +
                           part("Content-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n"
                                "Content-Type: text/plain",
                                std::string("x\0\r\n--Cogus\xff", 12)) +
                           part("content-disposition:form-data;name=none;filename=\"\"\r\n"
                                "Content-Type: application/octet-stream",
                                "") +
                           kEnd,
                       "B");
  BOOST_REQUIRE(form);
  BOOST_TEST(*find_field(form->fields, "title") == "Acces la muncă");
  BOOST_TEST(find_field(form->fields, "empty")->empty());
  BOOST_REQUIRE(form->uploads.size() == 1);
  BOOST_TEST(form->uploads[0].field == "f");
  BOOST_TEST(form->uploads[0].filename == "a.txt");
  BOOST_TEST(form->uploads[0].type == "text/plain");
  BOOST_TEST(form->uploads[0].bytes == std::string("x\0\r\n--Cogus\xff", 12));
}

BOOST_AUTO_TEST_CASE(an_empty_form_is_one) {
  BOOST_TEST(decode_multipart("--B--\r\n", "B")->fields.empty());
  BOOST_TEST(decode_multipart("--B--", "B")->fields.empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_well_formed_is_refused) {
  const std::string head = "Content-Disposition: form-data; name=\"a\"";
  const std::string good = part(head, "1");
  const std::pair<std::string, std::string> cases[] = {
      {"empty", ""},
      {"no end", good},
      {"cut in the content", "--B\r\n" + head + "\r\n\r\nabc"},
      {"cut in the head", "--B\r\nContent-Dispo"},
      {"preamble", "hello\r\n" + good + kEnd},
      {"wrong boundary", "--C\r\n" + head + "\r\n\r\n1\r\n--C--"},
      {"bare line feeds", "--B\n" + head + "\n\n1\n--B--"},
      {"no disposition", part("Content-Type: text/plain", "1") + kEnd},
      {"two dispositions", part(head + "\r\n" + head, "1") + kEnd},
      {"another disposition", part("Content-Disposition: attachment; name=\"a\"", "1") + kEnd},
      {"no name", part("Content-Disposition: form-data", "1") + kEnd},
      {"a head line without colon", part(head + "\r\nrubbish", "1") + kEnd},
      {"a folded head line", part(head + ";\r\n filename=x", "1") + kEnd},
      {"a control byte in the head", part(head + "\r\nX: a\x01", "1") + kEnd},
      {"base64", part(head + "\r\nContent-Transfer-Encoding: base64", "MQ==") + kEnd},
      {"text that is not UTF-8", part(head, "\xff\xfe") + kEnd},
      {"text with a NUL", part(head, std::string("a\0b", 3)) + kEnd},
      {"a name that is not UTF-8",
       part("Content-Disposition: form-data; name=\"\xff\"", "1") + kEnd},
      {"an endless head", part(head + "\r\nX: " + std::string(5000, 'x'), "1") + kEnd},
      {"rubbish behind the delimiter", "--Bxx\r\n" + head + "\r\n\r\n1\r\n--B--"},
  };
  for (const auto& [what, body] : cases) BOOST_TEST(!decode_multipart(body, "B"), what);
  BOOST_TEST(decode_multipart(good + kEnd, "B").has_value());
  BOOST_TEST(!decode_multipart(good + kEnd, ""));
  BOOST_TEST(!decode_multipart(good + kEnd, std::string(71, 'B')));
}

BOOST_AUTO_TEST_CASE(parts_are_counted) {
  std::string body;
  for (std::size_t i = 0; i < kMostParts; ++i)
    body += part("Content-Disposition: form-data; name=\"a\"", "1");
  BOOST_TEST(decode_multipart(body + kEnd, "B")->fields.size() == kMostParts);
  BOOST_TEST(!decode_multipart(
      body + part("Content-Disposition: form-data; name=\"a\"", "1") + kEnd, "B"));
}
