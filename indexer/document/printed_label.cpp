#include "indexer/document/printed_label.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

struct LabelRow {
  Level level;
  std::string_view words;  // in lower case, blank-separated, a blank at both ends
};

// Capitals are often printed without their marks, hence the doubles.
constexpr std::array kRows = {
    LabelRow{Level::annex,
             " annex annexe anexa anexă anexo allegato anlage anhang liite bilaga bilag załącznik "
             "příloha melléklet bijlage додаток приложение lisa pielikums priedas "
             "priloga prilog príloha παράρτημα παραρτημα appendix anness iarscríbhinn vedlegg "},
    LabelRow{Level::schedule, " schedule "},
    LabelRow{Level::book,
             " book cartea carte livre libro livro buch boek βιβλίο βιβλιο księga "
             "kniha könyv knjiga книга "},
    LabelRow{Level::part,
             " part partea parte partie teil deel del osa część czesc část časť rész dio "
             "daļa dalis parti μέρος μεροσ μερος част часть частина cuid "},
    LabelRow{Level::title,
             " title titlul titlu titre titel título titulo titolo titulu τίτλος τίτλοσ τιτλος "
             "τιτλοσ tytuł hlava cím naslov glava avdelning afsnit osasto jaotis sadaļa дял титул "
             "titolu teideal avdeling титул "},
    LabelRow{Level::chapter,
             " chapter capitolul capitol chapitre kapitel capítulo capitulo capitolo hoofdstuk "
             "κεφάλαιο κεφαλαιο rozdział kapitola fejezet poglavlje poglavje luku peatükk nodaļa "
             "skyrius kapitolu глава розділ caibidil kapittel capítol "},
    LabelRow{
        Level::section,
        " section secțiunea secţiunea secțiune sectiunea sección sezione secção seção abschnitt "
        "afdeling τμήμα τμημα sekcja oddíl oddiel szakasz odjeljak odsjek oddelek jakso jagu "
        "iedaļa skirsnis taqsima раздел roinn avsnitt sektion "},
    LabelRow{Level::subsection,
             " subsection subsecțiunea subsecţiunea sous-section unterabschnitt subsección "
             "sottosezione subsecção onderafdeling pododdíl pododdiel alajagu alajakso "},
};

std::optional<Level> level_of_word(std::string_view word) {
  if (word.size() > 40) return std::nullopt;
  const std::string wanted = ' ' + lower(word) + ' ';
  for (const LabelRow& row : kRows)
    if (row.words.find(wanted) != row.words.npos) return row.level;
  return std::nullopt;
}

std::string_view bare(std::string_view token) {
  while (!token.empty() && (token.back() == '.' || token.back() == ':' || token.back() == ','))
    token.remove_suffix(1);
  return token;
}

// "II", "3", "A", "IIa", "1.2", "IV-A", "PREMIER": how books to annexes are numbered.
bool is_number(std::string_view token) {
  token = bare(token);
  if (token.empty() || token.size() > 12) return false;
  static constexpr std::string_view kInWords[] = {"premier", "première", "unic",  "unică",
                                                  "unique",  "unico",    "único", "primero"};
  if (std::find(std::begin(kInWords), std::end(kInWords), lower(token)) != std::end(kInWords))
    return true;
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kRoman = "IVXLCDM";
  const bool number = kDigits.find(token[0]) != kDigits.npos;
  const std::string_view kind = number ? kDigits : kRoman;
  std::size_t end = std::min(token.find_first_not_of(kind), token.size());
  if (end == 0) {
    if (token[0] < 'A' || token[0] > 'Z') return false;
    end = 1;
  }
  // A suffix of one letter or a further number: "IIa", "5A", "1.2", "IV-A".
  std::string_view rest = token.substr(end);
  if (rest.starts_with('.') || rest.starts_with('-') || rest.starts_with('/'))
    return rest.size() > 1 && rest.size() <= 6;
  return rest.empty() || (rest.size() == 1 && (number || end > 0));
}

bool is_number_sign(std::string_view token) {
  const std::string low = lower(token);
  return low == "nr." || low == "nr" || low == "no." || low == "no" || low == "n°" || low == "№" ||
         low == "nº";
}

struct Token {
  std::string_view words;
  std::size_t end;
};

// The first three tokens; a no-break space separates too.
std::vector<Token> tokens_of(std::string_view words) {
  std::vector<Token> tokens;
  const auto is_blank = [&](std::size_t at) {
    return words[at] == ' ' || words[at] == '\n' || words[at] == '\t' ||
           words.substr(at, 2) == "\xC2\xA0";
  };
  for (std::size_t at = 0; at < words.size() && tokens.size() < 3;) {
    if (is_blank(at)) {
      at += words[at] == '\xC2' ? 2 : 1;
      continue;
    }
    std::size_t end = at;
    while (end < words.size() && !is_blank(end)) ++end;
    tokens.push_back({words.substr(at, end - at), end});
    at = end;
  }
  return tokens;
}

}  // namespace

std::optional<PrintedLabel> printed_label(std::string_view words) {
  const std::vector<Token> tokens = tokens_of(words.substr(0, 400));
  if (tokens.empty()) return std::nullopt;
  const auto level = level_of_word(bare(tokens[0].words));
  if (level) {
    if (tokens.size() > 1 && is_number(tokens[1].words)) return PrintedLabel{*level, tokens[1].end};
    if (tokens.size() > 2 && is_number_sign(tokens[1].words) && is_number(tokens[2].words))
      return PrintedLabel{*level, tokens[2].end};
    const bool alone = tokens.size() == 1;
    if (alone && (*level == Level::annex || *level == Level::schedule))
      return PrintedLabel{*level, tokens[0].end};
    return std::nullopt;
  }
  // "II. FEJEZET", "I PEATÜKK": the number first.
  if (tokens.size() > 1 && is_number(tokens[0].words))
    if (const auto behind = level_of_word(bare(tokens[1].words)))
      return PrintedLabel{*behind, tokens[1].end};
  return std::nullopt;
}

}  // namespace lacuna::indexer
