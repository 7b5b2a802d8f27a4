#include "indexer/cite/act.h"

#include <algorithm>

#include "indexer/cite/cite.h"
#include "indexer/cite/value.h"

namespace lacuna::indexer {
namespace {

constexpr int kName = 10;
constexpr int kLongName = 18;  // names longer than this many words may hold prepositions and commas

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "(UE)", "(UE, Euratom)", "(CE)": token after it.
std::optional<std::size_t> eu_bracket(const Tokens& tokens, std::size_t at,
                                      const LanguageTables& tables) {
  if (!tokens.is_mark(at, '(')) return std::nullopt;
  std::size_t i = at + 1;
  for (;;) {
    if (!tokens.is_word(i) || !is_one_of(tables.eu_markers, tokens.folded(i))) return std::nullopt;
    ++i;
    if (!tokens.is_mark(i, ',')) break;
    ++i;
  }
  if (!tokens.is_mark(i, ')')) return std::nullopt;
  return i + 1;
}

struct EuNumber {
  std::string work;
  std::size_t next;
};

// "2011/95/UE", "604/2013", "1612/68/CEE". `marked`: a marker stood before it.
std::optional<EuNumber> eu_number(const Tokens& tokens, std::size_t at, const ActRow& row,
                                  const LanguageTables& tables, bool marked, bool numbered) {
  // A thousands dot may stand in the number: "1.077/2011".
  std::string first;
  std::size_t i = at;
  if (!tokens.is_number(i)) return std::nullopt;
  first = tokens.folded(i++);
  if (first.size() <= 3 && tokens.is_mark(i, '.') && tokens.glued(i) && tokens.is_number(i + 1) &&
      tokens[i + 1].size == 3) {
    first += tokens.folded(i + 1);
    i += 2;
  }
  if (!tokens.is_mark(i, '/') || !tokens.is_number(i + 1)) return std::nullopt;
  std::string second(tokens.folded(i + 1));
  i += 2;
  // "2015/1.189"
  if (second.size() <= 3 && tokens.is_mark(i, '.') && tokens.glued(i) && tokens.is_number(i + 1) &&
      tokens.glued(i + 1) && tokens[i + 1].size == 3) {
    second += tokens.folded(i + 1);
    i += 2;
  }
  if (first.size() > 5 || second.size() > 5) return std::nullopt;
  bool suffix = false;
  if (tokens.is_mark(i, '/') && tokens.is_word(i + 1) &&
      is_one_of(tables.eu_markers, tokens.folded(i + 1))) {
    suffix = true;
    i += 2;
  }
  const bool regulation = row.eu_type == "reg";
  const bool year_like = first.size() == 4 && year_of(first) >= 1950;
  if (!marked && !suffix) {
    // Without a marker only year/number reads as an EU act: nationally the year stands last.
    const bool year_last = second.size() == 4 && year_of(second) > 0;
    if (!row.type.empty() && (!year_like || year_last)) return std::nullopt;
  }
  bool year_first = !regulation;
  if (marked && !suffix)
    year_first = !numbered && year_like && (year_of(first) >= 2015 || year_of(second) < 1950);
  if (suffix && regulation && year_like && !numbered) year_first = second.size() != 2;
  // "Directiva nr. 91/689"
  const bool old = !regulation && first.size() == 2 && second.size() != 2 && year_of(second) == 0;
  if (!marked && !suffix) year_first = year_like || old;
  const auto trimmed = [](std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0' && digits.size() != 2)
      digits.remove_prefix(1);
    return digits;
  };
  auto work = eu_work(row.eu_type, trimmed(first), trimmed(second), year_first);
  if (!work) return std::nullopt;
  return EuNumber{std::move(*work), i};
}

// Words of an act's name between category and number, all of them.
class NameWalk {
 public:
  NameWalk(const Tokens& tokens, std::size_t category, const ActRow& row, const Language& language)
      : tokens_(tokens), row_(row), language_(language), capital_(tokens[category].capital) {}

  int words() const { return words_; }

  // Whether the token at `i` may stand in the name; counts it.
  bool may_pass(std::size_t i) {
    const CiteToken& token = tokens_[i];
    if (i >= tokens_.size()) return false;
    const bool long_name = row_.words > kLongName;
    if (token.kind == TokenKind::word) {
      switch (tokens_.role(i)) {
        case Role::stop:
        case Role::called:
        case Role::approved:
        case Role::level:
        case Role::level_alone:
        case Role::level_by_form:
        case Role::self:
        case Role::same:
          return false;
        case Role::soft_stop:
          // "Legea serviciului de alimentare cu apă nr. 241/2006": a law's own name is printed in
          // capitals; "lege privind" speaks of any.
          if (!long_name && !(row_.words >= kName && capital_)) return false;
          break;
        default:
          break;
      }
      if (opens_other_act(i)) return false;
      return ++words_ <= row_.words;
    }
    if (token.kind != TokenKind::mark || words_ == 0) return false;
    if (token.mark == '-') return true;
    if (token.mark == '.') return tokens_.is_word(i - 1) && tokens_[i - 1].upper;
    return long_name && (token.mark == ',' || token.mark == '"');
  }

 private:
  const Tokens& tokens_;
  const ActRow& row_;
  const Language& language_;
  bool capital_;
  int words_ = 0;

  bool opens_other_act(std::size_t i) const {
    const WordForm* lexeme = tokens_[i].lexeme;
    if (!lexeme) return false;
    return std::any_of(lexeme->acts.begin(), lexeme->acts.end(), [&](std::uint16_t p) {
      const Phrase& phrase = language_.act_phrase(p);
      const ActRow& row = language_.tables().acts[phrase.row];
      return (!row.sigla || tokens_[i].upper) && match_phrase(tokens_, i, phrase);
    });
  }
};

void apply_issuer(const Tokens& tokens, const LanguageTables& tables, std::string_view jurisdiction,
                  ActMention& mention) {
  for (const IssuerRow& row : tables.issuers) {
    if (row.type != mention.type) continue;
    if (!row.jurisdiction.empty() && row.jurisdiction != jurisdiction) continue;
    if (const auto taken = match_phrase(tokens, mention.next, compile_phrase(row.phrase, 0))) {
      mention.type = row.becomes;
      mention.next += *taken;
      mention.confidence = 1.0;
      return;
    }
  }
}

// Where an act is read: whose acts are meant, and who knows what the text leaves out.
struct Where {
  std::string_view jurisdiction;
  const Facts* facts = nullptr;
};

ActMention national(const Tokens& tokens, const LanguageTables& tables, const ActRow& row,
                    const ActNumber& number, const Where& where) {
  const std::string_view jurisdiction = where.jurisdiction;
  ActMention mention;
  mention.row = &row;
  mention.type = row.type;
  mention.next = number.next;
  mention.confidence = row.confidence;
  const std::string_view country = number.legislature ? "md" : jurisdiction;
  apply_issuer(tokens, tables, country, mention);
  if (number.short_year) {
    mention.flags.push_back("short_year");
    mention.confidence = std::min(mention.confidence, 0.9);
  }
  if (mention.confidence < 0.8) mention.flags.push_back("issuer_not_named");
  const std::string type = std::string(country) + "/" + mention.type;
  if (number.undated) {
    // The year is a fact that only a register can tell.
    const auto known = where.facts && where.facts->work_of_number
                           ? where.facts->work_of_number(type, number.number)
                           : std::nullopt;
    mention.work = known ? *known : type + "/?/" + number.number;
    mention.flags.push_back(known ? "year_of_register" : "year_not_printed");
    if (!known) mention.confidence = std::min(mention.confidence, 0.6);
    return mention;
  }
  mention.work = type + "/" + std::to_string(number.year) + "/" + number.number;
  return mention;
}

std::optional<ActMention> numbered(const Tokens& tokens, std::size_t after, const ActRow& row,
                                   const Language& language, Where where) {
  const LanguageTables& tables = language.tables();
  NameWalk walk(tokens, after - 1, row, language);
  bool eu = false;
  std::string_view& country = where.jurisdiction;
  int year = 0;  // of a date before the number
  for (std::size_t i = after;;) {
    if (!row.eu_type.empty())
      if (const auto next = eu_bracket(tokens, i, tables)) {
        eu = true;
        i = *next;
        continue;
      }
    if (tokens.role(i) == Role::dated)
      if (const auto date = parse_printed_date(tokens, i + 1); date && date->day > 0) {
        year = date->year;
        i = date->next;
        while (tokens.role(i) == Role::year || (year && tokens.is_mark(i, '.'))) ++i;
        continue;
      }
    std::size_t n = i;
    const bool mark = tokens.is_number_mark(n);
    if (mark) {
      ++n;
      if (tokens.is_mark(n, '.') || tokens.is_mark(n, ':') || tokens.is_mark(n, 'o')) ++n;
    }
    const bool letters = mark && tokens.is_word(n) && tokens[n].upper && tokens[n].size <= 2;
    if (tokens.is_number(n) || letters) {
      if (!row.eu_type.empty())
        if (const auto number = eu_number(tokens, n, row, tables, eu, mark)) {
          ActMention mention;
          mention.row = &row;
          mention.type = row.eu_type;
          mention.work = number->work;
          mention.next = number->next;
          return mention;
        }
      if (row.type.empty() || eu || (!mark && walk.words() > 0)) return std::nullopt;
      if (row.form != NumberForm::plain) {
        const auto number = parse_suffixed_number(tokens, n, row.form, year);
        if (!number || (!mark && !year)) return std::nullopt;
        return national(tokens, tables, row, *number, where);
      }
      if (year) {
        // "постановление от 1 марта 2022 г. № 221"
        auto number = parse_suffixed_number(tokens, n, NumberForm::convocation, year);
        if (!number) return std::nullopt;
        return national(tokens, tables, row, *number, where);
      }
      // "LP72 din 04.05.10": Moldovan notes print the number against the category.
      const bool glued = row.sigla && tokens.glued(n);
      const auto number = parse_act_number(tokens, n, mark || glued ? Dated::yes : Dated::no);
      // "Legea 95 din 2006": without "nr." only a bare year is a date.
      if (!number && !mark && tokens.role(n + 1) == Role::particle && tokens.is_number(n + 2) &&
          tokens[n + 2].size == 4) {
        const auto spoken = parse_act_number(tokens, n, Dated::yes);
        if (spoken) return national(tokens, tables, row, *spoken, where);
      }
      if (!number || (!mark && !glued && number->short_year && number->year > 2000))
        return std::nullopt;
      return national(tokens, tables, row, *number, where);
    }
    if (mark) return std::nullopt;
    if (!walk.may_pass(i)) return std::nullopt;
    if (tokens.is_word(i, "moldova")) country = "md";
    ++i;
  }
}

// "Legea recunoștinței pentru victoria Revoluției Române din Decembrie 1989, pentru ... nr.
// 341/2004": a law's own name, printed in capitals, that holds commas and years. Only a number with
// its year ends it.
std::optional<ActMention> long_named(const Tokens& tokens, std::size_t after, const ActRow& row,
                                     const Language& language, const Where& where) {
  constexpr std::size_t kReach = 72;  // tokens
  if (row.type != "lege" || row.words == 0 || !tokens[after - 1].capital) return std::nullopt;
  for (std::size_t i = after; i < after + kReach && i < tokens.size(); ++i) {
    const CiteToken& token = tokens[i];
    if (token.gap == Gap::line) return std::nullopt;
    if (tokens.is_number_mark(i)) {
      const std::size_t n = tokens.is_mark(i + 1, '.') ? i + 2 : i + 1;
      const auto number = parse_act_number(tokens, n, Dated::no);
      if (!number || number->short_year || i == after) return std::nullopt;
      return national(tokens, language.tables(), row, *number, where);
    }
    if (token.kind == TokenKind::number) continue;
    if (token.kind == TokenKind::mark) {
      if (token.mark != ',' && token.mark != '-' && token.mark != '"') return std::nullopt;
      continue;
    }
    const Role role = tokens.role(i);
    if (tokens.is_word(i, "care") && !tokens.is_mark(i - 1, ',')) continue;  // "eroii care au ..."
    if (role == Role::stop || role == Role::called || role == Role::approved ||
        role == Role::self || role == Role::same || is_level(role))
      return std::nullopt;
    if (token.lexeme && (!token.lexeme->gazettes.empty() || !token.lexeme->acts.empty()))
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ActMention> named(const Tokens& tokens, std::size_t after, const ActRow& row,
                                const Language& language, const Where& where) {
  const std::string_view jurisdiction = where.jurisdiction;
  ActMention mention;
  mention.row = &row;
  mention.next = after;
  mention.confidence = row.confidence;
  if (jurisdiction == "md" && row.type.starts_with("cod-")) {
    static constexpr ActRow kCode = {"", "cod", "", NumberRule::numbered, 4, "", false, 1.0};
    if (auto code = numbered(tokens, after, kCode, language, where)) return code;
  }
  const bool whole_key = row.type.find('/') != std::string_view::npos;
  mention.work = whole_key
                     ? std::string(row.type)
                     : std::string(tokens.is_word(after - 1, "moldova") ? "md" : jurisdiction) +
                           "/" + std::string(row.type);
  return mention;
}

}  // namespace

namespace {

std::optional<ActMention> act_at(const Tokens& tokens, std::size_t at, const Language& language,
                                 const Where& where, Siglas siglas) {
  const std::string_view jurisdiction = where.jurisdiction;
  const WordForm* lexeme = tokens[at].lexeme;
  if (!lexeme) return std::nullopt;
  if (lexeme->role == Role::title_end)
    if (auto titled = parse_titled_act(tokens, at)) return titled;
  for (const std::uint16_t p : lexeme->acts) {
    const Phrase& phrase = language.act_phrase(p);
    const ActRow& row = language.tables().acts[phrase.row];
    if (row.sigla && siglas == Siglas::as_printed && !tokens[at].upper) continue;
    if (!row.jurisdiction.empty() && row.jurisdiction != jurisdiction) continue;
    const auto taken = match_phrase(tokens, at, phrase);
    if (!taken) continue;
    auto mention = row.rule == NumberRule::named
                       ? named(tokens, at + *taken, row, language, where)
                       : numbered(tokens, at + *taken, row, language, where);
    if (!mention) mention = long_named(tokens, at + *taken, row, language, where);
    if (mention) return mention;
  }
  return std::nullopt;
}

bool joins_title(const Tokens& tokens, std::size_t i) {
  static constexpr std::string_view kSmall[] = {"and",   "of", "the", "for", "in",
                                                "other", "to", "etc", "on",  "or"};
  if (tokens.is_mark(i, ',') || tokens.is_mark(i, '(') || tokens.is_mark(i, ')') ||
      tokens.is_mark(i, '\'') || tokens.is_mark(i, '-'))
    return true;
  return tokens.is_word(i) && (tokens[i].capital || is_one_of(kSmall, tokens.folded(i)));
}

}  // namespace

std::optional<ActMention> parse_act(const Tokens& tokens, std::size_t at, const Language& language,
                                    std::string_view jurisdiction, Siglas siglas) {
  return act_at(tokens, at, language, {jurisdiction, nullptr}, siglas);
}

std::optional<ActMention> parse_act(const Tokens& tokens, std::size_t at, const Language& language,
                                    const CiteContext& context) {
  return act_at(tokens, at, language, {context.jurisdiction, &context.facts}, Siglas::as_printed);
}

namespace {

// "... Act 2018 (Consequential Amendments) Regulations 2019": the instrument's own category.
std::size_t last_of_title(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kBracket = 14;  // tokens
  if (!tokens.is_mark(at + 2, '(') || !tokens[at + 3].capital) return at;
  for (std::size_t i = at + 3; i < at + kBracket && i < tokens.size(); ++i)
    if (tokens.is_mark(i, ')'))
      return tokens.role(i + 1) == Role::title_end && tokens.is_number(i + 2) &&
                     tokens[i + 2].size == 4
                 ? i + 1
                 : at;
  return at;
}

}  // namespace

std::optional<ActMention> parse_titled_act(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kTitleWords = 16;
  if (tokens.role(at) != Role::title_end || !tokens[at].capital || !tokens.is_number(at + 1) ||
      tokens[at + 1].size != 4 || year_of(tokens.folded(at + 1)) < 1800)
    return std::nullopt;
  std::size_t first = at;
  for (std::size_t i = at; i-- > 0 && at - i <= kTitleWords && joins_title(tokens, i);)
    if (tokens[i].capital && is_level(tokens.role(i)) &&
        (tokens.is_number(i + 1) || roman_value(tokens.folded(i + 1)) > 0))
      break;
    else if (tokens.is_word(i, "act") || (tokens[i].upper && roman_value(tokens.folded(i)) > 0))
      break;
    else if (tokens[i].capital && !tokens.is_word(i, "the"))
      first = i;
  if (first == at) return std::nullopt;
  at = last_of_title(tokens, at);
  ActMention out;
  out.first = first;
  out.next = at + 2;
  out.type = tokens.is_word(at, "act") ? "act" : "si";
  std::string slug;
  for (std::size_t i = first; i < at; ++i) {
    if (!tokens.is_word(i) && !tokens.is_number(i)) continue;
    if (!slug.empty() && !tokens.is_mark(i - 1, '\'')) slug += '-';
    slug += tokens.folded(i);
  }
  out.work = "gb/" + out.type + "/" + std::string(tokens.folded(at + 1)) + "/" + slug;
  out.confidence = 0.9;
  return out;
}

namespace {

// "și (CE) nr. 1.234/2007", "și 2002/20/CE": only with a marker of its own.
std::optional<ActMention> next_eu_act(const Tokens& tokens, std::size_t at,
                                      const Language& language, const ActMention& before) {
  const LanguageTables& tables = language.tables();
  const auto bracket = eu_bracket(tokens, at, tables);
  std::size_t i = bracket.value_or(at);
  const bool mark = tokens.is_number_mark(i);
  if (mark) i += tokens.is_mark(i + 1, '.') ? 2 : 1;
  const auto number = eu_number(tokens, i, *before.row, tables, bracket.has_value(), mark);
  if (!number) return std::nullopt;
  if (!bracket && !tokens.is_word(number->next - 1)) return std::nullopt;
  ActMention mention = before;
  mention.work = number->work;
  mention.next = number->next;
  mention.flags = {};
  return mention;
}

}  // namespace

std::optional<ActMention> parse_next_act(const Tokens& tokens, std::size_t at,
                                         const Language& language, const ActMention& before) {
  if (!before.row || before.type.empty()) return std::nullopt;
  const bool eu = before.work.starts_with("eu/");
  if (!eu && before.row->type.empty()) return std::nullopt;
  std::size_t i = at;
  bool separated = false;
  if (tokens.is_mark(i, ',') || tokens.is_mark(i, ';')) {
    separated = true;
    ++i;
  }
  while (tokens.role(i) == Role::conjunction) {
    separated = true;
    ++i;
  }
  if (!separated) return std::nullopt;
  if (eu) return next_eu_act(tokens, i, language, before);
  const bool mark = tokens.is_number_mark(i);
  if (mark) {
    ++i;
    if (tokens.is_mark(i, '.')) ++i;
  }
  if (!tokens.is_number(i)) return std::nullopt;
  const auto number = parse_act_number(tokens, i, mark ? Dated::yes : Dated::no);
  if (!number || number->parts > 1 || (!mark && number->short_year)) return std::nullopt;
  ActMention mention = before;
  mention.next = number->next;
  mention.flags = {};
  mention.confidence = std::min(before.confidence, 0.9);
  mention.work = before.work.substr(0, before.work.find('/')) + "/" + before.type + "/" +
                 std::to_string(number->year) + "/" + number->number;
  return mention;
}

}  // namespace lacuna::indexer
