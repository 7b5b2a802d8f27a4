// Texts made to hurt: every part of the grammar stays linear and keeps the words.
#define BOOST_TEST_DYN_LINK
#include <chrono>

#include <boost/test/unit_test.hpp>

#include "indexer/read/plain_text.h"
#include "indexer/structure/checks.h"
#include "indexer/structure/structure.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text = "LEGE nr. 1 din 4 mai 2031\n\nArticolul 1\n";
  while (text.size() < bytes) text += piece;
  return text;
}

constexpr const char* kPieces[] = {
    "(",
    ")",
    "\"",
    "„",
    "”",
    "a) ",
    "(1) ",
    "1. ",
    "I. ",
    ": - ",
    "; a) ",
    ": a) x ",
    ": (i) ",
    "(la 01-01-2000, ",
    "----- Art. 1 ",
    "----- Notă *) ",
    "următorul cuprins: ",
    "\nArticolul 1\n",
    "\nArticolul 1 urm",
    "următorul cuprins: \"",
    ". 1. La articolul ",
    "\n+  Articolul 1",
    "-",
    "_",
    "^1",
    "1.1.",
    "art. ",
    "alin. (1), ",
    "\n",
    "\nCapitolul I | ",
    "+  ",
    "MONITORUL OFICIAL nr. ",
    "Notă ",
    "\x80",
    "ș",
    "lit. a), b) ",
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_piece_repeated_is_read_in_time_and_kept) {
  for (const char* piece : kPieces) {
    BOOST_TEST_CONTEXT(piece) {
      const auto begin = std::chrono::steady_clock::now();
      const Document document = read_plain_text(repeated(piece, 100'000));
      const Structured act = structure(document);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
      BOOST_TEST(took.count() <
                 20.0);  // sanitizers on a busy machine; a quadratic scan takes minutes
      BOOST_TEST((compare_words(document, act) != WordCheck::lost));
      BOOST_TEST(has_unique_eids(act));
    }
  }
}

BOOST_AUTO_TEST_CASE(checks_find_what_they_are_for) {
  const Document document =
      read_plain_text("LEGE nr. 1 din 4 mai 2031\n\nArticolul 1\nText scurt.\n");
  Structured act = structure(document);
  BOOST_TEST(act.diagnostics.empty());
  Structured lost = act;
  lost.provisions.back().text = "Text.";
  BOOST_TEST((compare_words(document, lost) == WordCheck::lost));
  BOOST_TEST(!same_tree(act, lost));
  BOOST_TEST((compare_words(document, act) == WordCheck::kept));
  Structured reordered = act;
  std::swap(reordered.provisions.front().text, reordered.provisions.back().text);
  BOOST_TEST((compare_words(document, reordered) == WordCheck::reordered));
  Structured twice = act;
  twice.provisions.front().eid = twice.provisions.back().eid;
  BOOST_TEST(!has_unique_eids(twice));
}
