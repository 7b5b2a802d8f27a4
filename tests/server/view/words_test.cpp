// Messages, plurals, dates, addresses, highlighting, Markdown, language, frame.
#define BOOST_TEST_DYN_LINK
#include <cstdint>
#include <cstring>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "server/view/format.h"
#include "server/view/frame.h"
#include "server/view/highlight.h"
#include "server/view/language.h"
#include "server/view/markdown.h"
#include "server/view/messages.h"
#include "server/view/mo.h"
#include "server/view/urls.h"

using namespace lacuna;
using namespace lacuna::server;
using nlohmann::json;

namespace {

// A .mo file of these rows, as msgfmt writes it.
std::string mo_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::string head, bytes;
  const auto number = [](std::string& out, std::size_t value) {
    const auto small = static_cast<std::uint32_t>(value);
    out.append(reinterpret_cast<const char*>(&small), 4);
  };
  const std::size_t start = 28 + rows.size() * 16;
  std::string originals, translations;
  for (const auto& [id, text] : rows) {
    number(originals, id.size());
    number(originals, start + bytes.size());
    bytes += id + '\0';
    number(translations, text.size());
    number(translations, start + bytes.size());
    bytes += text + '\0';
  }
  for (std::size_t value : {std::size_t{0x950412de}, std::size_t{0}, rows.size(), std::size_t{28},
                            28 + rows.size() * 8, std::size_t{0}, std::size_t{0}})
    number(head, value);
  return head + originals + translations + bytes;
}

const Messages& romanian() {
  static const Messages messages(
      "ro", mo_of({{"", "Content-Type: text/plain; charset=UTF-8\n"},
                   {"Search", "Caută"},
                   {"By {name}", "De {name}"},
                   {"Bad {name}", "Rău {nume}"},
                   {std::string("{n} gap") + '\0' + "{n} gaps",
                    std::string("{n} lacună") + '\0' + "{n} lacune" + '\0' + "{n} de lacune"},
                   {std::string("gap_state\4closed"), "închisă"}}));
  return messages;
}

std::string joined(const std::vector<Segment>& segments) {
  std::string out;
  for (const Segment& segment : segments) {
    out += "[" + segment.text;
    if (!segment.href.empty()) out += "|" + segment.href;
    for (const std::string& quote : segment.quotes) out += "|q" + quote;
    if (segment.match) out += "|m";
    out += "]";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(messages_are_translated_or_english) {
  BOOST_TEST(romanian().text("Search") == "Caută");
  BOOST_TEST(romanian().text("Not there") == "Not there");
  BOOST_TEST(romanian().text("") == "");
  BOOST_TEST(romanian().text("By {name}", {{"name", "{x}"}}) == "De {x}");
  BOOST_TEST(romanian().text("Bad {name}", {{"name", "x"}}) == "Bad x");  // a foreign placeholder
  BOOST_TEST(romanian().label("gap_state", "closed") == "închisă");
  BOOST_TEST(romanian().label("gap_state", "under_analysis") == "under analysis");
}

BOOST_AUTO_TEST_CASE(plurals_follow_the_language) {
  const auto say = [](const Messages& messages, long count) {
    return messages.plural("{n} gap", "{n} gaps", count);
  };
  BOOST_TEST(say(romanian(), 1) == "1 lacună");
  BOOST_TEST(say(romanian(), 0) == "0 lacune");
  BOOST_TEST(say(romanian(), 2) == "2 lacune");
  BOOST_TEST(say(romanian(), 19) == "19 lacune");
  BOOST_TEST(say(romanian(), 20) == "20 de lacune");
  BOOST_TEST(say(romanian(), 101) == "101 lacune");
  BOOST_TEST(say(romanian(), 11975) == "11.975 de lacune");
  const Messages english("en", "");
  BOOST_TEST(say(english, 1) == "1 gap");
  BOOST_TEST(say(english, 2) == "2 gaps");
  const Messages untranslated("ro", "");
  BOOST_TEST(say(untranslated, 1) == "1 gap");
  BOOST_TEST(say(untranslated, 3) == "3 gaps");
}

BOOST_AUTO_TEST_CASE(damaged_locales_are_refused) {
  const std::string good = mo_of({{"a", "b"}});
  BOOST_TEST(read_mo(good).at("a") == "b");
  for (std::size_t length : {0, 3, 19, 27, 40})
    BOOST_CHECK_THROW(read_mo(good.substr(0, length)), Error);
  std::string bad = good;
  bad[8] = '\x7f';
  bad[11] = '\x7f';
  BOOST_CHECK_THROW(read_mo(bad), Error);
  bad = good;
  std::memset(bad.data() + 28, 0xff, 8);
  BOOST_CHECK_THROW(read_mo(bad), Error);
}

BOOST_AUTO_TEST_CASE(dates_and_numbers) {
  BOOST_TEST(format_date({2025, 5, 26}, "ro") == "26 mai 2025");
  BOOST_TEST(format_date({2025, 5, 26}, "en") == "26 May 2025");
  BOOST_TEST(format_date({1951, 7, 28}, "ro") == "28 iulie 1951");
  BOOST_TEST(format_instant_day("2026-11-22T06:00:00Z", "ro") == "22 noiembrie 2026");
  BOOST_TEST(format_number(11975, "ro") == "11.975");
  BOOST_TEST(format_number(11975, "en") == "11,975");
  BOOST_TEST(format_percent(0.5, "en") == "50%");
  BOOST_TEST(quotation_marks("ro").open + quotation_marks("ro").close == "„”");
  BOOST_TEST(quotation_marks("en").open + quotation_marks("en").close == "“”");
  BOOST_TEST(quotation_marks("uk").open + quotation_marks("uk").close == "«»");
}

BOOST_AUTO_TEST_CASE(languages_are_chosen) {
  Request request;
  BOOST_TEST(choose_language(request, "", "") == "en");
  request.headers = {{"accept-language", "fr, ro-RO;q=0.8, en;q=0.5"}};
  BOOST_TEST(choose_language(request, "", "") == "ro");
  BOOST_TEST(choose_language(request, "", "en") == "en");
  BOOST_TEST(choose_language(request, "ro", "en") == "ro");
  request.query = {{"lang", "en"}};
  BOOST_TEST(choose_language(request, "ro", "ro") == "en");
  request.query = {{"lang", "xx"}};
  BOOST_TEST(choose_language(request, "ro", "en") == "ro");
  BOOST_TEST(accepted_language("en;q=0.2,ro;q=0.9") == "ro");
  BOOST_TEST(accepted_language("ro;q=0") == "");
  BOOST_TEST(accepted_language(",;q=,ro;q=9999999999") == "ro");
  BOOST_TEST(accepted_language("*") == "");
}

BOOST_AUTO_TEST_CASE(addresses_are_safe) {
  BOOST_TEST(law_url("ro/lege/2006/122@2015-06-01!art_2__para_1__point_a") ==
             "/law/ro/lege/2006/122@2015-06-01!art_2__para_1__point_a#art_2__para_1__point_a");
  BOOST_TEST(law_url("ro/lege/2006/122!art_17__para_1__point_a..c") ==
             "/law/ro/lege/2006/122!art_17__para_1__point_a..c#art_17__para_1__point_a");
  BOOST_TEST(with_query(law_url("ro/lege/2006/122!art_2"), {{"text", "en"}}) ==
             "/law/ro/lege/2006/122!art_2?text=en#art_2");
  BOOST_TEST(gap_url("a/b?c#d") == "/gaps/a%2Fb%3Fc%23d");
  BOOST_TEST(search_url("a&b=ș") == "/search?q=a%26b%3D%C8%99");
  BOOST_TEST(search_url("") == "/search");
  BOOST_TEST(safe_next("/gaps?x=1") == "/gaps?x=1");
  for (const char* bad : {"", "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere",
                          "/a\r\nX: y", "/a?b\r\nX: y", "javascript:alert(1)", "/../x", "gaps"})
    BOOST_TEST(safe_next(bad) == "/", bad);
  for (const char* good : {"http://a.example/", "HTTPS://a.example", "mailto:a@b.example"})
    BOOST_TEST(safe_external_url(good) == good);
  for (const char* bad :
       {"javascript:alert(1)", "data:text/html,x", "//a.example", "/a", "http:x", "http://",
        "java\nscript:x", " https://a.example", "vbscript:x", "mailto:"})
    BOOST_TEST(safe_external_url(bad) == "", bad);
}

BOOST_AUTO_TEST_CASE(spans_are_cut_where_they_overlap) {
  using enum SpanKind;
  BOOST_TEST(joined(highlight("abcdef", {})) == "[abcdef]");
  BOOST_TEST(joined(highlight("", {})) == "");
  BOOST_TEST(
      joined(highlight("abcdef", {{citation, 1, 3, "/l", "", ""}, {match, 2, 5, "", "", ""}})) ==
      "[a][b|/l][c|/l|m][de|m][f]");
  BOOST_TEST(
      joined(highlight("abcdef", {{quote, 0, 6, "", "1", ""}, {quote, 2, 4, "", "2", ""}})) ==
      "[ab|q1][cd|q1|q2][ef|q1]");
  BOOST_TEST(joined(highlight("șț", {{match, 1, 3, "", "", ""}})) == "[șț|m]");  // whole characters
  BOOST_TEST(joined(highlight("abc", {{match, 2, 99, "", "", ""}, {match, 5, 9, "", "", ""}})) ==
             "[ab][c|m]");
  const json model = segments_model(highlight("ab", {{match, 0, 1, "", "", ""}}));
  BOOST_TEST(model[0]["match"] == true);
  BOOST_TEST(model[1]["plain"] == true);
}

BOOST_AUTO_TEST_CASE(markdown_becomes_blocks_without_html) {
  const json blocks = markdown_model(
      "Hello *there* **you** `x`\nsoft\n\n> quoted\n\n- one\n- two [l](https://a.example)\n\n3. "
      "three\n\n"
      "# Head\n\n---\n\n    code\n");
  std::string kinds;
  for (const json& block : blocks)
    for (const char* kind : {"paragraph", "quote", "item", "heading", "rule", "code"})
      if (block.at(kind) == true) kinds += std::string(kind) + " ";
  BOOST_TEST(kinds == "paragraph quote item item item heading rule code ");
  BOOST_TEST(blocks[0]["inlines"][1]["emphasis"] == true);
  BOOST_TEST(blocks[3]["inlines"][1]["href"] == "https://a.example");
  BOOST_TEST(blocks[4]["number"] == 3);
  BOOST_TEST(blocks[4]["ordered"] == true);
}

BOOST_AUTO_TEST_CASE(markdown_is_safe_and_bounded) {
  for (const char* text :
       {"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,y)",
        "[x](//a.example)", "![x](https://a.example/i.png)", "<a href=javascript:x>y</a>"}) {
    const std::string dump = markdown_model(text).dump();
    BOOST_TEST(dump.find("javascript:alert") == std::string::npos, text);
    for (const json& block : markdown_model(text))
      for (const json& part : block["inlines"]) BOOST_TEST(part["href"] == "", text);
  }
  const json raw = markdown_model("a <b onclick=x>c</b>\n\n<script>x</script>\n");
  BOOST_TEST(raw[0]["inlines"][1]["text"] == "<b onclick=x>");  // text, which the template escapes
  const json deep = markdown_model(std::string(20'000, '>') + " x");
  BOOST_TEST(deep.back()["depth"] <= 6);
  markdown_model(std::string(50'000, '*') + std::string(50'000, '['));
  markdown_model("");
}

BOOST_AUTO_TEST_CASE(the_frame_keeps_the_address) {
  Request request;
  request.path = "/gaps";
  request.target = "/gaps?q=a&lang=ro";
  request.query = {{"q", "a"}, {"lang", "ro"}};
  const Settings settings;
  const FrameFacts facts{request, romanian(), nullptr, settings, "token", "Search"};
  const json frame = frame_model(facts, {{"title", "Gaps"}});
  BOOST_TEST(frame["languages"][0]["href"] == "/gaps?q=a&lang=en");
  BOOST_TEST(frame["json_href"] == "/gaps.json?q=a&lang=ro");
  BOOST_TEST(frame["account"] == false);
  BOOST_TEST(frame["flash"]["text"] == "Caută");
  BOOST_TEST(frame["csrf"] == "token");
  BOOST_CHECK_THROW(frame_model(facts, json::object()), Error);
  BOOST_CHECK_THROW(frame_model(facts, {{"title", ""}, {"page", 1}}), Error);
}
