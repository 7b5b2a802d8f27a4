#include "indexer/read/html/guard.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "indexer/read/html/tags.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view kFormatting[] = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                            "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// An end tag looks no further up than these.
constexpr std::string_view kScopes[] = {"table",   "td",     "th",     "caption",
                                        "marquee", "object", "applet", "template"};
// Blocks, which end an open paragraph.
constexpr std::string_view kBlocks[] = {
    "p",      "div",   "table",   "ul",     "ol",         "dl",       "h1",      "h2",
    "h3",     "h4",    "h5",      "h6",     "pre",        "form",     "section", "article",
    "nav",    "aside", "address", "center", "blockquote", "main",     "header",  "footer",
    "figure", "hr",    "li",      "dd",     "dt",         "fieldset", "menu",    "details"};

// Elements that end one of their own kind, or of a kindred one, up to the element that holds them.
struct Implied {
  std::string_view opens;
  std::string_view ends[3];
  std::string_view holders[2];
};
constexpr Implied kImplied[] = {
    {"li", {"li"}, {"ul", "ol"}},
    {"dd", {"dd", "dt"}, {"dl"}},
    {"dt", {"dd", "dt"}, {"dl"}},
    {"td", {"td", "th"}, {"table"}},
    {"th", {"td", "th"}, {"table"}},
    {"tr", {"tr"}, {"table"}},
    {"tbody", {"tbody", "thead", "tfoot"}, {"table"}},
    {"option", {"option"}, {"select"}},
};

// The open elements as the parser would keep them, counted high rather than low.
class OpenElements {
 public:
  void take(const Tag& tag, std::string_view source) {
    // Words bring back the formatting that is open.
    if (!dormant_.empty() && !trim(source.substr(last_end_, tag.begin - last_end_)).empty())
      restore();
    last_end_ = tag.end;
    made_ += tag.attributes / 4;
    if (tag.is_end) {
      close(tag.name);
      return;
    }
    ++made_;
    if (is_one_of(kBlocks, tag.name)) pop_to("p");
    for (const Implied& row : kImplied)
      if (row.opens == tag.name) pop_kindred(row);
    if (is_void(tag.name)) return;
    const bool formats = is_one_of(kFormatting, tag.name);
    if (!is_one_of(kBlocks, tag.name)) restore();
    stack_.push_back(
        {tag.name, formats ? source.substr(tag.begin, tag.end - tag.begin) : std::string_view()});
    deepest_ = std::max(deepest_, stack_.size() + dormant_.size());
  }

  std::size_t made() const { return made_; }
  std::size_t deepest() const { return deepest_; }

 private:
  struct Open {
    std::string name;
    std::string_view formatting;  // its whole tag; empty: no formatting element
  };

  void close(const std::string& name) {
    if (is_one_of(kFormatting, name)) {
      made_ += 8;  // clones that mending misnested formatting may make
      const auto dormant = std::find_if(dormant_.rbegin(), dormant_.rend(),
                                        [&](const Open& open) { return open.name == name; });
      if (dormant != dormant_.rend()) {
        dormant_.erase(std::next(dormant).base());
        return;
      }
    }
    const bool scope = is_one_of(kScopes, name);
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name == name) {
        pop(i);
        return;
      }
      if (!scope && is_one_of(kScopes, stack_[i].name)) return;
    }
  }

  void pop_to(std::string_view name) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name == name) {
        pop(i);
        return;
      }
      if (stack_[i].name == "button" || is_one_of(kScopes, stack_[i].name)) return;
    }
  }

  void pop_kindred(const Implied& row) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (is_one_of(row.ends, stack_[i].name)) {
        pop(i);
        return;
      }
      if (is_one_of(row.holders, stack_[i].name)) return;
    }
  }

  // Formatting that was never ended comes back in the next block, at most three alike.
  void pop(std::size_t from) {
    for (std::size_t i = from + 1; i < stack_.size(); ++i) {
      const Open& open = stack_[i];
      if (open.formatting.empty()) continue;
      const auto alike = std::count_if(dormant_.begin(), dormant_.end(), [&](const Open& other) {
        return other.formatting == open.formatting;
      });
      if (alike < 3) dormant_.push_back(open);
    }
    stack_.resize(from);
  }

  void restore() {
    made_ += dormant_.size();
    for (Open& open : dormant_) stack_.push_back(std::move(open));
    dormant_.clear();
  }

  std::vector<Open> stack_;
  std::vector<Open> dormant_;  // formatting that is open and not on the stack
  std::size_t last_end_ = 0;   // of the tag before
  std::size_t made_ = 0;
  std::size_t deepest_ = 0;
};

bool is_xhtml(std::string_view text) {
  const std::string head = lower(text.substr(0, std::min<std::size_t>(text.size(), 4096)));
  return trim(head).starts_with("<?xml") || head.find("http://www.w3.org/1999/xhtml") != head.npos;
}

}  // namespace

std::optional<Diagnostic> refuse_nesting(std::string_view utf8, const std::string& path,
                                         const GuardLimits& limits) {
  OpenElements open;
  TagScanner tags(utf8);
  while (const auto tag = tags.next()) {
    open.take(*tag, utf8);
    const char* why = open.deepest() > limits.depth   ? "nests its elements deeper"
                      : open.made() > limits.elements ? "makes more elements"
                      : tag->attributes > limits.attributes
                          ? "gives one of its elements more attributes"
                          : nullptr;
    if (!why) continue;
    const Place place = place_of(utf8, tag->begin);
    return Diagnostic{path, place.line, place.column, Severity::error,
                      std::string("The page ") + why +
                          " than any page of law does. Save its text instead, or split it."};
  }
  return std::nullopt;
}

std::string close_empty_elements(std::string_view utf8) {
  if (!is_xhtml(utf8)) return std::string(utf8);
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 16);
  std::size_t done = 0;
  TagScanner tags(utf8);
  while (const auto tag = tags.next()) {
    if (tag->is_end || !tag->is_closed || is_void(tag->name)) continue;
    out += utf8.substr(done, tag->end - done);
    out += "</" + tag->name + '>';
    done = tag->end;
  }
  out += utf8.substr(done);
  return out;
}

}  // namespace lacuna::indexer::html
