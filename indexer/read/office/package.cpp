#include "indexer/read/office/package.h"

#include <algorithm>

#include <zip.h>

namespace lacuna::indexer {

namespace {

struct FileClose {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

constexpr std::size_t kStep = 64u << 10;  // bytes unpacked at a time

}  // namespace

void Package::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

std::optional<std::string> Package::open(std::string_view bytes, const PackageLimits& limits) {
  limits_ = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!archive_)
    return "The file is damaged: its ZIP directory cannot be read. Ask for it again, or open it in "
           "a word processor and save it anew.";
  if (static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0)) >
      limits_.entries)
    return "The package has more than " + std::to_string(limits_.entries) +
           " parts; no office document has.";
  return std::nullopt;
}

bool Package::has(const std::string& name) const {
  return archive_ && zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

std::vector<std::string> Package::names() const {
  std::vector<std::string> names;
  if (!archive_) return names;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name && *name != '\0' && !std::string_view(name).ends_with('/')) names.emplace_back(name);
  }
  return names;
}

std::optional<std::string> Package::part(const std::string& name) {
  if (!has(name)) return std::nullopt;
  const auto index = static_cast<zip_uint64_t>(zip_name_locate(archive_.get(), name.c_str(), 0));
  zip_stat_t stat;
  zip_stat_init(&stat);
  const auto give_up = [&](std::string why) {
    problem_ = std::move(why);
    return std::nullopt;
  };
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0)
    return give_up("The part " + name + " of the package is damaged.");
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
    return give_up("A password protects the file. Save it without one.");
  const std::unique_ptr<zip_file_t, FileClose> file(zip_fopen_index(archive_.get(), index, 0));
  if (!file) return give_up("The part " + name + " of the package cannot be unpacked.");
  const std::size_t packed =
      stat.valid & ZIP_STAT_COMP_SIZE ? static_cast<std::size_t>(stat.comp_size) : 0;
  const std::size_t by_ratio =
      packed > limits_.unpacked / limits_.ratio ? limits_.unpacked : packed * limits_.ratio;
  const std::size_t most = std::max(limits_.free_of_ratio, by_ratio);
  std::string out;
  for (;;) {
    const std::size_t had = out.size();
    out.resize(had + kStep);
    const zip_int64_t got = zip_fread(file.get(), out.data() + had, kStep);
    if (got < 0) return give_up("The part " + name + " of the package is damaged.");
    out.resize(had + static_cast<std::size_t>(got));
    if (got == 0) break;
    unpacked_ += static_cast<std::size_t>(got);
    if (out.size() > most || unpacked_ > limits_.unpacked)
      return give_up("The package unpacks to far more than an office document holds (part " + name +
                     "); it is not read.");
  }
  return out;
}

std::string_view first_entry(std::string_view bytes) {
  // Local file header, APPNOTE 4.3.7: name length at 26, name at 30.
  if (!bytes.starts_with("PK\x03\x04") || bytes.size() < 30) return {};
  const std::size_t length = static_cast<unsigned char>(bytes[26]) |
                             static_cast<std::size_t>(static_cast<unsigned char>(bytes[27])) << 8;
  return bytes.substr(30, length);
}

}  // namespace lacuna::indexer
