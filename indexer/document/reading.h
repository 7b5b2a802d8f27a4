// What a reader is asked and what it answers. People's bad input is a value: a file that is no law
// or paper is `skipped` with a reason, one that cannot be read is `failed` with file, line, column
// and what to do. Open data; no threading rule.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

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

// How bytes become a reading. `path` is for messages and, where the content leaves it open, for its
// extension. A reader itself is a ReadFunction; who needs a reading takes a DocumentReader, which
// in the program is the sandbox (indexer/sandbox): untrusted bytes are read in a child process.
using ReadFunction = Reading (*)(std::string_view bytes, const std::string& path,
                                 const ReadOptions& options);
using DocumentReader = std::function<Reading(std::string_view bytes, const std::string& path,
                                             const ReadOptions& options)>;

Reading failed(Diagnostic reason);
Reading failed(const std::string& path, std::string message);
Reading skipped(const std::string& path, std::string message);

}  // namespace lacuna::indexer
