#include "indexer/analyse/romanian_stem.h"

#include <algorithm>
#include <span>

namespace lacuna::indexer {
namespace {

struct Ending {
  std::string_view text;
  std::size_t least;  // letters that must stay before it
};

// Article, plural and case endings; longest first.
constexpr Ending kInflections[] = {
    {"iilor", 3}, {"ilor", 2}, {"elor", 2}, {"ului", 2}, {"iului", 3}, {"elui", 3},
    {"iile", 3},  {"eaua", 3}, {"iul", 3},  {"ile", 3},  {"ele", 2},   {"iei", 3},
    {"iea", 3},   {"ul", 2},   {"ei", 2},   {"ii", 3},   {"ie", 3},    {"ia", 3},
    {"ea", 3},    {"iu", 3},   {"i", 2},    {"e", 2},    {"a", 2},     {"u", 2},
};

// Verb endings, participle and long infinitive; longest first.
constexpr Ending kVerbEndings[] = {
    {"easc", 3}, {"iind", 3}, {"asem", 3}, {"and", 3}, {"ind", 3}, {"iat", 3},
    {"iaz", 3},  {"eaz", 3},  {"iez", 3},  {"esc", 3}, {"est", 3}, {"iar", 3},
    {"ise", 3},  {"ase", 3},  {"at", 3},   {"it", 3},  {"ut", 4},  {"ar", 4},
    {"er", 4},   {"ir", 4},   {"az", 3},   {"ez", 3},  {"am", 4},  {"au", 4},
};

// Stems that end like an ending and keep it: frequent words of the laws that would otherwise part
// from their own forms (limita, limitat) or fall together with another word (statut, stat).
constexpr std::string_view kWhole[] = {
    "administrat", "aparat",   "apel",     "articol",   "audit",    "acredit",  "bugetar",
    "calcul",      "candidat", "capitol",  "caracter",  "carier",   "circuit",  "comunitar",
    "consider",    "consiliu", "constat",  "contr",     "control",  "credit",   "cuprind",
    "debit",       "debut",    "declar",   "deosebit",  "depozit",  "depun",    "doband",
    "element",     "eliber",   "execut",   "exercit",   "familiar", "figur",    "format",
    "gratuit",     "hotel",    "imobil",   "imprumut",  "invit",    "judet",    "legat",
    "limbaj",      "limit",    "locuint",  "mandat",    "masur",    "mediu",    "merit",
    "militar",     "minister", "minor",    "model",     "muncit",   "natur",    "nivel",
    "obiect",      "ordinar",  "ordonant", "parlament", "pericol",  "primar",   "privat",
    "profit",      "protocol", "regul",    "roman",     "salar",    "secretar", "simbol",
    "solicit",     "spirit",   "stat",     "statut",    "titl",     "titul",    "transfer",
    "tranzit",     "tratat",   "unitar",   "urgent",    "vehicul",  "venit",    "autovehicul",
    "contest",     "achit",
};

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool is_whole(std::string_view stem) {
  return std::find(std::begin(kWhole), std::end(kWhole), stem) != std::end(kWhole);
}

bool ends(const std::string& word, const Ending& ending) {
  return word.ends_with(ending.text) && word.size() >= ending.text.size() + ending.least;
}

// -abile, -ibile, -vile: the plural of an adjective in -bil, not the article -ile.
bool belongs_to_stem(const std::string& word, std::string_view ending) {
  return ending == "ile" && word.size() > 3 &&
         (word[word.size() - 4] == 'b' || word[word.size() - 4] == 'v');
}

// The last vowels of a stem change with its number: persoan-ă, școal-ă / școl-i, seam-ă / sem-e.
void even_out_vowels(std::string& word) {
  if (word.ends_with("ian")) word.replace(word.size() - 3, 3, "ien");
  if (word.ends_with("eaz") || word.ends_with("easc")) return;  // those are endings
  std::size_t at = word.size();
  while (at > 0 && !is_vowel(word[at - 1])) --at;
  if (at < 2 || at == word.size()) return;
  if (word[at - 1] == 'a' && (word[at - 2] == 'o' || word[at - 2] == 'e')) word.erase(at - 1, 1);
}

}  // namespace

std::string stem_romanian(std::string_view folded) {
  std::string word(folded);
  constexpr std::size_t kShortest = 3;
  if (word.size() < kShortest || is_whole(word)) return word;
  for (const auto& ending : kInflections)
    if (ends(word, ending) &&
        is_whole(std::string_view(word).substr(0, word.size() - ending.text.size())))
      return word.substr(0, word.size() - ending.text.size());
  for (const auto& ending : kInflections)
    if (ends(word, ending) && !belongs_to_stem(word, ending.text)) {
      word.resize(word.size() - ending.text.size());
      break;
    }
  even_out_vowels(word);
  for (const auto& ending : kVerbEndings)
    if (ends(word, ending)) {
      word.resize(word.size() - ending.text.size());
      break;
    }
  if (is_whole(word)) return word;
  if (word.size() >= 5 && word.ends_with("ur"))
    word.resize(word.size() - 2);               // loc-uri, procedur-ă
  if (word.ends_with("nz")) word.back() = 'd';  // amenz-i, cuprinz-ând
  while (word.size() > kShortest && is_vowel(word.back())) word.pop_back();
  return word;
}

}  // namespace lacuna::indexer
