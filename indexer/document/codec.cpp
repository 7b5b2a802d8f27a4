#include "indexer/document/codec.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "indexer/document/fields.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

enum class QuestionKind { read, draw };
constexpr auto names(QuestionKind) {
  return name_table<QuestionKind>({{QuestionKind::read, "read"}, {QuestionKind::draw, "draw"}});
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void operator()(const auto&... values) const { (write(values), ...); }

 private:
  void write_count(std::uint64_t value) const {
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    out_ += static_cast<char>(value);
  }

  template <class T>
  void write(const T& value) const {
    if constexpr (std::is_same_v<T, int>) {
      const auto wide = static_cast<std::int64_t>(value);
      write_count((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
    } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
      write_count(static_cast<std::uint64_t>(value));
    } else {
      fields(value, *this);
    }
  }
  void write(const std::string& value) const {
    write_count(value.size());
    out_ += value;
  }
  void write(const Date& value) const { (*this)(value.year, value.month, value.day); }
  template <class T>
  void write(const std::optional<T>& value) const {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) const {
    write_count(values.size());
    for (const T& value : values) write(value);
  }
  void write(const std::map<std::string, std::string>& values) const {
    write_count(values.size());
    for (const auto& [key, value] : values) (*this)(key, value);
  }

  std::string& out_;
};

// Reads until something does not fit; then `sound` is false and nothing more is read.
class Cursor {
 public:
  Cursor(std::string_view bytes, const CodecLimits& limits)
      : rest_(bytes), blocks_left_(limits.blocks), elements_left_(limits.elements) {}

  // A visitor of fields: refers to the cursor that owns the place.
  struct Visit {
    Cursor& cursor;
    void operator()(auto&... values) const { (cursor.read(values), ...); }
  };

  bool sound() const { return sound_; }
  std::string_view rest() const { return rest_; }

  template <class T>
  void read(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = read_count(1) == 1;
    } else if constexpr (std::is_same_v<T, int>) {
      const std::uint64_t raw = read_count(std::numeric_limits<std::uint32_t>::max());
      value = static_cast<int>(static_cast<std::int64_t>(raw >> 1) ^
                               -static_cast<std::int64_t>(raw & 1));
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(read_count(std::numeric_limits<int>::max()));
      if (word(value).empty()) fail();
      if (!sound_) value = T{};
    } else if constexpr (std::is_integral_v<T>) {
      value = read_count(std::numeric_limits<T>::max());
    } else {
      fields(value, Visit{*this});
    }
  }

  void read(std::string& value) {
    const std::size_t size = read_count(rest_.size());
    if (size > rest_.size()) fail();  // the length itself has taken bytes
    if (!sound_) return;
    value.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }

 private:
  void read(Date& value) {
    Visit{*this}(value.year, value.month, value.day);
    if (!make_date(value.year, value.month, value.day)) fail();
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool there = false;
    read(there);
    if (!there || !sound_) return;
    read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& values) {
    const std::size_t count =
        read_elements(std::is_same_v<T, Block> ? blocks_left_ : elements_left_);
    for (std::size_t i = 0; i < count && sound_; ++i) read(values.emplace_back());
  }
  void read(std::map<std::string, std::string>& values) {
    const std::size_t count = read_elements(elements_left_);
    for (std::size_t i = 0; i < count && sound_; ++i) {
      std::pair<std::string, std::string> row;
      Visit{*this}(row.first, row.second);
      values.insert(std::move(row));
    }
  }

  // The length of a list, taken from what its kind may still have. An element has a byte at least.
  std::size_t read_elements(std::size_t& left) {
    const std::size_t count = read_count(std::min(left, rest_.size()));
    left -= count;
    return count;
  }

  std::uint64_t read_count(std::uint64_t most) {
    std::uint64_t value = 0;
    for (int shift = 0; sound_ && shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      if (shift == 63 && byte > 1) break;
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) {
        if (value > most) break;
        return value;
      }
    }
    fail();
    return 0;
  }
  void fail() {
    sound_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  std::size_t blocks_left_;
  std::size_t elements_left_;
  bool sound_ = true;
};

// What the types allow and a reader may not say.
class Check {
 public:
  explicit Check(const CodecLimits& limits) : limits_(limits) {}

  bool passed() const { return passed_; }

  void operator()(auto&... values) const { (check(values), ...); }

 private:
  template <class T>
  void check(T& value) const {
    if constexpr (std::is_class_v<T> && !std::is_same_v<T, Date>) fields(value, *this);
    if constexpr (std::is_same_v<T, Block>) {
      require(value.depth >= 0 && value.depth <= limits_.depth && value.line >= 0);
      const std::string& words = value.role == BlockRole::unit ? value.heading : value.text;
      for (const BlockLink& link : value.links)
        require(link.begin <= link.end && link.end <= words.size() &&
                begins_character(words, link.begin) && begins_character(words, link.end));
    }
    if constexpr (std::is_same_v<T, Diagnostic>) require(value.line >= 0 && value.column >= 0);
  }
  void check(std::string& value) const { require(!find_invalid_utf8(value)); }
  template <class T>
  void check(std::optional<T>& value) const {
    if (value) check(*value);
  }
  template <class T>
  void check(std::vector<T>& values) const {
    for (T& value : values) check(value);
  }
  void check(std::map<std::string, std::string>& values) const {
    for (const auto& [key, value] : values)
      require(!find_invalid_utf8(key) && !find_invalid_utf8(value));
  }

  static bool begins_character(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  }
  void require(bool holds) const { passed_ = passed_ && holds; }

  const CodecLimits& limits_;
  mutable bool passed_ = true;
};

}  // namespace

std::string to_bytes(const Reading& reading) {
  std::string bytes;
  Writer{bytes}(reading);
  return bytes;
}

std::optional<Reading> reading_from(std::string_view bytes, const std::string& path,
                                    const CodecLimits& limits) {
  if (bytes.size() > limits.bytes) return std::nullopt;
  Cursor cursor(bytes, limits);
  Reading reading;
  cursor.read(reading);
  if (!cursor.sound() || !cursor.rest().empty()) return std::nullopt;
  // A file's name may be any bytes; it is the asker's own, and no reader's to say.
  for (Diagnostic& diagnostic : reading.document.diagnostics) diagnostic.file.clear();
  const bool has_reason = !reading.reason.message.empty();
  reading.reason.file.clear();
  const Check check(limits);
  check(reading);
  if (!check.passed() || (reading.status != ReadStatus::read && !has_reason)) return std::nullopt;
  for (Diagnostic& diagnostic : reading.document.diagnostics) diagnostic.file = path;
  if (has_reason) reading.reason.file = path;
  return reading;
}

std::string to_bytes(const ReadRequest& request) {
  std::string bytes;
  bytes.reserve(request.bytes.size() + request.path.size() + 128);
  Writer{bytes}(QuestionKind::read, request.path, request.options);
  bytes += request.bytes;
  return bytes;
}

std::string to_bytes(const DrawRequest& request) {
  std::string bytes;
  bytes.reserve(request.bytes.size() + 16);
  Writer{bytes}(QuestionKind::draw, request.page);
  bytes += request.bytes;
  return bytes;
}

std::optional<Question> question_from(std::string_view bytes) {
  Cursor cursor(bytes, CodecLimits{});
  QuestionKind kind{};
  cursor.read(kind);
  if (kind == QuestionKind::draw) {
    DrawRequest request;
    cursor.read(request.page);
    request.bytes = cursor.rest();
    return cursor.sound() ? std::optional<Question>(request) : std::nullopt;
  }
  ReadRequest request;
  cursor.read(request.path);
  cursor.read(request.options);
  request.bytes = cursor.rest();
  return cursor.sound() ? std::optional<Question>(std::move(request)) : std::nullopt;
}

}  // namespace lacuna::indexer
