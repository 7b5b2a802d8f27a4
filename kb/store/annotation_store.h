// Annotations (comments and replies) on provisions, gaps, asks, papers. Seen by those who see both
// the annotation and its target; waiting and refused ones by moderators alone. For viewers,
// threading and errors see store.h; for anchoring see kb/rules/anchor_rules.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/annotation.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// A reply takes target, thread and visibility from what it answers. Without an account (anonymous
// viewer) it is public and waits for moderation; guest_name and guest_email are kept only then.
// What comes back carries no guest_email, here and everywhere but in guest_email_of().
Annotation create_annotation(Store& store, Annotation annotation, const Viewer& by);

// The author's own words, if nobody changed them meanwhile.
Annotation change_annotation(Store& store, const Annotation& annotation, const Viewer& by,
                             const std::string& reason = {});

// open -> answered, resolved, declined, and back to open; of a whole thread, by its first
// annotation. forbidden below role member.
Annotation set_annotation_state(Store& store, std::string_view id, int version,
                                AnnotationState state, const Viewer& by);

void withdraw_annotation(Store& store, std::string_view id, int version, const Viewer& by,
                         const std::string& reason);

std::optional<Annotation> find_annotation(Store& store, const Viewer& viewer, std::string_view id);

// All on provisions, in the order they came; for exports.
std::vector<Annotation> provision_annotations(Store& store, const Viewer& viewer);

// A thread: its first annotation and the replies in the order they came.
struct Thread {
  std::vector<Annotation> annotations;
};
std::vector<Thread> threads_on(Store& store, const Viewer& viewer, const Node& target);
// All threads on units of a work, in the order of their beginning; `anchor` says how they stand
// towards the text of `expression`.
std::vector<Thread> threads_on_work(Store& store, const Viewer& viewer, std::string_view work,
                                    std::string_view expression);
std::optional<Thread> find_thread(Store& store, const Viewer& viewer, std::string_view id);

// eId -> annotations on that unit of a work, as the viewer sees them.
std::vector<std::pair<std::string, std::size_t>> annotation_counts(Store& store,
                                                                   const Viewer& viewer,
                                                                   std::string_view work);

Page<Annotation> list_annotations(Store& store, const Viewer& viewer,
                                  const PageRequest& page);  // latest first

// For moderators only (forbidden for others).
Page<Annotation> moderation_queue(Store& store, const Viewer& moderator, const PageRequest& page);
std::size_t waiting_count(Store& store, const Viewer& moderator);
Annotation moderate(Store& store, std::string_view id, int version, Moderation decision,
                    const Viewer& moderator, const std::string& reason);
std::string guest_email_of(Store& store, const Viewer& moderator, std::string_view annotation);

// A person confirms the place in a new text (never done by the program alone).
Annotation reanchor(Store& store, std::string_view id, int version, const Quote& quote,
                    const std::string& expression, const std::string& text_hash, const Viewer& by);

}  // namespace lacuna::kb
