// Who cites what, between loaded texts. Catalogue data; only readable texts count. For threading
// and errors see store.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/citation.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct CitedBy {
  std::string work;        // that cites
  std::string expression;  // key
  std::string title;       // of the citing work, with its subject when known
  Citation citation;
};

std::vector<Citation> citations_of(Store& store, std::string_view expression);

// Who cites a work (eid empty: it or any of its units), or one unit exactly: each citing provision
// once, however often and in however many texts of its act it does.
Page<CitedBy> cited_by(Store& store, std::string_view work, std::string_view eid,
                       const PageRequest& page);
// For the margin of a reading page: eid -> how many other provisions cite it.
std::vector<std::pair<std::string, std::size_t>> cited_by_counts(Store& store,
                                                                 std::string_view work);

// What a person decided about one citation. It is found again by the words as printed in their
// unit, so that it survives every reading of the text.
struct CitationPlace {
  std::string work;  // that cites
  std::string eid;
  std::string part;    // which of the unit's strings
  std::string raw;     // as printed
  int occurrence = 0;  // among equal words of that string, 0 first
};
// `target`: the canonical reference it means; nullopt: these words cite nothing. For experts; the
// rows of every text of the work follow at once, and those of texts read later.
void decide_citation(Store& store, const CitationPlace& place,
                     const std::optional<ProvisionRef>& target, const Viewer& by);

// A citation that waits for a person, with the string that it stands in.
struct OpenCitation {
  CitedBy cited;
  CitationPlace place;
  std::string text;
};
struct OpenCitationFilter {
  std::string work;  // that cites; empty: any
  std::optional<Resolution> resolution;
};
// unresolved, ambiguous and work_only ones, in the order of citing texts.
Page<OpenCitation> open_citations(Store& store, const OpenCitationFilter& filter,
                                  const PageRequest& page);

// A subject taken from how other acts cite a work ("Legea nr. 122/2006 privind azilul în România"
// gives "privind azilul în România"): the most frequent raw text that says more than the number, or
// empty. The caller marks it `from_citations`.
std::vector<std::string> raw_citations_of_work(Store& store, std::string_view work,
                                               std::size_t limit);
// Writes such a subject, unless the text or the register says one.
void set_cited_subject(Store& store, std::string_view work, const std::string& subject);

}  // namespace lacuna::kb
