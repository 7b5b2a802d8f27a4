#include "indexer/cite/uri.h"

#include <algorithm>
#include <array>

#include "kb/model/iri.h"

namespace lacuna::indexer {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

struct EliType {
  std::string_view printed;
  std::string_view type;
};
constexpr EliType kEliTypes[] = {{"dir", "dir"},      {"dir_impl", "dir"}, {"dir_del", "dir"},
                                 {"reg", "reg"},      {"reg_impl", "reg"}, {"reg_del", "reg"},
                                 {"dec", "dec"},      {"dec_impl", "dec"}, {"dec_del", "dec"},
                                 {"dec_framw", "dec"}};

// "eli/dir/2011/95/oj", "eli/reg/2019/1241/art_2/oj": from behind "eli/".
std::optional<kb::ProvisionRef> ref_of_eli(std::string_view path) {
  const auto next = [&] {
    const std::size_t end = path.find_first_of("/?#");
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    return part;
  };
  const std::string_view type = next(), year = next(), number = next();
  const auto row = std::find_if(std::begin(kEliTypes), std::end(kEliTypes),
                                [&](const EliType& t) { return t.printed == type; });
  if (row == std::end(kEliTypes) || year.size() != 4 || !all_digits(year) || !all_digits(number) ||
      number.size() > 5)
    return std::nullopt;
  kb::ProvisionRef ref;
  ref.work = "eu/" + std::string(row->type) + "/" + std::string(year) + "/" +
             std::string(without_zeros(number));
  const std::string_view unit = next();
  if (unit.starts_with("art_") && unit.size() < 12) ref.eid = unit;
  if (unit.starts_with("rct_") && all_digits(unit.substr(4)))
    ref.eid = "rec_" + std::string(unit.substr(4));
  if (unit.starts_with("anx_") && unit.size() < 12)
    ref.eid = "annex_" + std::string(unit.substr(4));
  return ref;
}

}  // namespace

std::optional<std::string> work_of_celex(std::string_view celex) {
  if (celex.size() < 9 || !all_digits(celex.substr(0, 5))) return std::nullopt;
  const char sector = celex[0];
  const std::string year(celex.substr(1, 4));
  const std::string_view rest = celex.substr(5);
  if (sector == '6') {
    if (!rest.starts_with("CJ") || rest.size() != 6 || !all_digits(rest.substr(2)))
      return std::nullopt;
    return "eu/cjeu/" + year + "/C-" + std::string(without_zeros(rest.substr(2))) + "-" +
           year.substr(2);
  }
  if (sector != '3' && sector != '0') return std::nullopt;
  const std::string_view type = rest[0] == 'L'   ? "dir"
                                : rest[0] == 'R' ? "reg"
                                : rest[0] == 'D' ? "dec"
                                                 : "";
  if (type.empty() || rest.size() < 5 || !all_digits(rest.substr(1, 4))) return std::nullopt;
  const std::string_view tail = rest.substr(5);
  // a consolidated text's date, a corrigendum
  if (!tail.empty() && tail.front() != '-' && tail.front() != 'R' && tail.front() != '(')
    return std::nullopt;
  return "eu/" + std::string(type) + "/" + year + "/" +
         std::string(without_zeros(rest.substr(1, 4)));
}

std::optional<kb::ProvisionRef> ref_of_address(std::string_view address) {
  // Ours name the main component; types in other publishers' IRIs are their own words.
  if (address.starts_with("/akn/") && address.find("/!main") != std::string_view::npos)
    if (auto ref = kb::ref_of_iri(address)) return ref;
  if (const std::size_t eli = address.find("/eli/"); eli != std::string_view::npos)
    if (auto ref = ref_of_eli(address.substr(eli + 5))) return ref;
  // The first run that reads as a CELEX number: "...uri=celex:32019L2177", "CELEX:32011L0095".
  for (std::size_t i = 0; i + 9 <= address.size(); ++i) {
    if (!is_digit(address[i]) || (i > 0 && is_digit(address[i - 1]))) continue;
    std::size_t end = i;
    while (end < address.size() &&
           (is_digit(address[end]) || (address[end] >= 'A' && address[end] <= 'Z')))
      ++end;
    if (auto work = work_of_celex(address.substr(i, end - i))) {
      kb::ProvisionRef ref;
      ref.work = std::move(*work);
      return ref;
    }
    i = std::max(i, end == i ? i : end - 1);
  }
  return std::nullopt;
}

std::optional<ActMention> parse_celex(const Tokens& tokens, std::size_t at) {
  const CiteToken& letters = tokens[at + 1];
  const CiteToken& number = tokens[at + 2];
  if (!tokens.is_number(at) || tokens[at].size != 5 || letters.kind != TokenKind::word ||
      letters.gap != Gap::none || !letters.upper || letters.size > 2 ||
      number.kind != TokenKind::number || number.gap != Gap::none || number.size != 4)
    return std::nullopt;
  const std::string_view printed =
      tokens.text().substr(tokens[at].begin, number.end - tokens[at].begin);
  auto work = work_of_celex(printed);
  if (!work) return std::nullopt;
  ActMention out;
  out.work = std::move(*work);
  out.next = at + 3;
  if (tokens.is_mark(out.next, '-') && tokens.glued(out.next) && tokens.is_number(out.next + 1) &&
      tokens[out.next + 1].size == 8)
    out.next += 2;  // of a consolidated text
  return out;
}

std::optional<EliMention> parse_eli(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_mark(at + 1, '/') || !tokens.glued(at + 1)) return std::nullopt;
  std::size_t last = at + 1;
  while (last + 1 < tokens.size() && tokens.glued(last + 1) && last < at + 24 &&
         !tokens.is_mark(last + 1, ',') && !tokens.is_mark(last + 1, ')') &&
         !tokens.is_mark(last + 1, ';') && !tokens.is_mark(last + 1, '"'))
    ++last;
  while (tokens.is_mark(last, '.') || tokens.is_mark(last, '?')) --last;
  const std::size_t from = tokens[at + 1].end;
  if (tokens[last].end <= from) return std::nullopt;
  const auto ref = ref_of_eli(tokens.text().substr(from, tokens[last].end - from));
  if (!ref) return std::nullopt;
  EliMention out;
  out.first = at;
  while (out.first > 0 && tokens.glued(out.first) && at - out.first < 12 &&
         !tokens.is_mark(out.first - 1, '(') && !tokens.is_mark(out.first - 1, '"') &&
         !tokens.is_mark(out.first - 1, ','))
    --out.first;
  out.act.work = ref->work;
  out.act.eid = ref->eid;
  out.act.next = last + 1;
  return out;
}

}  // namespace lacuna::indexer
