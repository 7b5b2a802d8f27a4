// Annotations: W3C Web Annotation Data Model (2017). A comment is an annotation with motivation
// `commenting`. Open data. Anchors are exact or shown as changed; they are never moved silently
// (kb/rules/anchor_rules.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kb/base/names.h"
#include "kb/model/link.h"
#include "kb/model/record.h"

namespace lacuna::kb {

enum class Motivation {
  commenting,
  questioning,
  assessing,
  linking,
  editing,
  highlighting,
  replying
};
constexpr auto names(Motivation) {
  return name_table<Motivation>({{Motivation::commenting, "commenting"},
                                 {Motivation::questioning, "questioning"},
                                 {Motivation::assessing, "assessing"},
                                 {Motivation::linking, "linking"},
                                 {Motivation::editing, "editing"},
                                 {Motivation::highlighting, "highlighting"},
                                 {Motivation::replying, "replying"}});
}

enum class AnnotationState { open, answered, resolved, declined };
constexpr auto names(AnnotationState) {
  return name_table<AnnotationState>({{AnnotationState::open, "open"},
                                      {AnnotationState::answered, "answered"},
                                      {AnnotationState::resolved, "resolved"},
                                      {AnnotationState::declined, "declined"}});
}

// Comments without an account wait; nobody but moderators (and nobody else's counts) sees them
// until approved.
enum class Moderation { approved, waiting, refused };
constexpr auto names(Moderation) {
  return name_table<Moderation>({{Moderation::approved, "approved"},
                                 {Moderation::waiting, "waiting"},
                                 {Moderation::refused, "refused"}});
}

enum class AnchorState { exact, moved, changed, lost };
constexpr auto names(AnchorState) {
  return name_table<AnchorState>({{AnchorState::exact, "exact"},
                                  {AnchorState::moved, "moved"},
                                  {AnchorState::changed, "changed"},
                                  {AnchorState::lost, "lost"}});
}

// TextQuoteSelector + TextPositionSelector on the words of one provision (its text), beside the eId
// as FragmentSelector.
struct Quote {
  std::string exact;
  std::string prefix;
  std::string suffix;
  std::size_t start = 0;  // characters (code points) into the provision's text; end exclusive
  std::size_t end = 0;
};

struct Annotation : Record {
  Node target;  // a provision (canonical reference with the expression's date), gap, ask or paper
  std::string
      expression;  // key of the expression it was made on; empty when the target is no provision
  std::string text_hash;  // of the provision's text then
  std::optional<Quote> quote;
  std::string reply_to;  // id of the annotation it answers; empty: none
  std::string thread;    // id of the thread's first annotation (its own id when it is the first)
  Motivation motivation = Motivation::commenting;
  std::string body;  // plain text; Markdown subset, rendered on the server
  AnnotationState state = AnnotationState::open;
  Moderation moderation = Moderation::approved;
  AnchorState anchor = AnchorState::exact;
  std::string guest_name;   // of a comment without account; optional
  std::string guest_email;  // optional; seen by moderators alone: in no page, feed, export or API
};

}  // namespace lacuna::kb
