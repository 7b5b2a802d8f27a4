#include "indexer/index/seal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <optional>
#include <thread>
#include <vector>

#include <sys/stat.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

using Path = std::filesystem::path;

constexpr char kSealFile[] = "seal";
constexpr std::size_t kLongestSeal = 64 << 10;
// Empty, and opened for writing by everyone who takes Xapian's lock.
constexpr char kLockFile[] = "flintlock";
constexpr std::size_t kReadAtOnce = 256 << 10;
// Somebody may seal and unseal while one looks, but not all the time.
constexpr int kAttempts = 50;

struct Marks {
  std::int64_t size = -1, written = 0, changed = 0;  // times in nanoseconds
  bool operator==(const Marks&) const = default;
};

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// nullopt: it is not there.
std::optional<Marks> marks_of(const Path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return std::nullopt;
  return Marks{status.st_size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::string to_hex(const XXH128_hash_t& hash) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const std::uint64_t half : {hash.high64, hash.low64})
    for (int shift = 60; shift >= 0; shift -= 4) hex += kDigits[half >> shift & 15];
  return hex;
}

std::string hash_of(std::string_view bytes) {
  return to_hex(XXH3_128bits(bytes.data(), bytes.size()));
}

// Empty: it cannot be read.
std::string hash_of_file(const Path& file) {
  std::ifstream in(file, std::ios::binary);
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  std::vector<char> bytes(kReadAtOnce);
  while (in) {
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    XXH3_128bits_update(&state, bytes.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof() || in.bad()) return {};
  return to_hex(XXH3_128bits_digest(&state));
}

struct Sealed {
  std::string file;  // below the generation
  Marks marks;
  std::string hash;
};

std::string to_text(const std::vector<Sealed>& files) {
  std::string text;
  for (const auto& one : files)
    text += one.hash + ' ' + std::to_string(one.marks.size) + ' ' +
            std::to_string(one.marks.written) + ' ' + std::to_string(one.marks.changed) + ' ' +
            one.file + '\n';
  return text + hash_of(text) + '\n';
}

bool read_number(std::string_view text, std::int64_t& number) {
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
}

// nullopt: the seal itself is damaged.
std::optional<std::vector<Sealed>> from_text(std::string_view text) {
  if (text.size() < 2 || text.back() != '\n') return std::nullopt;
  const auto last = text.rfind('\n', text.size() - 2);
  const auto lines = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (text.substr(lines.size()) != hash_of(lines) + "\n") return std::nullopt;
  std::vector<Sealed> files;
  for (const auto line : split(lines, '\n')) {
    if (line.empty()) continue;
    const auto pieces = split(line, ' ');
    Sealed one;
    if (pieces.size() != 5 || !read_number(pieces[1], one.marks.size) ||
        !read_number(pieces[2], one.marks.written) || !read_number(pieces[3], one.marks.changed))
      return std::nullopt;
    one.hash = pieces[0];
    one.file = pieces[4];
    files.push_back(std::move(one));
  }
  return files;
}

// nullopt: none.
std::optional<std::string> read_seal(const Path& generation) {
  const auto file = generation / kSealFile;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return std::nullopt;
  try {
    return read_file(file, kLongestSeal);
  } catch (const Error&) {
    // It went meanwhile; or it is something else than we made, which is no seal.
    return std::filesystem::exists(file, error) ? std::optional<std::string>("") : std::nullopt;
  }
}

SealReport compare(const Path& generation, const std::vector<Sealed>& files, SealDepth depth) {
  SealReport report{SealState::whole, {}, false};
  for (const auto& one : files) {
    const auto now = marks_of(generation / one.file);
    const bool same = now == one.marks;
    if (same && depth == SealDepth::times) continue;
    if (!now || now->size != one.marks.size || hash_of_file(generation / one.file) != one.hash)
      return {SealState::broken, one.file, false};
    report.touched = report.touched || !same;
  }
  return report;
}

std::int64_t now_of_files() {
  timespec now{};  // the clock that the kernel stamps files by
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return nanoseconds(now);
}

}  // namespace

SealReport check_seal(const std::filesystem::path& generation, SealDepth depth) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const auto text = read_seal(generation);
    if (!text) return {};
    const auto files = from_text(*text);
    auto report =
        files ? compare(generation, *files, depth) : SealReport{SealState::broken, kSealFile};
    // A difference counts only when no writer took the seal away meanwhile.
    if (report.state == SealState::whole || read_seal(generation) == text) return report;
  }
  return {};
}

void make_seal(const std::filesystem::path& generation) {
  std::vector<Sealed> files;
  std::int64_t newest = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(generation)) {
    const auto name = entry.path().filename();
    if (!entry.is_regular_file() || name == kLockFile || name == kSealFile) continue;
    const auto marks = marks_of(entry.path());
    if (!marks) continue;
    files.push_back({entry.path().lexically_relative(generation).string(), *marks, {}});
    newest = std::max({newest, marks->written, marks->changed});
  }
  // A later change must have a later time: a tick of the clock is a few milliseconds.
  for (int ticks = 0; newest >= now_of_files() && ticks < 100; ++ticks)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  for (auto& one : files) one.hash = hash_of_file(generation / one.file);
  std::sort(files.begin(), files.end(),
            [](const Sealed& a, const Sealed& b) { return a.file < b.file; });
  write_file(generation / kSealFile, to_text(files));
}

void remove_seal(const std::filesystem::path& generation) {
  std::error_code error;
  std::filesystem::remove(generation / kSealFile, error);
  if (error)
    throw Error(ErrorCode::unavailable, "The index folder cannot be written.",
                "Check the folder's owner and permissions.");
}

}  // namespace lacuna::indexer
