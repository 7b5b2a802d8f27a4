// Annotations: writing, moderation.
#include "kb/store/annotation_store.h"

#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

void require_moderator(const Viewer& viewer) {
  if (!may_moderate(viewer))
    throw Error(ErrorCode::forbidden, "This needs the role of moderator.", "Ask a moderator.");
}

void check_body(const Annotation& annotation) {
  if (trim(annotation.body).empty() && annotation.motivation != Motivation::highlighting)
    throw Error(ErrorCode::bad_input, "The comment is empty.", "Write something.");
}

// The quote as it stands in the unit's words now.
void settle_quote(Annotation& annotation, const Provision& provision) {
  if (!annotation.quote) return;
  const std::string text = anchor_text(provision);
  const Anchored place = anchor(*annotation.quote, text);
  if (place.state != AnchorState::exact && place.state != AnchorState::moved)
    throw Error(ErrorCode::bad_input, "The quoted words do not stand in this provision.",
                "Select them again.");
  annotation.quote = make_quote(text, place.start, place.end);
}

// Ties the annotation to the text it is made on: key with the text's date, expression, hash.
void settle_provision(Store& store, Annotation& annotation) {
  auto ref = parse_ref(annotation.target.key);
  if (!ref)
    throw Error(ErrorCode::bad_input, "This is no reference to a provision.",
                "Write it as in ro/lege/2006/122!art_2.");
  const auto expression =
      annotation.expression.empty() ? std::nullopt : find_expression(store, annotation.expression);
  const auto found = find_provision(store, *ref, expression ? expression->language : std::string());
  if (found) {
    settle_quote(annotation, found->provision);
    ref->work = found->work.key;
    ref->date = found->expression.date;
    ref->eid = found->provision.eid;
    annotation.expression = found->expression.key;
    annotation.text_hash = anchor_hash(found->provision);
  } else {
    const auto known = find_known_work(store, ref->work);
    if (!known || !ref->eid.empty())
      throw Error(ErrorCode::not_found, "The act has no such provision.",
                  "Look at the contents of the act.");
    ref->work = known->work.key;
    annotation.quote.reset();
  }
  annotation.target.key = to_string(*ref);
}

void settle_target(Store& store, const Viewer& by, Annotation& annotation) {
  if (annotation.target.kind == NodeKind::provision) {
    settle_provision(store, annotation);
    return;
  }
  annotation.quote.reset();
  Clause clause("SELECT 1 FROM (SELECT ? AS kind, ? AS key) n WHERE ",
                {annotation.target.kind, annotation.target.key});
  if (!find(store.database(), clause.add(sees_node(by, "n.kind", "n.key")))) refuse_not_found();
}

void settle_reply(Store& store, const Viewer& by, Annotation& annotation) {
  const auto answered = find_annotation(store, by, annotation.reply_to);
  if (!answered) refuse_not_found();
  annotation.target = answered->target;
  annotation.expression = answered->expression;
  annotation.text_hash = answered->text_hash;
  annotation.quote.reset();
  annotation.thread = answered->thread;
  annotation.visibility = answered->visibility;
  annotation.shared_with = answered->shared_with;
  annotation.motivation = Motivation::replying;
  // The author of what is answered stays able to see the answer to restricted words.
  if (annotation.visibility == Visibility::restricted && !answered->owner.empty())
    annotation.shared_with.push_back(answered->owner);
}

Annotation store_annotation(Store& store, Annotation annotation, const Viewer& by) {
  const std::string email = annotation.guest_email;
  annotation.guest_email.clear();
  annotation = insert_record(store, std::move(annotation), by);
  if (!trim(email).empty())
    store.database().run("INSERT INTO guest_emails (annotation, email) VALUES (:id, :email)",
                         {annotation.id, email});
  return annotation;
}

}  // namespace

Annotation create_annotation(Store& store, Annotation annotation, const Viewer& by) {
  check_body(annotation);
  const bool guest = by.account.empty();
  if (!is_program(by)) {
    annotation.state = AnnotationState::open;
    annotation.anchor = AnchorState::exact;
    annotation.moderation = guest ? Moderation::waiting : Moderation::approved;
    annotation.thread.clear();
  }
  if (guest) {
    annotation.visibility = Visibility::public_;
    annotation.shared_with.clear();
  } else if (!is_program(by)) {
    annotation.guest_name.clear();
    annotation.guest_email.clear();
  }
  Transaction transaction(store.database());
  if (annotation.reply_to.empty())
    settle_target(store, by, annotation);
  else
    settle_reply(store, by, annotation);
  annotation = store_annotation(store, std::move(annotation), by);
  transaction.commit();
  return annotation;
}

Annotation change_annotation(Store& store, const Annotation& annotation, const Viewer& by,
                             const std::string& reason) {
  check_body(annotation);
  Transaction transaction(store.database());
  const Annotation before =
      get_for_change<Annotation>(store, annotation.id, annotation.version, by);
  if (!is_program(by) && before.author != by.account)
    throw Error(ErrorCode::forbidden, "Only the author changes a comment.", "Answer it instead.");
  Annotation after = before;
  after.body = annotation.body;
  after.visibility = annotation.visibility;
  after.shared_with = annotation.shared_with;
  after = update_record(store, before, std::move(after), by, "changed", reason);
  transaction.commit();
  return after;
}

Annotation set_annotation_state(Store& store, std::string_view id, int version,
                                AnnotationState state, const Viewer& by) {
  require_member(by);
  Transaction transaction(store.database());
  const auto before = find_annotation(store, by, id);
  if (!before) refuse_not_found();
  if (before->thread != before->id)
    throw Error(ErrorCode::bad_input, "A reply has no state of its own.",
                "Use the first comment of the thread.");
  require_version(before->version, version);
  Annotation after = *before;
  after.state = state;
  after = update_record(store, *before, std::move(after), by, "moved", {});
  transaction.commit();
  return after;
}

void withdraw_annotation(Store& store, std::string_view id, int version, const Viewer& by,
                         const std::string& reason) {
  Transaction transaction(store.database());
  const auto before = find_annotation(store, by, id);
  if (before && before->author != by.account) require_moderator(by);
  withdraw_record<Annotation>(store, id, version, by, reason);
  store.database().run("DELETE FROM guest_emails WHERE annotation = :id", {id});
  transaction.commit();
}

Page<Annotation> moderation_queue(Store& store, const Viewer& moderator, const PageRequest& page) {
  require_moderator(moderator);
  return page_of_records<Annotation>(store, moderator, {"t.moderation = 'waiting'"}, page);
}

std::size_t waiting_count(Store& store, const Viewer& moderator) {
  if (!may_moderate(moderator)) return 0;
  return count_records<Annotation>(store, moderator, {"t.moderation = 'waiting'"});
}

Annotation moderate(Store& store, std::string_view id, int version, Moderation decision,
                    const Viewer& moderator, const std::string& reason) {
  require_moderator(moderator);
  Transaction transaction(store.database());
  const auto before = find_annotation(store, moderator, id);
  if (!before) refuse_not_found();
  require_version(before->version, version);
  Annotation after = *before;
  after.moderation = decision;
  after = update_record(store, *before, std::move(after), moderator, "moderated", reason);
  put_dependents(store, OutboxKind::annotation, after.id);
  transaction.commit();
  return after;
}

std::string guest_email_of(Store& store, const Viewer& moderator, std::string_view annotation) {
  require_moderator(moderator);
  if (!find_annotation(store, moderator, annotation)) refuse_not_found();
  const auto row = store.database().find(
      "SELECT email FROM guest_emails WHERE annotation = :annotation", {annotation});
  return row ? row->text(0) : std::string();
}

Annotation reanchor(Store& store, std::string_view id, int version, const Quote& quote,
                    const std::string& expression, const std::string& text_hash, const Viewer& by) {
  Transaction transaction(store.database());
  const Annotation before = get_for_change<Annotation>(store, id, version, by);
  Annotation after = before;
  after.quote = quote;
  after.expression = expression;
  after.text_hash = text_hash;
  after.anchor = AnchorState::exact;
  after = update_record(store, before, std::move(after), by, "changed", "re-anchored");
  transaction.commit();
  return after;
}

template <>
const RecordKind& kind_of<Annotation>() {
  static const RecordKind kind{"annotations", "annotation", "", OutboxKind::annotation,
                               sees_annotation};
  return kind;
}

template <>
Derived derived_of(const Annotation& annotation) {
  const auto ref = annotation.target.kind == NodeKind::provision ? parse_ref(annotation.target.key)
                                                                 : std::nullopt;
  return {{"target_work", ref ? ref->work : std::string()},
          {"target_eid", ref ? ref->eid : std::string()}};
}

}  // namespace lacuna::kb
