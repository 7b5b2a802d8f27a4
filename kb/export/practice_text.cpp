#include "kb/export/practice_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "kb/base/date.h"
#include "kb/base/text.h"
#include "kb/export/practice_labels.h"
#include "kb/model/entry_kinds.h"

namespace lacuna::kb {
namespace {

constexpr std::string_view kConceptFields[] = {"ages", "employment", "gender", "characteristics",
                                               "groups"};
constexpr std::size_t kLongestTitle = 300;  // bytes
constexpr std::size_t kLongestText = 20000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What an item of a list says, without its bullet or number.
struct Item {
  std::string_view words;
  bool numbered = false;
};
std::optional<Item> item_of(std::string_view line) {
  for (const std::string_view bullet : {"•", "◦", "▪", "-", "–", "*"})
    if (line.starts_with(bullet) && line.size() > bullet.size() &&
        (line[bullet.size()] == ' ' || line[bullet.size()] == '\t'))
      return Item{trim(line.substr(bullet.size())), false};
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  const bool numbered = digits > 0 && digits <= 2 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  if (!numbered) return std::nullopt;
  return Item{trim(line.substr(digits + 1)), true};
}

std::optional<Date> date_in(std::string_view text) {
  if (const auto iso = parse_iso_date(text)) return iso;
  std::array<int, 3> parts{};
  std::size_t part = 0, digits = 0;
  for (const char letter : text) {
    if (is_digit(letter) && digits < 4) {
      parts.at(part) = parts.at(part) * 10 + (letter - '0');
      ++digits;
    } else if ((letter == '/' || letter == '.') && digits > 0 && part < 2) {
      ++part;
      digits = 0;
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || digits != 4) return std::nullopt;
  return make_date(parts[2], parts[1], parts[0]);
}

class PracticeReader {
 public:
  PracticeReader(std::string_view text, const FiveWNames& names)
      : text_(text),
        names_(names),
        kind_(*find_entry_kind("good_practice")),
        lines_(lines_of(text)),
        found_(practice_labels(lines_)) {
    reading_.practice.kind = "good_practice";
  }

  PracticeReading read() {
    if (found_.size() < 3) {
      reading_.problems.push_back(
          {"", 0, 0, Severity::error,
           "The text has no labels of a good practice. Copy the whole page, from its title to its "
           "website, in German, English, French or Romanian."});
      return std::move(reading_);
    }
    for (std::size_t i = 0; i < found_.front().first; ++i) leave(lines_[i].words);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const std::size_t end = i + 1 < found_.size() ? found_[i + 1].first : lines_.size();
      take(found_[i], end);
    }
    if (reading_.practice.title.empty()) take_title_before_labels();
    if (!left_.empty()) reading_.practice.values["not_read"] = {left_};
    return std::move(reading_);
  }

 private:
  void take(const FoundLabel& found, std::size_t end) {
    const std::string field(found.label->field);
    if (!is_long(found.label->shape)) {
      std::size_t next = found.rest.empty() ? found.behind : found.behind + 1;
      std::string words(found.rest);
      if (words.empty() && next < end && found.label->shape != PracticeShape::places)
        words = std::string(lines_[next++].words);
      switch (found.label->shape) {
        case PracticeShape::title:
          take_title(std::move(words), next, end);
          break;
        case PracticeShape::address:
          if (const std::size_t blank = words.find(' '); blank != words.npos) {
            leave(std::string_view(words).substr(blank));
            words.resize(blank);
          } else if (next < end && goes_on(lines_[next].words)) {
            words += lines_[next++].words;
          }
          set(field, words);
          break;
        case PracticeShape::date:
          take_date(field, words);
          break;
        case PracticeShape::country:
          take_country(words);
          break;
        case PracticeShape::places:
          take_places(words);
          break;
        default:
          take_line(field, words);
      }
      for (; next < end; ++next) leave(lines_[next].words);
      return;
    }
    if (!found.rest.empty()) {
      const std::string language = lower(found.rest.substr(1, 2));
      const EntryField* of = find_field(kind_, "language");
      set("language", has_word(of->of, language) ? language : "other");
    }
    const std::size_t begin = found.rest.empty() ? found.behind : found.behind + 1;
    switch (found.label->shape) {
      case PracticeShape::names:
        return take_names(field, begin, end);
      case PracticeShape::issue:
        return take_issue(begin, end);
      case PracticeShape::actions:
        return take_actions(begin, end);
      case PracticeShape::funding:
        return take_funding(begin, end);
      default:
        return take_text(field, begin, end);
    }
  }

  void set(const std::string& field, std::string value) {
    if (!value.empty()) reading_.practice.values[field] = {std::move(value)};
  }

  void add_named(const std::string& field, std::string_view printed, std::string value) {
    auto& values = reading_.practice.values[field];
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
    reading_.named.push_back({field, std::string(printed), std::move(value)});
  }

  void leave(std::string_view words) {
    if (words.empty()) return;
    if (!left_.empty()) left_ += '\n';
    left_ += trim(words);
  }
  void leave_unknown(std::string_view words) {
    reading_.unknown.emplace_back(words);
    leave(words);
  }

  std::optional<std::string> name(std::string_view field, std::string_view typed) const {
    const EntryField* of = find_field(kind_, field);
    return of == nullptr ? std::nullopt : names_(*of, std::string(typed));
  }

  // Words on a line of their own that end what the line above began: no label, no sentence.
  static bool goes_on(std::string_view line) {
    return !line.empty() && line.find(' ') == line.npos && !item_of(line);
  }

  void take_title(std::string words, std::size_t& next, std::size_t end) {
    if (next < end && goes_on(lines_[next].words)) {
      // A word broken in two stands elsewhere in one piece.
      const std::size_t blank = words.rfind(' ');
      const std::string whole =
          words.substr(blank == words.npos ? 0 : blank + 1) + std::string(lines_[next].words);
      words += text_.find(whole) != text_.npos ? "" : " ";
      words += lines_[next++].words;
    }
    if (words.size() > kLongestTitle) {
      leave(words);
      words = shorten(words, kLongestTitle / 3);
    }
    reading_.practice.title = std::move(words);
  }

  // Without the label of a title it is the last line above the first label.
  void take_title_before_labels() {
    for (std::size_t i = found_.front().first; i-- > 0;)
      if (!lines_[i].words.empty()) {
        reading_.practice.title = shorten(lines_[i].words, kLongestTitle / 3);
        return;
      }
  }

  // "Name (send e-mail)": what stands in brackets belongs to the page.
  void take_line(const std::string& field, std::string_view words) {
    const std::size_t bracket = words.find(" (");
    if (bracket != words.npos) leave(words.substr(bracket));
    set(field, std::string(trim(words.substr(0, bracket))));
  }

  void take_date(const std::string& field, std::string_view words) {
    if (const auto day = date_in(words))
      add_named(field, words, to_iso(*day));
    else if (!words.empty())
      leave_unknown(words);
  }

  void take_country(std::string_view words) {
    const EntryField* of = find_field(kind_, "country");
    const auto place = name("places", words);
    if (place && has_word(of->of, lower(*place)))
      add_named("country", words, lower(*place));
    else if (!words.empty())
      leave_unknown(words);
  }

  // "A, B/C and D": of a place that is named together with another, the first.
  void take_places(std::string_view words) {
    for (std::string_view part : split(words, ',')) {
      part = trim(part);
      std::size_t cut = part.npos;
      for (const std::string_view between : {" and ", " und ", " et ", " și ", " şi "})
        if (const std::size_t at = part.find(between); at != part.npos) {
          take_place(trim(part.substr(0, at)));
          cut = at + between.size();
          break;
        }
      take_place(trim(cut == part.npos ? part : part.substr(cut)));
    }
  }

  void take_place(std::string_view words) {
    if (words.empty()) return;
    const std::string_view first = trim(words.substr(0, words.find('/')));
    for (const std::string_view printed : {words, first})
      if (const auto place = town(printed)) {
        add_named("places", printed, *place);
        return leave(words.substr(printed.size()));
      }
    leave_unknown(words);
  }

  // A town before what else is called so: its county has its name.
  std::optional<std::string> town(std::string_view words) const {
    for (const std::string_view kind : {"Municipiul ", "Orașul ", ""})
      if (auto place = name("places", std::string(kind) + std::string(words))) return place;
    return std::nullopt;
  }

  // Items below a heading; a heading names a field, or a concept that holds the items below it.
  void take_names(const std::string& of, std::size_t begin, std::size_t end) {
    std::string field = of;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view line = lines_[i].words;
      if (line.empty()) continue;
      const auto item = item_of(line);
      const std::string_view words = item ? item->words : line;
      if (const std::string_view heading = practice_heading(words);
          !heading.empty() && of.empty()) {
        field = heading;
        continue;
      }
      const bool holds = i + 1 < end && lines_[i + 1].indent > lines_[i].indent;
      take_name(field, words, holds);
    }
  }

  void take_name(const std::string& field, std::string_view words, bool holds) {
    for (const std::string_view one : kConceptFields) {
      if (!field.empty() && field != one) continue;
      if (const auto known = name(one, words)) return add_named(std::string(one), words, *known);
    }
    const auto known = field.empty() ? std::nullopt : name(field, words);
    if (!known) return leave_unknown(words);
    if (holds)
      reading_.named.push_back({field, std::string(words), *known});
    else
      add_named(field, words, *known);
  }

  // Blank lines part paragraphs.
  std::string paragraphs(std::size_t begin, std::size_t end) const {
    std::string all;
    bool parted = false;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view words = lines_[i].words;
      parted = parted || words.empty();
      if (words.empty()) continue;
      if (!all.empty()) all += parted ? "\n\n" : "\n";
      all += words;
      parted = false;
    }
    return all;
  }

  void set_text(const std::string& field, std::string text) {
    if (text.size() > kLongestText)
      leave(text);
    else
      set(field, std::move(text));
  }

  void take_text(const std::string& field, std::size_t begin, std::size_t end) {
    set_text(field, paragraphs(begin, end));
  }

  // An item and the lines that go on with it; `i` comes to stand on the last of them.
  std::string item_words(std::string_view first, std::size_t& i, std::size_t end) const {
    std::string words(first);
    const std::size_t indent = lines_[i].indent;
    while (i + 1 < end && !lines_[i + 1].words.empty() && lines_[i + 1].indent > indent &&
           !item_of(lines_[i + 1].words)) {
      words += ' ';
      words += lines_[++i].words;
    }
    return words;
  }

  // Takes the items of a text out of it.
  template <class Takes>
  std::string text_without_items(std::size_t begin, std::size_t end, const Takes& takes) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      const auto item = item_of(lines_[i].words);
      if (item && takes(*item, i)) continue;
      if (lines_[i].words.empty()) continue;
      if (!text.empty()) text += "\n\n";
      text += lines_[i].words;
    }
    return text;
  }

  void take_issue(std::size_t begin, std::size_t end) {
    std::string goals;
    set_text("issue", text_without_items(begin, end, [&](const Item& item, std::size_t& i) {
               if (!goals.empty()) goals += '\n';
               goals += item_words(item.words, i, end);
               return true;
             }));
    set_text("goals", std::move(goals));
  }

  void take_actions(std::size_t begin, std::size_t end) {
    int order = 0;
    set_text("how", text_without_items(begin, end, [&](const Item& item, std::size_t& i) {
               if (!item.numbered) return false;
               add_action(++order, item_words(item.words, i, end));
               return true;
             }));
  }

  // "Labour market: offices were asked, …": what stands before the colon is its title.
  void add_action(int order, const std::string& words) {
    Entry action;
    action.kind = "practice_action";
    const std::size_t colon = words.find(": ");
    const bool titled = colon != words.npos && colon > 0 && colon <= kLongestTitle / 2;
    action.title = titled ? words.substr(0, colon) : shorten(words, kLongestTitle / 3);
    std::string text(trim(titled ? std::string_view(words).substr(colon + 1) : words));
    if (text.empty() || text.size() > kLongestText) {
      leave(text);
      text = action.title;
    }
    action.values["order"] = {std::to_string(order)};
    action.values["text"] = {std::move(text)};
    reading_.parts.push_back(std::move(action));
  }

  // "Total value: 1.000,00 lei 75% EU funding (750,00 lei); 25% state budget (250,00 lei)."
  void take_funding(std::size_t begin, std::size_t end) {
    const std::string all = paragraphs(begin, end);
    const std::string_view text = all;
    std::size_t at = share_begin(text, 0);
    const std::string_view total = trim(text.substr(0, std::min(at, text.size())));
    if (!total.empty()) {
      const std::size_t digit = total.find_first_of("0123456789");
      if (digit == total.npos) {
        leave(total);
      } else {
        leave(total.substr(0, digit));
        set("funding", std::string(total.substr(digit)));
      }
    }
    while (at < text.size()) {
      const std::size_t next = share_begin(text, at + 1);
      add_share(text.substr(at, std::min(next, text.size()) - at));
      at = next;
    }
  }

  // Where the next number stands that a per cent sign follows.
  static std::size_t share_begin(std::string_view text, std::size_t from) {
    std::size_t sign = text.find('%', from);
    while (sign != text.npos) {
      std::size_t begin = sign;
      while (begin > 0 && text[begin - 1] == ' ') --begin;
      const std::size_t number = begin;
      while (begin > 0 &&
             (is_digit(text[begin - 1]) || text[begin - 1] == ',' || text[begin - 1] == '.'))
        --begin;
      while (begin < number && !is_digit(text[begin])) ++begin;
      if (begin < number && begin >= from) return begin;
      sign = text.find('%', sign + 1);
    }
    return text.npos;
  }

  void add_share(const std::string_view all) {
    std::string_view words = all;
    Entry share;
    share.kind = "funding_share";
    const std::size_t sign = words.find('%');
    share.values["percent"] = {std::string(trim(words.substr(0, sign)))};
    words = trim(words.substr(sign + 1));
    const std::size_t open = words.find('(');
    const std::size_t close = open == words.npos ? open : words.find(')', open);
    std::string_view funder = words;
    if (close != words.npos) {
      share.values["amount"] = {std::string(trim(words.substr(open + 1, close - open - 1)))};
      leave(words.substr(close + 1).find_first_not_of("; .,") == words.npos
                ? std::string_view()
                : words.substr(close + 1));
      funder = trim(words.substr(0, open));
    }
    while (!funder.empty() &&
           (funder.back() == ';' || funder.back() == '.' || funder.back() == ','))
      funder.remove_suffix(1);
    if (funder.empty() || funder.size() > kLongestTitle) return leave(all);
    share.title = funder;
    share.values["funder"] = {std::string(funder)};
    reading_.parts.push_back(std::move(share));
  }

  std::string_view text_;
  const FiveWNames& names_;
  const EntryKind& kind_;
  std::vector<TextLine> lines_;
  std::vector<FoundLabel> found_;
  std::string left_;
  PracticeReading reading_;
};

}  // namespace

PracticeReading read_practice_text(std::string_view text, const FiveWNames& names) {
  return PracticeReader(text, names).read();
}

}  // namespace lacuna::kb
