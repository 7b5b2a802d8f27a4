#include "indexer/structure/marked_up.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "indexer/document/printed_label.h"
#include "indexer/structure/eid.h"
#include "indexer/structure/practice.h"
#include "indexer/structure/unit_tree.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

using kb::Level;
using kb::Provision;

constexpr int kNone = UnitNode::kNone;

// An unnumbered line of a basic unit, whatever its element is called.
bool is_line(Level level) {
  return level == Level::paragraph || level == Level::subparagraph || level == Level::alinea ||
         level == Level::subsection || level == Level::clause;
}

bool is_bare(const UnitNode& node) {
  return is_line(node.unit.level) && node.unit.num_raw.empty() && node.heading.empty();
}

// "ANNEX", without a number: it is counted.
bool is_word_alone(std::string_view label) {
  label = trim(label);
  return printed_label(label) && label.find_first_of(" \n\xC2") == label.npos;
}

bool is_component(Level level) {
  return level == Level::annex || level == Level::schedule;
}

class Builder {
 public:
  explicit Builder(const Document& document)
      : practice_(practice_of(document.identity.jurisdiction)), tree_(document) {
    const auto kind = document.metadata.find("document");
    is_debate_ = kind != document.metadata.end() && kind->second.starts_with("debate");
  }

  MarkedUp build() {
    sections_are_basic_ = !any_main(Level::article) && any_main(Level::section);
    arrange(kNone);
    for (std::size_t i = 0; i < nodes().size(); ++i)
      if (nodes()[i].merged_into == kNone) arrange(static_cast<int>(i));
    join_words_around_nothing();
    choose_basic();
    keep_one_conclusion();
    MarkedUp out = tree_.take();
    out.repeated = std::move(repeated_);
    return out;
  }

 private:
  std::vector<UnitNode>& nodes() { return tree_.nodes(); }
  UnitNode& at(int index) { return tree_.at(index); }
  std::vector<int>& children_of(int index) { return tree_.children_of(index); }

  bool in_component(int index) {
    for (; index != kNone; index = at(index).parent)
      if (is_component(at(index).unit.level)) return true;
    return false;
  }

  bool any_main(Level level) {
    for (std::size_t i = 0; i < nodes().size(); ++i)
      if (nodes()[i].unit.level == level && !in_component(static_cast<int>(i))) return true;
    return false;
  }

  // Whether units of this level are what the act is numbered in.
  bool is_root_level(Level level) const {
    return level == Level::article || level == Level::regulation || level == Level::rule ||
           (level == Level::section && sections_are_basic_);
  }

  Level root_of(int index) {
    Level root = Level::division;
    for (; index != kNone; index = at(index).parent) {
      const Level level = at(index).unit.level;
      if (is_root_level(level) || is_component(level)) return level;
    }
    return root;
  }

  // Decides the children of one unit: which wrappers go, which levels the others have.
  void arrange(int parent) {
    forget_repeated_number(parent);
    while (take_out_wrappers(parent)) {
    }
    const Level root = root_of(parent);
    const Level above = parent == kNone ? Level::division : effective_level(parent);
    for (const int child : children_of(parent)) {
      Provision& unit = at(child).unit;
      const Label label = label_of(unit.num_raw);
      // "Considerando: I. Que ...": numbered items of a preamble are its recitals.
      if (above == Level::preamble && unit.level == Level::point && label != Label::none &&
          label != Label::dash)
        unit.level = Level::recital;
      unit.level = level_by_label(practice_, label, unit.level, above, root);
    }
    number(parent);
  }

  // A definition's dash or bullet gives its own points no level to count from.
  Level effective_level(int index) {
    while (at(index).unit.level == Level::indent && at(index).parent != kNone)
      index = at(index).parent;
    return at(index).unit.level;
  }

  bool take_out_wrappers(int parent) {
    std::vector<int>& children = children_of(parent);
    int bare = 0;
    int numbered = 0;
    for (const int child : children) {
      if (is_bare(at(child)))
        ++bare;
      else if (is_line(at(child).unit.level))
        ++numbered;
    }
    if (bare == 0) return false;
    std::vector<int> kept;
    bool first = parent != kNone && !at(parent).opened;
    bool changed = false;
    for (const int child : children) {
      const bool is_bare_one = is_bare(at(child));
      if (!is_bare_one || !is_wrapper(parent, child, bare, numbered, first)) {
        if (is_bare_one) first = false;
        kept.push_back(child);
        continue;
      }
      first = false;
      changed = true;
      if (!is_root_level(at(parent).unit.level)) at(parent).opened = true;
      tree_.merge(child, parent, kept.empty() ? UnitTree::Side::before : UnitTree::Side::after);
      for (const int grandchild : at(child).children) {
        at(grandchild).parent = parent;
        kept.push_back(grandchild);
      }
    }
    children_of(parent) = std::move(kept);
    return changed;
  }

  // "5." printed again on the only line of section 5.
  void forget_repeated_number(int parent) {
    if (parent == kNone || !is_root_level(at(parent).unit.level)) return;
    if (at(parent).children.size() != 1 || at(parent).unit.num_raw.empty()) return;
    Provision& only = at(at(parent).children.front()).unit;
    if (!is_line(only.level) || only.num_raw != at(parent).unit.num_raw) return;
    repeated_.push_back(std::move(only.num_raw));
    only.num_raw.clear();
  }

  bool is_wrapper(int parent, int child, int bare, int numbered, bool first) {
    if (parent == kNone) return false;
    const Level above = at(parent).unit.level;
    if (above == Level::preamble || above == Level::conclusions || above == Level::recital ||
        above == Level::citation)
      return true;
    if (is_root_level(above)) {
      if (practice_ == Practice::french || practice_ == Practice::ukrainian)
        return numbered > 0 && at(child).unit.level == Level::subparagraph && first;
      return bare == 1 && numbered == 0 && at(parent).text.empty();
    }
    if (is_component(above)) return bare == 1 && numbered == 0;
    if (above == Level::division || is_container(at(parent).unit)) return false;
    return first && at(parent).text.empty();  // the first subparagraph is transparent
  }

  // Numbers of one unit's children; those without one are counted where the tradition counts.
  void number(int parent) {
    std::vector<int>& children = children_of(parent);
    std::set<std::string> printed;
    for (const int child : children) {
      Provision& unit = at(child).unit;
      unit.num_norm = normalise_number(unit.num_raw);
      if (is_component(unit.level) && is_word_alone(unit.num_raw)) unit.num_norm.clear();
      if (unit.level == Level::indent) unit.num_norm.clear();
      if (is_root_level(unit.level)) number_from_id(child);
      if (unit.level == Level::point && practice_ != Practice::american &&
          label_of(unit.num_raw) == Label::upper)
        unit.num_norm = lower(unit.num_norm);
      if (is_line(unit.level)) printed.insert(unit.num_norm);
    }
    int lines = parent != kNone && !at(parent).text.empty() ? 1 : 0;
    int position = 0;
    for (const int child : children) {
      Provision& unit = at(child).unit;
      const int ordinal = practice_ == Practice::french ? lines + 1 : position + 1;
      if (is_line(unit.level)) ++position;
      lines += lines_of(child);
      if (unit.level == Level::subparagraph || !is_line(unit.level) || !unit.num_norm.empty())
        continue;
      if (!printed.contains(std::to_string(ordinal))) unit.num_norm = std::to_string(ordinal);
    }
  }

  // Printed lines of a unit and all below it, as French practice counts alineas.
  int lines_of(int top) {
    int lines = 0;
    std::vector<int> open{top};
    while (!open.empty()) {
      const int index = open.back();
      open.pop_back();
      const UnitNode& node = at(index);
      if (!node.text.empty() || !node.unit.num_raw.empty()) ++lines;
      if (!node.wrapup.empty()) ++lines;
      open.insert(open.end(), node.children.begin(), node.children.end());
    }
    return lines;
  }

  // Sections of Akoma Ntoso 2 often have their number in the id alone ("sec12"), or print the
  // bracketed number of their first subsection in its place.
  void number_from_id(int index) {
    Provision& unit = at(index).unit;
    const bool bracketed = trim(unit.num_raw).starts_with('(');
    if (!unit.num_norm.empty() && !bracketed) return;
    std::string_view id = unit.wid;
    const std::size_t step = id.find_last_of("_-/");
    if (step != id.npos) id.remove_prefix(step + 1);
    std::size_t digits = 0;
    while (digits < id.size() && !std::isdigit(static_cast<unsigned char>(id[digits]))) ++digits;
    const std::string value(id.substr(digits));
    if (value.empty() || value.size() > 8 || (bracketed && value == unit.num_norm)) return;
    unit.num_norm = value;
    unit.flags.push_back("number_from_id");
    if (!bracketed || at(index).children.empty()) return;
    Provision& first = at(at(index).children.front()).unit;
    if (is_bare(at(at(index).children.front()))) std::swap(first.num_raw, unit.num_raw);
  }

  void choose_basic() {
    for (const UnitNode& node : nodes())
      if (node.unit.basic && node.merged_into == kNone) return;  // the format has said it
    bool any = false;
    for (std::size_t i = 0; i < nodes().size(); ++i) {
      UnitNode& node = nodes()[i];
      if (node.merged_into != kNone || !is_root_level(node.unit.level)) continue;
      const Level outer = root_of(node.parent);
      node.unit.basic = !is_root_level(outer);
      any = any || node.unit.basic;
    }
    if (any || is_debate_) return;
    // Acts without articles or sections are numbered in their top units: resolutions, judgments.
    for (std::size_t i = 0; i < nodes().size(); ++i) {
      UnitNode& node = nodes()[i];
      if (node.merged_into != kNone || node.unit.num_norm.empty() || node.unit.num_raw.empty())
        continue;
      if (node.unit.level != Level::paragraph && node.unit.level != Level::point) continue;
      int above = node.parent;
      while (above != kNone &&
             (at(above).unit.level == Level::division || is_container(at(above).unit)) &&
             !at(above).unit.basic)
        above = at(above).parent;
      node.unit.basic = above == kNone;
      if (trim(node.unit.num_raw).starts_with('[')) node.unit.level = Level::paragraph;
    }
  }

  // Words after a wrapper that is gone, where nothing else stood between, simply go on.
  void join_words_around_nothing() {
    for (UnitNode& node : nodes()) {
      if (node.merged_into != kNone || !node.children.empty()) continue;
      node.text.add_line(node.wrapup);
      node.wrapup = {};
    }
  }

  // A closing note behind the annexes is no second conclusion.
  void keep_one_conclusion() {
    bool seen = false;
    for (UnitNode& node : nodes()) {
      if (node.merged_into != kNone || node.unit.level != Level::conclusions) continue;
      if (seen) node.unit.level = Level::division;
      seen = true;
    }
  }

  const Practice practice_;
  UnitTree tree_;
  std::vector<std::string> repeated_;  // labels taken out
  bool is_debate_ = false;
  bool sections_are_basic_ = false;
};

}  // namespace

bool is_marked_up(const Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(),
                     [](const Block& block) { return block.role == BlockRole::unit; });
}

MarkedUp marked_up(const Document& document) {
  return Builder(document).build();
}

}  // namespace lacuna::indexer
