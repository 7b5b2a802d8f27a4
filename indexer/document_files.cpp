#include "indexer/document_files.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "indexer/read/formex_package.h"
#include "indexer/read/xml/formex.h"
#include "kb/base/file.h"

namespace lacuna::indexer {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestList = 4u << 20;  // bytes; lists of thousands of parts stay below

bool is_list(const std::string& path) {
  return path.ends_with(".doc.fmx.xml") || path.ends_with(".doc.xml");
}

// Those that are there, beside the list.
std::vector<fs::path> neighbours(const std::string& list, const std::vector<std::string>& names) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const std::string& name : names) {
    fs::path path = fs::path(list).parent_path() / name;
    if (path != fs::path(list) && fs::is_regular_file(fs::symlink_status(path, error)))
      found.push_back(std::move(path));
  }
  return found;
}

}  // namespace

void leave_out_parts(std::vector<std::string>& files) {
  std::unordered_set<std::string> parts;
  std::error_code error;
  for (const std::string& path : files) {
    if (!is_list(path) || fs::file_size(path, error) > kLongestList || error) continue;
    const std::vector<std::string> names = formex_parts_listed(read_file(path, kLongestList));
    for (const fs::path& part : neighbours(path, names)) parts.insert(part.string());
  }
  std::erase_if(files, [&](const std::string& path) { return parts.contains(path); });
}

std::string document_bytes(const std::string& path, std::size_t max_bytes) {
  std::string bytes = read_file(path, max_bytes);
  if (!is_list(path)) return bytes;
  const std::vector<fs::path> files = neighbours(path, formex_parts_listed(bytes));
  if (files.empty()) return bytes;
  std::vector<FormexPart> parts;
  std::size_t left = max_bytes - std::min(max_bytes, bytes.size());
  parts.push_back({fs::path(path).filename().string(), std::move(bytes)});
  for (const fs::path& file : files) {
    parts.push_back({file.filename().string(), read_file(file.string(), left)});
    left -= std::min(left, parts.back().bytes.size());
  }
  return pack_formex(parts);
}

}  // namespace lacuna::indexer
