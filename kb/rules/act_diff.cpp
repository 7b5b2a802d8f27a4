#include "kb/rules/act_diff.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "kb/base/id.h"
#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

// The words without white space, with one way to write ș and ț.
void add_plain(std::string& to, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (point.value <= U' ' || point.value == 0xa0 || point.value == 0x202f) continue;
    switch (point.value) {
      case 0x15e:
        append_utf8(to, 0x218);
        break;
      case 0x15f:
        append_utf8(to, 0x219);
        break;
      case 0x162:
        append_utf8(to, 0x21a);
        break;
      case 0x163:
        append_utf8(to, 0x21b);
        break;
      default:
        append_utf8(to, point.value);
    }
  }
}

// Parts are kept apart, so that words do not slip from one into the next.
constexpr char kApart = '\x1f';

std::string own_plain(const Provision& unit) {
  std::string plain;
  for (const std::string* part : {&unit.heading, &unit.text, &unit.quotation, &unit.wrapup}) {
    add_plain(plain, *part);
    plain += kApart;
  }
  return plain;
}

std::string line_text(const Provision& unit, bool with_number) {
  std::string text = with_number ? unit.num_raw : std::string();
  for (const std::string* part : {&unit.heading, &unit.text, &unit.quotation, &unit.wrapup}) {
    if (part->empty()) continue;
    if (!text.empty()) text += ' ';
    text += *part;
  }
  return text;
}

// An article or the heading of a division: a stretch of units in reading order.
struct Block {
  int begin;
  int end;
  std::string content;  // hash of all its words, without its number
  std::string plain_number;
  bool heading;  // of a division: its articles are blocks of their own
};

// Whether a unit has an article below it.
std::vector<bool> holders(const std::vector<Provision>& provisions) {
  std::vector<bool> holds(provisions.size(), false);
  for (std::size_t i = provisions.size(); i-- > 0;)
    if (provisions[i].parent >= 0 && (provisions[i].basic || holds[i]))
      holds[static_cast<std::size_t>(provisions[i].parent)] = true;
  return holds;
}

std::vector<Block> blocks_of(const std::vector<Provision>& provisions) {
  const std::vector<bool> holds = holders(provisions);
  const std::vector<std::string> hashes = content_hashes(provisions);
  const std::vector<int> ends = subtree_ends(provisions);
  std::vector<Block> blocks;
  for (int i = 0; i < static_cast<int>(provisions.size());) {
    const auto at = static_cast<std::size_t>(i);
    const Provision& unit = provisions[at];
    const bool heading = holds[at] && !unit.basic;
    Block block{i, heading ? i + 1 : ends[at], hashes[at], {}, heading};
    if (heading) block.content = sha256(own_plain(unit));
    add_plain(block.plain_number, unit.num_raw);
    i = block.end;
    blocks.push_back(std::move(block));
  }
  return blocks;
}

bool is_repealed(const Provision& unit) {
  return unit.state == ProvisionState::repealed;
}

class ActsDiff {
 public:
  ActsDiff(const std::vector<Provision>& before, const std::vector<Provision>& after)
      : before_(before),
        after_(after),
        old_(blocks_of(before)),
        new_(blocks_of(after)),
        to_new_(old_.size(), -1),
        to_old_(new_.size(), -1),
        moved_(new_.size(), false) {}

  std::vector<ArticleDiff> run() {
    pair_by_eid(Content::same);
    pair_moved();
    pair_by_eid(Content::other);
    std::vector<ArticleDiff> diffs;
    std::size_t gone = 0;
    for (std::size_t i = 0; i < new_.size(); ++i) {
      // What went stands behind the article that it followed.
      if (to_old_[i] >= 0 && !moved_[i])
        for (; gone <= static_cast<std::size_t>(to_old_[i]); ++gone)
          if (to_new_[gone] < 0) diffs.push_back(gone_diff(old_[gone]));
      diffs.push_back(to_old_[i] < 0 ? came_diff(new_[i])
                                     : both_diff(old_[static_cast<std::size_t>(to_old_[i])],
                                                 new_[i], moved_[i]));
    }
    for (; gone < old_.size(); ++gone)
      if (to_new_[gone] < 0) diffs.push_back(gone_diff(old_[gone]));
    return diffs;
  }

 private:
  enum class Content { same, other };

  void pair_by_eid(Content content) {
    std::unordered_map<std::string_view, std::size_t> by_eid;
    for (std::size_t i = 0; i < old_.size(); ++i)
      if (to_new_[i] < 0) by_eid[eid(before_, old_[i])] = i;
    for (std::size_t i = 0; i < new_.size(); ++i) {
      if (to_old_[i] >= 0) continue;
      const auto found = by_eid.find(eid(after_, new_[i]));
      if (found == by_eid.end()) continue;
      if (content == Content::same && old_[found->second].content != new_[i].content) continue;
      join(found->second, i);
    }
  }

  // Under another number, with words that stand once in each text.
  void pair_moved() {
    const auto once = [](const std::vector<Block>& blocks) {
      std::unordered_map<std::string_view, int> places;
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto [place, is_new] = places.try_emplace(blocks[i].content, static_cast<int>(i));
        if (!is_new) place->second = -1;
      }
      return places;
    };
    const auto olds = once(old_), news = once(new_);
    for (const auto& [content, at] : olds) {
      const auto found = news.find(content);
      if (at < 0 || found == news.end() || found->second < 0) continue;
      const auto from = static_cast<std::size_t>(at), to = static_cast<std::size_t>(found->second);
      if (to_new_[from] >= 0 || to_old_[to] >= 0 || old_[from].heading != new_[to].heading ||
          no_words(old_[from]))
        continue;
      join(from, to);
      moved_[to] = true;
    }
  }

  bool no_words(const Block& block) const {
    for (int i = block.begin; i < block.end; ++i)
      if (!line_text(before_[static_cast<std::size_t>(i)], false).empty()) return false;
    return true;
  }

  void join(std::size_t from, std::size_t to) {
    to_new_[from] = static_cast<int>(to);
    to_old_[to] = static_cast<int>(from);
  }

  static const std::string& eid(const std::vector<Provision>& units, const Block& block) {
    return units[static_cast<std::size_t>(block.begin)].eid;
  }

  static std::vector<Provision> units_in(const std::vector<Provision>& units, const Block& block) {
    std::vector<Provision> part(units.begin() + block.begin, units.begin() + block.end);
    for (Provision& unit : part) unit.parent -= block.begin;
    part.front().parent = -1;
    return part;
  }

  ArticleDiff gone_diff(const Block& block) const {
    const Provision& unit = before_[static_cast<std::size_t>(block.begin)];
    return {UnitChange::repealed,
            unit.eid,
            {},
            unit.num_raw,
            {},
            unit.heading,
            diff_units(units_in(before_, block), {})};
  }

  ArticleDiff came_diff(const Block& block) const {
    const Provision& unit = after_[static_cast<std::size_t>(block.begin)];
    return {UnitChange::inserted,
            {},
            unit.eid,
            unit.num_raw,
            {},
            unit.heading,
            diff_units({}, units_in(after_, block))};
  }

  ArticleDiff both_diff(const Block& from, const Block& to, bool moved) const {
    const Provision& was = before_[static_cast<std::size_t>(from.begin)];
    const Provision& is = after_[static_cast<std::size_t>(to.begin)];
    ArticleDiff diff{UnitChange::same, was.eid, is.eid, is.num_raw, was.num_raw, is.heading, {}};
    if (moved)
      diff.change = UnitChange::moved;
    else if (is_repealed(is) && !is_repealed(was))
      diff.change = UnitChange::repealed;
    else if (from.content != to.content)
      diff.change = UnitChange::changed;
    diff.lines = diff_units(units_in(before_, from), units_in(after_, to));
    return diff;
  }

  const std::vector<Provision>& before_;
  const std::vector<Provision>& after_;
  std::vector<Block> old_, new_;
  std::vector<int> to_new_, to_old_;
  std::vector<bool> moved_;
};

std::vector<int> depths_of(const std::vector<Provision>& units) {
  std::vector<int> depths(units.size(), 0);
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i].parent >= 0) depths[i] = depths[static_cast<std::size_t>(units[i].parent)] + 1;
  return depths;
}

}  // namespace

std::vector<int> subtree_ends(const std::vector<Provision>& provisions) {
  std::vector<int> ends(provisions.size());
  for (std::size_t i = provisions.size(); i-- > 0;) {
    ends[i] = std::max(ends[i], static_cast<int>(i) + 1);
    if (const int parent = provisions[i].parent; parent >= 0) {
      int& end = ends[static_cast<std::size_t>(parent)];
      end = std::max(end, ends[i]);
    }
  }
  return ends;
}

std::vector<std::string> content_hashes(const std::vector<Provision>& provisions) {
  std::vector<std::string> below(provisions.size()), hashes(provisions.size());
  // Children stand behind their parents: from the last unit up, each adds itself in front of its
  // later siblings' words; a chain of hashes keeps that linear.
  for (std::size_t i = provisions.size(); i-- > 0;) {
    const Provision& unit = provisions[i];
    hashes[i] = sha256(own_plain(unit) + below[i]);
    if (unit.parent < 0) continue;
    std::string& siblings = below[static_cast<std::size_t>(unit.parent)];
    std::string number;
    add_plain(number, unit.num_raw);
    siblings = sha256(number + kApart + hashes[i] + siblings);
  }
  return hashes;
}

std::vector<ArticleDiff> diff_acts(const std::vector<Provision>& before,
                                   const std::vector<Provision>& after) {
  return ActsDiff(before, after).run();
}

std::vector<DiffLine> diff_units(const std::vector<Provision>& before,
                                 const std::vector<Provision>& after) {
  // Units with the same words hold the two rows together; between them the same eId does.
  std::map<std::string, int> numbers;
  const auto numbered = [&](const std::vector<Provision>& units) {
    std::vector<int> row;
    for (const Provision& unit : units) {
      std::string key = own_plain(unit);
      if (key.size() <= 4) key += unit.eid;  // no words of its own
      row.push_back(
          numbers.try_emplace(std::move(key), static_cast<int>(numbers.size())).first->second);
    }
    return row;
  };
  const std::vector<int> old_row = numbered(before), new_row = numbered(after);
  const std::vector<int> old_depths = depths_of(before), new_depths = depths_of(after);
  std::vector<DiffLine> lines;
  const auto add = [&](std::optional<std::size_t> a, std::optional<std::size_t> b) {
    DiffLine line;
    if (a) line.eid_before = before[*a].eid;
    if (b) line.eid_after = after[*b].eid;
    line.depth = b ? new_depths[*b] : old_depths[*a];
    // The number of the article itself is its label.
    const std::string was = a ? line_text(before[*a], *a > 0) : std::string();
    const std::string is = b ? line_text(after[*b], *b > 0) : std::string();
    line.segments = word_diff(was, is);
    if (!line.segments.empty()) lines.push_back(std::move(line));
  };
  const auto add_between = [&](std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    std::map<std::string_view, std::size_t> waiting;
    for (std::size_t i = a; i < a_end; ++i) waiting[before[i].eid] = i;
    for (; b < b_end; ++b) {
      const auto found = waiting.find(after[b].eid);
      if (found == waiting.end() || found->second < a) {
        add(std::nullopt, b);
        continue;
      }
      for (; a < found->second; ++a) add(a, std::nullopt);
      add(a++, b);
    }
    for (; a < a_end; ++a) add(a, std::nullopt);
  };
  std::size_t a = 0, b = 0;
  for (const SamePlace& pair : common_sequence(old_row, new_row)) {
    add_between(a, static_cast<std::size_t>(pair.before), b, static_cast<std::size_t>(pair.after));
    a = static_cast<std::size_t>(pair.before);
    b = static_cast<std::size_t>(pair.after);
    add(a++, b++);
  }
  add_between(a, before.size(), b, after.size());
  return lines;
}

}  // namespace lacuna::kb
