#include "indexer/structure/checks.h"

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// The words and numbers of a text as hashes. A number glued to a word is a number and a word.
class Tokens {
 public:
  void add(std::string_view text) {
    Kind kind = Kind::none;
    std::uint64_t token = kSeed;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      const Kind here = c.value < 0x80 && is_digit(static_cast<char>(c.value)) ? Kind::number
                        : is_letter_at(text, at)                               ? Kind::word
                                                                               : Kind::none;
      if (here != kind && kind != Kind::none) {
        push(token);
        token = kSeed;
      }
      if (here != Kind::none) token = (token ^ c.value) * 0x100000001B3ull;
      kind = here;
      at += c.size;
    }
    if (kind != Kind::none) push(token);
  }

  // The same words as often, whatever their order: notes leave the running words.
  bool same_words(const Tokens& other) const {
    return tokens_.size() == other.tokens_.size() && sum_ == other.sum_ &&
           squares_ == other.squares_;
  }

  // These words stand in the other text in this order, others between them.
  bool follow(const Tokens& other) const {
    std::size_t at = 0;
    for (const std::uint64_t token : tokens_) {
      while (at < other.tokens_.size() && other.tokens_[at] != token) ++at;
      if (at++ >= other.tokens_.size()) return false;
    }
    return true;
  }

 private:
  enum class Kind { none, word, number };
  static constexpr std::uint64_t kSeed = 0xCBF29CE484222325ull;

  void push(std::uint64_t token) {
    token ^= token >> 29;
    sum_ += token;
    squares_ += token * token;
    tokens_.push_back(token);
  }

  std::vector<std::uint64_t> tokens_;
  std::uint64_t sum_ = 0;
  std::uint64_t squares_ = 0;
};

// Words of units in reading order. Labels may stand below their headings, an approved text's title
// below who approved it, and where quoted words, other words and units alternate the tree does not
// say which came first: these are left out.
Tokens in_reading_order(const std::vector<kb::Provision>& provisions) {
  Tokens tokens;
  std::vector<int> open;  // units whose wrap-up is still to come
  const auto close = [&](int parent) {
    while (!open.empty() && open.back() != parent) {
      const kb::Provision& holder = provisions[static_cast<std::size_t>(open.back())];
      if (holder.quotation.empty()) tokens.add(holder.wrapup);
      open.pop_back();
    }
  };
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const kb::Provision& unit = provisions[i];
    close(unit.parent);
    if (unit.level != kb::Level::annex || unit.text.empty()) tokens.add(unit.heading);
    tokens.add(unit.text);
    tokens.add(unit.quotation);
    const bool holds_units =
        i + 1 < provisions.size() && provisions[i + 1].parent == static_cast<int>(i);
    if (holds_units)
      open.push_back(static_cast<int>(i));
    else
      tokens.add(unit.wrapup);
  }
  close(-1);
  return tokens;
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

bool keeps_text(const Document& document, const Structured& act) {
  Tokens in, out;
  for (const Block& block : document.blocks) {
    in.add(block.num);
    in.add(block.heading);
    in.add(block.text);
  }
  for (const Note& note : act.notes) out.add(note.raw);
  for (const std::string& label : act.report.repeated) out.add(label);
  for (const FileComment& comment : act.comments) out.add(comment.text);
  for (const std::string& table : act.report.contents) out.add(table);
  for (const kb::Provision& unit : act.provisions) {
    out.add(unit.num_raw);
    out.add(unit.heading);
    out.add(unit.text);
    out.add(unit.quotation);
    out.add(unit.wrapup);
    out.add(unit.footnote);
  }
  return in.same_words(out);
}

bool keeps_order(const Document& document, const Structured& act) {
  Tokens in;
  for (const Block& block : document.blocks) in.add(block.text);
  return in_reading_order(act.provisions).follow(in);
}

bool has_unique_eids(const Structured& act) {
  std::unordered_set<std::string_view> eids;
  for (const kb::Provision& unit : act.provisions)
    if (!eids.insert(unit.eid).second) return false;
  return true;
}

}  // namespace lacuna::indexer
