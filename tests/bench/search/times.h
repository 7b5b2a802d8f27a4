// Times of queries in one process: every query once to warm, then three times; printed as one JSON
// object with the median and the 99th percentile of each kind, in milliseconds, and the number of
// hits of one round, by which a reader sees whether both sides found the same.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace lacuna::bench {

struct Times {
  std::vector<double> ms;
  std::size_t hits = 0;
};

class Report {
 public:
  // `ask` runs the query and says how many hits it has.
  template <class Ask>
  void time(const std::string& name, std::size_t queries, Ask ask) {
    auto& times = rows_[name];
    for (std::size_t i = 0; i < queries; ++i) times.hits += ask(i);
    for (int round = 0; round < 3; ++round)
      for (std::size_t i = 0; i < queries; ++i) {
        const auto start = std::chrono::steady_clock::now();
        ask(i);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        times.ms.push_back(took.count());
      }
  }

  // Of what can be done once: no warming, no rounds.
  template <class Do>
  void once(const std::string& name, std::size_t times_done, Do act) {
    auto& times = rows_[name];
    for (std::size_t i = 0; i < times_done; ++i) {
      const auto start = std::chrono::steady_clock::now();
      times.hits += act(i);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - start;
      times.ms.push_back(took.count());
    }
  }

  void print() {
    std::printf("{");
    bool first = true;
    for (auto& [name, times] : rows_) {
      if (times.ms.empty()) continue;  // no query of this form was asked
      std::sort(times.ms.begin(), times.ms.end());
      const auto at = [&](double share) {
        return times.ms[static_cast<std::size_t>(share * static_cast<double>(times.ms.size() - 1))];
      };
      std::printf("%s\"%s\": {\"p50\": %.4f, \"p99\": %.4f, \"hits\": %zu}", first ? "" : ", ",
                  name.c_str(), at(0.5), at(0.99), times.hits);
      first = false;
    }
    std::printf("}\n");
  }

 private:
  std::map<std::string, Times> rows_;
};

}  // namespace lacuna::bench
