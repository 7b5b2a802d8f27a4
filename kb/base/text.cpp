#include "kb/base/text.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include "kb/base/error.h"

namespace lacuna {
namespace {

// Length of the valid sequence at `at` (RFC 3629: shortest form, no surrogates, up to U+10FFFF); 0
// when it is not one.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned b = byte(at);
  if (b < 0x80) return 1;
  if (b >= 0xc2 && b <= 0xdf) return tail(at + 1) ? 2 : 0;
  if (b >= 0xe0 && b <= 0xef) {
    const unsigned low = b == 0xe0 ? 0xa0 : 0x80, high = b == 0xed ? 0x9f : 0xbf;
    return tail(at + 1, low, high) && tail(at + 2) ? 3 : 0;
  }
  if (b >= 0xf0 && b <= 0xf4) {
    const unsigned low = b == 0xf0 ? 0x90 : 0x80, high = b == 0xf4 ? 0x8f : 0xbf;
    return tail(at + 1, low, high) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (text.starts_with("\xc2\xa0")) return 2;
  if (text.starts_with("\xef\xbb\xbf")) return 3;
  return 0;
}

}  // namespace

std::optional<InvalidUtf8> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return InvalidUtf8{at};
    at += length;
  }
  return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const std::size_t length = sequence_length(text, at);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  switch (length) {
    case 1:
      return {byte(0), 1};
    case 2:
      return {char32_t((byte(0) & 0x1fu) << 6 | (byte(1) & 0x3fu)), 2};
    case 3:
      return {char32_t((byte(0) & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu)), 3};
    case 4:
      return {char32_t((byte(0) & 0x07u) << 18 | (byte(1) & 0x3fu) << 12 | (byte(2) & 0x3fu) << 6 |
                       (byte(3) & 0x3fu)),
              4};
    default:
      return {0xfffd, 1};
  }
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

std::size_t byte_offset(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (characters > 0 && at < text.size()) {
    at += code_point_at(text, at).size;
    --characters;
  }
  return at;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t n = space_length(text)) text.remove_prefix(n);
  for (;;) {
    if (text.empty()) return text;
    const char c = text.back();
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xc2\xa0")) {
      text.remove_suffix(2);
    } else if (text.ends_with("\xef\xbb\xbf")) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string lower(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                            sink, nullptr, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "lower-casing failed");
  return out;
}

namespace {

std::string normal_form(std::string_view text,
                        const icu::Normalizer2* (*instance)(UErrorCode& status)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "Unicode normalisation is not available");
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                            sink, nullptr, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "Unicode normalisation failed");
  return out;
}

}  // namespace

std::string nfc(std::string_view text) {
  return normal_form(text,
                     [](UErrorCode& status) { return icu::Normalizer2::getNFCInstance(status); });
}

std::string without_diacritics(std::string_view text) {
  const std::string apart = normal_form(
      lower(text), [](UErrorCode& status) { return icu::Normalizer2::getNFDInstance(status); });
  std::string out;
  bool latin = false;
  for (std::size_t at = 0; at < apart.size();) {
    const CodePoint c = code_point_at(apart, at);
    const bool mark = c.value >= 0x300 && c.value < 0x370;
    if (!mark) latin = c.value < 0x250;
    if (!mark || !latin) out += apart.substr(at, c.size);
    at += c.size;
  }
  return nfc(out);
}

std::string shorten(std::string_view text, std::size_t characters) {
  text = trim(text);
  if (count_characters(text) <= characters) return std::string(text);
  std::string_view cut = text.substr(0, byte_offset(text, characters));
  if (const std::size_t space = cut.rfind(' ');
      space != std::string_view::npos && space > cut.size() / 2)
    cut = cut.substr(0, space);
  return std::string(trim(cut)) + "…";
}

Place place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n');
  const std::string_view rest = start == std::string_view::npos ? before : before.substr(start + 1);
  return {static_cast<int>(line), static_cast<int>(count_characters(rest)) + 1};
}

}  // namespace lacuna
