// Whose units a text speaks of where an act amends another: "Legea nr. 76/2002 se modifică după cum
// urmează: 1. La articolul 5, alineatul (2) ...", and what is quoted into it. Linear; any thread.
#pragma once

#include <optional>
#include <string>

#include "indexer/cite/cite.h"
#include "indexer/cite/language.h"
#include "indexer/cite/token.h"
#include "indexer/cite/unit.h"

namespace lacuna::indexer {

// Where a path stands: what an instruction names becomes the unit that later ones are below of;
// words of the new text do not.
enum class Standing { instruction, quoted };

struct AmendedTarget {
  std::string work;
  Address address;
};

// The amended act's unit that `path` means; nullopt where it is the amending act's own. `item`: the
// number that the instruction bears ("8. Anexa nr. 1 ..."), 0 where it has none.
std::optional<AmendedTarget> amended_target(const Path& path, Amendment& amendment,
                                            Standing standing, int item = 0);

// Articles of an amending act have Roman numbers or are the only one; Arabic ones that it names are
// the amended act's.
bool is_amending_article(const RefStep& step);
// An instruction names the only annex of the act that is amended.
void name_annex(Amendment& amendment);
// The act into which the words now quoted go.
const std::string& quoted_work(const Amendment& amendment);
// The words of the approved ordinance open one of its articles: "Art. II. - ...".
void enter_article(Amendment& amendment, const RefStep& article);

// Token of the first amending words ("se modifică") at or after `from`; nullopt: none.
struct AmendingWords {
  std::size_t at;
  bool approval;
};
std::optional<AmendingWords> amending_words(const Tokens& tokens, std::size_t from,
                                            const Language& language);

// Before a text is read: an amendment is over where its article is.
void leave_amendment(CiteContext& context);
// After: "Legea nr. 76/2002 ... se modifică după cum urmează:" opens one for what stands below.
// `end`: token after the colon.
void open_amendment(const Tokens& tokens, std::size_t end, const Language& language,
                    const std::vector<CitedExpression>& found, CiteContext& context);

}  // namespace lacuna::indexer
