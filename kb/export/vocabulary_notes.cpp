#include "kb/export/vocabulary_notes.h"

namespace lacuna::kb {
namespace {

// In the order of VocabularyLoss; behind a number.
constexpr std::string_view kLosses[] = {
    "broader or related links name no concept of their vocabulary in this file; they were left "
    "out, add the concepts to keep them.",
    "labels say no language; they were left out, give each its language (BCP 47: ro, en, pt-br).",
    "labels or definitions are empty, too long or hold control characters; they were left out.",
    "elements stand deeper than this reader looks; they were left out, write the file flat."};

}  // namespace

void VocabularyNotes::warn(int line, std::string message) {
  if (said_.size() >= VocabularyLimits::warnings) {
    ++not_said_;
    return;
  }
  said_.push_back({file_, line, 0, Severity::warning, std::move(message)});
}

void VocabularyNotes::fail(int line, std::string message) {
  failed_ = true;
  said_.insert(said_.begin(), {file_, line, 0, Severity::error, std::move(message)});
}

std::vector<Diagnostic> VocabularyNotes::all() const {
  std::vector<Diagnostic> all = said_;
  const auto add = [&](const std::string& message) {
    all.push_back({file_, 0, 0, Severity::warning, message});
  };
  if (not_said_ > 0) add(std::to_string(not_said_) + " more rows were left out like these.");
  for (std::size_t i = 0; i < losses_.size(); ++i)
    if (losses_[i] > 0) add(std::to_string(losses_[i]) + " " + std::string(kLosses[i]));
  return all;
}

}  // namespace lacuna::kb
