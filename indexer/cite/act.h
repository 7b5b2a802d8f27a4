// Acts as cited: national by category, number and year or date; EU by their marker; codes, treaties
// and constitutions by name; instruments approved by another act. And official journals, which are
// consumed whole so that "art. 145" inside one is no article. Linear; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cite/language.h"
#include "indexer/cite/token.h"

namespace lacuna::indexer {

struct ActMention {
  std::string work;                  // key
  std::string eid;                   // of a provision that an address names with its act
  std::optional<std::size_t> first;  // its first token where its name stands before the category
  std::string component;  // "annex_1" when an approved instrument is meant, not the act itself
  std::size_t next = 0;   // token after its number or name
  double confidence = 1.0;
  std::vector<std::string> flags;
  const ActRow* row = nullptr;
  std::string type;  // type key as decided; empty for acts known by name
};

struct CiteContext;

// The act whose category begins at `at`. People type "oug" for what is printed "OUG".
enum class Siglas { as_printed, any_case };
std::optional<ActMention> parse_act(const Tokens& tokens, std::size_t at, const Language& language,
                                    std::string_view jurisdiction,
                                    Siglas siglas = Siglas::as_printed);
// The same with the context's jurisdiction and facts.
std::optional<ActMention> parse_act(const Tokens& tokens, std::size_t at, const Language& language,
                                    const CiteContext& context);
// "the Immigration and Asylum Act 1999": the act whose category and year stand at `at`, its name
// before them.
std::optional<ActMention> parse_titled_act(const Tokens& tokens, std::size_t at);

// "și nr. 6/2001", "și 6/2001" after an act: another of the same type.
std::optional<ActMention> parse_next_act(const Tokens& tokens, std::size_t at,
                                         const Language& language, const ActMention& before);

// "Regulamentul cu privire la ..., aprobat prin Hotărârea Guvernului nr. 967/2016": the approving
// act, component annex_1.
std::optional<ActMention> parse_approved(const Tokens& tokens, std::size_t at,
                                         const Language& language, const CiteContext& context);

// CiteToken after the journal reference at `at`; nullopt when there is none.
std::optional<std::size_t> skip_gazette(const Tokens& tokens, std::size_t at,
                                        const Language& language, std::string_view jurisdiction);

// Number and year as printed: "1.251/2006", "28/42/57/125/2003", "270-XVI din 18 decembrie 2008".
struct ActNumber {
  std::string number;  // as in the key: "1251", "28+42+57+125"
  int year = 0;
  bool short_year = false;   // printed with two digits
  bool legislature = false;  // a Moldovan suffix was there
  bool undated = false;      // no year was printed; `year` is 0
  std::size_t next = 0;
  int parts = 1;
};
enum class Dated { yes, no };  // whether "din 10 octombrie 2019" may give the year
std::optional<ActNumber> parse_act_number(const Tokens& tokens, std::size_t at, Dated dated);
// The same for numbers that keep their suffix: "3671-VI", "254к/96-ВР", "2018-778 du 10 septembre
// 2018". `year`: of a date printed before the number; 0: none was.
std::optional<ActNumber> parse_suffixed_number(const Tokens& tokens, std::size_t at,
                                               NumberForm form, int year);

// "10 octombrie 2019", "18.12.2008", "2019": token after it and the parts (0: not said).
struct PrintedDate {
  int year = 0, month = 0, day = 0;
  std::size_t next = 0;
};
std::optional<PrintedDate> parse_printed_date(const Tokens& tokens, std::size_t at);

// A year as printed with four digits, or two (which are of 1930..2029); 0: none.
int year_of(std::string_view digits);

// "604" and "2013" of an EU act -> work key; nullopt when neither is a year.
std::optional<std::string> eu_work(std::string_view type, std::string_view first,
                                   std::string_view second, bool year_comes_first);

}  // namespace lacuna::indexer
