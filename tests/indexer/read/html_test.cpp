// HTML at its edges: pages made to hurt the parser get one message in bounded time, damaged ones
// are read as browsers read them; what the golden cases cannot show.
#define BOOST_TEST_DYN_LINK
#include <chrono>
#include <filesystem>
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/read/html/guard.h"
#include "indexer/read/html/tree.h"
#include "indexer/read/html/union_act.h"
#include "indexer/read/html/union_number.h"
#include "indexer/read/html/words.h"
#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::string times(int n, std::string_view words) {
  std::string out;
  for (int i = 0; i < n; ++i) out += words;
  return out;
}

const std::string kHead = "<!DOCTYPE html><html><body>";

std::string words_in(std::string_view body) {
  html::Tree tree;
  BOOST_REQUIRE(!tree.parse(kHead + std::string(body), "a.html"));
  return html::text_of(tree, tree.first("body"));
}

Structured golden(const char* name) {
  const auto path = std::filesystem::path(LACUNA_SOURCE_DIR) / "tests/golden/read" / name;
  const Reading reading = read(read_file(path / "input.html", 1u << 20), "input.html");
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  return structure(reading.document);
}

}  // namespace

BOOST_AUTO_TEST_CASE(pages_that_would_hurt_the_parser_are_refused) {
  const std::pair<const char*, std::string> kRows[] = {
      {"nested", times(100'000, "<div>")},
      {"nested tables", times(20'000, "<table><tr><td>")},
      {"nested in cells", times(50'000, "<table><td></div>")},
      {"nested behind odd comments", "<!--><!--->" + times(100'000, "<div>")},
      {"nested foreign elements", "<svg>" + times(100'000, "<g>")},
      {"lists", times(50'000, "<ul><li>")},
      {"formatting at every paragraph",
       [] {
         std::string page;
         for (int i = 0; i < 390; ++i) page += "<p><b id=" + std::to_string(i) + "></p>";
         return page + times(100'000, "<p>x</p>");
       }()},
      {"attributes", "<p " + times(100'000, "a=''b/c d=e ") + ">"},
      {"many elements", times(700'000, "<p>x")},
  };
  for (const auto& [name, body] : kRows) {
    BOOST_TEST_CONTEXT(name) {
      const auto begin = std::chrono::steady_clock::now();
      const Reading reading = read(kHead + body, "bad.html");
      BOOST_TEST(word(reading.status) == "failed");
      BOOST_TEST(reading.reason.message.find("elements") != std::string::npos);
      BOOST_TEST(reading.reason.message.find('\n') == std::string::npos);
      BOOST_TEST(reading.reason.file == "bad.html");
      BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(60)));
    }
  }
}

BOOST_AUTO_TEST_CASE(careless_pages_are_not_refused) {
  for (const std::string& body :
       {times(20'000, "<p>x"), times(20'000, "<li>x"), times(5'000, "<tr><td>x<td>y"),
        times(20'000, "<p><font size=2>x"), times(20'000, "<br>x<img src=a>"),
        times(2'000, "<dt>a<dd>b"), "<script>" + times(2'000, "'<div>'") + "</script><p>x",
        times(5'000, "</div></b></p>") + "<p>x"}) {
    BOOST_TEST_CONTEXT(body.substr(0, 30)) {
      const Reading reading = read(kHead + body, "careless.html");
      BOOST_TEST(word(reading.status) == "read", reading.reason.message);
    }
  }
}

BOOST_AUTO_TEST_CASE(pages_without_content_are_skipped) {
  for (const char* body : {"", "<nav><a href='/'>Home</a></nav>", "<script>var a = 1;</script>",
                           "<div hidden>x</div><footer>y</footer>", "<p> &nbsp; </p>"})
    BOOST_TEST(word(read(kHead + body, "empty.html").status) == "skipped", body);
}

BOOST_AUTO_TEST_CASE(empty_elements_of_xhtml_end_where_they_begin) {
  const std::string page =
      "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/>"
      "<script src=\"a.js\"/></head><body><a id=\"x\"/><p>One</p><div/><p>Two</p></body></html>";
  html::Tree tree;
  BOOST_REQUIRE(!tree.parse(page, "a.html"));
  BOOST_TEST(html::text_of(tree, tree.first("body")) == "One Two");
  const int empty = tree.first("div");
  BOOST_TEST(tree[empty].end == empty + 1);
  BOOST_TEST(html::close_empty_elements("<p/>x") == "<p/>x");  // HTML says nothing by it
}

BOOST_AUTO_TEST_CASE(words_of_running_text) {
  BOOST_TEST(words_in("a <b>b</b>\n\n c<br>d") == "a b c d");
  BOOST_TEST(words_in("<p>one</p><p>two</p>") == "one two");
  BOOST_TEST(words_in("x<span style=\"color:red; display : none\">hidden</span>y") == "xy");
  BOOST_TEST(words_in("a&amp;b &lt;c&gt; &#x219;") == "a&b <c> ș");
  html::Tree tree;
  BOOST_REQUIRE(!tree.parse(
      kHead + "<p>art. 5<sup>1</sup> of <a href='/act'> the <i>Act</i></a>, 1<sup>st</sup></p>",
      "a.html"));
  const int paragraph = tree.first("p");
  const html::Words words = html::words_of(tree, paragraph, tree[paragraph].end, {});
  BOOST_TEST(words.text == "art. 5^1 of the Act, 1st");
  BOOST_REQUIRE(words.links.size() == 1u);
  BOOST_TEST(words.text.substr(words.links[0].begin, words.links[0].end - words.links[0].begin) ==
             "the Act");
  BOOST_TEST(words.links[0].target == "/act");
}

BOOST_AUTO_TEST_CASE(encodings_that_pages_declare) {
  const std::string latin2 =
      "<html><head><meta charset=iso-8859-2></head><body><h1>Po\xBEiadavky</h1><p>x</p></body>";
  const Reading reading = read(latin2, "cs.html");
  BOOST_REQUIRE(word(reading.status) == "read");
  BOOST_TEST(reading.document.identity.title == "Požiadavky");
  BOOST_TEST(reading.document.metadata.at("encoding") == "iso-8859-2");
}

BOOST_AUTO_TEST_CASE(both_generations_of_the_journal_give_one_tree) {
  const Structured one = golden("html-eu-journal");
  const Structured other = golden("html-eu-journal-older");
  BOOST_REQUIRE(one.provisions.size() == other.provisions.size());
  for (std::size_t i = 0; i < one.provisions.size(); ++i) {
    BOOST_TEST(one.provisions[i].eid == other.provisions[i].eid);
    BOOST_TEST(one.provisions[i].heading == other.provisions[i].heading);
    BOOST_TEST(one.provisions[i].text == other.provisions[i].text);
    BOOST_TEST(one.provisions[i].wrapup == other.provisions[i].wrapup);
    BOOST_TEST(one.provisions[i].quotation == other.provisions[i].quotation);
  }
}

BOOST_AUTO_TEST_CASE(version_marks_name_the_amending_act) {
  const Structured act = golden("html-eu-consolidated");
  BOOST_REQUIRE(act.notes.size() == 4u);
  const struct {
    const char* eid;
    kb::EventKind kind;
  } kRows[] = {{"art_1__para_2", kb::EventKind::amends},
               {"art_1__para_3", kb::EventKind::repeals},
               {"art_1a", kb::EventKind::inserts},
               {"art_1b", kb::EventKind::inserts}};
  for (std::size_t i = 0; i < 4; ++i) {
    const Note& note = act.notes[i];
    BOOST_REQUIRE(note.change.has_value());
    BOOST_TEST(act.provisions[static_cast<std::size_t>(note.provision)].eid == kRows[i].eid);
    BOOST_TEST(note.change->acting == "32032L0044");
    BOOST_TEST((note.change->kind == kRows[i].kind));
  }
  BOOST_REQUIRE(act.identity.expression_date.has_value());
  BOOST_TEST(to_iso(*act.identity.expression_date) == "2033-02-01");
  BOOST_TEST(act.identity.aliases.front() == "32031L0009");
  BOOST_TEST(act.provisions.back().footnote == "( 1 ) OJ L 1, 2.1.2031, p. 1.");
}

BOOST_AUTO_TEST_CASE(russian_twins_of_moldovan_acts) {
  const Reading reading = read(
      "<html><body><p>LP77/2031</p><p>ID intern unic: 9</p><p>ЗАКОН Nr. 77</p><p>от 03.04.2031</p>"
      "<p>Опубликован : 05.05.2031 в Monitorul Oficial Nr. 9 статья № : 4</p>"
      "<p>Статья 1. Сады</p><p>[Ст.1 изменена ЗП5 от 02.03.32]</p></body></html>",
      "twin.html");
  BOOST_REQUIRE(word(reading.status) == "read");
  const Identity& identity = reading.document.identity;
  BOOST_TEST(identity.jurisdiction == "md");
  BOOST_TEST(identity.language == "ru");
  BOOST_TEST(identity.type == "lege");
  BOOST_TEST(identity.number == "77");
  BOOST_TEST(identity.year == 2031);
  BOOST_TEST(to_iso(identity.date_document.value()) == "2031-04-03");
  BOOST_TEST(reading.document.metadata.at("gazette").starts_with("Опубликован"));
  BOOST_TEST((reading.document.blocks.back().role == BlockRole::note));
}

BOOST_AUTO_TEST_CASE(numbers_of_union_acts) {
  const struct {
    const char* title;
    const char* type;
    int year;
    const char* number;
  } kRows[] = {
      {"REGULATION (EU) 2016/679 OF THE EUROPEAN PARLIAMENT", "reg", 2016, "679"},
      {"REGULATION (EU) No 909/2014 OF THE EUROPEAN PARLIAMENT", "reg", 2014, "909"},
      {"Directive 95/46/EC of the European Parliament", "dir", 1995, "46"},
      {"DIRECTIVA 2013/33/UE A PARLAMENTULUI EUROPEAN", "dir", 2013, "33"},
      {"Verordnung (EG) Nr. 1/2003 des Rates", "reg", 2003, "1"},
  };
  for (const auto& row : kRows) {
    Identity identity;
    html::apply_union_title(row.title, identity);
    BOOST_TEST(identity.type == row.type, row.title);
    BOOST_TEST(identity.year == row.year);
    BOOST_TEST(identity.number == row.number);
  }
  Identity consolidated;
  html::apply_celex("02014L0065-20250117", consolidated);
  BOOST_TEST(consolidated.type == "dir");
  BOOST_TEST(consolidated.number == "65");
  BOOST_TEST(to_iso(consolidated.expression_date.value()) == "2025-01-17");
  BOOST_TEST(html::celex_in("title 32019L2177: REPLACED") == "32019L2177");
  BOOST_TEST(html::celex_in("1234567890").empty());
  BOOST_TEST(to_iso(html::written_date("Regulamentul din 27 aprilie 2016").value()) ==
             "2016-04-27");
  BOOST_TEST(!html::written_date("of 31 February 2016").has_value());
}

BOOST_AUTO_TEST_CASE(quotations_and_definitions) {
  BOOST_TEST(html::is_quoted("‘the words’;"));
  BOOST_TEST(html::is_quoted("‘3.   By 18 March, Member States’ authorities comply."));
  BOOST_TEST(html::is_quoted("„cuvintele”"));
  BOOST_TEST(!html::is_quoted("‘data’ means any information;"));
  BOOST_TEST(!html::is_quoted("no quotation"));
}

BOOST_AUTO_TEST_CASE(answers_of_the_soap_service) {
  const std::string record =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><a:Legi "
      "xmlns:a=\"urn:x\"><a:Numar>7</a:Numar><a:Emitent>Pre?edintele</a:Emitent><a:LinkHtml>"
      "http://legislatie.just.ro/Public/DetaliiDocument/5</a:LinkHtml><a:TipAct>LEGE</a:TipAct>"
      "<a:Text> LEGE nr. 7 din 4 mai 2031  privind merele     EMITENT     PARLAMENTUL       "
      "Publicat în\xC2\xA0\n\t\t\t  MONITORUL OFICIAL nr. 2 din 5 mai 2031     \n\t\t\t\t\xC2\xA0+"
      "\xC2\xA0\n\t\t\t  Articolul 1    (1)    Merele potrivit  art. 2  sunt:  a)    roșii;  "
      "\xC2\xA0...\xC2\xA0    b)    verzi &amp;amp; mici.  \xC2\xA0...\xC2\xA0     </a:Text>"
      "</a:Legi></s:Body></s:Envelope>";
  const Reading reading = read(record, "answer.xml");
  BOOST_REQUIRE_MESSAGE(word(reading.status) == "read", reading.reason.message);
  BOOST_TEST(reading.document.identity.issuer == "PARLAMENTUL");
  const Structured act = structure(reading.document);
  BOOST_REQUIRE(!act.provisions.empty());
  BOOST_TEST(act.provisions.back().eid == "art_1__para_1__point_b");
  BOOST_TEST(act.provisions.back().text == "verzi & mici.");
  BOOST_TEST(word(read("<x><Legi><TipAct>a</TipAct></Legi><Legi/></x>", "two.xml").status) ==
             "failed");
}
