// FRBR layers of a legal text: Work (ELI LegalResource), Expression (ELI LegalExpression),
// Manifestation (ELI Format). Open data; no threading rule.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"

namespace lacuna::kb {

// Whether an act is law today, as far as its source says.
enum class Force { in_force, partly, not_yet, repealed, expired, annulled, draft, unknown };
constexpr auto names(Force) {
  return name_table<Force>({{Force::in_force, "in_force"},
                            {Force::partly, "partly"},
                            {Force::not_yet, "not_yet"},
                            {Force::repealed, "repealed"},
                            {Force::expired, "expired"},
                            {Force::annulled, "annulled"},
                            {Force::draft, "draft"},
                            {Force::unknown, "unknown"}});
}

// How sure a fact about a work is: `fact` has a source and a day it was checked; the others are
// shown as such.
enum class Confidence { fact, unverified, from_text, from_citations };
constexpr auto names(Confidence) {
  return name_table<Confidence>({{Confidence::fact, "fact"},
                                 {Confidence::unverified, "unverified"},
                                 {Confidence::from_text, "from_text"},
                                 {Confidence::from_citations, "from_citations"}});
}

enum class DocumentKind { act, paper };
constexpr auto names(DocumentKind) {
  return name_table<DocumentKind>({{DocumentKind::act, "act"}, {DocumentKind::paper, "paper"}});
}

struct GazetteReference {
  std::string name;  // "Monitorul Oficial al României, Partea I"
  std::string number;
  std::optional<Date> date;
  std::string item;  // Moldovan gazettes number their items; this is never an article
};

struct Work {
  std::string key;           // ro/lege/2006/122; never null
  std::string jurisdiction;  // ISO 3166 alpha-2 in lower case, or eu, int
  std::string type;    // lege, oug, hg ... (domain's type keys; a foreign publisher's own word)
  std::string number;  // as in the key; empty for acts known by name
  int year = 0;        // 0 when unknown
  DocumentKind kind = DocumentKind::act;
  std::optional<Date> date_document;
  std::string title;    // official title without its subject: "Legea nr. 122/2006"
  std::string subject;  // "privind azilul în România"; empty when no source says it
  Confidence subject_from = Confidence::from_text;
  std::string issuer;
  std::vector<GazetteReference> gazette;
  std::string celex;  // empty: none
  std::string eli;    // empty: none
  Force force = Force::unknown;
  std::optional<Date> in_force_from;
  std::optional<Date> applies_from;  // EU acts apply later than they are in force
  std::optional<Date> repealed_from;
  std::vector<std::string> replaced_by;  // work keys
  std::string temporal_scope;  // "earlier registrations stay under ..."; printed wherever the act
                               // is a standard
  std::string source;          // where these facts come from, for people
  std::string source_url;
  std::optional<Date> checked_on;
  Confidence confidence = Confidence::from_text;
  std::string uncertainty;  // of an unverified row: what is uncertain
  std::vector<std::string>
      aliases;                // other keys and names that lead here: short names, portal ids, celex
  bool illustrative = false;  // written for the demo: marked on every page
};

// Life cycle of an imported text: held (waits for acceptance) -> published -> withdrawn; superseded
// by a later one.
enum class ExpressionState { held, published, superseded, withdrawn };
constexpr auto names(ExpressionState) {
  return name_table<ExpressionState>({{ExpressionState::held, "held"},
                                      {ExpressionState::published, "published"},
                                      {ExpressionState::superseded, "superseded"},
                                      {ExpressionState::withdrawn, "withdrawn"}});
}

struct Counts {
  int articles = 0;  // the act's own basic units, in main text and annexes, never inside quotations
  int recitals = 0;
  int provisions = 0;  // every addressable unit down to letter, point and indent
  int citations = 0;
  int events = 0;
};

struct Expression {
  std::string key;  // <work>@<date or undated>:<language>
  std::string work;
  std::optional<Date> date;  // what the text says of itself; none: undated, flagged
  std::string language;      // BCP 47: ro en ru uk de fr
  std::string title;         // as printed in this text
  ExpressionState state = ExpressionState::published;
  bool reviewed = false;  // a person has accepted the reading report
  std::string loaded_on;  // instant
  std::string source;     // where the file came from, for people: a file name, a portal
  Counts counts;
  std::vector<std::string> warnings;  // of the reading report, one sentence each
  std::string
      text_hash;  // SHA-256 of the text without structure: same work + same hash = same text
};

// The bytes an expression was read from.
struct Manifestation {
  std::string sha256;      // name of the stored original under files/
  std::string expression;  // key
  std::string path;        // as the person named it (the alias it adds)
  std::string media_type;
  std::string reader;        // "plain_text 1"
  std::string retrieved_on;  // instant
};

}  // namespace lacuna::kb
