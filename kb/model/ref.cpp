#include "kb/model/ref.h"

#include <algorithm>

namespace lacuna::kb {
namespace {

// Keys and eIds hold no white space, no control bytes and none of the notation's own marks.
bool is_plain(std::string_view text, std::string_view marks) {
  return std::none_of(text.begin(), text.end(), [&](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f ||
           marks.find(c) != std::string_view::npos;
  });
}

bool is_work_key(std::string_view text) {
  if (text.empty() || text.front() == '/' || text.back() == '/') return false;
  return is_plain(text, "!@#?&%~\\\"'<>") && text.find("//") == std::string_view::npos &&
         text.find("..") == std::string_view::npos;
}

}  // namespace

std::optional<ProvisionRef> parse_ref(std::string_view text) {
  ProvisionRef ref;
  std::string_view work = text;
  if (const std::size_t mark = text.find('!'); mark != std::string_view::npos) {
    work = text.substr(0, mark);
    std::string_view eid = text.substr(mark + 1);
    if (const std::size_t tilde = eid.rfind("~s"); tilde != std::string_view::npos) {
      const std::string_view digits = eid.substr(tilde + 2);
      if (digits.empty() || digits.size() > 3 || digits.front() == '0' ||
          digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
      ref.sentence = std::stoi(std::string(digits));
      eid = eid.substr(0, tilde);
    }
    if (const std::size_t dots = eid.find(".."); dots != std::string_view::npos) {
      ref.range_end = eid.substr(dots + 2);
      eid = eid.substr(0, dots);
      if (ref.range_end.empty() || !is_plain(ref.range_end, "!@#~/_")) return std::nullopt;
    }
    if (eid.empty() || !is_plain(eid, "!@#~\\\"'<>&%?")) return std::nullopt;
    ref.eid = eid;
  }
  if (const std::size_t at = work.find('@'); at != std::string_view::npos) {
    ref.date = parse_iso_date(work.substr(at + 1));
    if (!ref.date) return std::nullopt;
    work = work.substr(0, at);
  }
  if (!is_work_key(work)) return std::nullopt;
  ref.work = work;
  return ref;
}

std::string to_string(const ProvisionRef& ref) {
  std::string out = ref.work;
  if (ref.date) out += "@" + to_iso(*ref.date);
  if (!ref.eid.empty()) out += "!" + ref.eid;
  if (!ref.range_end.empty()) out += ".." + ref.range_end;
  if (ref.sentence > 0) out += "~s" + std::to_string(ref.sentence);
  return out;
}

std::string expression_key(std::string_view work, const std::optional<Date>& date,
                           std::string_view language) {
  return std::string(work) + "@" + (date ? to_iso(*date) : "undated") + ":" + std::string(language);
}

}  // namespace lacuna::kb
