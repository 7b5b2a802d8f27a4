#include "kb/export/base_files.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/store/curated_lines.h"

namespace lacuna::kb {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kManifest = "lacuna-kb.json";
constexpr int kLayout = 1;
constexpr std::size_t kLargestFile = 8ULL << 30;

fs::path file_of(const fs::path& folder, std::string_view table) {
  return folder / (std::string(table) + ".jsonl");
}

// A folder that goes unless it is kept.
struct Unfinished {
  fs::path path;
  ~Unfinished() {
    std::error_code ignored;
    if (!path.empty()) fs::remove_all(path, ignored);
  }
};

void write_own(const fs::path& file, std::string_view bytes) {
  write_file(file, bytes);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

Error not_ours(const fs::path& folder, const std::string& why) {
  return {ErrorCode::bad_input, folder.string() + ": " + why,
          "Name a folder that `lacuna kb export` wrote; nothing was imported."};
}

// Table -> lines that its file has.
std::map<std::string, std::size_t> read_manifest(const fs::path& folder) {
  if (!fs::exists(folder / kManifest)) throw not_ours(folder, "there is no lacuna-kb.json.");
  const Json manifest = Json::parse(read_file(folder / kManifest, 1 << 20), nullptr, false);
  const Json* lines =
      manifest.is_object() && manifest.contains("lines") ? &manifest["lines"] : nullptr;
  if (!lines || !lines->is_object() || !manifest.contains("layout") ||
      !manifest["layout"].is_number_integer())
    throw not_ours(folder, "lacuna-kb.json is damaged.");
  if (manifest["layout"].get<int>() > kLayout)
    throw not_ours(folder, "it was written by a newer Lacuna.");
  std::map<std::string, std::size_t> counts;
  for (const auto& item : lines->items()) {
    if (!item.value().is_number_unsigned() ||
        std::ranges::find(curated_tables(), item.key()) == curated_tables().end())
      throw not_ours(folder, "lacuna-kb.json names " + item.key() + ", which is no table.");
    counts[item.key()] = item.value().get<std::size_t>();
  }
  return counts;
}

[[noreturn]] void refuse_line(const fs::path& file, std::size_t line, const Error& error) {
  const bool taken = error.code() == ErrorCode::conflict;
  throw Error(ErrorCode::bad_input,
              file.string() + ":" + std::to_string(line) + ": " +
                  (taken ? std::string("another row has its id, number or name already.")
                         : std::string(error.what())),
              "Mend that line or copy the file again; nothing was imported.");
}

std::size_t take_file(Store& store, const fs::path& file, std::string_view table) {
  const std::string bytes = read_file(file, kLargestFile);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    ++number;
    try {
      take_curated_line(store, table, std::string_view(bytes).substr(begin, end - begin));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::unavailable || error.code() == ErrorCode::locked) throw;
      refuse_line(file, number, error);
    }
    begin = end + 1;
  }
  return number;
}

}  // namespace

BaseReport export_base(Store& store, const fs::path& folder) {
  if (fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder)))
    throw Error(ErrorCode::conflict, folder.string() + " is there already and not empty.",
                "Name a new folder; nothing was overwritten.");
  Unfinished beside{folder.string() + ".writing-" + random_token(4)};
  fs::create_directories(beside.path);
  fs::permissions(beside.path, fs::perms::owner_all);
  BaseReport report;
  Json lines = Json::object();
  {
    Transaction transaction(store.database());  // all tables as of one moment
    for (const std::string_view table : curated_tables()) {
      std::string bytes;
      std::size_t count = 0;
      each_curated_line(store, table, [&](const std::string& line) {
        bytes += line;
        bytes += '\n';
        ++count;
      });
      write_own(file_of(beside.path, table), bytes);
      lines[std::string(table)] = count;
      ++report.files;
      report.lines += count;
    }
    transaction.commit();
  }
  write_own(beside.path / kManifest,
            Json{{"format", "lacuna-kb"}, {"layout", kLayout}, {"lines", lines}}.dump(2) + "\n");
  if (fs::exists(folder)) fs::remove(folder);
  fs::rename(beside.path, folder);
  beside.path.clear();
  return report;
}

BaseReport import_base(Store& store, const fs::path& folder) {
  const auto counts = read_manifest(folder);
  BaseReport report;
  Transaction transaction(store.database());
  begin_curated_lines(store);
  for (const std::string_view table : curated_tables()) {
    const auto expected = counts.find(std::string(table));
    if (expected == counts.end()) continue;  // of an older Lacuna that had no such table
    const fs::path file = file_of(folder, table);
    const std::size_t count = take_file(store, file, table);
    if (count != expected->second)
      throw Error(ErrorCode::bad_input,
                  file.string() + " has " + std::to_string(count) + " lines; lacuna-kb.json says " +
                      std::to_string(expected->second) + ".",
                  "Copy the file again, or correct the number if you changed it; nothing was "
                  "imported.");
    ++report.files;
    report.lines += count;
  }
  end_curated_lines(store);
  transaction.commit();
  return report;
}

}  // namespace lacuna::kb
