#include "kb/export/practice_labels.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

// clang-format off
// The portal's German page prints a Greek beta for ß; both are read.
constexpr PracticeLabel kLabels[] = {
    {"title", PracticeShape::title, "integrationsmaßnahmen|integrationsmaβnahmen|good practice|integration practice|bonne pratique|bună practică"},
    {"starts", PracticeShape::date, "projektbeginn|project start|start date|début du projet|date de début|începutul proiectului|data începerii"},
    {"ends", PracticeShape::date, "projektende|project end|end date|fin du projet|date de fin|sfârșitul proiectului|data încheierii"},
    {"", PracticeShape::names, "zielgruppe|target group|target groups|groupe cible|groupes cibles|grup țintă|grupuri țintă"},
    {"themes", PracticeShape::names, "thematik|themen|topic|topics|theme|themes|thématique|thèmes|tematică|teme"},
    {"country", PracticeShape::country, "land|country|pays|țară|țara"},
    {"places", PracticeShape::places, "city / region|city/region|stadt / region|ville / région|oraș / regiune"},
    {"places", PracticeShape::places, "stadt|city|ville|oraș|orașe"},
    {"abstract", PracticeShape::text, "abstract|zusammenfassung|summary|résumé|rezumat"},
    {"issue", PracticeShape::issue, "angelegenheit/herausforderung und ziele/annahmen|issue/challenge and goals/assumptions|problème/défi et objectifs/hypothèses|problemă/provocare și obiective/ipoteze"},
    {"how", PracticeShape::actions, "wie funktioniert das?|how does it work?|comment cela fonctionne-t-il ?|cum funcționează?"},
    {"results", PracticeShape::text, "ergebnisse|results|résultats|rezultate"},
    {"evaluation", PracticeShape::text, "evaluierung|bewertung|evaluation|évaluation|evaluare"},
    {"beneficiaries", PracticeShape::text, "wer profitiert?|who benefits?|qui en bénéficie ?|cine beneficiază?"},
    {"funding", PracticeShape::funding, "finanzierungsart und benötigte ressourcen|type of funding and resources needed|source of funding and resources used|mode de financement et ressources nécessaires|tipul finanțării și resursele necesare"},
    {"organisation", PracticeShape::line, "organisation|organization|organizație|organizația"},
    {"contact", PracticeShape::line, "kontaktperson|contact person|personne de contact|persoană de contact"},
    {"contact_function", PracticeShape::line, "funktion|position|function|fonction|funcție|funcția"},
    {"website", PracticeShape::address, "webseite|website|site web|site internet|pagina web"},
};
// clang-format on
// clang-format off
// Above the items of a list, and which field they belong to.
constexpr PracticeLabel kHeadings[] = {
    {"ages", PracticeShape::names, "age|alter|âge|vârstă"},
    {"employment", PracticeShape::names, "employment status|beschäftigungsstatus|situation professionnelle|statut profesional"},
    {"gender", PracticeShape::names, "gender|geschlecht|sexe|gen"},
    {"characteristics", PracticeShape::names, "specific characteristics|besondere merkmale|caractéristiques particulières|caracteristici specifice"},
    {"groups", PracticeShape::names, "legal status|rechtsstatus|statut juridique|statut legal"},
};
// clang-format on

constexpr std::size_t kMostLinesOfLabel = 3;

std::string folded(std::string_view text) {
  return without_diacritics(text);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find_first_of(" :"));
}

// How many bytes of the line are the beginning of `wanted`, which loses them; word by word.
std::size_t prefix_of(std::string_view line, std::string& wanted) {
  std::size_t taken = 0;
  while (!wanted.empty()) {
    const std::size_t space = std::min(wanted.find(' '), wanted.size());
    const std::string word = wanted.substr(0, space);
    std::size_t begin = taken;
    while (begin < line.size() && line[begin] == ' ') ++begin;
    std::size_t end = begin;
    while (end < line.size() && line[end] != ' ' && line[end] != ':') ++end;
    if (begin == end) return taken;
    if (folded(line.substr(begin, end - begin)) != word) return 0;
    taken = end;
    wanted.erase(0, std::min(space + 1, wanted.size()));
  }
  return taken;
}

// "(EN)": the language of what follows.
bool names_language(std::string_view rest) {
  return rest.size() == 4 && rest.front() == '(' && rest.back() == ')' && is_letter(rest[1]) &&
         is_letter(rest[2]);
}

std::optional<FoundLabel> label_at(const std::vector<TextLine>& lines, const PracticeLabel& label,
                                   std::string wanted, std::size_t at) {
  for (std::size_t i = at; i < lines.size() && i < at + kMostLinesOfLabel; ++i) {
    const std::string_view line = lines[i].words;
    if (line.empty()) return std::nullopt;
    const std::size_t size = prefix_of(line, wanted);
    if (size == 0) return std::nullopt;
    if (wanted.empty()) {
      std::string_view rest = line.substr(size);
      if (!rest.empty() && rest.front() != ' ' && rest.front() != ':') return std::nullopt;
      while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':')) rest.remove_prefix(1);
      if (!rest.empty() && is_long(label.shape) && !names_language(rest)) return std::nullopt;
      return FoundLabel{&label, at, rest.empty() ? i + 1 : i, rest};
    }
    if (size != line.size()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view words = trim(line);
    const auto indent = words.empty() ? 0 : words.data() - line.data();
    lines.push_back({words, static_cast<std::size_t>(indent)});
  }
  return lines;
}

std::vector<FoundLabel> practice_labels(const std::vector<TextLine>& lines) {
  struct Wanted {
    const PracticeLabel* label;
    std::string words;
  };
  std::vector<Wanted> open;
  for (const PracticeLabel& label : kLabels)
    for (const std::string_view words : split(label.words, '|'))
      open.push_back({&label, folded(words)});
  std::vector<FoundLabel> found;
  for (std::size_t i = 0; i < lines.size();) {
    std::optional<FoundLabel> best;
    std::size_t longest = 0;
    const std::string first = folded(first_word(lines[i].words));
    for (const Wanted& wanted : open)
      if (wanted.words.size() > longest && first == first_word(wanted.words))
        if (auto label = label_at(lines, *wanted.label, wanted.words, i)) {
          best = label;
          longest = wanted.words.size();
        }
    if (!best) {
      ++i;
      continue;
    }
    std::erase_if(open, [&](const Wanted& wanted) { return wanted.label == best->label; });
    i = best->rest.empty() ? best->behind : best->behind + 1;
    found.push_back(*best);
  }
  return found;
}

std::string_view practice_heading(std::string_view words) {
  const std::string wanted = folded(words);
  for (const PracticeLabel& heading : kHeadings)
    for (const std::string_view one : split(heading.words, '|'))
      if (wanted == folded(one)) return heading.field;
  return {};
}

}  // namespace lacuna::kb
