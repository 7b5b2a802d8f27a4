// Whole texts as `lacuna cite` reads them: what is an act, what is only a citation.
#define BOOST_TEST_DYN_LINK
#include "indexer/cite_text.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace lacuna;

std::string cited(const std::string& language, const std::string& text) {
  indexer::CiteTextOptions options;
  options.language = language;
  std::string out;
  for (const indexer::CitedExpression& expression : indexer::cite_text(text, options).expressions)
    for (const kb::Citation& citation : expression.refs)
      out += (out.empty() ? "" : " | ") + to_string(citation.target);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_line_that_begins_like_an_article_is_a_citation) {
  BOOST_TEST(cited("en", "Article 29(1)(b) of Directive 2011/95/EU") ==
             "eu/dir/2011/95!art_29__para_1__point_b");
  BOOST_TEST(cited("en", "Article 4(1), second subparagraph, of Directive 2013/33/EU") ==
             "eu/dir/2013/33!art_4__para_1__subpara_2");
  BOOST_TEST(cited("ro", "art. 7 alin. (2) din Legea nr. 5/2001") ==
             "ro/lege/2001/5!art_7__para_2");
}

BOOST_AUTO_TEST_CASE(moldova_writes_russian_too) {
  BOOST_TEST(cited("md", "ст. 7 ч. (2) п. b) Закона № 5/2001") ==
             "md/lege/2001/5!art_7__para_2__point_b");
  BOOST_TEST(cited("md", "art. 7 din Legea nr. 5/2001") == "md/lege/2001/5!art_7");
}

BOOST_AUTO_TEST_CASE(an_act_knows_whose_paragraphs_it_names) {
  BOOST_TEST(cited("ro",
                   "LEGE nr. 7 din 3 martie 2019\nprivind exemplul\n\nArticolul 1\n"
                   "(1) Cele de la alin. (2) se aplică.\n(2) Păsările se numără.\n"
                   "Articolul 2\nPotrivit art. 1 alin. (2), se aplică.\n") ==
             "ro/lege/2019/7!art_1__para_2 | ro/lege/2019/7!art_1__para_2");
}
