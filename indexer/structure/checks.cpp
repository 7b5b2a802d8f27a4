#include "indexer/structure/checks.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

enum class Kind : unsigned char { other, word, number, beyond_ascii };

constexpr std::array<Kind, 256> kKinds = [] {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const char byte = static_cast<char>(c);
    kinds[c] = !is_ascii(byte)         ? Kind::beyond_ascii
               : is_digit(byte)        ? Kind::number
               : is_ascii_letter(byte) ? Kind::word
                                       : Kind::other;
  }
  return kinds;
}();

// Where the word, the number or what stands between them ends that goes on at `at`.
std::size_t run_end(std::string_view text, std::size_t at, Kind kind) {
  for (; at < text.size(); ++at) {
    const Kind here = kKinds[static_cast<unsigned char>(text[at])];
    if (here == kind) continue;
    if (here != Kind::beyond_ascii) break;
    if ((is_letter_at(text, at) ? Kind::word : Kind::other) != kind) break;
    at += decode(text, at).size - 1;
  }
  return at;
}

// The words and numbers of texts as hashes. A number glued to a word is a number and a word.
class WordHashes {
 public:
  void add(std::string_view text) {
    for (std::size_t at = run_end(text, 0, Kind::other); at < text.size();
         at = run_end(text, at, Kind::other)) {
      const Kind kind = is_digit(text[at]) ? Kind::number : Kind::word;
      const std::size_t end = run_end(text, at, kind);
      push(std::hash<std::string_view>{}(text.substr(at, end - at)));
      at = end;
    }
  }
  void reserve(std::size_t bytes) { tokens_.reserve(bytes / 6); }

  // The same words as often as in two others together, whatever their order: notes leave the
  // running words.
  bool same_words(const WordHashes& one, const WordHashes& other) const {
    return tokens_.size() == one.tokens_.size() + other.tokens_.size() &&
           sum_ == one.sum_ + other.sum_ && squares_ == one.squares_ + other.squares_;
  }

  // These words stand in the other text in this order, others between them.
  bool follow(const WordHashes& other) const {
    std::size_t at = 0;
    for (const std::uint64_t token : tokens_) {
      while (at < other.tokens_.size() && other.tokens_[at] != token) ++at;
      if (at++ >= other.tokens_.size()) return false;
    }
    return true;
  }

 private:
  void push(std::uint64_t token) {
    sum_ += token;
    squares_ += token * token;
    tokens_.push_back(token);
  }

  std::vector<std::uint64_t> tokens_;
  std::uint64_t sum_ = 0;
  std::uint64_t squares_ = 0;
};

// Words of units in reading order, and those apart whose place the tree does not say: labels may
// stand below their headings, and an approved text's title below who approved it.
void add_units(const std::vector<kb::Provision>& provisions, WordHashes& ordered,
               WordHashes& apart) {
  std::vector<int> open;  // units whose wrap-up is still to come
  const auto close = [&](int parent) {
    while (!open.empty() && open.back() != parent) {
      ordered.add(provisions[static_cast<std::size_t>(open.back())].wrapup);
      open.pop_back();
    }
  };
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const kb::Provision& unit = provisions[i];
    close(unit.parent);
    apart.add(unit.num_raw);
    apart.add(unit.footnote);
    (unit.level != kb::Level::annex || unit.text.empty() ? ordered : apart).add(unit.heading);
    ordered.add(unit.text);
    ordered.add(unit.quotation);
    const bool holds_units =
        i + 1 < provisions.size() && provisions[i + 1].parent == static_cast<int>(i);
    if (holds_units)
      open.push_back(static_cast<int>(i));
    else
      ordered.add(unit.wrapup);
  }
  close(-1);
}

bool same(const kb::Provision& a, const kb::Provision& b) {
  return a.eid == b.eid && a.level == b.level && a.basic == b.basic && a.num_raw == b.num_raw &&
         a.num_norm == b.num_norm && a.heading == b.heading && a.text == b.text &&
         a.wrapup == b.wrapup && a.quotation == b.quotation && a.footnote == b.footnote &&
         a.language == b.language && a.valid_from == b.valid_from && a.valid_to == b.valid_to &&
         a.extent == b.extent && a.parent == b.parent && a.state == b.state && a.line == b.line &&
         a.flags == b.flags;
}

}  // namespace

bool same_tree(const Structured& one, const Structured& other) {
  if (one.provisions.size() != other.provisions.size() || one.notes.size() != other.notes.size())
    return false;
  for (std::size_t i = 0; i < one.provisions.size(); ++i)
    if (!same(one.provisions[i], other.provisions[i])) return false;
  for (std::size_t i = 0; i < one.notes.size(); ++i)
    if (one.notes[i].raw != other.notes[i].raw ||
        one.notes[i].provision != other.notes[i].provision)
      return false;
  return true;
}

WordCheck compare_words(const Document& document, const Structured& act) {
  WordHashes in, ordered, apart;
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) bytes += block.text.size();
  in.reserve(bytes);
  ordered.reserve(bytes);
  for (const Block& block : document.blocks) {
    in.add(block.num);
    in.add(block.heading);
    in.add(block.text);
  }
  add_units(act.provisions, ordered, apart);
  for (const Note& note : act.notes) apart.add(note.raw);
  for (const std::string& label : act.report.repeated) apart.add(label);
  for (const FileComment& comment : act.comments) apart.add(comment.text);
  for (const std::string& table : act.report.contents) apart.add(table);
  if (!in.same_words(ordered, apart)) return WordCheck::lost;
  return ordered.follow(in) ? WordCheck::kept : WordCheck::reordered;
}

bool has_unique_eids(const Structured& act) {
  std::unordered_set<std::string_view> eids;
  for (const kb::Provision& unit : act.provisions)
    if (!eids.insert(unit.eid).second) return false;
  return true;
}

}  // namespace lacuna::indexer
