#include "indexer/structure/headings.h"

#include <map>
#include <optional>
#include <set>

#include "indexer/structure/builder.h"
#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestHeading = 250;  // bytes
constexpr int kFewest = 3;                    // headed articles that show an act's habit

}  // namespace

bool ends_a_sentence(std::string_view text) {
  text = trim(text);
  if (text.empty()) return false;
  const char c = text.back();
  return c == '.' || c == ';' || c == ':' || c == ',' || c == '!' || c == '?' || c == '"' ||
         (text.size() >= 3 && closing_quote_at(text, text.size() - 3) == 3);
}

bool looks_like_heading(const Tradition& tradition, std::string_view words) {
  words = bare(words);
  if (words.empty() || words.size() > kLongestHeading || ends_a_sentence(words)) return false;
  if (words.find(". ") != words.npos || words.find(';') != words.npos ||
      words.find(": ") != words.npos)
    return false;
  if (letter_case_at(words, 0) != LetterCase::upper) return false;
  for (std::size_t at = 0; at < words.size();) {
    const Word word = word_at(words, at);
    if (word.end > at && contains(tradition.finite_verbs, word.folded.view())) return false;
    at = word.end > at ? word.end : at + 1;
  }
  return true;
}

namespace {

// The component a unit stands in: index of its annex; -1: the main text.
int component_of(const std::vector<kb::Provision>& provisions, int index) {
  while (index >= 0 && provisions[static_cast<std::size_t>(index)].level != kb::Level::annex)
    index = provisions[static_cast<std::size_t>(index)].parent;
  return index;
}

// The components whose articles, where they have numbered paragraphs, mostly have a heading.
std::set<int> headed_components(const std::vector<kb::Provision>& provisions) {
  struct Tally {
    int numbered = 0;
    int headed = 0;
  };
  std::map<int, Tally> tallies;
  for (std::size_t i = 0; i + 1 < provisions.size(); ++i) {
    const kb::Provision& unit = provisions[i];
    const kb::Provision& next = provisions[i + 1];
    if (!unit.basic || next.parent != static_cast<int>(i) || next.level != kb::Level::paragraph ||
        next.num_raw.empty())
      continue;
    Tally& tally = tallies[component_of(provisions, unit.parent)];
    ++tally.numbered;
    if (!unit.heading.empty()) ++tally.headed;
  }
  std::set<int> headed;
  for (const auto& [component, tally] : tallies)
    if (tally.headed >= kFewest && tally.headed * 10 >= tally.numbered * 7)
      headed.insert(component);
  return headed;
}

// Where the text begins behind a glued heading: a capitalised word that only begins sentences,
// right after a word without a mark between.
std::optional<std::size_t> sentence_after_heading(const Tradition& tradition,
                                                  std::string_view text) {
  bool after_word = false;
  for (std::size_t at = 0; at < text.size() && at < kLongestHeading;) {
    if (is_letter_at(text, at)) {
      const Word word = word_at(text, at);
      if (after_word && letter_case_at(text, at) == LetterCase::upper &&
          contains(tradition.sentence_openers, word.folded.view()))
        return at;
      after_word = true;
      at = word.end;
      continue;
    }
    if (text[at] == '.' || text[at] == ';' || text[at] == ':') return std::nullopt;
    if (space_at(text, at) == 0) after_word = false;
    ++at;
  }
  return std::nullopt;
}

}  // namespace

void separate_glued_headings(const Tradition& tradition, Headed which,
                             std::vector<kb::Provision>& provisions) {
  const std::set<int> headed =
      which == Headed::all ? std::set<int>() : headed_components(provisions);
  if (which == Headed::by_habit && headed.empty()) return;
  for (kb::Provision& unit : provisions) {
    if (!unit.basic || !unit.heading.empty() || unit.text.empty() ||
        unit.state == kb::ProvisionState::repealed ||
        (which == Headed::by_habit && !headed.contains(component_of(provisions, unit.parent))))
      continue;
    const auto at = sentence_after_heading(tradition, unit.text);
    const std::string_view words = at ? bare(std::string_view(unit.text).substr(0, *at)) : "";
    if (at && looks_like_heading(tradition, words)) {
      unit.heading = std::string(words);
      unit.text.erase(0, *at);
    } else {
      unit.flags.push_back("heading_glued");
    }
  }
}

}  // namespace lacuna::indexer
