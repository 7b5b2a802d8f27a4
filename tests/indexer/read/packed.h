// ZIP packages made in a test from parts given as text.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

#include "kb/base/file.h"

namespace lacuna::test {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, bytes; in their order

inline std::string packed(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* file = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(file);
  zip_t* archive = zip_open_from_source(file, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  zip_close(archive);
  std::string out;
  zip_stat_t stat;
  zip_source_stat(file, &stat);
  zip_source_open(file);
  out.resize(static_cast<std::size_t>(stat.size));
  zip_source_read(file, out.data(), out.size());
  zip_source_close(file);
  zip_source_free(file);
  zip_error_fini(&error);
  return out;
}

// Every file below the folder; a "mimetype" first, as OpenDocument wants it.
inline std::string packed_folder(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), folder).string());
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a != "mimetype", a) < std::pair(b != "mimetype", b);
  });
  Parts parts;
  for (const std::string& name : names)
    parts.emplace_back(name, read_file((folder / name).string(), 10u << 20));
  return packed(parts);
}

}  // namespace lacuna::test
