#include "indexer/cite/extent.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace lacuna::indexer {
namespace {

// The number that opens "170-1"; 0: none does.
int leading_number(std::string_view value) {
  int n = 0;
  std::from_chars(value.data(), value.data() + value.size(), n);
  return n;
}

}  // namespace

int last_article(const std::vector<kb::Provision>& provisions) {
  constexpr std::string_view kArticle = "art_";
  int last = 0;
  for (const kb::Provision& provision : provisions)
    if (std::string_view(provision.eid).starts_with(kArticle))
      last = std::max(last, leading_number(std::string_view(provision.eid).substr(4)));
  return last;
}

bool is_beyond(const Path& path, int last) {
  for (const RefStep& step : path.steps) {
    if (step.unit == Unit::annex) return false;
    if (step.unit == Unit::article) return leading_number(step.value) > last;
  }
  return false;
}

}  // namespace lacuna::indexer
