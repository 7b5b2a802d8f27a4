// How far long work is, on standard error: at a terminal one line that is written over, with a bar,
// the rate and the time that is left; elsewhere a plain line now and then; nothing where the output
// is for programs. One thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::indexer {

enum class ProgressShown { bar, lines, none };

// At a terminal a bar, else lines.
ProgressShown progress_of_terminal();

// "import  [######......]  1200 of 4000, 250/s, 0:11 left"; `width`: letters of the bar, 0 without.
std::string progress_words(std::string_view what, std::size_t done, std::size_t total,
                           std::chrono::duration<double> took, std::size_t width);

class Progress {
 public:
  Progress(std::string what, std::size_t total, ProgressShown shown);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(std::size_t done);
  // Takes the bar away, for a line of something else.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const std::string what_;
  const std::size_t total_;
  const ProgressShown shown_;
  const Clock::time_point began_ = Clock::now();
  Clock::time_point told_ = began_;
  bool drawn_ = false;
};

}  // namespace lacuna::indexer
