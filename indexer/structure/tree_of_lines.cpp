#include "indexer/structure/tree_of_lines.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/structure/apart.h"
#include "indexer/structure/body.h"
#include "indexer/structure/contents.h"
#include "indexer/structure/headings.h"
#include "indexer/structure/holes.h"
#include "indexer/structure/marks.h"
#include "indexer/structure/outline.h"
#include "indexer/structure/preamble.h"
#include "indexer/structure/validity.h"
#include "indexer/structure/wrapped.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

constexpr std::size_t kOpening = 6000;  // bytes in which an instrument calls itself something

// Containers from the outermost in: what a new one closes.
int rank_of(Level level) {
  return static_cast<int>(level);
}

class LineTree {
 public:
  LineTree(const Tradition& tradition, const CleanText& clean, Structured& out)
      : tradition_(tradition), clean_(clean), out_(out), builder_(clean.text, clean.notes, out) {
    builder_.set_lines(&clean);
  }

  void build() {
    outline_ = outline(tradition_, clean_.text);
    sort_paragraph_signs();
    name_bare_units();
    find_basics();
    read_preamble();
    for (std::size_t i = 0; i < outline_.sections.size(); ++i) read_section(i);
    builder_.give_notes(builder_.size() - 1, clean_.text.size());
    separate_glued_headings(tradition_, outline_.run_on ? Headed::all : Headed::by_habit,
                            out_.provisions);
    report_holes(tradition_, builder_.values(), out_);
  }

 private:
  // § is a basic unit, or a container where articles stand right below it; beside articles it keeps
  // a number of its own (para_3).
  void sort_paragraph_signs() {
    auto& sections = outline_.sections;
    const bool articles = std::any_of(sections.begin(), sections.end(), [](const Section& s) {
      return s.head.role == UnitRole::basic;
    });
    for (std::size_t i = 0; i < sections.size(); ++i) {
      Head& head = sections[i].head;
      if (head.role != UnitRole::paragraph) continue;
      const std::string_view words = text(sections[i].words, sections[i].end);
      const bool holds_articles =
          i + 1 < sections.size() && sections[i + 1].head.role == UnitRole::basic &&
          words.size() < 200 && !words.ends_with('.') && !words.ends_with(';');
      if (holds_articles) {
        head.role = UnitRole::container;
        head.level = Level::subsection;
      } else {
        head.role = UnitRole::basic;
        if (articles) head.level = Level::paragraph;
      }
    }
  }

  // A number without a word is a section of an act, a regulation, article or rule of an instrument
  // that calls itself so, and a paragraph of a schedule.
  void name_bare_units() {
    Level level = Level::section;
    const std::string_view opening = std::string_view(clean_.text).substr(0, kOpening);
    if (opening.find("These Regulations") != opening.npos)
      level = Level::regulation;
    else if (opening.find("This Order") != opening.npos)
      level = Level::article;
    else if (opening.find("These Rules") != opening.npos)
      level = Level::rule;
    bool component = false;
    for (Section& section : outline_.sections) {
      component = component || section.head.role == UnitRole::component;
      if (section.head.bare) section.head.level = component ? Level::paragraph : level;
    }
  }

  std::string_view text(std::size_t begin, std::size_t end) const {
    return bare(std::string_view(clean_.text).substr(begin, end - begin));
  }

  void read_preamble() {
    const std::size_t end = outline_.preamble_end;
    if (text(0, end).empty() && clean_.notes.empty()) return;
    kb::Provision preamble;
    preamble.level = Level::preamble;
    const int index = builder_.add(std::move(preamble), 0, -1);
    const bool points =
        outline_.sections.empty() || outline_.sections.front().head.role == UnitRole::component;
    if (!tradition_.recitals.empty() && !outline_.sections.empty())
      read_recitals(tradition_, builder_, index, 0, end);
    else if (points)
      read_without_sections(index, outline_.sections.empty() ? clean_.text.size() : end);
    else
      builder_.words(index, 0, end);
  }

  // An act without articles: its points, if it has any, stand at the top.
  void read_without_sections(int preamble, std::size_t end) {
    const std::size_t closing = find_closing(tradition_, clean_.text, 0, end);
    read_body(tradition_, builder_, clean_.notes, preamble, 0, closing);
    for (int i = preamble + 1; i < builder_.size(); ++i)
      if (builder_[i].parent == preamble) builder_[i].parent = -1;
    // Words after the points end the act; they may not follow units inside the preamble.
    std::string after = std::move(builder_[preamble].wrapup);
    builder_[preamble].wrapup.clear();
    conclude(closing, end, std::move(after));
  }

  void conclude(std::size_t begin, std::size_t end, std::string before = {}) {
    if (text(begin, end).empty() && before.empty()) return;
    kb::Provision conclusions;
    conclusions.level = Level::conclusions;
    conclusions.parent = component_;
    conclusions.text = std::move(before);
    const int index = builder_.add(std::move(conclusions), begin, builder_.size() - 1);
    builder_.words(index, begin, end);
    concluded_ = true;
  }

  void read_section(std::size_t i) {
    const Section& section = outline_.sections[i];
    switch (section.head.role) {
      case UnitRole::component:
        open_component(section);
        break;
      case UnitRole::container:
        open_container(i);
        break;
      default:
        read_basic(i);
    }
  }

  kb::Provision unit_of(const Section& section, int parent) const {
    kb::Provision unit;
    unit.level = section.head.level;
    unit.basic = section.head.role == UnitRole::basic && !(section.head.bare && component_ >= 0);
    if (section.label > section.begin)
      unit.heading = std::string(text(section.begin, section.label));
    unit.num_raw = section.head.num_raw;
    unit.num_norm = section.head.num_norm;
    unit.parent = parent;
    if (section.collapsed) unit.flags.push_back("superscript_collapsed");
    return unit;
  }

  int parent_of_basic() const { return containers_.empty() ? component_ : containers_.back(); }

  void open_component(const Section& section) {
    containers_.clear();
    concluded_ = false;
    last_basic_ = {};
    component_ =
        builder_.add(unit_of(section, -1), section.begin, builder_.size() - 1, section.head.value);
    const std::size_t words = take_heading(component_, titled(component_, section));
    last_point_ = read_body(tradition_, builder_, clean_.notes, component_, words, section.end);
  }

  // Above the title of an approved text stands who approved it.
  Section titled(int index, const Section& section) {
    if (!section.head.num_raw.empty()) return section;
    Section rest = section;
    std::size_t at = section.words;
    for (int lines = 0; lines < 5 && at < section.end; ++lines) {
      at = skip_space(clean_.text, at);
      if (contains(tradition_.regulations, word_at(clean_.text, at).folded.view())) {
        builder_.words(index, section.words, at);
        rest.words = at;
        return rest;
      }
      at = std::min(clean_.text.find('\n', at), section.end);
    }
    return section;
  }

  // The portal repeats the path of every unit, "Capitolul I - X | Secţiunea 2 - Z": labels of open
  // containers lead back to them.
  void open_container(std::size_t i) {
    const Section& section = outline_.sections[i];
    const bool path_goes_on = i + 1 < outline_.sections.size() && outline_.sections[i + 1].joined;
    if (!section.joined) kept_ = 0;
    for (std::size_t at = kept_; at < containers_.size(); ++at) {
      if (!repeats(builder_[containers_[at]], section)) continue;
      kept_ = at + 1;
      if (!path_goes_on) containers_.resize(kept_);
      builder_.repeated(section.begin, section.words, end_of_line(section));
      read_body(tradition_, builder_, clean_.notes, containers_[at], end_of_line(section),
                section.end);
      return;
    }
    if (begins_annex(i)) infer_component(i);
    if (section.joined) containers_.resize(std::min(kept_, containers_.size()));
    while (!containers_.empty() &&
           rank_of(builder_[containers_.back()].level) >= rank_of(section.head.level))
      containers_.pop_back();
    const int index = builder_.add(unit_of(section, parent_of_basic()), section.begin,
                                   builder_.size() - 1, section.head.value);
    containers_.push_back(index);
    kept_ = containers_.size();
    const std::size_t words = take_heading(index, section);
    const OpenUnit last = read_body(tradition_, builder_, clean_.notes, index, words, section.end,
                                    last_point_.unit >= 0 ? &last_point_ : nullptr);
    if (last.unit >= 0) last_point_ = last;
  }

  std::size_t end_of_line(const Section& section) const {
    const std::size_t end = clean_.text.find('\n', section.words);
    return std::min(end, section.end);
  }

  bool repeats(const kb::Provision& unit, const Section& section) const {
    return unit.level == section.head.level && unit.num_raw == section.head.num_raw &&
           !unit.num_norm.empty() && unit.heading == heading_words(section);
  }

  std::string heading_words(const Section& section) const {
    std::string_view words = text(section.words, end_of_line(section));
    if (words.ends_with('|')) words = bare(words.substr(0, words.size() - 1));
    return std::string(words);
  }

  // The heading of a container or annex: on the label's line, else on the next.
  std::size_t take_heading(int index, const Section& section) {
    std::size_t end = end_of_line(section);
    std::string heading = heading_words(section);
    if (heading.empty() && end < section.end) {
      const std::size_t next = skip_space(clean_.text, end);
      if (next < section.end) {
        const std::size_t next_end = std::min(clean_.text.find('\n', next), section.end);
        const std::string_view words = text(next, next_end);
        const bool sentence = words.ends_with('.') || words.ends_with(';') || words.ends_with(':');
        if (!sentence && words.size() < 300 && letter_case_at(words, 0) == LetterCase::upper) {
          heading = std::string(words);
          end = next_end;
        }
      }
    }
    // "REGULAMENTUL" and below it "jocurilor de cartier".
    for (int lines = 0; lines < 3 && !heading.empty() && end < section.end; ++lines) {
      const std::size_t next = skip_space(clean_.text, end);
      const std::size_t next_end = std::min(clean_.text.find('\n', next), section.end);
      if (next >= section.end || letter_case_at(clean_.text, next) != LetterCase::lower) break;
      const std::string_view words = text(next, next_end);
      if (words.size() > 300 || words.ends_with('.') || words.ends_with(';') ||
          words.ends_with(':') || read_mark(tradition_, clean_.text, next))
        break;
      heading += ' ';
      heading += words;
      end = next_end;
    }
    builder_[index].heading = std::move(heading);
    return end;
  }

  // For each section, the basic unit that it is or opens a container for; sections.size(): none.
  void find_basics() {
    const auto& sections = outline_.sections;
    basic_at_.assign(sections.size() + 1, sections.size());
    for (std::size_t i = sections.size(); i-- > 0;) {
      const UnitRole role = sections[i].head.role;
      if (role == UnitRole::basic) basic_at_[i] = i;
      if (role == UnitRole::container) basic_at_[i] = basic_at_[i + 1];
    }
  }

  // Numbers begin anew, after the closing formula or with a whole new sequence: an annex whose own
  // label the copy has lost. Containers that number their articles each for themselves go on
  // counting.
  bool begins_annex(std::size_t i) const {
    const auto& sections = outline_.sections;
    if (basic_at_[i] == sections.size()) return false;
    const Value& value = sections[basic_at_[i]].head.value;
    if (!is_first(value)) return false;
    const Head& head = sections[i].head;
    if (head.role == UnitRole::container && !is_first(head.value)) return false;
    if (concluded_) return true;
    if (last_basic_.kind != value.kind || last_basic_.main < 2) return false;
    const std::size_t next = basic_at_[basic_at_[i] + 1];
    return next < sections.size() &&
           gap_between(value, sections[next].head.value, tradition_.letters) == 0;
  }

  void infer_component(std::size_t i) {
    kb::Provision annex;
    annex.level = Level::annex;
    annex.flags.push_back("annex_inferred");
    containers_.clear();
    component_ = builder_.add(std::move(annex), outline_.sections[i].begin, builder_.size() - 1);
    concluded_ = false;
    last_basic_ = {};
  }

  void read_basic(std::size_t i) {
    const Section& section = outline_.sections[i];
    if (begins_annex(i)) infer_component(i);
    if (section.head.value.kind != ValueKind::none) last_basic_ = section.head.value;
    const int index = builder_.add(unit_of(section, parent_of_basic()), section.begin,
                                   builder_.size() - 1, section.head.value);
    if (section.collapsed)
      builder_.report().superscripts.push_back(section.head.num_raw + " read as " +
                                               section.head.num_norm);
    const std::size_t closing =
        ends_the_act(i) ? find_closing(tradition_, clean_.text, section.words, section.end)
                        : section.end;
    const std::size_t words = take_validity(index, take_basic_heading(index, section), closing);
    read_body(tradition_, builder_, clean_.notes, index, words, closing);
    mark_repealed(index, section);
    if (closing < section.end) conclude(closing, section.end);
  }

  // "5 Meaning of “refugee”" and "SEC. 2. SHARING.": the heading is the label's own line.
  std::size_t take_basic_heading(int index, const Section& section) {
    const std::size_t end = end_of_line(section);
    const std::string_view words = text(section.words, end);
    const bool bare =
        section.head.bare && section.head.form == HeadForm::glued && builder_[index].basic;
    const bool capitals = tradition_.practice == Practice::american && is_in_capitals(words);
    if ((!bare && !capitals) || section.head.form == HeadForm::stub || words.empty())
      return section.words;
    builder_[index].heading = std::string(words);
    return end;
  }

  // Articles that a collection prints in several versions say when each was in force.
  std::size_t take_validity(int index, std::size_t words, std::size_t end) {
    if (tradition_.practice != Practice::french) return words;
    const std::size_t begin = skip_space(clean_.text, words);
    if (begin >= end) return words;
    const auto validity = validity_at(std::string_view(clean_.text).substr(0, end), begin);
    if (!validity) return words;
    builder_[index].valid_from = validity->from;
    builder_[index].valid_to = validity->to;
    builder_.note(index, begin, validity->end);
    return validity->end;
  }

  static bool is_in_capitals(std::string_view words) {
    bool any = false;
    for (std::size_t at = 0; at < words.size(); at += decode(words, at).size) {
      if (letter_case_at(words, at) == LetterCase::lower) return false;
      any = any || letter_case_at(words, at) == LetterCase::upper;
    }
    return any;
  }

  // Signatures stand after the last unit of the act or of an annex.
  bool ends_the_act(std::size_t i) const {
    const auto& sections = outline_.sections;
    std::size_t next = i + 1;
    while (next < sections.size() && sections[next].head.role == UnitRole::container) ++next;
    if (next >= sections.size() || sections[next].head.role == UnitRole::component) return true;
    return is_first(sections[next].head.value);
  }

  void mark_repealed(int index, const Section& section) {
    if (section.head.form == HeadForm::stub) builder_[index].state = kb::ProvisionState::repealed;
    for (int i = index; i < builder_.size(); ++i)
      if (says_repealed(builder_[i]) && (i + 1 == builder_.size() || builder_[i + 1].parent != i))
        builder_[i].state = kb::ProvisionState::repealed;
  }

  // "Abrogat.", "(abrogat)", "*** Abrogată" and nothing more.
  bool says_repealed(const kb::Provision& unit) const {
    const std::string_view words = unit.text;
    if (words.size() > 80 || !unit.quotation.empty()) return false;
    for (std::size_t at = 0; at < words.size(); at += decode(words, at).size) {
      if (!is_letter_at(words, at)) continue;
      const Word word = word_at(words, at);
      return contains(tradition_.repealed, word.folded.view()) &&
             bare(words.substr(word.end)).find(' ') == std::string_view::npos;
    }
    return false;
  }

  const Tradition& tradition_;
  const CleanText& clean_;
  Structured& out_;
  Builder builder_;
  Outline outline_;
  std::vector<std::size_t> basic_at_;  // of sections: see find_basics
  std::vector<int> containers_;        // open, outermost first
  std::size_t kept_ = 0;               // of them, named again by the path that is being read
  int component_ = -1;
  OpenUnit last_point_;     // of the component that is open, where points run through chapters
  Value last_basic_;        // of the component that is open
  bool concluded_ = false;  // the act's closing formula has been read
};

// Units that begin in a block of another language than the document's.
void tell_languages(const Document& document, Structured& out) {
  std::unordered_map<int, std::string_view> languages;  // by line
  for (const Block& block : document.blocks)
    if (!block.language.empty()) languages.emplace(block.line, block.language);
  if (languages.empty()) return;
  for (kb::Provision& unit : out.provisions)
    if (const auto it = languages.find(unit.line); it != languages.end())
      unit.language = std::string(it->second);
}

}  // namespace

void tree_of_lines(const Tradition& tradition, const Document& document, Structured& out) {
  std::string joined;
  std::vector<SourceLine> lines;
  std::size_t size = 0;
  for (const Block& block : document.blocks) size += block.text.size() + 1;
  joined.reserve(size);
  for (const Block& block : document.blocks) {
    if (stands_apart(block)) continue;
    joined += block.text;
    joined += '\n';
    lines.push_back({block.line, block.depth});
    for (std::size_t at = block.text.find('\n'); at != block.text.npos;
         at = block.text.find('\n', at + 1))
      lines.push_back({lines.back().number + 1, block.depth});
  }
  if (const auto table = find_contents(tradition, joined)) {
    out.report.contents.push_back(joined.substr(table->begin, table->end - table->begin));
    const auto first =
        std::count(joined.begin(), joined.begin() + static_cast<long>(table->begin), '\n');
    const auto lost =
        std::count(out.report.contents.back().begin(), out.report.contents.back().end(), '\n');
    lines.erase(lines.begin() + first, lines.begin() + first + lost);
    joined.erase(table->begin, table->end - table->begin);
  }
  CleanText clean = take_notes(tradition, joined, lines);
  if (document.media_type != "text/plain" && document.media_type != "application/json")
    clean.line_ends = LineEnds::paragraphs;
  const bool wrapped = join_wrapped_lines(tradition, clean);
  if (!wrapped && clean.line_ends == LineEnds::maybe && tradition.practice != Practice::plain)
    clean.line_ends = LineEnds::likely;
  LineTree(tradition, clean, out).build();
  attach_apart(document, out);
  tell_languages(document, out);
}

}  // namespace lacuna::indexer
