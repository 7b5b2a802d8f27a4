#include "indexer/document/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <unicode/ucnv.h>

#include "indexer/document/single_byte.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};
constexpr Magic kMagic[] = {
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"\x1F\x8B", "a gzip archive"},
    {"\x28\xB5\x2F\xFD", "a Zstandard archive"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "a database"},
    {"{\\rtf", "an RTF document"},
};

// Bytes of windows-1250 (ISO 8859-2 and -16 agree on the letters) that Romanian texts use.
constexpr std::string_view kRomanianBytes =
    "\xE3\xC3\xE2\xC2\xEE\xCE\xBA\xAA\xFE\xDE"                   // ă Ă â Â î Î ş Ş ţ Ţ
    "\x84\x93\x94\x96\x97\x91\x92\x85\xA7\xAB\xBB\xA0\xB0\xAD";  // „ “ ” – — ‘ ’ … § « » ° and
                                                                 // blanks

struct Bytes {
  std::size_t ascii_letters = 0;
  std::size_t high = 0;        // 0x80 and above
  std::size_t in_utf8 = 0;     // of them, in well-formed UTF-8
  std::size_t romanian = 0;    // of them, in kRomanianBytes
  std::size_t upper_half = 0;  // of them, 0xC0 and above: Cyrillic letters in windows-1251
};

Bytes count(std::string_view bytes) {
  std::array<bool, 256> romanian{};
  for (char c : kRomanianBytes) romanian[static_cast<unsigned char>(c)] = true;
  Bytes out;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto c = static_cast<unsigned char>(bytes[at]);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++out.ascii_letters;
    if (c < 0x80) continue;
    ++out.high;
    if (romanian[c]) ++out.romanian;
    if (c >= 0xC0) ++out.upper_half;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = code_point_at(bytes, at);
    if (c.size > 1) out.in_utf8 += c.size;
    at += c.size;
  }
  return out;
}

// NUL and other controls that no text has.
std::size_t count_controls(std::string_view bytes) {
  std::size_t controls = 0;
  for (char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    controls += c < 0x20 && (c < '\t' || c > '\r') && c != 0x1A;
  }
  return controls;
}

std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding, &status),
                                                                     ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> units(bytes.size() + 1);
  const std::int32_t length =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() * 2);
  for (std::int32_t at = 0; at < length;) {
    char32_t c = units[static_cast<std::size_t>(at++)];
    if (c >= 0xD800 && c < 0xDC00 && at < length)
      c = 0x10000 + ((c - 0xD800) << 10) + (units[static_cast<std::size_t>(at++)] - 0xDC00u);
    append_utf8(text, c);
  }
  return text;
}

Decoded failed(const std::string& path, Place place, std::string message) {
  Decoded decoded;
  decoded.error = Diagnostic{path, place.line, place.column, Severity::error, std::move(message)};
  return decoded;
}

Decoded guessed(std::string text, const std::string& encoding, const std::string& path) {
  Decoded decoded;
  decoded.text = std::move(text);
  decoded.encoding = encoding;
  decoded.warning =
      Diagnostic{path, 0, 0, Severity::warning,
                 "The file is not UTF-8; it was read as " + encoding +
                     ". Look at the diacritics, and save it as UTF-8 if they are wrong."};
  return decoded;
}

Decoded decode_single_byte(std::string_view bytes, std::size_t bad, const std::string& path) {
  const Bytes found = count(bytes);
  const Place place = place_of(bytes, bad);
  const bool damaged = found.in_utf8 > 0 && found.in_utf8 * 5 >= found.high * 4;
  if (damaged)
    return failed(
        path, place,
        "This is UTF-8 with a byte that does not belong to it; the file may be cut or mixed. "
        "Save it again as UTF-8.");
  if (const std::string_view encoding = single_byte_encoding(bytes); !encoding.empty())
    if (auto text = convert(bytes, std::string(encoding).c_str()))
      return guessed(std::move(*text), std::string(encoding), path);
  // Too short for words to tell: the letters alone.
  const bool cyrillic = found.upper_half * 10 >= found.high * 8 && found.high > found.ascii_letters;
  if (cyrillic)
    if (auto text = convert(bytes, "windows-1251"))
      return guessed(std::move(*text), "windows-1251", path);
  const bool romanian =
      found.romanian * 10 >= found.high * 9 && found.high * 2 < found.ascii_letters;
  if (romanian)
    if (auto text = convert(bytes, "windows-1250"))
      return guessed(std::move(*text), "windows-1250", path);
  return failed(path, place,
                "The text is neither UTF-8 nor in an encoding that can be told for sure "
                "(windows-1250, -1251, -1252, ISO 8859-2). Save it as UTF-8.");
}

}  // namespace

std::optional<std::string_view> binary_kind(std::string_view bytes) {
  for (const Magic& magic : kMagic)
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  return std::nullopt;
}

std::optional<Decoded> decode_declared(std::string_view bytes, const std::string& encoding) {
  auto text = convert(bytes, encoding.c_str());
  if (!text) return std::nullopt;
  Decoded decoded;
  decoded.text = std::move(*text);
  decoded.encoding = encoding;
  return decoded;
}

Decoded decode_text(std::string_view bytes, const std::string& path) {
  if (const auto kind = binary_kind(bytes))
    return failed(path, {0, 0},
                  "This is " + std::string(*kind) +
                      ", not text. Give plain text, Markdown or Akoma Ntoso XML.");
  Decoded decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes.starts_with("\xFF\xFE");
    auto text = convert(bytes.substr(2), little ? "UTF-16LE" : "UTF-16BE");
    if (!text || bytes.size() % 2 != 0)
      return failed(path, {0, 0}, "The file begins as UTF-16 and is damaged. Save it as UTF-8.");
    decoded.text = std::move(*text);
    decoded.encoding = little ? "UTF-16LE" : "UTF-16BE";
    return decoded;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (count_controls(bytes) * 100 > bytes.size())
    return failed(path, {0, 0},
                  "This is a binary file. Give plain text, Markdown or Akoma Ntoso XML.");
  if (const auto bad = find_invalid_utf8(bytes))
    return decode_single_byte(bytes, bad->offset, path);
  decoded.text = std::string(bytes);
  decoded.encoding = "UTF-8";
  return decoded;
}

}  // namespace lacuna::indexer
