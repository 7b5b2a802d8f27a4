#include "indexer/read/pdf/margins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr double kMargin = 0.14;      // of the page's height, above and below
constexpr double kWideMargin = 0.24;  // where page numbers and heads beside the text may stand
constexpr double kNear = 4;           // points that a running head may wander

std::string words_of(const Fragment& fragment) {
  std::string text;
  for (const Word& word : fragment.words) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() < 8 &&
         word.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
}

// Numbers that count the pages are one number.
std::string without_numbers(const std::string& text) {
  std::string out;
  bool number = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) out += c;
    if (digit && !number) out += '#';
    number = digit;
  }
  return is_roman(trim(out)) ? "#" : out;
}

bool is_page_number(const std::string& text) {
  const std::string plain = without_numbers(text);
  return plain == "#" || plain == "- # -" || plain == "– # –" || plain == "-#-" ||
         plain == "# / #" || plain == "#/#";
}

double height_of(const Fragment& fragment) {
  return (fragment.y0 + fragment.y1) / 2;
}

enum class Edge { head, foot, none };

Edge edge_of(const Page& page, const Fragment& fragment, double margin = kMargin) {
  if (fragment.y1 < page.height * margin) return Edge::head;
  if (fragment.y0 > page.height * (1 - margin)) return Edge::foot;
  return Edge::none;
}

// Where on the page, in steps of kNear; left and right pages mirror each other, so x is left out.
using Place = std::tuple<Edge, long, std::string>;

Place place_of_fragment(const Page& page, const Fragment& fragment, long shift) {
  const Edge edge = edge_of(page, fragment);
  const double y = edge == Edge::foot ? page.height - fragment.y1 : fragment.y1;
  return {edge, std::lround(y / kNear) + shift, without_numbers(words_of(fragment))};
}

// Words that stand at exactly one place of many pages, beside the text or above it.
void drop_repeated(const std::vector<Page>& pages, std::vector<std::vector<Fragment>>& fragments) {
  using Spot = std::tuple<long, long, std::string>;
  const auto spot_of = [](const Fragment& fragment) {
    return Spot{std::lround(fragment.x0 / kNear), std::lround(fragment.y0 / kNear),
                words_of(fragment)};
  };
  std::map<Spot, std::size_t> seen;
  for (std::size_t p = 0; p < pages.size(); ++p)
    for (const Fragment& fragment : fragments[p])
      if (edge_of(pages[p], fragment, kWideMargin) != Edge::none) ++seen[spot_of(fragment)];
  const std::size_t enough = std::max<std::size_t>(3, pages.size() / 4);
  for (std::size_t p = 0; p < pages.size(); ++p)
    std::erase_if(fragments[p], [&](const Fragment& fragment) {
      return edge_of(pages[p], fragment, kWideMargin) != Edge::none &&
             seen[spot_of(fragment)] >= enough;
    });
}

}  // namespace

void drop_running_heads(const std::vector<Page>& pages,
                        std::vector<std::vector<Fragment>>& fragments) {
  std::map<Place, std::size_t> seen;  // pages that have it
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::map<Place, bool> here;
    for (const Fragment& fragment : fragments[p])
      if (edge_of(pages[p], fragment) != Edge::none)
        here[place_of_fragment(pages[p], fragment, 0)] = true;
    for (const auto& [place, yes] : here) ++seen[place];
  }
  // Three pages repeat by intention; in a file of few pages two do.
  const std::size_t enough = pages.size() < 5 ? 2 : 3;
  const auto repeats = [&](const Page& page, const Fragment& fragment) {
    std::size_t times = 0;
    for (const long shift : {-1L, 0L, 1L})
      if (const auto found = seen.find(place_of_fragment(page, fragment, shift));
          found != seen.end())
        times += found->second;
    return times >= enough;
  };
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Page& page = pages[p];
    std::vector<Fragment>& on_page = fragments[p];
    // From the page's edge inwards, row by row, as long as rows are running ones: a sentence that
    // happens to stand at one height of many pages has text between it and the edge.
    const auto end_of_row = [&](std::size_t begin) {
      std::size_t end = begin + 1;
      while (end < on_page.size() && height_of(on_page[end]) - height_of(on_page[begin]) < kNear)
        ++end;
      return end;
    };
    const auto is_running = [&](std::size_t begin, std::size_t end, Edge edge) {
      std::string row;
      bool repeated = false, at_edge = true;
      for (std::size_t i = begin; i < end; ++i) {
        if (edge_of(page, on_page[i], kWideMargin) != edge) return false;
        at_edge = at_edge && edge_of(page, on_page[i]) == edge;
        row += (i > begin ? " " : "") + words_of(on_page[i]);
        repeated = repeated || repeats(page, on_page[i]);
      }
      return (repeated && at_edge) || is_page_number(row);
    };
    std::size_t head = 0;
    while (head < on_page.size() && is_running(head, end_of_row(head), Edge::head))
      head = end_of_row(head);
    std::vector<std::size_t> rows;  // where they begin
    for (std::size_t i = head; i < on_page.size(); i = end_of_row(i)) rows.push_back(i);
    std::size_t foot = on_page.size();
    while (!rows.empty() && is_running(rows.back(), foot, Edge::foot)) {
      foot = rows.back();
      rows.pop_back();
    }
    on_page.erase(on_page.begin() + static_cast<std::ptrdiff_t>(foot), on_page.end());
    on_page.erase(on_page.begin(), on_page.begin() + static_cast<std::ptrdiff_t>(head));
  }
  drop_repeated(pages, fragments);
}

}  // namespace lacuna::indexer::pdf
