#include "indexer/cite/resolve.h"

#include <algorithm>

#include "indexer/cite/unit.h"

namespace lacuna::indexer {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

WorkPresence presence(const Catalogue& catalogue, std::string_view work) {
  return catalogue.has_work ? catalogue.has_work(work) : WorkPresence::unknown;
}

bool has(const Catalogue& catalogue, const std::string& work, const std::string& eid) {
  return catalogue.has_eid && catalogue.has_eid(work, eid);
}

std::string last_element(std::string_view eid) {
  const std::size_t at = eid.rfind("__");
  return std::string(at == std::string_view::npos ? eid : eid.substr(at + 2));
}

std::string_view parent_of(std::string_view eid) {
  const std::size_t at = eid.rfind("__");
  return at == std::string_view::npos ? std::string_view() : eid.substr(0, at);
}

// Superscripts collapse in print: "(11)" for "(1^1)". The readings of the last number with a
// superscript; empty when it has fewer than two digits or a superscript already.
std::vector<std::string> with_superscript(const std::string& eid) {
  const std::size_t at = eid.rfind('_');
  if (at == std::string::npos) return {};
  const std::string number = eid.substr(at + 1);
  if (number.size() < 2 || number.size() > 4 ||
      !std::all_of(number.begin(), number.end(), is_digit))
    return {};
  std::vector<std::string> out;
  for (std::size_t k = number.size() - 1; k >= 1; --k)
    if (number[k] != '0')
      out.push_back(eid.substr(0, at + 1) + number.substr(0, k) + "-" + number.substr(k));
  return out;
}

// An act without paragraphs of its own numbers its letters under the article, and the other way
// round: the same letter where exactly one paragraph (or none) stands between.
std::vector<std::string> one_level_apart(const std::string& eid) {
  std::vector<std::string> out;
  const std::size_t para = eid.find("__para_1__");
  if (para != std::string::npos) out.push_back(eid.substr(0, para) + "__" + eid.substr(para + 10));
  const std::size_t point = eid.find("__point_");
  if (point != std::string::npos && eid.find("__para_") == std::string::npos)
    out.push_back(eid.substr(0, point) + "__para_1" + eid.substr(point));
  return out;
}

// The address of `ref` in the loaded text; nullopt when it is not there.
struct Found {
  std::string eid;
  std::string_view flag;
};
std::optional<Found> locate(const kb::ProvisionRef& ref, const Catalogue& catalogue) {
  if (has(catalogue, ref.work, ref.eid)) return Found{ref.eid, {}};
  for (const std::string& eid : one_level_apart(ref.eid))
    if (has(catalogue, ref.work, eid)) return Found{eid, "level_adjusted"};
  std::optional<Found> found;
  for (const std::string& eid : with_superscript(ref.eid)) {
    if (!has(catalogue, ref.work, eid)) continue;
    if (found) return std::nullopt;  // two readings: none is proposed
    found = Found{eid, "superscript_collapsed"};
  }
  return found;
}

void choose(kb::Citation& citation, const Catalogue& catalogue) {
  std::vector<kb::ProvisionRef> loaded;
  for (const std::string& candidate : citation.candidates)
    if (const auto ref = kb::parse_ref(candidate); ref && has(catalogue, ref->work, ref->eid))
      loaded.push_back(*ref);
  if (loaded.empty()) return;
  // The first candidate is the nearer one: in an annex its own article before the act's.
  citation.target = loaded.front();
  if (loaded.size() == 1) citation.candidates.clear();
}

}  // namespace

std::vector<std::string> expand_range(const kb::ProvisionRef& ref, const Catalogue& catalogue) {
  if (ref.range_end.empty() || !catalogue.children) return {};
  const std::string element = last_element(ref.eid);
  const std::size_t mark = element.rfind('_');
  if (mark == std::string::npos) return {};
  const std::string parent(parent_of(ref.eid));
  const std::string prefix = parent.empty() ? "" : parent + "__";
  const std::string last = prefix + element.substr(0, mark + 1) + ref.range_end;
  const std::vector<std::string> units = catalogue.children(ref.work, parent);
  const auto begin = std::find(units.begin(), units.end(), ref.eid);
  const auto end = std::find(begin, units.end(), last);
  if (begin == units.end() || end == units.end()) return {};
  return {begin, end + 1};
}

void resolve(kb::Citation& citation, const Catalogue& catalogue) {
  kb::ProvisionRef& target = citation.target;
  if (target.work.empty() || target.work == "?") {
    citation.resolution = kb::Resolution::unresolved;
    return;
  }
  if (catalogue.alias && presence(catalogue, target.work) != WorkPresence::loaded)
    if (const auto key = catalogue.alias(target.work)) target.work = *key;
  switch (presence(catalogue, target.work)) {
    case WorkPresence::unknown:
      citation.resolution = kb::Resolution::unresolved;
      return;
    case WorkPresence::known:
      citation.resolution = kb::Resolution::known_work;
      return;
    case WorkPresence::loaded:
      break;
  }
  if (target.eid.empty()) {
    citation.resolution = kb::Resolution::exact;
    return;
  }
  if (!citation.candidates.empty()) choose(citation, catalogue);
  const auto found = locate(target, catalogue);
  if (!found) {
    citation.resolution = kb::Resolution::work_only;
    return;
  }
  target.eid = found->eid;
  if (!found->flag.empty()) {
    citation.flags.emplace_back(found->flag);
    citation.confidence = std::min(citation.confidence, 0.8);
  }
  citation.resolution =
      citation.candidates.size() > 1 ? kb::Resolution::ambiguous : kb::Resolution::exact;
  if (target.range_end.empty()) return;
  const std::vector<std::string> units = expand_range(target, catalogue);
  if (units.empty()) return;
  for (const std::string& eid : units) {
    kb::ProvisionRef ref;
    ref.work = target.work;
    ref.eid = eid;
    citation.candidates.push_back(to_string(ref));
  }
}

void resolve(std::vector<kb::Citation>& citations, const Catalogue& catalogue) {
  for (kb::Citation& citation : citations) resolve(citation, catalogue);
}

}  // namespace lacuna::indexer
