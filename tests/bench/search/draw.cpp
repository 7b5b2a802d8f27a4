#include "draw.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <random>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analyse/analyser.h"
#include "kb/base/error.h"
#include "kb/base/text.h"
#include "unit_file.h"

namespace lacuna::bench {
namespace {

constexpr std::size_t kSeed = 7;
constexpr std::size_t kLeastUnits = 8;
constexpr std::size_t kLetters = 4;
constexpr std::size_t kPrefixLetters = 5;
constexpr std::size_t kSampled = 20'000;  // units that queries are drawn from, evenly spread

struct Sample {
  std::string type, text;
};

class Words {
 public:
  explicit Words(const std::filesystem::path& path) {
    std::unordered_set<std::string> here;
    for (UnitFile file(path); const auto line = file.next_line(); ++units_) {
      here.clear();
      analyser_.tokens(line->text, "ro", tokens_);
      for (const auto& token : tokens_) here.emplace(token.term);
      for (const auto& term : here) ++units_of_[term];
      here.clear();
      for (const auto& token : tokens_) here.emplace(token.form);
      for (const auto& form : here) ++units_with_[form];
    }
    const auto step = units_ / kSampled + 1;
    std::size_t at = 0;
    for (UnitFile file(path); auto line = file.next_line(); ++at)
      if (at % step == 0) samples_.push_back({std::move(line->type), std::move(line->text)});
    if (samples_.empty())
      throw Error(ErrorCode::bad_input, path.string() + " holds no units",
                  "import something first");
  }

  const Sample& any_unit(std::mt19937& random) { return samples_[random() % samples_.size()]; }

  bool is_frequent(const std::string& word) {
    const auto found = units_with_.find(analyser_.form_of(word, "ro"));
    return found != units_with_.end() && found->second >= units_ / 20;
  }

  // The words of a unit in its order; those that no query may have are empty.
  std::vector<std::string> words_of(const Sample& unit) {
    std::vector<std::string> words;
    analyser_.tokens(unit.text, "ro", tokens_);
    for (const auto& token : tokens_) {
      const auto printed = std::string_view(unit.text).substr(token.begin, token.end - token.begin);
      const auto count = units_of_[std::string(token.term)];
      const bool fits = count >= kLeastUnits && count <= units_ / 4 &&
                        count_characters(printed) >= kLetters &&
                        std::none_of(printed.begin(), printed.end(),
                                     [](char c) { return (c >= '0' && c <= '9') || c == '\''; });
      words.emplace_back(fits ? printed : std::string_view{});
    }
    return words;
  }

 private:
  indexer::Analyser analyser_;
  std::vector<indexer::Token> tokens_;
  std::unordered_map<std::string, std::size_t> units_of_;    // by term
  std::unordered_map<std::string, std::size_t> units_with_;  // by form
  std::vector<Sample> samples_;
  std::size_t units_ = 0;
};

// `number` different words of the list; empty when it has not so many.
std::vector<std::string> some(std::vector<std::string> words, std::size_t number,
                              std::mt19937& random) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (!words.empty() && words.front().empty()) words.erase(words.begin());
  if (words.size() < number) return {};
  for (std::size_t i = 0; i < number; ++i)
    std::swap(words[i], words[i + random() % (words.size() - i)]);
  words.resize(number);
  return words;
}

std::vector<std::string> phrase_of(const std::vector<std::string>& words, std::mt19937& random) {
  if (words.size() < 3) return {};
  const auto at = random() % (words.size() - 2);
  std::vector<std::string> phrase(words.begin() + static_cast<std::ptrdiff_t>(at),
                                  words.begin() + static_cast<std::ptrdiff_t>(at) + 3);
  const bool whole = std::none_of(phrase.begin(), phrase.end(),
                                  [](const std::string& word) { return word.empty(); });
  return whole ? phrase : std::vector<std::string>{};
}

std::vector<std::string> draw(Form form, Words& words, std::mt19937& random) {
  const auto& unit = words.any_unit(random);
  const auto here = words.words_of(unit);
  switch (form) {
    case Form::all_of_3:
      return some(here, 3, random);
    case Form::any_of_5:
      return some(here, 5, random);
    case Form::phrase:
      return phrase_of(here, random);
    case Form::prefix: {
      auto word = some(here, 1, random);
      if (word.empty() || count_characters(word[0]) <= kPrefixLetters) return {};
      word[0].resize(byte_offset(word[0], kPrefixLetters));
      return word;
    }
    case Form::page: {
      auto frequent = here;
      std::erase_if(frequent, [&](const std::string& word) { return !words.is_frequent(word); });
      return some(std::move(frequent), 2, random);
    }
    case Form::filter: {
      auto word = some(here, 1, random);
      if (word.empty() || unit.type.empty()) return {};
      word.push_back(unit.type);
      return word;
    }
  }
  return {};
}

}  // namespace

void draw_queries(const std::filesystem::path& units, std::size_t of_each, std::ostream& out) {
  Words words(units);
  std::mt19937 random(kSeed);
  for (const auto& row : kForms)
    for (std::size_t drawn = 0; drawn < of_each;) {
      const auto query = draw(row.form, words, random);
      if (query.empty()) continue;
      out << row.name;
      for (const auto& word : query) out << '\t' << word;
      out << '\n';
      ++drawn;
    }
}

std::vector<Query> read_queries(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorCode::bad_input, "cannot be read: " + file.string(), "draw them");
  std::vector<Query> queries;
  for (std::string line; std::getline(in, line);) {
    const auto pieces = split(line, '\t');
    for (const auto& row : kForms)
      if (row.name == pieces[0]) {
        queries.push_back({row.form, {}});
        for (std::size_t i = 1; i < pieces.size(); ++i)
          queries.back().words.emplace_back(pieces[i]);
      }
  }
  return queries;
}

}  // namespace lacuna::bench
