#include "indexer/read/formex_package.h"

#include <algorithm>
#include <memory>

#include <zip.h>

#include "indexer/read/office/package.h"
#include "kb/base/error.h"

namespace lacuna::indexer {

namespace {

// 1 January 1980, midnight: the first day of ZIP's calendar.
constexpr zip_uint16_t kNoTime = 0;
constexpr zip_uint16_t kNoDate = 1 << 5 | 1;

std::string file_name(const std::string& entry) {
  return entry.substr(entry.rfind('/') == entry.npos ? 0 : entry.rfind('/') + 1);
}

[[noreturn]] void cannot_pack() {
  throw Error(ErrorCode::internal, "the parts of a package cannot be packed",
              "please report these files");
}

}  // namespace

bool is_formex_package(std::string_view bytes) {
  Package package;
  if (package.open(bytes)) return false;
  if (package.has("[Content_Types].xml") || package.has("mimetype")) return false;
  for (const std::string& name : package.names()) {
    if (name.ends_with(".fmx.xml") || name.ends_with(".doc.xml")) return true;
    if (!name.ends_with(".xml")) continue;
    const auto part = package.part(name);
    return part && is_formex(*part);
  }
  return false;
}

Reading read_formex_package(std::string_view bytes, const std::string& path,
                            const ReadOptions& options) {
  Package package;
  if (auto problem = package.open(bytes)) return failed(path, *problem);
  std::vector<FormexPart> parts;
  for (const std::string& name : package.names()) {
    if (!name.ends_with(".xml")) continue;
    auto part = package.part(name);
    if (!part) return failed(path, package.problem().value_or("the part " + name + " is damaged"));
    parts.push_back({file_name(name), std::move(*part)});
  }
  return read_formex_parts(parts, path, options);
}

std::string pack_formex(const std::vector<FormexPart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* file = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!file) cannot_pack();
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(file, &zip_source_free);
  zip_source_keep(file);  // the archive frees its own
  zip_t* archive = zip_open_from_source(file, ZIP_TRUNCATE, &error);
  if (!archive) cannot_pack();
  for (const FormexPart& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t at =
        source ? zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    const auto index = static_cast<zip_uint64_t>(at);
    if (at < 0 || zip_set_file_compression(archive, index, ZIP_CM_STORE, 0) != 0 ||
        zip_file_set_dostime(archive, index, kNoTime, kNoDate, 0) != 0) {
      zip_discard(archive);
      cannot_pack();
    }
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    cannot_pack();
  }
  zip_stat_t stat;
  std::string out;
  if (zip_source_stat(file, &stat) != 0 || zip_source_open(file) != 0) cannot_pack();
  out.resize(static_cast<std::size_t>(stat.size));
  zip_source_read(file, out.data(), out.size());
  zip_source_close(file);
  return out;
}

}  // namespace lacuna::indexer
