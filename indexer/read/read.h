// The front door of the readers: bytes in, Document out. What a file is, is decided by its content
// (magic bytes, root element) and only then by its name. People's bad input is a value: a file that
// is no law or paper is `skipped` with a reason, one that cannot be read is `failed` with file,
// line, column and what to do. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/read/document.h"

namespace lacuna::indexer {

struct ReadOptions {
  std::string language;                // BCP 47, as the person said; empty: found out
  std::string jurisdiction;            // as the person said; empty: from evidence
  std::size_t xml_limit = 32u << 20;   // bytes
  std::size_t text_limit = 64u << 20;  // bytes
};

enum class ReadStatus { read, skipped, failed };
constexpr auto names(ReadStatus) {
  return name_table<ReadStatus>({{ReadStatus::read, "read"},
                                 {ReadStatus::skipped, "skipped"},
                                 {ReadStatus::failed, "failed"}});
}

struct Reading {
  ReadStatus status = ReadStatus::read;
  Document document;  // when read; its diagnostics hold the warnings
  Diagnostic reason;  // when skipped or failed
};

// `path` is for messages and, where the content leaves it open, for its extension.
Reading read(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace lacuna::indexer
