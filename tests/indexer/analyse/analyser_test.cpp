#define BOOST_TEST_DYN_LINK
#include "indexer/analyse/analyser.h"

#include <boost/test/unit_test.hpp>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/language.h"
#include "indexer/analyse/romanian_stem.h"
#include "indexer/analyse/tokens.h"

using namespace lacuna::indexer;

namespace {

struct Pair {
  std::string_view in;
  std::string_view out;
};

std::string joined(const std::vector<Token>& tokens, std::string_view Token::*which) {
  std::string text;
  for (const auto& token : tokens) (text += text.empty() ? "" : " ") += token.*which;
  return text;
}

std::string words_of(std::string_view text) {
  std::string words;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end))
    (words += words.empty() ? "" : "|") += text.substr(word->begin, word->end - word->begin);
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(folding_takes_diacritics_from_latin_letters_alone) {
  constexpr Pair kRows[] = {
      {"protecție", "protectie"},  // comma below
      {"protecţie", "protectie"},  // cedilla
      {"ŞTIINŢĂ", "stiinta"},
      {"Înființare", "infiintare"},
      {"hotărâre", "hotarare"},
      {"s\u0326i", "si"},  // combining comma below
      {"a\u0306", "a"},    // combining breve on Latin
      {"é", "e"},
      {"Straße", "strasse"},
      {"Œuvre", "oeuvre"},
      {"Ħal", "hal"},
      {"Йод", "йод"},        // й is a letter, not и with a mark
      {"и\u0306од", "йод"},  // the same, decomposed
      {"їжак", "їжак"},
      {"ґанок", "ґанок"},
      {"ещё", "еще"},
      {"п'ять", "пять"},
      {"п’ять", "пять"},
      {"про\u00ADтек", "протек"},  // soft hyphen
      {"pro\u00ADtec\u200Bție", "protectie"},
      {"ΑΘΗΝΑ", "αθηνα"},
      {"2006", "2006"},
      {"", ""},
      {"\xff\xfe",
       "\xEF\xBF\xBD\xEF\xBF\xBD"},  // broken bytes stay visible, nothing is read past them
  };
  for (const auto& row : kRows) BOOST_TEST(fold(row.in) == row.out, "fold of " << row.in);
}

BOOST_AUTO_TEST_CASE(folding_is_bounded_and_stable) {
  std::string endless;
  for (int i = 0; i < 1000; ++i) endless += "ăț";
  BOOST_TEST(fold(endless).size() <= 64U);
  for (const std::string_view word : {"Înființare", "ещё", "п’ять", "Straße", "ǅ", "ﬁn", "İzmir"})
    BOOST_TEST(fold(fold(word)) == fold(word), "folded twice: " << word);
}

BOOST_AUTO_TEST_CASE(words_and_their_places) {
  constexpr Pair kRows[] = {
      {"alin. (1) lit. a)", "alin|1|lit|a"},
      {"Legea nr. 122/2006", "Legea|nr|122|2006"},
      {"într-un", "într|un"},
      {"l’asile d'un", "l|asile|d|un"},  // French elision: the noun is found
      {"п'ять м’яч", "п'ять|м’яч"},
      {"п' ять", "п|ять"},
      {"pro\u00ADtecție", "pro\u00ADtecție"},
      {"a\u00AD", "a"},  // a soft hyphen at the end belongs to nobody
      {"  ", ""},
      {"", ""},
      {"…„text”—x", "text|x"},
      {"\xc3(", ""},
      {"a\xff"
       "b",
       "a|b"},
  };
  for (const auto& row : kRows) BOOST_TEST(words_of(row.in) == row.out, "words of " << row.in);
}

BOOST_AUTO_TEST_CASE(tokens_map_back_to_the_text) {
  Analyser analyser;
  std::vector<Token> tokens;
  const std::string text = "Protecția temporară, a străinilor";
  analyser.tokens(text, "ro", tokens);
  BOOST_REQUIRE(tokens.size() == 4U);
  BOOST_TEST(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "temporară");
  BOOST_TEST(joined(tokens, &Token::form) == "protectia temporara a strainilor");
  BOOST_TEST(joined(tokens, &Token::term) == "protect tempor a strain");
}

BOOST_AUTO_TEST_CASE(three_spellings_are_one_query) {
  Analyser analyser;
  std::vector<Token> tokens;
  for (const std::string_view text :
       {"protectie temporara", "protecţie temporară", "protecție temporară", "PROTECȚIE TEMPORARĂ",
        "protecţiei temporare", "protecțiilor temporare"}) {
    analyser.tokens(text, "ro", tokens);
    BOOST_TEST(joined(tokens, &Token::term) == "protect tempor", "terms of " << text);
  }
}

BOOST_AUTO_TEST_CASE(romanian_forms_of_one_word_meet) {
  const std::vector<std::vector<std::string_view>> kWords = {
      {"protectie", "protectia", "protectiei", "protectii", "protectiile", "protectiilor"},
      {"autoritate", "autoritatea", "autoritatii", "autoritati", "autoritatile", "autoritatilor"},
      {"strain", "strainul", "strainului", "straini", "strainii", "strainilor", "straina"},
      {"lege", "legea", "legii", "legi", "legile", "legilor"},
      {"masura", "masuri", "masurii", "masurile", "masurilor"},
      {"procedura", "proceduri", "procedurii", "procedurile", "procedurilor"},
      {"persoana", "persoane", "persoanei", "persoanele", "persoanelor"},
      {"hotarare", "hotararea", "hotararii", "hotarari", "hotararile", "hotararilor"},
      {"solicitare", "solicita", "solicitat", "solicitand", "solicitarilor", "solicitari"},
      {"european", "europeana", "europene", "europeni", "europenilor"},
      {"amenda", "amenzi", "amenzii", "amenzilor"},
      {"venit", "venitul", "venituri", "veniturilor"},
      {"serviciu", "serviciul", "servicii", "serviciile", "serviciilor"},
      {"locuinta", "locuinte", "locuintei", "locuintelor"},
      {"aplicabil", "aplicabila", "aplicabile", "aplicabili"},
      {"stabili", "stabilit", "stabileste", "stabilire", "stabilirea", "stabilind"},
      {"apa", "ape", "apei", "apelor"},
  };
  for (const auto& forms : kWords)
    for (const auto form : forms)
      BOOST_TEST(stem_romanian(form) == stem_romanian(forms.front()),
                 form << " and " << forms.front());
}

BOOST_AUTO_TEST_CASE(romanian_words_that_differ_stay_apart) {
  constexpr Pair kRows[] = {{"stat", "statut"},    {"apel", "apa"},         {"masa", "masura"},
                            {"minor", "minister"}, {"autor", "autoritate"}, {"cas", "caz"},
                            {"legat", "lege"},     {"mandat", "manda"}};
  for (const auto& row : kRows)
    BOOST_TEST(stem_romanian(row.in) != stem_romanian(row.out), row.in << " and " << row.out);
}

BOOST_AUTO_TEST_CASE(every_language_has_its_stems) {
  Analyser analyser;
  struct Row {
    std::string_view language;
    std::vector<std::string_view> forms;  // of one word
  };
  const std::vector<Row> kRows = {
      {"en", {"protection", "protections", "Protection"}},
      {"de", {"Schutzes", "Schutz"}},
      {"de", {"Behörde", "Behörden", "behorde"}},
      {"fr", {"étranger", "étrangers", "etrangers", "ÉTRANGÈRE"}},
      {"ru", {"иностранец", "иностранцем", "ИНОСТРАНЦЫ"}},
      {"ru", {"учёт", "учета"}},
      {"uk", {"послугами", "послуга", "послуг"}},
      {"uk", {"особа", "осіб", "ОСОБАМИ"}},
      {"uk", {"здоров'я", "здоров’ям"}},
      {"uk", {"Україна", "України", "УКРАЇНІ"}},
      {"ro", {"hotărîre", "hotărâre", "HOTĂRÎRII", "hotărâri"}},
      {"ro", {"sînt", "sunt"}},
      {"ro", {"cîine", "câine", "caine"}},
      {"ro", {"neîncetat", "neincetat"}},
      {"ro", {"preîntîmpina", "preîntâmpina", "preintampina"}},
      {"ro", {"subînțeles", "subinteles"}},
      {"ro-MD", {"pămîntul", "pământ"}},
  };
  for (const auto& row : kRows) {
    const auto wanted = analyser.terms_of(row.forms.front(), row.language);
    BOOST_REQUIRE(!wanted.empty());
    for (const auto form : row.forms) {
      const auto terms = analyser.terms_of(form, row.language);
      const bool meet = std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
        return std::find(wanted.begin(), wanted.end(), term) != wanted.end();
      });
      BOOST_TEST(meet, form << " and " << row.forms.front() << " in " << row.language);
    }
  }
  // Without a language a word is looked for under each of its script.
  BOOST_TEST(analyser.terms_of("protectiilor", "").size() >= 2U);
  BOOST_TEST((stemming_of("ro-MD") == Stemming::romanian));
  BOOST_TEST((stemming_of("uk-UA") == Stemming::ukrainian));
  BOOST_TEST((stemming_of("it") == Stemming::none));
}

BOOST_AUTO_TEST_CASE(an_ambiguous_word_has_all_its_stems) {
  Analyser analyser;
  std::vector<Token> tokens;
  analyser.tokens("захист прав", "uk", tokens);
  BOOST_REQUIRE(tokens.size() == 2U);
  const auto right = analyser.terms_of("право", "uk");
  BOOST_REQUIRE(right.size() == 1U);
  const auto& found = tokens[1];
  const bool has =
      found.term == right.front() ||
      std::find(found.others.begin(), found.others.end(), right.front()) != found.others.end();
  BOOST_TEST(has);
}

BOOST_AUTO_TEST_CASE(languages_are_told_apart) {
  BOOST_TEST(detect_language("Prezenta lege stabilește condițiile în care străinii pot obține o "
                             "formă de protecție în România.",
                             "en") == "ro");
  BOOST_TEST(detect_language("Prezenta lege stabileste conditiile in care strainii pot obtine o "
                             "forma de protectie in Romania.",
                             "en") == "ro");
  BOOST_TEST(detect_language("Applicants shall be entitled to remain in the Member State during "
                             "the examination of their claim.",
                             "ro") == "en");
  BOOST_TEST(detect_language("Цей Закон визначає правовий статус біженців та осіб, які "
                             "потребують додаткового захисту.",
                             "ro") == "uk");
  BOOST_TEST(detect_language("Art. 5", "ro") == "ro");
  BOOST_TEST(detect_language("", "ro") == "ro");
  BOOST_TEST(detect_language("\xff\xfe\xfd", "ro") == "ro");
}
