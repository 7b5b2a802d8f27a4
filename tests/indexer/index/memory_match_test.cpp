// Lists in memory give what Xapian gives: the same units in the same order with the same weights.
#define BOOST_TEST_DYN_LINK
#include "indexer/index/memory_match.h"

#include <cmath>
#include <random>

#include <boost/test/unit_test.hpp>

#include "indexer/index/fields.h"
#include "indexer/index/generation.h"
#include "indexer/index/together_query.h"
#include "indexer/index/weighting.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

using Query = Xapian::Query;

constexpr int kDocuments = 400;

std::shared_ptr<const WordOrders> no_orders() {
  return nullptr;
}

std::string any_of_few(std::mt19937& random) {
  return "w" + std::to_string(random() % 6);
}

// Texts of some words out of few, in any order, with headings.
Xapian::Database database_of_orders(const Library& library, std::mt19937& random) {
  Xapian::WritableDatabase database((library.folder() / "orders").string(), Xapian::DB_CREATE);
  for (int i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    WordOrder order;
    const auto add = [&](std::size_t words) {
      for (std::size_t word = 0; word < words; ++word) {
        const auto term = any_of_few(random);
        document.add_term(term);
        order.word(term);
        if (random() % 8 != 0) continue;
        const auto other = any_of_few(random);  // another stem of the same word
        document.add_term(other);
        order.also(other);
      }
    };
    order.begin_heading();
    add(random() % 3);
    order.end_heading();
    add(random() % 7);
    document.add_value(word_order_slot, order.bytes());
    database.add_document(document);
  }
  database.commit();
  return Xapian::Database((library.folder() / "orders").string());
}

Together any_together(std::mt19937& random) {
  Together together;
  for (auto steps = 2 + random() % 2; steps > 0; --steps) {
    auto& step = together.steps.emplace_back();
    for (auto stems = random() % 4 == 0 ? 2 : 1; stems > 0; --stems)
      step.push_back(any_of_few(random));
  }
  together.shape = random() % 2 == 0 ? Together::Shape::in_order : Together::Shape::near;
  together.where = random() % 3 == 0 ? Together::Where::heading : Together::Where::anywhere;
  together.window = together.steps.size() + random() % 3;
  return together;
}

// Documents of random words w0 (in nearly all) to w11 (in few), some of them more than once.
Xapian::Database random_database(const Library& library, std::mt19937& random) {
  Xapian::WritableDatabase database((library.folder() / "random").string(), Xapian::DB_CREATE);
  for (int i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    for (int word = 0; word < 12; ++word)
      if (static_cast<int>(random() % 12) >= word)
        document.add_term("w" + std::to_string(word), 1 + random() % 5);
    if (random() % 3 == 0) document.add_boolean_term("Ka");
    database.add_document(document);
  }
  database.commit();
  return Xapian::Database((library.folder() / "random").string());
}

Query any_word(std::mt19937& random) {
  return Query("w" + std::to_string(random() % 13));  // w12 is nowhere
}

// Brackets of every kind of operator, so many deep.
Query any_query(std::mt19937& random, int depth) {
  if (depth == 0) return any_word(random);
  const Query parts[] = {any_query(random, depth - 1), any_query(random, depth - 1),
                         any_query(random, 0)};
  switch (random() % 7) {
    case 0:
      return Query(Query::OP_AND, std::begin(parts), std::end(parts));
    case 1:
      return Query(Query::OP_OR, std::begin(parts), std::end(parts));
    case 2: {  // Xapian 1.4 takes an OR inside of a MAX apart: none is put there
      const Query words[] = {any_word(random), Query(Query::OP_AND, any_word(random), parts[2])};
      return Query(Query::OP_MAX, std::begin(words), std::end(words));
    }
    case 3:
      return Query(Query::OP_AND_NOT, parts[0], parts[1]);
    case 4:
      return Query(Query::OP_FILTER, parts[0], Query("Ka"));
    case 5:
      return Query(Query::OP_SCALE_WEIGHT, parts[0], 0.3);
    default:
      return Query(Query::OP_AND, parts[0], Query(Query::OP_SCALE_WEIGHT, parts[1], 0));
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(memory_answers_as_xapian_does) {
  std::mt19937 random(7);
  const Library library;
  const auto database = random_database(library, random);
  std::size_t with_matches = 0;
  for (int i = 0; i < 500; ++i) {
    const auto query = any_query(random, i % 4);
    BOOST_TEST_CONTEXT(query.get_description()) {
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(weighting());
      enquire.set_query(query);
      const auto expected = enquire.get_mset(0, kDocuments, kDocuments);
      Postings postings;
      const auto matches = match_in_memory(query, database, postings, no_orders);
      BOOST_REQUIRE(matches);
      const auto ranked = best_of(*matches, 0, kDocuments);
      BOOST_REQUIRE(ranked.size() == expected.size());
      with_matches += ranked.empty() ? 0 : 1;
      std::map<Xapian::docid, double> weights;
      for (auto at = expected.begin(); at != expected.end(); ++at)
        weights.emplace(*at, at.get_weight());
      for (std::size_t at = 0; at < ranked.size(); ++at) {
        // Sums that are added up in another order differ in their last bits.
        const auto known = weights.find(ranked[at].document);
        BOOST_REQUIRE(known != weights.end());
        BOOST_TEST(std::abs(known->second - ranked[at].weight) < 1e-9);
        BOOST_TEST(std::abs(expected[static_cast<Xapian::doccount>(at)].get_weight() -
                            ranked[at].weight) < 1e-9);
      }
    }
  }
  BOOST_TEST(with_matches > 300U);
}

BOOST_AUTO_TEST_CASE(terms_that_count_as_one_word_match_where_any_of_them_stands) {
  std::mt19937 random(11);
  const Library library;
  const auto database = random_database(library, random);
  const Query words[] = {Query("w9"), Query("w11"), Query("w9")};
  const Query query(Query::OP_SYNONYM, std::begin(words), std::end(words));
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(weighting());
  enquire.set_query(query);
  Postings postings;
  const auto matches = match_in_memory(query, database, postings, no_orders);
  BOOST_REQUIRE(matches);
  BOOST_TEST(matches->documents.size() == enquire.get_mset(0, kDocuments, kDocuments).size());
  // Counted together: a document with both weighs as one that has one of them as often.
  const auto both = postings.find(database, std::vector<std::string>{"w11", "w9"});
  for (std::size_t i = 0; i < both->documents.size(); ++i) {
    const auto document = database.get_document(both->documents[i]);
    unsigned count = 0;
    for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at)
      if (*at == "w9" || *at == "w11") count += at.get_wdf();
    BOOST_TEST(both->counts[i] == count);
  }
}

BOOST_AUTO_TEST_CASE(words_that_stand_together_match_in_memory_as_in_xapian) {
  std::mt19937 random(17);
  const Library library;
  const auto database = database_of_orders(library, random);
  const auto orders = WordOrders::read(database);
  std::size_t with_matches = 0, without = 0;
  for (int i = 0; i < 300; ++i) {
    auto query = together_query(any_together(random), {}, nullptr);
    if (i % 5 == 1) query = Query(Query::OP_FILTER, query, Query(any_of_few(random)));
    if (i % 5 == 2) query = Query(Query::OP_AND, Query(any_of_few(random)), query);
    if (i % 5 == 3) query = Query(Query::OP_OR, Query(any_of_few(random)), query);
    if (i % 5 == 4)
      query = Query(Query::OP_AND_NOT, query, together_query(any_together(random), {}, nullptr));
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(weighting());
    enquire.set_query(query);
    const auto expected = enquire.get_mset(0, kDocuments, kDocuments);
    Postings postings;
    const auto matches = match_in_memory(query, database, postings, [&] { return orders; });
    BOOST_REQUIRE(matches);
    const auto ranked = best_of(*matches, 0, kDocuments);
    BOOST_REQUIRE(ranked.size() == expected.size());
    (ranked.empty() ? without : with_matches) += 1;
    std::map<Xapian::docid, double> weights;
    for (auto at = expected.begin(); at != expected.end(); ++at)
      weights.emplace(*at, at.get_weight());
    for (const auto& one : ranked)
      BOOST_TEST((weights.contains(one.document) &&
                  std::abs(weights.at(one.document) - one.weight) < 1e-9));
    if (expected.size() > 0)
      BOOST_TEST(!match_in_memory(query, database, postings, no_orders).has_value());
  }
  BOOST_TEST(with_matches > 100U);
  BOOST_TEST(without > 5U);
}

BOOST_AUTO_TEST_CASE(what_is_more_than_lists_of_words_is_left_to_xapian) {
  std::mt19937 random(13);
  const Library library;
  const auto database = random_database(library, random);
  Postings postings;
  const Query words[] = {Query("w0"), Query("w1")};
  for (const auto& query : {Query(Query::OP_PHRASE, std::begin(words), std::end(words)),
                            Query(Query::OP_NEAR, std::begin(words), std::end(words)),
                            Query(Query::OP_VALUE_GE, 1, "a"), Query(Query::OP_WILDCARD, "w"),
                            Query(Query::OP_OR, Query("w0"), Query(Query::OP_VALUE_GE, 1, "a"))})
    BOOST_TEST(!match_in_memory(query, database, postings, no_orders).has_value());
  const auto entries = entries_of(Query("w0") & Query("w1"), database);
  BOOST_TEST(match_in_memory(Query("w0") & Query("w1"), database, postings, no_orders, entries)
                 .has_value());
  BOOST_TEST(!match_in_memory(Query("w0") & Query("w1"), database, postings, no_orders, entries - 1)
                  .has_value());
  BOOST_TEST(match_in_memory(Query::MatchAll, database, postings, no_orders)->documents.size() ==
             400U);
  BOOST_TEST(match_in_memory(Query(), database, postings, no_orders)->documents.empty());
}

BOOST_AUTO_TEST_CASE(a_page_of_the_best_is_cut_from_their_order) {
  Matches matches;
  for (Xapian::docid i = 1; i <= 50; ++i) {
    matches.documents.push_back(i);
    matches.weights.push_back(i % 5);
  }
  const auto all = best_of(matches, 0, 100);
  BOOST_REQUIRE(all.size() == 50U);
  BOOST_TEST(all.front().document == 4U);  // the first of the heaviest
  for (std::size_t offset = 0; offset < 60; offset += 7) {
    const auto page = best_of(matches, offset, 7);
    BOOST_TEST(page.size() == std::min<std::size_t>(7, 50 - std::min<std::size_t>(offset, 50)));
    for (std::size_t i = 0; i < page.size(); ++i)
      BOOST_TEST(page[i].document == all[offset + i].document);
  }
}

BOOST_AUTO_TEST_CASE(lists_outgrow_their_room_and_are_read_again) {
  std::mt19937 random(17);
  const Library library;
  const auto database = random_database(library, random);
  Postings postings(3'000);
  const auto first = postings.find(database, "w0")->documents;
  for (int word = 1; word < 12; ++word) postings.find(database, "w" + std::to_string(word));
  BOOST_TEST(postings.bytes() <= 3'000U);
  BOOST_TEST(postings.find(database, "w0")->documents == first);
}

BOOST_AUTO_TEST_CASE(lists_are_read_once_as_much_was_asked_as_there_are_units) {
  std::mt19937 random(19);
  const Library library;
  const auto database = random_database(library, random);
  Postings postings;
  const auto entries = entries_of(Query("w0") & Query("w11"), database);
  BOOST_TEST(entries == database.get_termfreq("w0") + database.get_termfreq("w11"));
  BOOST_TEST(!postings.pays(database, kDocuments - 1));
  BOOST_TEST(!postings.pays_already(database));
  BOOST_TEST(postings.pays(database, 1));
  BOOST_TEST(postings.pays_already(database));
}

BOOST_AUTO_TEST_CASE(a_commit_makes_the_lists_old) {
  Library library;
  library.put(paragraph("100", "art_1", "Centre de cazare."));
  library.index(1);
  SearchRequest request;
  request.query = "cazare";
  request.language = "ro";
  const auto columns = make_columns();
  Searcher searcher(library.folder(), {library.source(), {}, {}}, columns);
  BOOST_TEST(searcher.search(request).total == 1U);
  for (int i = 2; i < 6; ++i) {
    library.put(paragraph(std::to_string(100 + i), "art_1", "Altă cazare."));
    library.index(i);
    for (int search = 0; search < 3; ++search)
      BOOST_TEST(searcher.search(request).total == static_cast<std::size_t>(i));
  }
}
