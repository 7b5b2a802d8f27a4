// Acts and papers that were imported: works, expressions, provisions. Catalogue data: derived from
// the originals, public unless held or withdrawn. For threading and errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/provision.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

enum class SaveOutcome {
  created,     // a new expression
  same_bytes,  // these bytes were read before: only an alias (the path) was added
  same_text,   // the same work had this text already: only an alias and a manifestation were added
};

struct SavedAct {
  SaveOutcome outcome;
  Expression expression;  // as stored: of an alias, the one that was there
};

// One transaction: work, expression, provisions, events, citations, manifestation, outbox.
// - The key is <work>@<date or undated>:<language>; where another text has that key already the new
//   one gets "~2", "~3" behind it and a warning. None replaces another.
// - Within one work and language, dated published texts older than the newest become `superseded`.
// - The work's facts join those of the register: a register fact wins over the text, the text over
//   an unverified row; aliases add up.
// - Citations of this text are resolved against what is loaded; those of others that cite this work
//   are resolved again.
// - A decision people took about this text earlier (accepted, withdrawn) holds.
SavedAct save_act(Store& store, const Act& act, const Manifestation& manifestation);

// These bytes again, under a path that is kept beside those they came by before: the expression
// read from them; nullopt when they are new.
std::optional<Expression> add_path(Store& store, std::string_view sha256, const std::string& path);

// The expression read from these bytes, whatever its state.
std::optional<Expression> find_same_bytes(Store& store, std::string_view sha256);
std::optional<Expression> find_same_text(Store& store, std::string_view work,
                                         std::string_view text_hash);

// By key or alias ("constitutie", a portal id, a CELEX number), upper and lower case alike. Works
// of the register are there too, loaded or not.
std::optional<Work> find_work(Store& store, std::string_view key_or_alias);
// The key an alias leads to; a key leads to itself.
std::optional<std::string> resolve_work(Store& store, std::string_view key_or_alias);
std::vector<std::string> aliases_of(Store& store, std::string_view work);

// A work that others cite or the register names, also when its text is not loaded: of a work nobody
// described, what its key says.
struct KnownWork {
  Work work;
  bool loaded = false;       // at least one readable text
  std::size_t cited_by = 0;  // citations in readable texts
};
std::optional<KnownWork> find_known_work(Store& store, std::string_view key_or_alias);

std::optional<Expression> find_expression(Store& store, std::string_view key);
// All of a work, newest date first, undated last; held and withdrawn ones too.
std::vector<Expression> expressions_of(Store& store, std::string_view work);
// The text people read: published or superseded, the newest of those dated on or before `on` (today
// when none is given), else the undated one loaded last. `language` empty: the work's first in the
// order ro, en, others; a language that is not there falls back to it.
std::optional<Expression> current_expression(Store& store, std::string_view work,
                                             std::string_view language = {},
                                             const std::optional<Date>& on = std::nullopt);
std::vector<Manifestation> manifestations_of(Store& store, std::string_view expression);

// Everything of one text, in reading order.
std::optional<Act> find_act(Store& store, std::string_view expression);
// A unit and all below it, in reading order, `parent` counted within the result (-1 for the first);
// empty eid: the whole act. Empty when the unit is not there.
std::vector<Provision> find_provisions(Store& store, std::string_view expression,
                                       std::string_view eid);
// The unit alone, then its ancestors outwards, without their texts' children.
std::vector<Provision> ancestors_of(Store& store, std::string_view expression,
                                    std::string_view eid);

struct FoundProvision {
  Work work;
  Expression expression;
  Provision provision;  // parent is -1: see ancestors_of
};
// The unit of a canonical reference in the current text, or in that of the reference's date; an
// alias of the work and a publisher's wid in place of the eId lead there too. nullopt when the text
// or the unit is not loaded (a range or a sentence finds the unit it begins at).
std::optional<FoundProvision> find_provision(Store& store, const ProvisionRef& ref,
                                             std::string_view language = {});

std::vector<LegalEvent> events_of(Store& store, std::string_view expression, std::string_view eid);

// What readable texts of other acts say that they change in this one, each change once, in the order
// of days. Where the sentence gives no day it is that of the acting act: in force from, else made on.
std::vector<LegalEvent> changes_by_others(Store& store, std::string_view work);

struct WorkFilter {
  std::string jurisdiction;
  std::string type;
  int year = 0;
  std::string words;  // all of these, in title, subject, number or key; diacritics as typed
  std::optional<DocumentKind> kind;
  std::optional<Force> force;
  enum class Shown { loaded, known, all } shown = Shown::loaded;  // known: in the register or cited
};
struct WorkRow {
  Work work;
  std::optional<Expression> current;
  std::size_t cited_by = 0;
  std::size_t expressions = 0;  // readable ones
};
// In the order of keys.
Page<WorkRow> list_works(Store& store, const WorkFilter& filter, const PageRequest& page);

// What can be filtered by, with counts: (jurisdiction, type) of loaded works.
struct WorkFacet {
  std::string jurisdiction;
  std::string type;
  std::size_t works = 0;
};
std::vector<WorkFacet> work_facets(Store& store);

// Texts waiting for acceptance, oldest first (for editors).
std::vector<Expression> held_expressions(Store& store);
// A person accepts the reading report: held or withdrawn becomes published, reviewed is set.
Expression accept_expression(Store& store, std::string_view key, const Viewer& by);
// Takes a text back; its rows stay so that people's words on it can say what they were about.
Expression withdraw_expression(Store& store, std::string_view key, const Viewer& by,
                               const std::string& reason);

// The originals to read again after reset_catalogue, in the order they came.
std::vector<Manifestation> originals(Store& store);

}  // namespace lacuna::kb
