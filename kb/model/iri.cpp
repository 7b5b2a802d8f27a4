#include "kb/model/iri.h"

#include <vector>

#include "kb/base/text.h"

namespace lacuna::kb {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string decoded(std::string_view segment) {
  std::string out;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const bool escape = segment[i] == '%' && i + 2 < segment.size() &&
                        hex_value(segment[i + 1]) >= 0 && hex_value(segment[i + 2]) >= 0;
    if (!escape) {
      out += segment[i];
      continue;
    }
    out += static_cast<char>(hex_value(segment[i + 1]) * 16 + hex_value(segment[i + 2]));
    i += 2;
  }
  return out;
}

// Document types of the standard, of which a work key keeps no trace.
bool is_document_type(std::string_view segment) {
  return segment == "act" || segment == "bill" || segment == "doc" || segment == "judgment";
}

// "1998", "1998-11-09", or what a key says in its place.
bool is_year_of_key(std::string_view segment) {
  return segment == "undated" || parse_iso_date(segment) ||
         (segment.size() == 4 && segment.find_first_not_of("0123456789") == segment.npos);
}

}  // namespace

std::string iri_segment(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == '+';
    if (plain) {
      out += static_cast<char>(c);
    } else {
      out += '%';
      out += kHex[c >> 4];
      out += kHex[c & 15];
    }
  }
  return out;
}

std::string iri_of(const ProvisionRef& ref) {
  if (ref.work.find('/') == std::string::npos) return {};
  std::string iri = "/akn";
  std::size_t position = 0;
  for (const std::string_view part : split(ref.work, '/')) {
    if (position == 1 && part != "act") iri += "/act";
    iri += '/' + iri_segment(part);
    ++position;
  }
  if (ref.date) iri += "/@" + to_iso(*ref.date);
  iri += "/!main";
  if (ref.eid.empty()) return iri;
  iri += '#' + ref.eid;
  if (ref.sentence > 0) iri += "~s" + std::to_string(ref.sentence);
  return iri;
}

std::string last_of_range(const ProvisionRef& ref) {
  const std::size_t step = ref.eid.rfind('_');
  if (ref.range_end.empty() || step == std::string::npos) return {};
  return ref.eid.substr(0, step + 1) + ref.range_end;
}

std::optional<ProvisionRef> ref_of_iri(std::string_view address) {
  const std::size_t akn = address.find("/akn/");
  if (akn == address.npos) return std::nullopt;
  address.remove_prefix(akn + 5);
  std::string_view eid;
  if (const std::size_t hash = address.find('#'); hash != address.npos) {
    eid = address.substr(hash + 1);
    address = address.substr(0, hash);
  }
  std::string written;
  std::string date;
  std::size_t index = 0;
  for (const std::string_view segment : split(address, '/')) {
    const std::size_t position = index++;
    if (segment.empty() || segment.starts_with('!')) break;
    if (const std::size_t at = segment.find('@'); at != segment.npos) {
      date = segment.substr(at + 1);
      break;
    }
    if (position == 1 && is_document_type(segment)) continue;
    if (position == 2 && is_year_of_key(segment)) written += "/act";  // its type is the standard's
    if (position > 0) written += '/';
    // A work's date, where a key has the year.
    written += position > 1 && parse_iso_date(segment) ? std::string(segment.substr(0, 4))
                                                       : decoded(segment);
  }
  if (written.find('/') == std::string::npos) return std::nullopt;
  if (parse_iso_date(date)) written += '@' + date;
  if (!eid.empty()) written += '!' + std::string(eid);
  return parse_ref(written);
}

}  // namespace lacuna::kb
