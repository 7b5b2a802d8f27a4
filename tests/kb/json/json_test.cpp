// The model as JSON and back; the table of fields against the headers of the model.
#define BOOST_TEST_DYN_LINK
#include "kb/json/json.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/json/fields.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

// Another value in every field, so that a pair which forgets one cannot pass.
struct Filler {
  int n = 1;
  void operator()(const char*, std::string& v) { v = "ș-" + std::to_string(++n); }
  void operator()(const char*, int& v) { v = ++n; }
  void operator()(const char*, std::size_t& v) { v = static_cast<std::size_t>(++n); }
  void operator()(const char*, bool& v) { v = !v; }
  void operator()(const char*, double& v) { v = ++n + 0.5; }
  void operator()(const char*, std::optional<Date>& v) { v = Date{2000 + ++n, 1, 2}; }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(const char*, E& v) {
    const E before = v;
    for (const auto& row : all_of<E>())
      if (row.value != before) v = row.value;
  }
  void operator()(const char*, ProvisionRef& v) {
    v = *parse_ref("ro/lege/2006/122@2015-06-01!art_20__para_1__point_a");
  }
  template <Fielded T>
  requires(!Is<T, ProvisionRef>) void operator()(const char*, T& v) { each_field(v, *this); }
  template <class T>
  void operator()(const char* name, std::optional<T>& v) {
    (*this)(name, v.emplace());
  }
  template <class T>
  void operator()(const char* name, std::vector<T>& v) {
    (*this)(name, v.emplace_back());
  }
  template <class T>
  void operator()(const char* name, std::map<std::string, T>& v) {
    (*this)(name, v["ro"]);
  }
};

template <class T>
void round_trip() {
  T value{};
  Filler filler;
  each_field(value, filler);
  const nlohmann::json json = to_json(value);
  const T back = from_json<T>(json);
  BOOST_TEST(to_json(back).dump() == json.dump());
  BOOST_TEST(to_json(T{}).dump() != json.dump());
  BOOST_TEST(to_json_text(from_json_text<T>(to_json_text(T{}))) == to_json_text(T{}));
  std::size_t fields = 0;
  each_field(value, [&](const char* name, const auto&) {
    ++fields;
    BOOST_TEST(json.contains(name), name);
    BOOST_TEST(json[name].dump() != to_json(T{})[name].dump(), name << " was not carried over");
  });
  BOOST_TEST(json.size() == fields);
}

std::string message_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    BOOST_TEST((error.code() == ErrorCode::bad_input));
    return error.what();
  }
  BOOST_ERROR("nothing was thrown");
  return {};
}

// Members of every struct in the headers of kb/model: "  type name = ...;" or "  type name;".
std::map<std::string, std::set<std::string>> members_in_headers() {
  std::map<std::string, std::set<std::string>> members;
  for (const auto& entry : std::filesystem::directory_iterator(LACUNA_SOURCE_DIR "/kb/model")) {
    if (entry.path().extension() != ".h") continue;
    std::ifstream in(entry.path());
    std::string line, current, statement;
    while (std::getline(in, line)) {
      if (const auto comment = line.find("//"); comment != std::string::npos) line.resize(comment);
      if (line.starts_with("struct ")) {
        current = line.substr(7, line.find_first_of(" :{", 7) - 7);
        statement.clear();
        continue;
      }
      if (line.starts_with("}")) current.clear();
      if (current.empty()) continue;
      statement += line + " ";
      if (line.find('{') != std::string::npos && line.find('}') == std::string::npos) {
        current.clear();  // a member function's body: the fields stand before it
        continue;
      }
      const auto end = statement.find(';');
      if (end == std::string::npos) continue;
      std::string declaration = statement.substr(0, statement.find_first_of("=;"));
      statement.clear();
      if (declaration.find('(') != std::string::npos) continue;
      declaration.resize(declaration.find_last_not_of(' ') + 1);
      const auto name = declaration.substr(declaration.find_last_of(" >") + 1);
      if (name != "operator") members[current].insert(name);
    }
  }
  return members;
}

template <class T>
std::set<std::string> listed_fields() {
  std::set<std::string> names;
  T value{};
  each_field(value, [&](const char* name, const auto&) { names.insert(name); });
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(every_type_comes_back_as_it_went) {
  round_trip<GazetteReference>();
  round_trip<Work>();
  round_trip<Counts>();
  round_trip<Expression>();
  round_trip<Manifestation>();
  round_trip<Provision>();
  round_trip<LegalEvent>();
  round_trip<Citation>();
  round_trip<Act>();
  round_trip<Concept>();
  round_trip<ConceptScheme>();
  round_trip<AgentName>();
  round_trip<Agent>();
  round_trip<Organisation>();
  round_trip<Account>();
  round_trip<Record>();
  round_trip<GapStatement>();
  round_trip<GapScore>();
  round_trip<Gap>();
  round_trip<Evidence>();
  round_trip<PositionPaper>();
  round_trip<Ask>();
  round_trip<Node>();
  round_trip<Link>();
  round_trip<Quote>();
  round_trip<Annotation>();
  round_trip<Recheck>();
  round_trip<Change>();
}

BOOST_AUTO_TEST_CASE(the_table_names_every_member_of_the_model) {
  const auto members = members_in_headers();
  const auto record = listed_fields<Record>();
  const auto compare = [&]<class T>(const char* name, T*) {
    BOOST_REQUIRE(members.contains(name));
    std::set<std::string> expected = members.at(name);
    if (std::is_base_of_v<Record, T>) expected.insert(record.begin(), record.end());
    if (std::is_same_v<T, Annotation>) expected.erase("guest_email");
    BOOST_TEST(listed_fields<T>() == expected, boost::test_tools::per_element());
  };
  compare("ProvisionRef", static_cast<ProvisionRef*>(nullptr));
  compare("GazetteReference", static_cast<GazetteReference*>(nullptr));
  compare("Work", static_cast<Work*>(nullptr));
  compare("Counts", static_cast<Counts*>(nullptr));
  compare("Expression", static_cast<Expression*>(nullptr));
  compare("Manifestation", static_cast<Manifestation*>(nullptr));
  compare("Provision", static_cast<Provision*>(nullptr));
  compare("LegalEvent", static_cast<LegalEvent*>(nullptr));
  compare("Citation", static_cast<Citation*>(nullptr));
  compare("Act", static_cast<Act*>(nullptr));
  compare("Concept", static_cast<Concept*>(nullptr));
  compare("ConceptScheme", static_cast<ConceptScheme*>(nullptr));
  compare("AgentName", static_cast<AgentName*>(nullptr));
  compare("Agent", static_cast<Agent*>(nullptr));
  compare("Organisation", static_cast<Organisation*>(nullptr));
  compare("Account", static_cast<Account*>(nullptr));
  compare("Gap", static_cast<Gap*>(nullptr));
  compare("GapStatement", static_cast<GapStatement*>(nullptr));
  compare("GapScore", static_cast<GapScore*>(nullptr));
  compare("Evidence", static_cast<Evidence*>(nullptr));
  compare("PositionPaper", static_cast<PositionPaper*>(nullptr));
  compare("Ask", static_cast<Ask*>(nullptr));
  compare("Node", static_cast<Node*>(nullptr));
  compare("Link", static_cast<Link*>(nullptr));
  compare("Quote", static_cast<Quote*>(nullptr));
  compare("Annotation", static_cast<Annotation*>(nullptr));
  compare("Recheck", static_cast<Recheck*>(nullptr));
  compare("Change", static_cast<Change*>(nullptr));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_place) {
  const auto read = [](const char* text) {
    return message_of([&] { from_json_text<Gap>(text, "gap.json"); });
  };
  BOOST_TEST(read(R"({"titel": "x"})") == "gap.json.titel: there is no such field.");
  BOOST_TEST(read(R"({"statement": {"who": 3}})") == "gap.json.statement.who: a text is needed.");
  BOOST_TEST(read(R"({"types": ["LEG", 4]})") == "gap.json.types[1]: a text is needed.");
  BOOST_TEST(read(R"({"state": "asleep"})")
                 .starts_with("gap.json.state: one of these words is needed: observed, "));
  BOOST_TEST(read(R"({"closed_on": "2026-02-30"})").find("a date such as") != std::string::npos);
  BOOST_TEST(read(R"({"version": 99999999999})") ==
             "gap.json.version: the number is out of range.");
  BOOST_TEST(read(R"({"version": 1.5})") == "gap.json.version: a whole number is needed.");
  BOOST_TEST(read("[]") == "gap.json: an object is needed.");
  BOOST_TEST(read("{").find("well-formed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_guests_address_is_in_no_json) {
  Annotation annotation;
  annotation.guest_name = "G";
  annotation.guest_email = "canary";
  BOOST_TEST(to_json_text(annotation).find("canary") == std::string::npos);
  BOOST_TEST(to_json_text(annotation).find("email") == std::string::npos);
  BOOST_TEST(message_of([] {
               from_json_text<Annotation>(R"({"guest_email": "x"})");
             }).find("no such field") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(references_that_context_decides_come_back_too) {
  Citation citation;
  for (const char* work : {"HOST", "SELF", "PREV", "?"}) {
    citation.target = {work, {}, "art_2", "", 0};
    BOOST_TEST(from_json<Citation>(to_json(citation)).target.work == work);
  }
  citation.target = {};
  BOOST_TEST(from_json<Citation>(to_json(citation)).target.work == "");
}

BOOST_AUTO_TEST_SUITE_END()
