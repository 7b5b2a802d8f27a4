#include "server/view/highlight.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace lacuna::server {
namespace {

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// Cuts to the text, snaps outwards to whole characters, drops what is empty.
std::vector<TextSpan> tidy(std::string_view text, std::vector<TextSpan> spans) {
  std::erase_if(spans, [&](TextSpan& span) {
    span.end = std::min(span.end, text.size());
    if (span.begin >= span.end) return true;
    while (inside_character(text, span.begin)) --span.begin;
    while (inside_character(text, span.end)) ++span.end;
    return false;
  });
  std::stable_sort(spans.begin(), spans.end(), [](const TextSpan& a, const TextSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return spans;
}

}  // namespace

std::vector<Segment> highlight(std::string_view text, std::vector<TextSpan> all_spans) {
  const std::vector<TextSpan> spans = tidy(text, std::move(all_spans));
  std::vector<std::size_t> cuts = {0, text.size()};
  for (const TextSpan& span : spans) {
    cuts.push_back(span.begin);
    cuts.push_back(span.end);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  std::vector<Segment> segments;
  std::vector<const TextSpan*> over;  // spans over the segment at hand, in the order of their begin
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    std::erase_if(over, [&](const TextSpan* span) { return span->end <= cuts[i]; });
    while (next < spans.size() && spans[next].begin == cuts[i]) over.push_back(&spans[next++]);
    Segment segment;
    segment.text = std::string(text.substr(cuts[i], cuts[i + 1] - cuts[i]));
    for (const TextSpan* span : over) {
      if (span->kind == SpanKind::match) segment.match = true;
      if (span->kind == SpanKind::quote) segment.quotes.push_back(span->id);
      if (span->kind == SpanKind::citation && segment.href.empty()) {
        segment.href = span->href;
        segment.title = span->title;
      }
    }
    segments.push_back(std::move(segment));
  }
  return segments;
}

nlohmann::json segments_model(const std::vector<Segment>& segments) {
  nlohmann::json model = nlohmann::json::array();
  for (const Segment& segment : segments)
    model.push_back({{"text", segment.text},
                     {"href", segment.href},
                     {"title", segment.title},
                     {"quoted", !segment.quotes.empty()},
                     {"quotes", segment.quotes},
                     {"match", segment.match},
                     {"plain", segment.href.empty() && segment.quotes.empty() && !segment.match}});
  return model;
}

}  // namespace lacuna::server
