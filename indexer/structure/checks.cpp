#include "indexer/structure/checks.h"

#include <cstdint>
#include <unordered_set>

#include "indexer/structure/scan.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// A running fingerprint of letters and digits: in order, and regardless of order.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        if (is_digit(text[at]) || is_ascii_letter(text[at])) push(byte);
        ++at;
        continue;
      }
      const CodePoint c = code_point_at(text, at);
      if (is_letter_at(text, at)) push(c.value);
      at += c.size;
    }
  }

  // Everything but these: pieces of `text` that stand in it in this order.
  void add_without(std::string_view text, const std::vector<std::string_view>& pieces) {
    std::size_t at = 0;
    for (std::string_view piece : pieces) {
      const std::size_t found = text.find(piece, at);
      if (found == text.npos) continue;
      add(text.substr(at, found - at));
      at = found + piece.size();
    }
    add(text.substr(at));
  }

  bool same_characters(const Fingerprint& other) const {
    return count_ == other.count_ && sum_ == other.sum_ && squares_ == other.squares_;
  }
  bool same_order(const Fingerprint& other) const { return ordered_ == other.ordered_; }

 private:
  void push(char32_t c) {
    const std::uint64_t mixed = (static_cast<std::uint64_t>(c) + 1) * 0x9E3779B97F4A7C15ull;
    ordered_ = (ordered_ ^ mixed) * 0x100000001B3ull;
    ++count_;
    sum_ += mixed;
    squares_ += mixed * mixed;
  }

  std::uint64_t ordered_ = 0xCBF29CE484222325ull;
  std::uint64_t count_ = 0;
  std::uint64_t sum_ = 0;
  std::uint64_t squares_ = 0;
};

// Labels, headings and words in reading order; a unit's wrap-up after its last child.
template <class Take>
void walk(const std::vector<kb::Provision>& provisions, Take take) {
  std::vector<int> open;
  const auto close = [&](int until) {
    while (!open.empty() && open.back() != until) {
      take(provisions[static_cast<std::size_t>(open.back())].wrapup);
      open.pop_back();
    }
  };
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const kb::Provision& unit = provisions[i];
    close(unit.parent);
    open.push_back(static_cast<int>(i));
    take(unit.num_raw);
    take(unit.heading);
    take(unit.text);
    take(unit.quotation);
  }
  close(-2);
}

bool same(const kb::Provision& a, const kb::Provision& b) {
  return a.eid == b.eid && a.level == b.level && a.basic == b.basic && a.num_raw == b.num_raw &&
         a.num_norm == b.num_norm && a.heading == b.heading && a.text == b.text &&
         a.wrapup == b.wrapup && a.quotation == b.quotation && a.parent == b.parent &&
         a.state == b.state && a.line == b.line && a.flags == b.flags;
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
  std::string joined;
  std::vector<std::string_view> taken;
  for (const Block& block : document.blocks) {
    if (block.role == BlockRole::note) continue;
    joined += block.num + ' ' + block.heading + ' ' + block.text + '\n';
  }
  // What was taken out of the running words stands in them in this order.
  std::size_t at = 0, note = 0, label = 0;
  const auto& notes = act.notes;
  const auto& repeated = act.report.repeated;
  while (note < notes.size() || label < repeated.size()) {
    const std::size_t next_note =
        note < notes.size() ? joined.find(notes[note].raw, at) : joined.npos;
    const std::size_t next_label =
        label < repeated.size() ? joined.find(repeated[label], at) : joined.npos;
    if (note < notes.size() && (next_note <= next_label || label >= repeated.size())) {
      if (next_note != joined.npos) {
        taken.push_back(notes[note].raw);
        at = next_note + notes[note].raw.size();
      }
      ++note;
    } else {
      if (next_label != joined.npos) {
        taken.push_back(repeated[label]);
        at = next_label + repeated[label].size();
      }
      ++label;
    }
  }
  in.add_without(joined, taken);
  walk(act.provisions, [&](const std::string& words) { out.add(words); });
  return in.same_order(out) || in.same_characters(out);
}

bool has_unique_eids(const Structured& act) {
  std::unordered_set<std::string_view> eids;
  for (const kb::Provision& unit : act.provisions)
    if (!eids.insert(unit.eid).second) return false;
  return true;
}

}  // namespace lacuna::indexer
