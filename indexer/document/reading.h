// What a reader is asked and what it answers. People's bad input is a value: a file that is no law
// or paper is `skipped` with a reason, one that cannot be read is `failed` with file, line, column
// and what to do. Open data; no threading rule.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/document/document.h"

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

Reading failed(Diagnostic reason);
Reading failed(const std::string& path, std::string message);
Reading skipped(const std::string& path, std::string message);

}  // namespace lacuna::indexer
