// A Reading as bytes and back, for the way from a reader in a child process to the program. Bytes
// that come back are those of a process that read untrusted files: every length is checked against
// what is there before anything is made of it, every enum, date and offset against its range, every
// text for UTF-8. Integers are variable-length (LEB128, signed ones zigzag), texts and lists begin
// with their count. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// More than any law has; fewer than would hurt the program that takes them.
struct CodecLimits {
  std::size_t bytes = 256u << 20;    // of a Reading
  std::size_t blocks = 1'000'000;    // the longest acts have some 100,000
  std::size_t elements = 2'000'000;  // of all other lists together: links, aliases, diagnostics
  int depth = 100'000;               // of a block
};

std::string to_bytes(const Reading& reading);

// nullopt: these bytes are no Reading. Diagnostics speak of `path`, whatever the bytes say.
std::optional<Reading> reading_from(std::string_view bytes, const std::string& path,
                                    const CodecLimits& limits = {});

// What a child is asked: to read a document, or to draw a page (from 0) of one. `bytes` is a view
// into what it was decoded from.
struct ReadRequest {
  std::string path;
  ReadOptions options;
  std::string_view bytes;
};
struct DrawRequest {
  int page = 0;
  std::string_view bytes;
};
using Question = std::variant<ReadRequest, DrawRequest>;
std::string to_bytes(const ReadRequest& request);
std::string to_bytes(const DrawRequest& request);
std::optional<Question> question_from(std::string_view bytes);

}  // namespace lacuna::indexer
