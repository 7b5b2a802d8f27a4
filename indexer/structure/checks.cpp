#include "indexer/structure/checks.h"

#include <cstdint>
#include <unordered_set>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// A fingerprint of the words and numbers of a text, whatever their order: notes leave the running
// words, wrap-ups come after children. A number glued to a word is a number and a word.
class Fingerprint {
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

  bool operator==(const Fingerprint&) const = default;

 private:
  enum class Kind { none, word, number };
  static constexpr std::uint64_t kSeed = 0xCBF29CE484222325ull;

  void push(std::uint64_t token) {
    token ^= token >> 29;
    ++count_;
    sum_ += token;
    squares_ += token * token;
  }

  std::uint64_t count_ = 0;
  std::uint64_t sum_ = 0;
  std::uint64_t squares_ = 0;
};

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
  Fingerprint in, out;
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
  return in == out;
}

bool has_unique_eids(const Structured& act) {
  std::unordered_set<std::string_view> eids;
  for (const kb::Provision& unit : act.provisions)
    if (!eids.insert(unit.eid).second) return false;
  return true;
}

}  // namespace lacuna::indexer
