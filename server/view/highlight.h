// A text with spans of several kinds over it (citations, quotes of annotations, matches of a
// search, amendments) as a flat list of segments that a template prints one after another:
// overlapping spans are cut where one begins or ends. Segments joined give the text, byte for byte.
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace lacuna::server {

enum class SpanKind { citation, quote, match };

struct TextSpan {
  SpanKind kind = SpanKind::match;
  std::size_t begin = 0;  // bytes, end exclusive; snapped outwards to whole characters
  std::size_t end = 0;
  std::string href;   // of a citation: where it leads; of a quote: its comment
  std::string id;     // of a quote: the annotation
  std::string title;  // of a citation: what it leads to
};

struct Segment {
  std::string text;
  std::string href;  // first citation over it; else empty
  std::string title;
  std::vector<std::string> quotes;  // ids of annotations over it, outermost first
  bool match = false;
};

std::vector<Segment> highlight(std::string_view text, std::vector<TextSpan> spans);

// [{text, href, title, quoted, quotes:["id"...], match, plain}]; href and title are "" when none,
// plain when nothing lies over it.
nlohmann::json segments_model(const std::vector<Segment>& segments);

}  // namespace lacuna::server
