// The fields of every model type, written once: each_field(value, f) calls f("name", member) for
// each member in order. JSON (kb/json) and SQL (kb/store) both read and write through it, so that a
// new field is one line here and one column in a migration; tests/kb/json compares this list with
// the headers of kb/model. Works on const and non-const values. Pure; any thread.
#pragma once

#include <concepts>
#include <type_traits>

#include "kb/model/account.h"
#include "kb/model/agent.h"
#include "kb/model/annotation.h"
#include "kb/model/citation.h"
#include "kb/model/concept.h"
#include "kb/model/entry.h"
#include "kb/model/event.h"
#include "kb/model/evidence.h"
#include "kb/model/frbr.h"
#include "kb/model/gap.h"
#include "kb/model/link.h"
#include "kb/model/position.h"
#include "kb/model/provision.h"
#include "kb/model/recheck.h"
#include "kb/model/record.h"
#include "kb/model/ref.h"
#include "kb/model/territory.h"

namespace lacuna::kb {

template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

void each_field(Is<ProvisionRef> auto& v, auto&& f) {
  f("work", v.work);
  f("date", v.date);
  f("eid", v.eid);
  f("range_end", v.range_end);
  f("sentence", v.sentence);
}

void each_field(Is<GazetteReference> auto& v, auto&& f) {
  f("name", v.name);
  f("number", v.number);
  f("date", v.date);
  f("item", v.item);
}

void each_field(Is<Work> auto& v, auto&& f) {
  f("key", v.key);
  f("jurisdiction", v.jurisdiction);
  f("type", v.type);
  f("number", v.number);
  f("year", v.year);
  f("kind", v.kind);
  f("date_document", v.date_document);
  f("title", v.title);
  f("subject", v.subject);
  f("subject_from", v.subject_from);
  f("issuer", v.issuer);
  f("gazette", v.gazette);
  f("celex", v.celex);
  f("eli", v.eli);
  f("force", v.force);
  f("in_force_from", v.in_force_from);
  f("applies_from", v.applies_from);
  f("repealed_from", v.repealed_from);
  f("replaced_by", v.replaced_by);
  f("temporal_scope", v.temporal_scope);
  f("source", v.source);
  f("source_url", v.source_url);
  f("checked_on", v.checked_on);
  f("confidence", v.confidence);
  f("uncertainty", v.uncertainty);
  f("aliases", v.aliases);
  f("illustrative", v.illustrative);
}

void each_field(Is<Counts> auto& v, auto&& f) {
  f("articles", v.articles);
  f("recitals", v.recitals);
  f("provisions", v.provisions);
  f("citations", v.citations);
  f("events", v.events);
}

void each_field(Is<Expression> auto& v, auto&& f) {
  f("key", v.key);
  f("work", v.work);
  f("date", v.date);
  f("language", v.language);
  f("title", v.title);
  f("state", v.state);
  f("reviewed", v.reviewed);
  f("loaded_on", v.loaded_on);
  f("source", v.source);
  f("counts", v.counts);
  f("warnings", v.warnings);
  f("text_hash", v.text_hash);
}

void each_field(Is<Manifestation> auto& v, auto&& f) {
  f("sha256", v.sha256);
  f("expression", v.expression);
  f("path", v.path);
  f("media_type", v.media_type);
  f("reader", v.reader);
  f("retrieved_on", v.retrieved_on);
}

void each_field(Is<Provision> auto& v, auto&& f) {
  f("eid", v.eid);
  f("wid", v.wid);
  f("level", v.level);
  f("basic", v.basic);
  f("num_raw", v.num_raw);
  f("num_norm", v.num_norm);
  f("heading", v.heading);
  f("text", v.text);
  f("wrapup", v.wrapup);
  f("quotation", v.quotation);
  f("footnote", v.footnote);
  f("language", v.language);
  f("valid_from", v.valid_from);
  f("valid_to", v.valid_to);
  f("extent", v.extent);
  f("parent", v.parent);
  f("state", v.state);
  f("line", v.line);
  f("flags", v.flags);
}

void each_field(Is<LegalEvent> auto& v, auto&& f) {
  f("kind", v.kind);
  f("affected_work", v.affected_work);
  f("affected_eid", v.affected_eid);
  f("acting", v.acting);
  f("effective_on", v.effective_on);
  f("note_raw", v.note_raw);
  f("text", v.text);
  f("noted_at_eid", v.noted_at_eid);
}

void each_field(Is<Citation> auto& v, auto&& f) {
  f("source_eid", v.source_eid);
  f("part", v.part);
  f("begin", v.begin);
  f("end", v.end);
  f("raw", v.raw);
  f("target", v.target);
  f("resolution", v.resolution);
  f("kind", v.kind);
  f("relation", v.relation);
  f("confidence", v.confidence);
  f("flags", v.flags);
  f("candidates", v.candidates);
}

void each_field(Is<Act> auto& v, auto&& f) {
  f("work", v.work);
  f("expression", v.expression);
  f("provisions", v.provisions);
  f("events", v.events);
  f("citations", v.citations);
}

void each_field(Is<Concept> auto& v, auto&& f) {
  f("scheme", v.scheme);
  f("notation", v.notation);
  f("pref_label", v.pref_label);
  f("alt_label", v.alt_label);
  f("hidden_label", v.hidden_label);
  f("negative_label", v.negative_label);
  f("definition", v.definition);
  f("broader", v.broader);
  f("related", v.related);
}

void each_field(Is<ConceptScheme> auto& v, auto&& f) {
  f("id", v.id);
  f("title", v.title);
  f("source", v.source);
  f("concepts", v.concepts);
}

void each_field(Is<AgentName> auto& v, auto&& f) {
  f("name", v.name);
  f("from", v.from);
  f("to", v.to);
}

void each_field(Is<Agent> auto& v, auto&& f) {
  f("key", v.key);
  f("type", v.type);
  f("jurisdiction", v.jurisdiction);
  f("names", v.names);
  f("parent", v.parent);
  f("successors", v.successors);
  f("territory", v.territory);
  f("source", v.source);
  f("checked_on", v.checked_on);
}

void each_field(Is<TerritoryMembership> auto& v, auto&& f) {
  f("scheme", v.scheme);
  f("parent", v.parent);
  f("from", v.from);
  f("to", v.to);
  f("source", v.source);
}

void each_field(Is<Territory> auto& v, auto&& f) {
  f("key", v.key);
  f("kind", v.kind);
  f("names", v.names);
  f("other_names", v.other_names);
  f("memberships", v.memberships);
  f("source", v.source);
}

void each_field(Is<Organisation> auto& v, auto&& f) {
  f("id", v.id);
  f("name", v.name);
  f("kind", v.kind);
  f("signatory", v.signatory);
}

void each_field(Is<Account> auto& v, auto&& f) {
  f("id", v.id);
  f("login", v.login);
  f("display_name", v.display_name);
  f("organisation", v.organisation);
  f("role", v.role);
  f("disabled", v.disabled);
  f("language", v.language);
}

// The fields that every curated record begins with.
void each_field(Is<Record> auto& v, auto&& f) {
  f("id", v.id);
  f("version", v.version);
  f("created_on", v.created_on);
  f("changed_on", v.changed_on);
  f("author", v.author);
  f("owner", v.owner);
  f("visibility", v.visibility);
  f("shared_with", v.shared_with);
  f("illustrative", v.illustrative);
}

template <class T>
auto& record_of(T& v) {
  if constexpr (std::is_const_v<T>)
    return static_cast<const Record&>(v);
  else
    return static_cast<Record&>(v);
}

void each_field(Is<GapStatement> auto& v, auto&& f) {
  f("who", v.who);
  f("where", v.where);
  f("right", v.right);
  f("cause", v.cause);
  f("standard", v.standard);
  f("requirement", v.requirement);
}

void each_field(Is<GapScore> auto& v, auto&& f) {
  f("severity", v.severity);
  f("reach", v.reach);
  f("legal_force", v.legal_force);
  f("urgency", v.urgency);
  f("feasibility", v.feasibility);
  f("argument", v.argument);
  f("scorer", v.scorer);
  f("on", v.on);
  f("weights", v.weights);
}

void each_field(Is<Gap> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("number", v.number);
  f("title", v.title);
  f("statement", v.statement);
  f("primary_type", v.primary_type);
  f("types", v.types);
  f("levels", v.levels);
  f("groups", v.groups);
  f("sectors", v.sectors);
  f("territories", v.territories);
  f("jurisdiction", v.jurisdiction);
  f("language", v.language);
  f("state", v.state);
  f("state_reason", v.state_reason);
  f("scores", v.scores);
  f("no_norm_exists", v.no_norm_exists);
  f("no_norm_scope", v.no_norm_scope);
  f("no_norm_on", v.no_norm_on);
  f("no_norm_by", v.no_norm_by);
  f("ngo_dependent", v.ngo_dependent);
  f("funded_until", v.funded_until);
  f("review_needed", v.review_needed);
  f("review_by", v.review_by);
  f("closed_on", v.closed_on);
  f("validated_by", v.validated_by);
  f("scope_note", v.scope_note);
}

void each_field(Is<Evidence> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("gap", v.gap);
  f("title", v.title);
  f("type", v.type);
  f("grade", v.grade);
  f("direction", v.direction);
  f("observed_on", v.observed_on);
  f("event", v.event);
  f("source_organisation", v.source_organisation);
  f("summary", v.summary);
  f("source", v.source);
  f("source_url", v.source_url);
  f("provision", v.provision);
  f("territory", v.territory);
  f("group", v.group);
  f("sample_size", v.sample_size);
  f("practice", v.practice);
  f("consent_basis", v.consent_basis);
}

void each_field(Is<PositionPaper> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("number", v.number);
  f("title", v.title);
  f("language", v.language);
  f("addressees", v.addressees);
  f("key_message", v.key_message);
  f("work", v.work);
  f("body", v.body);
  f("state", v.state);
  f("dated", v.dated);
}

void each_field(Is<Ask> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("number", v.number);
  f("title", v.title);
  f("type", v.type);
  f("addressee", v.addressee);
  f("text", v.text);
  f("proposed_wording", v.proposed_wording);
  f("deadline", v.deadline);
  f("paper", v.paper);
  f("state", v.state);
  f("submitted_on", v.submitted_on);
  f("submitted_channel", v.submitted_channel);
}

void each_field(Is<Entry> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("kind", v.kind);
  f("number", v.number);
  f("title", v.title);
  f("state", v.state);
  f("within", v.within);
  f("values", v.values);
}

void each_field(Is<Node> auto& v, auto&& f) {
  f("kind", v.kind);
  f("key", v.key);
}

void each_field(Is<Link> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("from", v.from);
  f("to", v.to);
  f("verb", v.verb);
  f("rationale", v.rationale);
  f("strength", v.strength);
}

void each_field(Is<Quote> auto& v, auto&& f) {
  f("exact", v.exact);
  f("prefix", v.prefix);
  f("suffix", v.suffix);
  f("start", v.start);
  f("end", v.end);
}

// guest_email is left out on purpose: it goes through moderators' functions of the store alone.
void each_field(Is<Annotation> auto& v, auto&& f) {
  each_field(record_of(v), f);
  f("target", v.target);
  f("expression", v.expression);
  f("text_hash", v.text_hash);
  f("quote", v.quote);
  f("reply_to", v.reply_to);
  f("thread", v.thread);
  f("motivation", v.motivation);
  f("body", v.body);
  f("state", v.state);
  f("moderation", v.moderation);
  f("anchor", v.anchor);
  f("guest_name", v.guest_name);
}

void each_field(Is<Recheck> auto& v, auto&& f) {
  f("id", v.id);
  f("kind", v.kind);
  f("record", v.record);
  f("link", v.link);
  f("work", v.work);
  f("anchor", v.anchor);
  f("from_expression", v.from_expression);
  f("from_eid", v.from_eid);
  f("to_expression", v.to_expression);
  f("to_eid", v.to_eid);
  f("from_quote", v.from_quote);
  f("to_quote", v.to_quote);
  f("state", v.state);
  f("made_on", v.made_on);
  f("decided_by", v.decided_by);
  f("decided_on", v.decided_on);
  f("reason", v.reason);
}

void each_field(Is<Change> auto& v, auto&& f) {
  f("id", v.id);
  f("kind", v.kind);
  f("record", v.record);
  f("action", v.action);
  f("by", v.by);
  f("on", v.on);
  f("before", v.before);
  f("after", v.after);
  f("reason", v.reason);
}

struct IgnoreFields {
  void operator()(const char*, const auto&) const {}
};
template <class T>
concept Fielded = requires(T& value) {
  each_field(value, IgnoreFields{});
};

}  // namespace lacuna::kb
