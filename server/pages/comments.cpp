#include "server/pages/comments.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "server/auth/flash.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/discussion.h"
#include "server/pages/parts.h"
#include "server/pages/rechecks.h"
#include "server/view/format.h"
#include "server/view/markdown.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestComment = 10'000;  // characters
constexpr std::size_t kQueuePage = 25;

Json start_values(const Request& request) {
  Json values = {{"body", ""},
                 {"motivation", "commenting"},
                 {"visibility", "public"},
                 {"guest_name", ""},
                 {"guest_email", ""}};
  for (const char* name : {"on", "reply_to", "exact", "prefix", "suffix", "start", "end"})
    values[name] = std::string(request.query_value(name));
  return values;
}

Json reply_model(Context& context, const std::string& reply_to) {
  if (reply_to.empty()) return false;
  const auto answered = kb::find_annotation(context.store, context.viewer, reply_to);
  if (!answered)
    throw Error(ErrorCode::not_found, "The comment you answer is gone.", "Write a new one.");
  return {{"who", answered->author.empty() ? answered->guest_name
                                           : kb::display_name(context.store, answered->author)},
          {"on_text", format_instant_day(answered->created_on, context.messages.language())},
          {"blocks", markdown_model(answered->body)}};
}

// Comments without an account are always public; with one, whoever is in the coalition may keep it
// there.
std::vector<std::string_view> visibilities(const kb::Viewer& viewer) {
  std::vector<std::string_view> words{word(kb::Visibility::public_)};
  if (viewer.in_coalition()) words.push_back(word(kb::Visibility::coalition));
  words.push_back(word(kb::Visibility::private_));
  return words;
}

Response form_page(Context& context, const kb::Node& node, const Json& form,
                   const std::string& reply_to, int status) {
  const About about = about_node(context, node);
  const bool guest = !context.signed_in;
  const std::string title = context.messages.text(reply_to.empty() ? "Write a comment" : "Reply");
  const std::string chosen = form["values"]["visibility"].get<std::string>();
  const std::string motivation = form["values"]["motivation"].get<std::string>();
  Json choices = {{"motivation", options({"commenting", "questioning", "assessing", "editing"},
                                         motivation, "motivation", context.messages)},
                  {"visibility",
                   options(visibilities(context.viewer), chosen, "visibility", context.messages)}};
  return page("comment_edit",
              {{"title", title},
               {"breadcrumb",
                Json::array({{{"label", about.label + (about.act.empty() ? "" : ", " + about.act)},
                              {"href", about.href}}})},
               {"action", "/comments"},
               {"cancel_href", about.href},
               {"form", form},
               {"choices", choices},
               {"about", about_model(about)},
               {"reply", reply_model(context, reply_to)},
               {"quotable", !about.text.empty() && reply_to.empty()},
               {"guest", guest}},
              status);
}

kb::Node node_in(std::string_view text) {
  const auto node = parse_node(text);
  if (!node)
    throw Error(ErrorCode::not_found, "There is nothing of that name to comment on.",
                "Go back to the page and use its link.");
  return *node;
}

// The phrase in the provision's words: exactly there, or an error of the field.
std::optional<kb::Quote> quote_of(FormReader& form, const std::string& text) {
  const std::string exact = form.lines("exact", Need::optional, 2000);
  const std::string prefix = form.lines("prefix", Need::optional, 200),
                    suffix = form.lines("suffix", Need::optional, 200);
  const int start = form.number("start", 0, 10'000'000, -1);
  form.number("end", 0, 10'000'000, -1);
  if (exact.empty() || text.empty()) return std::nullopt;
  const auto quote = kb::find_quote(text, exact, prefix, suffix);
  if (!quote) {
    form.add_error("exact",
                   "These words do not stand in the provision exactly so. Copy them from it, or "
                   "leave the field empty.");
    return std::nullopt;
  }
  // Without the place that script notes, words that stand there twice would be a guess.
  if (start < 0 && prefix.empty() && suffix.empty() && text.find(exact) != text.rfind(exact))
    form.add_error("exact",
                   "These words stand in the provision more than once. Copy a few more of them.");
  return quote;
}

}  // namespace

Response comment_form(Context& context, const Request& request) {
  const std::string reply_to(request.query_value("reply_to"));
  return form_page(context, node_in(request.query_value("on")),
                   empty_form_model(start_values(request)), reply_to, 200);
}

Response comment_post(Context& context, const Request& request) {
  FormReader form(request);
  const kb::Node node = node_in(form.line("on", Need::required, 300));
  const std::string reply_to = form.id("reply_to", Need::optional);
  const About about = about_node(context, node);

  kb::Annotation annotation;
  annotation.target = node;
  annotation.reply_to = reply_to;
  annotation.body = form.lines("body", Need::required, kLongestComment);
  annotation.motivation = reply_to.empty() ? form.word("motivation", kb::Motivation::commenting)
                                           : kb::Motivation::replying;
  annotation.visibility = context.signed_in ? form.word("visibility", kb::Visibility::public_)
                                            : kb::Visibility::public_;
  if (annotation.visibility == kb::Visibility::coalition && !context.viewer.in_coalition())
    form.add_error("visibility", "Only organisations of the coalition share comments there.");
  if (!context.signed_in) {
    annotation.guest_name = form.line("guest_name", Need::optional, 100);
    annotation.guest_email = form.line("guest_email", Need::optional, 200);
    if (!annotation.guest_email.empty() && annotation.guest_email.find('@') == std::string::npos)
      form.add_error("guest_email",
                     "An e-mail address has an @ in it. You may also leave it empty.");
  }
  if (node.kind == kb::NodeKind::provision) {
    if (reply_to.empty()) annotation.quote = quote_of(form, about.text);
    annotation.expression = about.expression;
    annotation.text_hash = about.text_hash;
  }
  // A robot fills every field; people never see this one.
  const bool robot = !form.line("website", Need::optional, 500).empty();
  if (!form.errors().empty()) {
    Json start = start_values(request);
    return form_page(context, node, form_model(form, context.messages, start), reply_to, 422);
  }
  if (robot) return redirect(about.href);
  const kb::Annotation saved = kb::create_annotation(context.store, annotation, context.viewer);
  if (saved.moderation == kb::Moderation::waiting) {
    Response response = redirect(about.href);
    set_flash(response, request, "Thank you. Your comment appears when a moderator has read it.");
    return response;
  }
  return redirect(annotation_url(saved.thread) + "#comment-" + saved.id);
}

Response comment_show(Context& context, const Request& request) {
  const auto thread = kb::find_thread(context.store, context.viewer, request.param("id"));
  if (!thread)
    throw Error(ErrorCode::not_found, "There is no such comment here.",
                "It may have been withdrawn.");
  const kb::Node& node = thread->annotations.front().target;
  const About about = about_node(context, node);
  return page("comment_show",
              {{"title", context.messages.text("Comment on {label}", {{"label", about.label}})},
               {"breadcrumb",
                Json::array({{{"label", about.label + (about.act.empty() ? "" : ", " + about.act)},
                              {"href", about.href}}})},
               {"about", about_model(about)},
               {"rechecks", rechecks_model(context, kb::RecheckKind::annotation,
                                           thread->annotations.front().id)},
               {"threads", threads_model(context, {*thread})},
               {"comment_href", ""}});
}

Response comment_state(Context& context, const Request& request) {
  FormReader form(request);
  const int version = form.version();
  const auto state = form.word<kb::AnnotationState>("state", Need::required);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  const kb::Annotation changed =
      kb::set_annotation_state(context.store, request.param("id"), version, *state, context.viewer);
  return redirect(annotation_url(changed.thread));
}

Response moderation_list(Context& context, const Request& request) {
  const auto queue =
      kb::moderation_queue(context.store, context.viewer, page_request(request, kQueuePage));
  Json waiting = Json::array();
  for (const kb::Annotation& annotation : queue.items) {
    const About about = about_node(context, annotation.target);
    waiting.push_back(
        {{"id", annotation.id},
         {"name", annotation.guest_name},
         {"email", kb::guest_email_of(context.store, context.viewer, annotation.id)},
         {"on", annotation.created_on.substr(0, 10)},
         {"on_text", format_instant_day(annotation.created_on, context.messages.language())},
         {"about",
          {{"label", about.label + (about.act.empty() ? "" : ", " + about.act)},
           {"href", about.href}}},
         {"quote", annotation.quote ? annotation.quote->exact : ""},
         {"lang", about.lang},
         {"blocks", markdown_model(annotation.body)},
         {"action", moderation_url() + "/" + annotation.id},
         {"version", annotation.version}});
  }
  return page("moderation_queue",
              {{"title", context.messages.text("Comments waiting")},
               {"total", queue.total},
               {"waiting", waiting},
               {"pager", cursor_pager(request, queue.next, queue.total, kQueuePage)}});
}

Response moderation_decide(Context& context, const Request& request) {
  FormReader form(request);
  const int version = form.version();
  const auto decision = form.word<kb::Moderation>("moderation", Need::required);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  kb::moderate(context.store, request.param("id"), version, *decision, context.viewer, "");
  return redirect(moderation_url());
}

}  // namespace lacuna::server
