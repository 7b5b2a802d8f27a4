// Provisions that are like one, in its language and in others; acts that are called by a name.
#define BOOST_TEST_DYN_LINK
#include "indexer/index/similar.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::vector<std::string> works(const SearchResult& result) {
  std::vector<std::string> works;
  for (const auto& hit : result.hits) works.push_back(hit.work.substr(hit.work.rfind('/') + 1));
  return works;
}

std::shared_ptr<const Thesaurus> guardians() {
  kb::Concept guardian, minor;
  guardian.notation = "GUARD";
  guardian.pref_label = {{"ro", "Tutore"}, {"uk", "Опікун"}};
  minor.notation = "UAM";
  minor.pref_label = {{"ro", "Minor neînsoțit"}, {"uk", "Неповнолітній без супроводу"}};
  const kb::ConceptScheme schemes[] = {{"terms", {}, {}, {guardian, minor}}};
  return std::make_shared<const Thesaurus>(schemes);
}

void fill(Library& library) {
  library.put(text_in("ro", "1", "Minorul neînsoțit primește un tutore în trei zile."));
  library.put(text_in("ro", "2", "Tutorele apără minorul neînsoțit în fața instanței."));
  library.put(text_in("ro", "3", "Instanța judecă în trei zile."));
  library.put(text_in("uk", "4", "Опікун представляє неповнолітнього без супроводу."));
  library.put(text_in("uk", "5", "Неповнолітній без супроводу має право на освіту."));
  for (int i = 6; i < 30; ++i)
    library.put(text_in("ro", std::to_string(i), "Alt text despre păduri și ape."));
  library.index();
  library.thesaurus = [] { return guardians(); };
  library.related = [](Relation, const std::string& value,
                       const kb::Viewer&) -> std::optional<std::vector<UnitAddress>> {
    const auto ref = kb::parse_ref(value);
    if (!ref) return std::nullopt;
    return std::vector<UnitAddress>{{ref->work, ref->eid}};
  };
}

}  // namespace

BOOST_AUTO_TEST_CASE(similar_provisions_share_words_or_concepts) {
  Library library;
  fill(library);
  auto found = works(library.search("similar:ro/lege/2006/1!art_1", ""));
  BOOST_REQUIRE(!found.empty());
  BOOST_TEST(found.front() == "2");
  std::sort(found.begin(), found.end());
  // 4 has both concepts in another language; 5 one of them; itself and the woods are none.
  BOOST_TEST(found == (std::vector<std::string>{"2", "3", "4", "5"}),
             boost::test_tools::per_element());
  auto elsewhere = works(library.search("similar:ro/lege/2006/1!art_1 -work:ro/lege/2006/2", ""));
  BOOST_TEST((std::find(elsewhere.begin(), elsewhere.end(), "2") == elsewhere.end()));
  BOOST_TEST(!elsewhere.empty());
}

BOOST_AUTO_TEST_CASE(what_is_unknown_has_no_like) {
  Library library;
  fill(library);
  for (const auto* query : {"similar:ro/lege/1900/1!art_9", "similar:nothing"}) {
    const auto result = library.search(query, "");
    BOOST_TEST(result.total == 0U, query);
    BOOST_TEST((std::find(result.notes.begin(), result.notes.end(), SearchNote::unknown_relation) !=
                result.notes.end()),
               query);
  }
}

BOOST_AUTO_TEST_CASE(acts_are_found_by_most_of_their_name) {
  Library library;
  library.put(act("1", "Legea partidelor politice nr. 14 din 9 ianuarie 2003"));
  library.put(
      act("2",
          "Legea nr. 2/2006 privind finanțarea activității partidelor politice și a campaniilor "
          "electorale"));
  library.put(
      act("3",
          "Regulamentul (UE) 2024/903 de stabilire a unor măsuri pentru un nivel ridicat de "
          "interoperabilitate în întreaga Uniune (Regulamentul privind Europa interoperabilă)"));
  library.put(text_in("ro", "4", "Legea partidelor politice se aplică."));
  library.index();
  library.meaning = [](std::string_view query) {
    Meant meant;
    meant.act_name = query;
    return meant;
  };
  const auto first = [&](const std::string& query) {
    const auto result = library.search(query);
    return !result.hits.empty() && result.hits.front().direct ? works(result).front() : "";
  };
  BOOST_TEST(first("legea partidelor politice") == "1");
  BOOST_TEST(first("legea privind finanțarea partidelor politice") == "2");
  BOOST_TEST(first("Regulamentul Europa interoperabilă") == "3");
  BOOST_TEST(first("legea pădurilor") == "");
}

BOOST_AUTO_TEST_CASE(words_without_matter_need_not_be_there) {
  Library library;
  library.put(text_in("ro", "1", "Solicitantul primește cazare."));
  library.put(text_in("ro", "2", "Cazare pentru minori."));
  library.index();
  BOOST_TEST(library.search("cazare pentru solicitanți").total == 1U);
  BOOST_TEST(library.search("\"cazare pentru minori\"").total == 1U);
  BOOST_TEST(library.search("\"cazare pentru solicitanți\"").total == 0U);
  BOOST_TEST(library.search("pentru").total == 1U);
}

BOOST_AUTO_TEST_CASE(few_hits_are_followed_by_texts_with_some_of_the_words) {
  Library library;
  library.put(text_in("ro", "1", "Termen de contestație împotriva respingerii."));
  library.put(text_in("ro", "2", "Contestație împotriva deciziei de respingere fără alt răgaz."));
  library.put(text_in("ro", "3", "Un termen de trei zile."));
  library.index();
  const auto result = library.search("termen contestație respingere");
  BOOST_TEST(works(result) == (std::vector<std::string>{"1", "2"}),
             boost::test_tools::per_element());
  BOOST_TEST((result.notes == std::vector{SearchNote::any_word}));
  BOOST_TEST(library.search("termen contestație").total == 1U);  // of two words both are meant
}

BOOST_AUTO_TEST_CASE(a_slip_is_searched_as_the_nearest_word_and_said) {
  Library library;
  // Twice: a word that stands once is as likely a slip itself.
  const auto known = [&](const std::string& language, const std::string& number,
                         const std::string& text) {
    library.put(text_in(language, number, text + " " + text));
  };
  known("ro", "1", "Contestație împotriva respingerii.");
  known("uk", "2", "Тимчасовий захист надається.");
  known("ru", "3", "Временная защита предоставляется.");
  known("de", "4", "Vorübergehender Schutz wird gewährt.");
  known("fr", "5", "Protection temporaire accordée.");
  known("en", "6", "Temporary shelter is granted.");
  library.index();
  struct Row {
    std::string typed, meant;
  };
  for (const auto& row : {Row{"conestatie", "1"}, Row{"тимчсовий", "2"}, Row{"врменная", "3"},
                          Row{"vorübergeender", "4"}, Row{"temporiare", "5"}, Row{"sheltr", "6"}}) {
    const auto result = library.search(row.typed, "");
    BOOST_TEST(works(result) == std::vector<std::string>{row.meant}, row.typed);
    BOOST_TEST(!result.suggestion.empty(), row.typed);
    BOOST_TEST((result.notes == std::vector{SearchNote::respelt}), row.typed);
  }
}
