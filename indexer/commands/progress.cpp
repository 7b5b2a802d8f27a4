#include "indexer/commands/progress.h"

#include <algorithm>
#include <cstdio>
#include <iostream>

#include <unistd.h>

namespace lacuna::indexer {
namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenBars = 100ms;
constexpr auto kBetweenLines = 10s;
constexpr std::size_t kBar = 30;

// Before that a rate is a guess.
constexpr std::chrono::duration<double> kEarliest = 1s;

std::string time_in_words(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char text[32];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  return text;
}

}  // namespace

ProgressShown progress_of_terminal() {
  return isatty(STDERR_FILENO) != 0 ? ProgressShown::bar : ProgressShown::lines;
}

std::string progress_words(std::string_view what, std::size_t done, std::size_t total,
                           std::chrono::duration<double> took, std::size_t width) {
  std::string words(what);
  if (width > 0 && total > 0) {
    const auto full = std::min(width, width * done / total);
    words += "  [" + std::string(full, '#') + std::string(width - full, '.') + "] ";
  } else {
    words += ":";
  }
  words += " " + std::to_string(done) + " of " + std::to_string(total);
  if (took < kEarliest || done == 0) return words;
  const double rate = static_cast<double>(done) / took.count();
  const auto tenths = static_cast<long>(rate * 10 + 0.5);
  words += ", " + std::to_string(tenths / 10);
  if (tenths < 100) words += "." + std::to_string(tenths % 10);
  words += "/s";
  if (done < total)
    words += ", " + time_in_words(static_cast<double>(total - done) / rate) + " left";
  return words;
}

Progress::Progress(std::string what, std::size_t total, ProgressShown shown)
    : what_(std::move(what)), total_(total), shown_(shown) {}

Progress::~Progress() {
  clear();
}

void Progress::at(std::size_t done) {
  const auto now = Clock::now();
  if (shown_ == ProgressShown::bar && (!drawn_ || now - told_ >= kBetweenBars)) {
    std::cerr << "\r\033[K" << progress_words(what_, done, total_, now - began_, kBar)
              << std::flush;
    drawn_ = true;
    told_ = now;
  } else if (shown_ == ProgressShown::lines && now - told_ >= kBetweenLines) {
    std::cerr << progress_words(what_, done, total_, now - began_, 0) << std::endl;
    told_ = now;
  }
}

void Progress::clear() {
  if (drawn_) std::cerr << "\r\033[K" << std::flush;
  drawn_ = false;
}

}  // namespace lacuna::indexer
