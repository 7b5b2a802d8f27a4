// The graph around one thing: its nodes and edges in words, what the asker may not see absent from
// it and from its counts, and no more than fit on a page.
#define BOOST_TEST_DYN_LINK
#include "kb/store/link_store.h"
#include "server/pages/graph_walk.h"
#include "tests/server/map.h"

using namespace lacuna;
using namespace lacuna::server;
using namespace lacuna::server::test;

namespace {

struct Graphs : Map {
  kb::Link link(kb::Node from, kb::LinkVerb verb, kb::Node to,
                kb::Visibility visibility = kb::Visibility::public_) {
    kb::Link made;
    made.from = std::move(from);
    made.to = std::move(to);
    made.verb = verb;
    made.rationale = "Because of its words.";
    made.visibility = visibility;
    return kb::create_link(store, made, by());
  }
};

// "Gap G-1 No home" of every node, in order.
std::vector<std::string> nodes_of(const Json& shown) {
  std::vector<std::string> nodes;
  for (const Json& node : shown["nodes"])
    nodes.push_back(node["kind_label"].get<std::string>() + " " + node["label"].get<std::string>());
  return nodes;
}

// "from > relation > to" of every row of the table.
std::set<std::string> rows_of(const Json& shown) {
  std::set<std::string> rows;
  if (!shown["table"].is_object()) return rows;
  for (const Json& row : shown["table"]["rows"])
    rows.insert(row["heading"]["text"].get<std::string>() + " > " +
                row["cells"][0]["text"].get<std::string>() + " > " +
                row["cells"][1]["text"].get<std::string>());
  return rows;
}

const kb::Node kUnit{kb::NodeKind::provision, std::string(kAct) + "!art_1"};
const std::string kUnitLabel = "art. 1, Legea nr. 7/2020";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(graphs, Graphs)

BOOST_AUTO_TEST_CASE(a_gap_is_joined_with_all_that_speaks_of_it_in_words) {
  const std::string id = gap("No home", "ACC", "MD-DR");
  link(kUnit, kb::LinkVerb::causes, {kb::NodeKind::gap, id});
  make(Kind::evidence, kb::Visibility::public_, "Seen", id);
  entry("practice", "Lived",
        {{"what", {"Desks ask for originals."}},
         {"who", {"ro/office"}},
         {"since", {"2019-01-01"}},
         {"relation", {"deviates"}},
         {"provision", {std::string(kAct) + "!art_1"}},
         {"gaps", {id}}});
  const Json near = page("/graph", {{"of", "gap:" + id}});
  BOOST_TEST(near["title"] == "Graph of G-1 No home");
  BOOST_TEST(near["centre"]["href"] == "/gaps/" + id);
  const std::set<std::string> rows = rows_of(near);
  BOOST_TEST(rows.size() == 4u);
  BOOST_TEST(rows.contains(kUnitLabel + " > causes > G-1 No home"));
  BOOST_TEST(rows.contains("G-1 No home > is recorded for > place MD-DR"));
  BOOST_TEST(rows.contains("PR-1 Lived > Gaps > G-1 No home"));
  BOOST_TEST(near["edges"].size() == 4u);
  BOOST_TEST(near["counted"] == "5 nodes, 4 relations");
  BOOST_TEST(near["left_out"] == "");

  const Json far = page("/graph", {{"of", "G-1"}, {"depth", "2"}});
  BOOST_TEST(rows_of(far).contains(kUnitLabel + " > is part of > Legea nr. 7/2020"));
  BOOST_TEST(rows_of(far).contains("PR-1 Lived > Who does so > Office"));
  // A place is met and not passed through.
  BOOST_TEST(!rows_of(far).contains("place MD-DR > belongs to > place MD-R-N"));

  const Json few = page("/graph", {{"of", "G-1"}, {"kind", "place"}});
  BOOST_TEST(nodes_of(few) == (std::vector<std::string>{"Gap G-1 No home", "Place place MD-DR"}),
             boost::test_tools::per_element());
  BOOST_TEST(html("/graph", {{"of", "G-1"}}).find("graph.js") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_kind_of_thing_can_stand_in_the_middle) {
  const std::string id = gap("No home", "ACC", "MD-DR");
  link(kUnit, kb::LinkVerb::causes, {kb::NodeKind::gap, id});
  entry("practice", "Lived",
        {{"what", {"Desks ask for originals."}},
         {"who", {"An office in no register"}},
         {"since", {"2019-01-01"}},
         {"relation", {"deviates"}},
         {"provision", {std::string(kAct) + "@2021-01-01!art_1"}}});
  BOOST_TEST(rows_of(page("/graph", {{"of", "art. 1 din Legea nr. 7/2020"}}))
                 .contains("PR-1 Lived > Provision > " + kUnitLabel));
  BOOST_TEST(rows_of(page("/graph", {{"of", "act:" + std::string(kAct)}}))
                 .contains(kUnitLabel + " > is part of > Legea nr. 7/2020"));
  BOOST_TEST(rows_of(page("/graph", {{"of", "place MD-R-N"}}))
                 .contains("place MD-DR > belongs to > place MD-R-N"));
  BOOST_TEST(rows_of(page("/graph", {{"of", "body:An office in no register"}}))
                 .contains("PR-1 Lived > Who does so > An office in no register"));
  BOOST_TEST(rows_of(page("/graph", {{"of", "PR-1"}})).size() == 2u);
  BOOST_TEST(page("/graph")["nodes"].empty());
  html("/graph");
}

BOOST_AUTO_TEST_CASE(what_may_not_be_seen_is_in_no_edge_and_in_no_count) {
  const std::string id = gap("No home", "ACC", "MD-DR");
  const std::string hidden = gap("Hidden", "ACC", "MD-DR", kb::Visibility::coalition);
  link({kb::NodeKind::gap, id}, kb::LinkVerb::duplicates, {kb::NodeKind::gap, hidden});
  link(kUnit, kb::LinkVerb::causes, {kb::NodeKind::gap, id}, kb::Visibility::coalition);
  const kb::FieldValues lived{{"what", {"Desks ask for originals."}},
                              {"who", {"A body that is told of once"}},
                              {"since", {"2019-01-01"}},
                              {"relation", {"deviates"}},
                              {"provision", {"md/lege/2011/274!art_18"}},
                              {"gaps", {id}}};
  entry("practice", "Untold", lived, {}, kb::Visibility::coalition);
  for (const char* of : {"G-1", "MD-DR"}) {
    const std::string seen = page("/graph", {{"of", of}, {"depth", "2"}}).dump();
    for (const char* word : {"Hidden", "Untold", "told of once", "Legea"})
      BOOST_TEST(seen.find(word) == std::string::npos, of << " tells of " << word);
  }
  const Json shown = page("/graph", {{"of", "G-1"}, {"depth", "2"}});
  BOOST_TEST(shown["counted"] == "2 nodes, 1 relation");
  BOOST_TEST(shown["left_out"] == "");
  const std::string members =
      page("/graph", {{"of", "G-1"}, {"depth", "2"}}, "member of other").dump();
  for (const char* word : {"Hidden", "Untold", "told of once", "Legea"})
    BOOST_TEST(members.find(word) != std::string::npos, word);
  Request asked = request(visitor("anonymous"), Method::get, "/graph");
  asked.query = {{"of", "body:A body that is told of once"}};
  BOOST_TEST(app->serve(asked, 0).status == 404);
}

BOOST_AUTO_TEST_CASE(a_page_draws_no_more_than_can_be_read_and_says_so) {
  kb::Transaction all(store.database());
  for (int i = 0; i < 205; ++i) gap("Gap", "ACC", "MD-DR");
  all.commit();
  const Json shown = page("/graph", {{"of", "MD-DR"}});
  BOOST_TEST(shown["nodes"].size() <= 150u);
  BOOST_TEST(shown["left_out"].get<std::string>().starts_with("At least 105 more are not drawn"));
  BOOST_TEST(html("/graph", {{"of", "MD-DR"}}).find("105 more") != std::string::npos);
  BOOST_TEST(page("/graph", {{"of", "MD-DR"}, {"kind", "record"}})["left_out"] == "");
}

BOOST_AUTO_TEST_CASE(the_table_is_sorted_without_script) {
  const std::string id = gap("No home", "ACC", "MD-DR");
  link(kUnit, kb::LinkVerb::causes, {kb::NodeKind::gap, id});
  const auto first = [&](const char* sort) {
    return page("/graph", {{"of", "G-1"}, {"sort", sort}})["table"]["rows"][0]["cells"][0]["text"];
  };
  BOOST_TEST(first("relation") == "causes");
  BOOST_TEST(first("from") == "causes");
  BOOST_TEST(first("to") == "causes");
  BOOST_TEST(
      page("/graph", {{"of", "G-1"}, {"sort", "to"}})["table"]["rows"][1]["cells"][1]["text"] ==
      "place MD-DR");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(a_walk_keeps_the_nearest_and_counts_the_rest_once) {
  const auto node = [](int i) { return GraphNode{GraphKind::record, std::to_string(i)}; };
  // Each number is joined with its double and the one after that, both ways round.
  const auto edges_at = [&](const GraphNode& at) {
    const int i = std::stoi(at.key);
    GraphEdges found;
    for (const int other : {2 * i, 2 * i + 1}) found.edges.push_back({at, node(other), "to", ""});
    if (i > 1) found.edges.push_back({node(i / 2), at, "to", ""});
    return found;
  };
  const Graph one = walk_graph(node(1), {.steps = 1}, edges_at);
  BOOST_TEST(one.nodes.size() == 3u);
  const Graph two = walk_graph(node(1), {.steps = 2}, edges_at);
  BOOST_TEST(two.nodes.size() == 7u);
  BOOST_TEST(two.edges.size() == 6u);
  BOOST_TEST(two.steps.back() == 2);
  BOOST_TEST(two.left_out == 0u);
  const Graph cut = walk_graph(node(1), {.steps = 2, .nodes = 4}, edges_at);
  BOOST_TEST(cut.nodes.size() == 4u);
  BOOST_TEST(cut.edges.size() == 3u);
  BOOST_TEST(cut.left_out == 3u);
}
