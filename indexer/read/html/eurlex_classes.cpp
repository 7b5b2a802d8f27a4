#include "indexer/read/html/eurlex_classes.h"

#include <algorithm>
#include <iterator>

#include "kb/base/text.h"

namespace lacuna::indexer::html {

using kb::Level;

namespace {

struct ClassRow {
  std::string_view name;  // without "oj-" or "clg-"
  EurlexRole role;
};
constexpr ClassRow kClasses[] = {
    {"doc-ti", EurlexRole::title},
    {"title-doc-first", EurlexRole::title},
    {"title-doc-last", EurlexRole::title},
    {"title-annex-1", EurlexRole::annex_title},
    {"title-annex-2", EurlexRole::annex_heading},
    {"ti-annotation", EurlexRole::annex_heading},
    {"ti-art", EurlexRole::article},
    {"title-article-norm", EurlexRole::article},
    {"title-article", EurlexRole::article},
    {"sti-art", EurlexRole::article_heading},
    {"stitle-article-norm", EurlexRole::article_heading},
    {"stitle-article", EurlexRole::article_heading},
    {"ti-section-1", EurlexRole::division},
    {"title-division-1", EurlexRole::division},
    {"ti-section-2", EurlexRole::division_heading},
    {"title-division-2", EurlexRole::division_heading},
    {"ti-grseq-1", EurlexRole::group},
    {"ti-grseq-2", EurlexRole::group},
    {"title-gr-seq-level-1", EurlexRole::group},
    {"title-gr-seq-level-2", EurlexRole::group},
    {"title-gr-seq-level-3", EurlexRole::group},
    {"title-gr-seq-level-4", EurlexRole::group},
    {"note", EurlexRole::note},
    {"footnote", EurlexRole::note},
    {"signatory", EurlexRole::signatory},
    {"final", EurlexRole::final},
    {"modref", EurlexRole::mark},
    {"arrow", EurlexRole::mark},
    {"hd-date", EurlexRole::chrome},
    {"hd-lg", EurlexRole::chrome},
    {"hd-ti", EurlexRole::chrome},
    {"hd-oj", EurlexRole::chrome},
    {"hd-uniq", EurlexRole::chrome},
    {"hd-modifiers", EurlexRole::chrome},
    {"hd-modified", EurlexRole::chrome},
    {"hd-toc-1", EurlexRole::chrome},
    {"hd-toc-2", EurlexRole::chrome},
    {"hd-toc-3", EurlexRole::chrome},
    {"toc-1", EurlexRole::chrome},
    {"toc-2", EurlexRole::chrome},
    {"title-fam-member", EurlexRole::chrome},
    {"title-fam-member-star", EurlexRole::chrome},
    {"title-doc-oj-reference", EurlexRole::chrome},
    {"reference", EurlexRole::chrome},
    {"disclaimer", EurlexRole::chrome},
    {"doc-end", EurlexRole::chrome},
    {"doc-sep", EurlexRole::chrome},
    {"separator", EurlexRole::chrome},
};

struct WordRow {
  Level level;
  std::string_view words[18];  // lower case, of the languages that write it differently
};
constexpr WordRow kDivisions[] = {
    {Level::part,
     {"part", "partea", "partie", "teil", "parte", "część", "deel", "část", "časť", "rész", "osa",
      "daļa", "dalis", "del", "dio", "част", "μέρος", "taqsima"}},
    {Level::title,
     {"title", "titlul", "titre", "titel", "titolo", "título", "tytuł", "hlava", "cím", "osasto",
      "jaotis", "sadaļa", "antraštinė", "avdelning", "naslov", "glava", "дял", "τιτλοσ"}},
    {Level::chapter,
     {"chapter", "capitolul", "chapitre", "kapitel", "capo", "capítulo", "rozdział", "hoofdstuk",
      "kapitola", "fejezet", "luku", "peatükk", "nodaļa", "skyrius", "poglavje", "poglavlje",
      "глава", "κεφαλαιο"}},
    {Level::section,
     {"section", "secțiunea", "secţiunea", "abschnitt", "sezione", "sección", "secção", "sekcja",
      "afdeling", "oddíl", "oddiel", "szakasz", "jakso", "jagu", "iedaļa", "skirsnis", "odjeljak",
      "раздел"}},
    {Level::section, {"avsnitt", "oddelek", "τμημα", "capitolo"}},
    {Level::subsection,
     {"subsection", "subsecțiunea", "sous-section", "unterabschnitt", "sottosezione", "subsección",
      "subsecção", "podsekcja", "onderafdeling"}},
};

struct IdRow {
  std::string_view prefix;
  Level level;
};
constexpr IdRow kIds[] = {{"prt_", Level::part},
                          {"tis_", Level::title},
                          {"cpt_", Level::chapter},
                          {"sct_", Level::section},
                          {"sbs_", Level::subsection}};

constexpr std::string_view kAnnexes[] = {
    "annex",   "anexa",   "annexe",  "anhang",     "allegato",  "anexo", "załącznik", "bijlage",
    "bilag",   "bilaga",  "příloha", "príloha",    "melléklet", "liite", "lisa",      "pielikums",
    "priedas", "priloga", "prilog",  "приложение", "παραρτημα", "anness"};

constexpr std::string_view kClosings[] = {
    "done at",     "adoptat la", "adoptată la", "fait à",     "fait a",
    "geschehen",   "fatto a",    "fatto il",    "hecho en",   "feito em",
    "sporządzono", "gedaan te",  "udfærdiget",  "utfärdad i", "v bruselu",
    "v bruseli",   "kelt ",      "tehty ",      "brüssel,",   "briselē,",
    "priimta",     "v bruslju",  "sastavljeno", "съставено",  "έγινε"};

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\n' &&
         text.compare(end, 2, "\xC2\xA0") != 0)
    ++end;
  return text.substr(0, end);
}

}  // namespace

EurlexRole eurlex_role(const Tree& tree, int node) {
  const std::string_view classes = tree.attribute(node, "class");
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t end = std::min(classes.find(' ', at), classes.size());
    std::string_view name = classes.substr(at, end - at);
    at = end + 1;
    if (name.starts_with("oj-")) name.remove_prefix(3);
    if (name.starts_with("clg-")) name.remove_prefix(4);
    for (const ClassRow& row : kClasses)
      if (row.name == name) return row.role;
  }
  return EurlexRole::text;
}

std::optional<Level> division_level(std::string_view label, std::string_view id) {
  const std::size_t step = id.rfind('.');
  const std::string_view last = step == id.npos ? id : id.substr(step + 1);
  for (const IdRow& row : kIds)
    if (last.starts_with(row.prefix)) return row.level;
  const std::string head = lower(label.substr(0, byte_offset(label, 40)));
  for (const WordRow& row : kDivisions)
    for (std::string_view word : row.words)
      if (!word.empty() && first_word(head) == word) return row.level;
  // Some languages put the number first: "I FEJEZET", "1. szakasz", "1 skyrius".
  const std::string_view number = first_word(head);
  const std::string_view second = trim(std::string_view(head).substr(number.size()));
  for (const WordRow& row : kDivisions)
    for (std::string_view word : row.words)
      if (!word.empty() && first_word(second) == word) return row.level;
  return std::nullopt;
}

bool is_annex_label(std::string_view text) {
  const std::string head = lower(text.substr(0, byte_offset(text, 40)));
  const std::string_view first = first_word(head);
  return std::any_of(std::begin(kAnnexes), std::end(kAnnexes), [&](std::string_view word) {
    return first == word || (head.size() < 30 && head.ends_with(word));
  });
}

bool begins_closing(std::string_view text) {
  const std::string head = lower(text.substr(0, byte_offset(text, 40)));
  return std::any_of(std::begin(kClosings), std::end(kClosings),
                     [&](std::string_view words) { return head.starts_with(words); });
}

}  // namespace lacuna::indexer::html
