// A language's words as tables, compiled once into a lexicon. The engine (path, act, cite, note,
// typed) knows no word of any language: a new language is a new LanguageTables in a file of its own
// and a row in language.cpp. All forms are written folded: lower case, no diacritics. Immutable;
// any thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/cite/unit.h"
#include "kb/model/event.h"

namespace lacuna::indexer {

class Tokens;

// What a word does in a reference.
enum class Role : std::uint8_t {
  none,
  level,          // value: Unit
  level_alone,    // the same, and without a number it is number 1: "anexa"
  level_by_form,  // "paragraf": value is the Unit with a number after it, a subparagraph with an
                  // ordinal
  ordinal,        // value: 1, 2 ...
  last,           // "ultima", "final": of a sentence or paragraph whose number only the text knows
  unic,           // "unic", "single"
  suffix,         // "bis", "ter" ...: part of a number
  index,          // "indice": what follows is a superscript
  number_mark,    // "nr", "no"
  particle,       // "din", "al", "of": joins a unit to what is above it
  conjunction,    // "și", "or": joins members of a list
  until,          // "până", "to": between the ends of a range
  month,          // value: 1..12
  self,           // "prezenta", "this": with a noun, the act being read
  same,           // "aceeași", "same": with a noun, the act named last
  mentioned,      // "menționată", "aforementioned": after a noun, the act named last
  thereof,        // alone: of the act named last
  possessive,     // "its", before a unit: of the act named last
  fraction,       // "Halbsatz", "Alternative": part of a unit that no address has
  noun,           // a word for an act that no category has: "act", "normativ"
  instrument,     // "acordul", "protocol": binds units, names no act that has a key
  stop,           // never inside the name of an act: finite verbs, "care"
  soft_stop,      // only inside long names, those of orders: "pentru"
  following,  // "f." "ff.", "și următoarele": value 1 is the next one too, 0 leaves the end open
  measure,    // after a number it makes a quantity of it: "zile", "lei"
  year,       // "anul"
  called,     // "denumit", "referred": opens a defined term
  except,     // "cu excepția": units that follow are of the act named just before
  dated,      // "від", "vom": before the date of an act that stands before its number
  amends,     // "modificarea", "completarea": what an act does to the one named after it
  amends_there,  // "abrogare": the same in a title, of the act that its words name
  reproduces,    // "reproducem": what follows are provisions of the act named after it
  transposes,    // "transpune", "Umsetzung": what the act does to the EU acts named after it
  title_end,     // "Act", "Regulations": before a year, the end of a British act's own name
  sanctions,  // "sancționează", "amendă": a list below names the units whose breach it punishes
  approved,   // "aprobat": an instrument without a number of its own lives in the act that follows
};

constexpr bool is_level(Role role) {
  return role == Role::level || role == Role::level_alone || role == Role::level_by_form;
}

struct WordRow {
  std::string_view forms;  // separated by spaces
  Role role;
  int value = 0;
};

// An abbreviation that names a level only with a dot ("cap.", "al."): without one it is another
// word.
struct DottedLevel {
  std::string_view form;
  Unit unit;
  bool below = false;  // only below a unit named before: "poz. 7" alone is of a tariff
};

// How an act's number is printed.
enum class NumberForm : std::uint8_t {
  plain,        // 122/2006, 270-XVI din 18 decembrie 2008
  convocation,  // 3671-VI, 254к/96-ВР: the suffix is part of the number
  hyphenated,   // 2018-778, 78-17: the year and a running number, kept as printed
};

enum class NumberRule : std::uint8_t {
  numbered,  // has a number of its own, or is not an act
  approved,  // may have none: then the act that approves it holds it as annex_1
  named,     // its name is enough; `type` is the whole work key
};

// A category of acts. `phrase`: words separated by spaces; "a|b" alternatives, "stem*" any ending
// (not in the first word), a trailing "?" optional, marks stand for themselves.
struct ActRow {
  std::string_view phrase;
  std::string_view type;     // type key of a national act; empty: never national
  std::string_view eu_type;  // type key when an EU marker is there; empty: never
  NumberRule rule = NumberRule::numbered;
  int words = 0;                  // most words between the category and its number
  std::string_view jurisdiction;  // only in texts of this one; empty: any
  bool sigla = false;             // counts only in capitals as printed
  double confidence = 1.0;
  NumberForm form = NumberForm::plain;
};

// "... nr. 604/2008 a Curții Constituționale": the issuer after the number decides the type.
struct IssuerRow {
  std::string_view type;    // as read so far
  std::string_view phrase;  // after the number
  std::string_view becomes;
  std::string_view jurisdiction;
};

// Official journals: consumed whole, so that nothing inside is taken for a provision.
struct GazetteRow {
  std::string_view phrase;
};

// Words that say that an act changes another: "se modifică"; `approval` where the act is approved
// with changes.
enum class UnitSide { before, after };  // where the unit stands that the words are about
struct AmendingRow {
  std::string_view phrase;
  kb::EventKind kind = kb::EventKind::amends;
  UnitSide unit = UnitSide::before;
  bool approval = false;
};

struct VerbRow {
  std::string_view stem;  // folded
  kb::EventKind kind;
};

struct LanguageTables {
  std::string_view code;  // BCP 47
  std::span<const WordRow> words;
  std::span<const DottedLevel> dotted;
  std::span<const ActRow> acts;
  std::span<const IssuerRow> issuers;
  std::span<const GazetteRow> gazettes;
  std::span<const std::string_view> eu_markers;     // inside brackets or after a slash: "ue", "ce"
  std::span<const VerbRow> verbs;                   // participles of consolidation notes
  std::span<const std::string_view> note_agents;    // between verb and acting provision: "de"
  std::span<const std::string_view> no_unit;        // a note about a phrase, not a unit: "sintagma"
  std::span<const std::string_view> subject_words;  // open an act's subject: "privind"
  std::span<const std::string_view> term_endings;   // grammatical endings, longest first
  std::span<const AmendingRow> amending;
  std::span<const std::string_view> effect;  // before the day of effect: "incepand cu data de"
  std::span<const std::string_view> joins;   // phrases between members of a list: "raportat la"
  std::span<const std::string_view> asides;  // between commas, of no meaning here: "după caz"
  std::span<const std::string_view>
      back_words;                               // before a unit of a list named just before: "cele"
  std::span<const std::string_view> endings;    // of a form written "stem*"
  std::span<const std::string_view> act_words;  // what names of acts end in: "gesetzes"
  bool bracket_chain = false;                   // "29(1)(b)" goes down level by level
  bool bare_upward = false;    // "a du 2° du I de l'article 5": values without the level's word
  bool code_articles = false;  // "L. 421-1"
  bool elision = false;        // "l'article": the article is no word of its own
  bool apostrophe_in_word = false;  // "п'ятої"
  bool genitive = false;     // "пункт 3 статті 5": levels go up without a particle
  bool short_names = false;  // "AufenthG": abbreviations that name an act
};

extern const LanguageTables kRomanian;
extern const LanguageTables kEnglish;
extern const LanguageTables kGerman;
extern const LanguageTables kFrench;
extern const LanguageTables kUkrainian;
extern const LanguageTables kRussian;

// A phrase compiled.
struct PhraseWord {
  std::vector<std::string_view> forms;  // a trailing * is kept
  bool optional = false;
};
struct Phrase {
  std::vector<PhraseWord> words;
  std::size_t row = 0;  // in the table that it came from
};

struct WordForm {
  Role role = Role::none;
  int value = 0;
  int dotted_level = -1;  // Unit of the abbreviation with a dot
  bool dotted_below = false;
  std::vector<std::uint16_t> acts;  // phrases that may begin here, longest first
  std::vector<std::uint16_t> gazettes;
  std::vector<std::uint16_t> amending;
  std::vector<std::uint16_t> joins;
};

class Language {
 public:
  explicit Language(const LanguageTables& tables);

  const WordForm* find(std::string_view folded_word) const;
  const LanguageTables& tables() const { return tables_; }
  const Phrase& act_phrase(std::size_t i) const { return acts_[i]; }
  const Phrase& gazette_phrase(std::size_t i) const { return gazettes_[i]; }
  const Phrase& amending_phrase(std::size_t i) const { return amending_[i]; }
  const Phrase& join_phrase(std::size_t i) const { return joins_[i]; }
  std::span<const Phrase> asides() const { return asides_; }
  // "AufenthG", "FreizügG/EU", "SGB II": the key that an abbreviation spells, and the token after.
  struct ShortName {
    std::string key;
    std::size_t next;
  };
  std::optional<ShortName> short_name_at(const Tokens& tokens, std::size_t at) const;
  // The stem that forms of a defined term share: "legii" and "lege" are one.
  std::string_view stem(std::string_view folded_word) const;

 private:
  const LanguageTables& tables_;
  std::vector<Phrase> acts_;
  std::vector<Phrase> gazettes_;
  std::vector<Phrase> amending_;
  std::vector<Phrase> joins_;
  std::vector<Phrase> asides_;
  std::deque<std::string> forms_;  // of stems, with each ending
  std::unordered_map<std::string_view, WordForm> words_;
  std::uint64_t shapes_[256] = {};  // first byte -> lengths that exist: refuses most words at once
};

// The tables for a BCP 47 code; Romanian's for a language that has none yet.
const Language& language_for(std::string_view code);
// Whether a language has tables of its own.
bool has_language(std::string_view code);

// Tokens that a phrase takes from `at`; nullopt when it is not there.
std::optional<std::size_t> match_phrase(const Tokens& tokens, std::size_t at, const Phrase& phrase);
Phrase compile_phrase(std::string_view text, std::size_t row);

}  // namespace lacuna::indexer
