// A good practice out of the text of its page, in the conventions of several languages.
#define BOOST_TEST_DYN_LINK
#include "kb/export/practice_text.h"

#include <algorithm>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

std::optional<std::string> name(const EntryField& field, const std::string& typed) {
  struct Known {
    const char* field;
    const char* typed;
    const char* key;
  };
  static constexpr Known kKnown[] = {
      {"ages", "65+", "65_plus"},   {"gender", "Female", "female"},
      {"themes", "ARBEIT", "work"}, {"themes", "Beschäftigung", "employment"},
      {"places", "Moldau", "MD"},   {"places", "Bălți", "MD-BA"},
      {"places", "Cahul", "MD-CA"}, {"places", "Orhei", "MD-OR"}};
  if (field.type != FieldType::concept_ && field.type != FieldType::territory) return typed;
  for (const Known& one : kKnown)
    if (field.name == one.field && typed == one.typed) return one.key;
  return std::nullopt;
}

const FiveWNames known_names = name;

constexpr std::string_view kGerman =
    "Start > Suche\n"
    "Integrationsmaβnahmen Ein Schalter für Neu\n"
    "ankommende\n"
    "Projektbeginn 01/02/2020\n"
    "Zielgruppe\n\n"
    "  • AGE\n    • 65+\n    • hundert\n  • GENDER\n    • Female\n\n"
    "Thematik\n\n  • ARBEIT\n    • Beschäftigung\n"
    "Projektende 31/12/2020\n"
    "Land Moldau\nCity / Region\nStadt Bălți/Rîșcani, Cahul and Orhei\n"
    "Abstract (EN)\n\nA desk for Neuankommende.\n\nIt was open for 3 days.\n"
    "Angelegenheit/Herausforderung und\nZiele/Annahmen\n\nNobody knew. Aims:\n\n"
    "  • to know;\n  • to go.\n\nLand is scarce.\n"
    "Wie funktioniert das?\n\nFirst of all:\n\n"
    "  1. A desk: it was opened\n     in spring.\n  2. Monitoring.\n"
    "Ergebnisse\n\nSome 40 came.\n"
    "Finanzierungsart\nund benötigte Ressourcen\n\n"
    "Total value: 1.000,00 lei 75% EU funding (750,00 lei); 25% town (250,00 lei).\n"
    "Organisation Centrul-exemplu\nKontaktperson Ana Exemplu (Email schicken)\n"
    "Webseite http://example.org/a-long-ad\ndress-of-it\n"
    "Veranstaltungen\nprevious Juli 2014 next\n";

std::string value(const Entry& entry, std::string_view field) {
  std::string all;
  for (const std::string& one : values_of(entry, field)) all += (all.empty() ? "" : "|") + one;
  return all;
}

// Words that the record lacks and that are neither labels nor stand between places.
std::vector<std::string> lost(std::string_view text, const PracticeReading& reading,
                              std::string_view labels) {
  std::string kept(labels);
  const auto keep = [&](const Entry& entry) {
    kept += ' ' + entry.title;
    for (const auto& [field, values] : entry.values)
      for (const std::string& one : values) kept += ' ' + one;
  };
  keep(reading.practice);
  for (const Entry& part : reading.parts) keep(part);
  for (const NamedValue& one : reading.named) kept += ' ' + one.printed;
  const auto words_of = [](std::string all) {
    for (char& letter : all)
      if (std::string_view("•/(),;:.%\n").find(letter) != std::string_view::npos) letter = ' ';
    std::vector<std::string> words;
    std::istringstream in(all);
    for (std::string word; in >> word;) words.push_back(word);
    std::sort(words.begin(), words.end());
    return words;
  };
  const auto in = words_of(std::string(text)), out = words_of(kept);
  std::vector<std::string> missing;
  std::set_difference(in.begin(), in.end(), out.begin(), out.end(), std::back_inserter(missing));
  return missing;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_field_is_read_from_a_german_page) {
  const PracticeReading reading = read_practice_text(kGerman, known_names);
  BOOST_TEST_REQUIRE(reading.problems.empty());
  const Entry& made = reading.practice;
  BOOST_TEST(made.kind == "good_practice");
  BOOST_TEST(made.title == "Ein Schalter für Neuankommende");
  const struct {
    const char* field;
    const char* says;
  } kSays[] = {{"starts", "2020-02-01"},
               {"ends", "2020-12-31"},
               {"ages", "65_plus"},
               {"gender", "female"},
               {"themes", "employment"},
               {"country", "md"},
               {"places", "MD-BA|MD-CA|MD-OR"},
               {"language", "en"},
               {"abstract", "A desk for Neuankommende.\n\nIt was open for 3 days."},
               {"issue", "Nobody knew. Aims:\n\nLand is scarce."},
               {"goals", "to know;\nto go."},
               {"how", "First of all:"},
               {"results", "Some 40 came."},
               {"funding", "1.000,00 lei"},
               {"organisation", "Centrul-exemplu"},
               {"contact", "Ana Exemplu"},
               {"website", "http://example.org/a-long-address-of-it"}};
  for (const auto& [field, says] : kSays)
    BOOST_TEST(value(made, field) == says, field << ": " << value(made, field));
  BOOST_TEST_REQUIRE(reading.parts.size() == 4u);
  BOOST_TEST(reading.parts[0].title == "A desk");
  BOOST_TEST(value(reading.parts[0], "text") == "it was opened in spring.");
  BOOST_TEST(value(reading.parts[1], "order") == "2");
  BOOST_TEST(reading.parts[2].kind == "funding_share");
  BOOST_TEST(value(reading.parts[2], "percent") == "75");
  BOOST_TEST(value(reading.parts[2], "amount") == "750,00 lei");
  BOOST_TEST(reading.parts[3].title == "town");
  BOOST_TEST(reading.unknown == std::vector<std::string>{"hundert"},
             boost::test_tools::per_element());
  const std::string left = value(made, "not_read");
  for (const char* words :
       {"Start > Suche", "hundert", "/Rîșcani", "(Email schicken)", "Total value:", "Juli 2014"})
    BOOST_TEST(left.find(words) != std::string::npos, words);
}

BOOST_AUTO_TEST_CASE(no_word_of_the_page_is_lost) {
  const PracticeReading reading = read_practice_text(kGerman, known_names);
  const std::vector<std::string> missing =
      lost(kGerman, reading,
           "Integrationsmaβnahmen Neu ankommende Projektbeginn Zielgruppe AGE GENDER Thematik "
           "Projektende Land City Region Stadt Abstract EN Angelegenheit Herausforderung und Ziele "
           "Annahmen Wie funktioniert das? 1 2 Ergebnisse Finanzierungsart und benötigte "
           "Ressourcen Organisation Kontaktperson Webseite http example org a-long-ad dress-of-it "
           "and");
  for (const std::string& word : missing) BOOST_ERROR("lost: " << word);
}

BOOST_AUTO_TEST_CASE(other_languages_and_layouts_are_read_too) {
  const PracticeReading english = read_practice_text(
      "A desk for newcomers\nStart date: 2020-02-01\nCountry: Moldau\n"
      "Results\nForty came.\nWebsite: https://example.org\n",
      known_names);
  BOOST_TEST(english.practice.title == "A desk for newcomers");
  BOOST_TEST(value(english.practice, "starts") == "2020-02-01");
  BOOST_TEST(value(english.practice, "country") == "md");
  BOOST_TEST(value(english.practice, "results") == "Forty came.");
  const PracticeReading romanian = read_practice_text(
      "Bună practică Un ghișeu\r\nData începerii 1.2.2020\r\nOraș Cahul, Orhei\r\n"
      "Rezultate\r\nAu venit 40.\r\nOrganizația Centrul-exemplu\r\n",
      known_names);
  BOOST_TEST(romanian.practice.title == "Un ghișeu");
  BOOST_TEST(value(romanian.practice, "places") == "MD-CA|MD-OR");
  BOOST_TEST(value(romanian.practice, "organisation") == "Centrul-exemplu");
  BOOST_TEST(value(romanian.practice, "starts") == "2020-02-01");
}

BOOST_AUTO_TEST_CASE(a_text_of_something_else_is_refused_with_what_to_do) {
  const PracticeReading reading =
      read_practice_text("Legea nr. 1\nArt. 1. Results count.\n", known_names);
  BOOST_TEST_REQUIRE(reading.problems.size() == 1u);
  BOOST_TEST(reading.problems.front().message.find("Copy the whole page") != std::string::npos);
}

}  // namespace lacuna::kb
