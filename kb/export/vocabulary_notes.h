// What the reader of a vocabulary has to say about its file: rows that were left out, each with its
// place, as many as a person reads; what happens a thousand times is counted and said once. One
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/diagnostic.h"

namespace lacuna::kb {

struct VocabularyLimits {
  static constexpr std::size_t bytes = 128 << 20;  // of the file
  static constexpr std::size_t concepts = 60'000;
  static constexpr std::size_t schemes = 100;
  static constexpr std::size_t label_bytes = 400;
  static constexpr std::size_t definition_bytes = 10'000;
  static constexpr std::size_t notation_bytes = 100;
  static constexpr std::size_t depth = 32;     // of elements in XML
  static constexpr std::size_t warnings = 50;  // listed one by one
};

// Said once for all.
enum class VocabularyLoss { link_outside, label_without_language, label_not_kept, nested_too_deep };

class VocabularyNotes {
 public:
  explicit VocabularyNotes(std::string file) : file_(std::move(file)) {}

  void warn(int line, std::string message);
  void fail(int line, std::string message);  // nothing can be taken from the file
  void count(VocabularyLoss loss) { ++losses_[static_cast<std::size_t>(loss)]; }

  bool failed() const { return failed_; }
  std::vector<Diagnostic> all() const;

 private:
  std::string file_;
  std::vector<Diagnostic> said_;
  std::size_t not_said_ = 0;
  std::array<std::size_t, 4> losses_{};
  bool failed_ = false;
};

}  // namespace lacuna::kb
