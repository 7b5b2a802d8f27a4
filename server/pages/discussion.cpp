#include "server/pages/discussion.h"

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "kb/store/link_store.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/markdown.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

std::string organisation_of(Context& context, const kb::Annotation& annotation) {
  const auto organisation = kb::find_organisation(context.store, annotation.owner);
  return organisation ? organisation->name : "";
}

std::string anchor_note(const kb::Annotation& annotation, const Messages& messages) {
  switch (annotation.anchor) {
    case kb::AnchorState::changed:
      return messages.text("These words have changed since; this is how they stood.");
    case kb::AnchorState::lost:
      return messages.text("These words are no longer in the text; this is how they stood.");
    default:
      return "";
  }
}

Json doubts_of(const kb::Annotation& annotation) {
  Json doubts = record_doubts(annotation);
  if (annotation.moderation == kb::Moderation::waiting) doubts.push_back({{"kind", "waiting"}});
  if (annotation.anchor == kb::AnchorState::changed) doubts.push_back({{"kind", "changed"}});
  if (annotation.anchor == kb::AnchorState::lost) doubts.push_back({{"kind", "lost"}});
  return doubts;
}

Json comment_model(Context& context, const kb::Annotation& annotation, const About& about) {
  const std::string who = annotation.author.empty()
                              ? annotation.guest_name
                              : kb::display_name(context.store, annotation.author);
  return {{"id", annotation.id},
          {"href", annotation_url(annotation.thread) + "#comment-" + annotation.id},
          {"reply", !annotation.reply_to.empty()},
          {"who", who},
          {"organisation", organisation_of(context, annotation)},
          {"on", annotation.created_on.substr(0, 10)},
          {"on_text", format_instant_day(annotation.created_on, context.messages.language())},
          {"blocks", markdown_model(annotation.body)},
          {"resolved", annotation.state == kb::AnnotationState::resolved},
          {"doubts", doubts_of(annotation)},
          {"quote", annotation.quote ? annotation.quote->exact : ""},
          {"lang", about.lang},
          {"about", {{"label", about.label}, {"href", about.href}}},
          {"anchor_note", anchor_note(annotation, context.messages)}};
}

About about_provision(Context& context, const std::string& key) {
  const Error missing(ErrorCode::not_found, "There is no such provision here.",
                      "Search for its words.");
  const auto ref = kb::parse_ref(key);
  if (!ref) throw missing;
  const auto found = kb::find_provision(context.store, *ref);
  if (found && kb::may_read(context.viewer, found->expression.state))
    return {indexer::cite_unit(found->expression.language, *ref),
            work_title(found->work),
            law_url(key),
            found->expression.language,
            kb::anchor_text(found->provision),
            found->expression.key,
            kb::anchor_hash(found->provision)};
  const auto known = kb::find_known_work(context.store, ref->work);
  if (!known || (known->loaded && !ref->eid.empty())) throw missing;
  return {ref->eid.empty() ? work_title(known->work) : indexer::cite_unit("ro", *ref),
          ref->eid.empty() ? "" : work_title(known->work),
          law_url(key),
          "ro",
          "",
          "",
          ""};
}

}  // namespace

std::string node_text(const kb::Node& node) {
  return std::string(word(node.kind)) + ":" + node.key;
}

std::optional<kb::Node> parse_node(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto kind = parse_word<kb::NodeKind>(text.substr(0, colon));
  if (!kind) return std::nullopt;
  return kb::Node{*kind, std::string(text.substr(colon + 1))};
}

About about_node(Context& context, const kb::Node& node) {
  if (node.kind == kb::NodeKind::provision) return about_provision(context, node.key);
  const std::string label = kb::label_of(context.store, context.viewer, node);
  if (label.empty())
    throw Error(ErrorCode::not_found, "There is no such record here.",
                "It may have been withdrawn.");
  return {label, "", node_url(node), context.messages.language(), "", "", ""};
}

Json about_model(const About& about) {
  return {{"label", about.label},
          {"act", about.act},
          {"href", about.href},
          {"lang", about.lang},
          {"text", about.text}};
}

Json threads_model(Context& context, const std::vector<kb::Thread>& threads) {
  Json rows = Json::array();
  const bool member = context.viewer.role >= kb::Role::member;
  for (const kb::Thread& thread : threads) {
    const kb::Annotation& first = thread.annotations.front();
    const About about = about_node(context, first.target);
    Json comments = Json::array();
    for (const kb::Annotation& annotation : thread.annotations)
      comments.push_back(comment_model(context, annotation, about));
    const Json step = {{"action", annotation_url(first.id) + "/state"}, {"version", first.version}};
    const bool settled = first.state == kb::AnnotationState::resolved ||
                         first.state == kb::AnnotationState::declined;
    const bool readable = first.moderation == kb::Moderation::approved;
    rows.push_back({{"id", first.id},
                    {"state", word(first.state)},
                    {"comments", comments},
                    {"reply_href", readable ? with_query(comment_url(node_text(first.target)),
                                                         {{"reply_to", first.id}})
                                            : ""},
                    {"resolve", member && readable && !settled ? step : Json(false)},
                    {"reopen", member && readable && settled ? step : Json(false)}});
  }
  return rows;
}

}  // namespace lacuna::server
