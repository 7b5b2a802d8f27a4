// What became of one record when a new expression of its act came: a re-anchoring result, kept for
// each record and expression (domain: "re-anchoring result per new version"). Changed and lost ones
// wait for a person. Open data.
#pragma once

#include <optional>
#include <string>

#include "kb/base/names.h"
#include "kb/model/annotation.h"

namespace lacuna::kb {

// What stands on a provision: words above it, a piece of evidence, or a record through one of its
// links; `link` is one between provisions.
enum class RecheckKind { annotation, link, evidence, gap, ask, paper };
constexpr auto names(RecheckKind) {
  return name_table<RecheckKind>({{RecheckKind::annotation, "annotation"},
                                  {RecheckKind::link, "link"},
                                  {RecheckKind::evidence, "evidence"},
                                  {RecheckKind::gap, "gap"},
                                  {RecheckKind::ask, "ask"},
                                  {RecheckKind::paper, "paper"}});
}

enum class RecheckState {
  settled,    // exact or moved: nobody is asked
  open,       // waits for a person
  confirmed,  // it holds for the new text, at the candidate
  amended,    // it was changed, or tied to another place
  closed,     // it no longer applies
  overtaken,  // a still newer text came, or this one was taken back
};
constexpr auto names(RecheckState) {
  return name_table<RecheckState>({{RecheckState::settled, "settled"},
                                   {RecheckState::open, "open"},
                                   {RecheckState::confirmed, "confirmed"},
                                   {RecheckState::amended, "amended"},
                                   {RecheckState::closed, "closed"},
                                   {RecheckState::overtaken, "overtaken"}});
}

struct Recheck {
  std::string id;
  RecheckKind kind = RecheckKind::annotation;
  std::string record;  // id
  std::string link;    // id of the link through which it stands there; empty: none
  std::string work;
  AnchorState anchor = AnchorState::exact;
  std::string from_expression;  // the text it stood on
  std::string from_eid;
  std::string to_expression;  // the text that came
  std::string to_eid;         // where it stands; of changed: the candidate; of lost: empty
  std::optional<Quote> from_quote;
  std::optional<Quote> to_quote;  // of changed: the candidate's words, or none
  RecheckState state = RecheckState::settled;
  std::string made_on;     // instant
  std::string decided_by;  // account id
  std::string decided_on;  // instant; empty: nobody has
  std::string reason;
};

}  // namespace lacuna::kb
