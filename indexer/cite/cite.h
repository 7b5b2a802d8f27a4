// Citations in running text: text -> kb::Citation, by one engine whose languages are tables
// (language.h). Grammar: domain reference 4.2-4.5 (Legislative technique: Romanian Law 24/2000, EU
// interinstitutional style guide). Offsets are bytes into the text given. Linear in the text; bad
// input gives fewer citations, never an error. Pure functions over their arguments: any thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/citation.h"
#include "kb/model/event.h"
#include "kb/model/frbr.h"
#include "kb/model/ref.h"

namespace lacuna::indexer {

// What an article of an amending act amends: its points and the texts quoted in them speak of
// `work`, not of the act that they stand in.
struct Amendment {
  std::string scope;     // eId of the article that opens it; empty: none is open
  std::string work;      // the act amended
  std::string inner;     // the act that `work` itself amends, where a law approves an ordinance;
                         // "?" where its article amends one that the text does not name
  std::string titled;    // the act that the title of `work` says it amends
  bool several = false;  // "... precum și a altor acte normative": only its first article does
  std::string article;   // eId of the article of `work` named last
  int item = 0;          // number of the last item that addresses `work` itself
  bool approval = false;  // "Se aprobă Ordonanța ... cu următoarele modificări": its Roman articles
                          // are the ordinance's
  std::string unit;         // eId of the unit named last, in `inner` or `work`
  std::string outer;        // the same in `work` where there is an inner one
  bool in_outer = false;    // the unit named last is of `work`, not of `inner`
  std::string paragraph;    // eId element of the paragraph of the new text that is being read
  bool reproduced = false;  // its own words are printed, Roman articles among them
  bool local = false;       // one sentence's: "La articolul 3 din Legea ..., alineatul (2) se ..."

  const std::string& target() const { return inner.empty() ? work : inner; }
};

// "(2) Contravențiile prevăzute la alin. (1) se sancționează: a) cele de la lit. a) ...": letters
// that the items name are those of the paragraph that the words above the list name, since an item
// does not speak of itself.
struct Lead {
  std::string scope;    // eId of the paragraph above the list; empty: none
  std::string unit;     // eId of the paragraph that it names
  bool proven = false;  // an item has named the letter that it bears itself
};

// Facts that a text leaves out, looked up by whoever has a register; any member may be empty.
struct Facts {
  // The key of "ua/zakon" no. "3671-VI", whose year is not printed.
  std::function<std::optional<std::string>(std::string_view type, std::string_view number)>
      work_of_number;
};

// Where a text stands. One value serves all texts of one document, read in order: what one text
// defines ("denumită în continuare lege") or names last is known in the next.
struct CiteContext {
  // Set by the caller:
  std::string host_work;        // key of the act being read; empty: unknown, its references get "?"
  std::string language = "ro";  // BCP 47, the tables to use
  std::string jurisdiction = "ro";  // of acts named without their country
  kb::DocumentKind kind = kb::DocumentKind::act;
  std::string source_eid;       // the provision whose text comes next; empty: none
  std::string part = "text";    // which of its strings
  std::optional<int> articles;  // the largest number of its own articles (extent.h)
  Facts facts;

  // Kept by find_citations from text to text:
  std::map<std::string, std::string> previous_by_noun;  // last law, last ordinance ...
  std::string previous_work;  // last act named: "din aceeași lege", and R4 in a paper
  std::string previous_unit;  // eId of the article named last, with its act: "of that Article"
  std::string previous_unit_work;
  std::map<std::string, std::string> terms;  // defined term, folded -> work key (or key!component),
                                             // or ?
  std::map<std::string, std::string> containers;  // "part_II__chp_1" of another act -> its work
  std::set<std::string> eu_acts;  // named so far: "Regulamentul nr. 1169/2011" is one of them
  bool amends = false;            // the text read last has amending words ("se modifică")
  std::string transposing;  // eId of the unit whose list names the EU acts that are transposed
  Amendment amendment;      // what the article being read amends
  std::set<std::string> amended;  // all that the articles read so far amend; ? is one not known
  Lead lead;                      // of the list being read
};

// Every reference of `text` in reading order, spans not overlapping, resolution not_tried. Units
// named without an act belong to the act being read (relative to context.source_eid), in a paper to
// the act under discussion.
std::vector<kb::Citation> find_citations(std::string_view text, CiteContext& context);

// A citation as printed, from the first level word to the end of what identifies the act: one
// reference or, where it is a list, several in reading order, each with its own span inside.
struct CitedExpression {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<kb::Citation> refs;  // at least one
};
std::vector<CitedExpression> find_expressions(std::string_view text, CiteContext& context);

// The same in a consolidation note, whose levels are joined by commas or by nothing. Context is not
// kept from it: a note speaks for itself.
std::vector<CitedExpression> find_in_note(std::string_view note, const CiteContext& context);

// The words that follow a cited act as its subject: "privind azilul în România"; empty when there
// are none. `citation` is one of find_citations(text).
std::string cited_subject(std::string_view text, const kb::Citation& citation);

// What a person types as ONE reference, into `show` or an address: the canonical reference, a work
// key, or a citation as written in any of the tables' languages.
std::optional<kb::ProvisionRef> parse_citation(std::string_view typed,
                                               std::string_view jurisdiction = "ro");

// What a person types into the search box: readings in order of likelihood ("122/2006" may be a
// law, an ordinance, a decision ...), empty when no reference is in it.
struct UnderstoodReference {
  std::vector<kb::ProvisionRef> refs;
  std::string rest;  // the words that were not understood, in order: "azil"
};
UnderstoodReference understand_reference(std::string_view typed,
                                         std::string_view jurisdiction = "ro");

// A provision of an act that is called by a name: "art. 17 GDPR", "статья 14 Всеобщей декларации".
// Without a provision all of it is the name.
struct NamedReference {
  std::vector<kb::ProvisionRef> units;  // without a work
  std::string name;
};
NamedReference read_named_reference(std::string_view typed);

// A consolidation note, brackets included or not: "(la 27-01-2014, Lit. a^1) a alin. (1) al art. 2
// a fost introdusă de pct. 1 al art. II din LEGEA nr. 376 ...)". One event for each affected unit;
// empty when it is no such note. affected_eid is empty where the note names no unit of the act;
// noted_at_eid is the caller's.
std::vector<kb::LegalEvent> parse_note(std::string_view note_raw, std::string_view host_work,
                                       std::string_view language = "ro");

}  // namespace lacuna::indexer
