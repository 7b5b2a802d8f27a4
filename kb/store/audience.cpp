#include "kb/store/audience.h"

#include <algorithm>

#include "kb/store/act_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

std::optional<Audience> own_audience(const Record& record) {
  if (record.visibility == Visibility::private_) return std::nullopt;
  Audience audience{record.visibility, {}};
  if (record.visibility == Visibility::restricted) {
    audience.organisations = record.shared_with;
    if (!record.owner.empty() &&
        std::ranges::find(audience.organisations, record.owner) == audience.organisations.end())
      audience.organisations.push_back(record.owner);
  }
  return audience;
}

// Those who may find both.
std::optional<Audience> narrowed(const std::optional<Audience>& one,
                                 const std::optional<Audience>& other) {
  if (!one || !other) return std::nullopt;
  if (one->visibility == Visibility::public_) return other;
  if (other->visibility == Visibility::public_) return one;
  if (one->visibility != other->visibility) return std::nullopt;  // coalition and restricted
  Audience both = *one;
  std::erase_if(both.organisations, [&](const std::string& organisation) {
    return std::ranges::find(other->organisations, organisation) == other->organisations.end();
  });
  return both;
}

template <class T>
std::optional<Audience> audience_of_record(Store& store, std::string_view id) {
  const auto record = find_record<T>(store, program_viewer(), id);
  return record ? own_audience(*record) : std::nullopt;
}

std::optional<Audience> audience_of_evidence(Store& store, std::string_view id) {
  const auto evidence = find_record<Evidence>(store, program_viewer(), id);
  if (!evidence) return std::nullopt;
  return narrowed(own_audience(*evidence), audience_of_record<Gap>(store, evidence->gap));
}

std::optional<Audience> audience_of_node(Store& store, const Node& node) {
  switch (node.kind) {
    case NodeKind::provision:
      return Audience{};
    case NodeKind::gap:
      return audience_of_record<Gap>(store, node.key);
    case NodeKind::ask:
      return audience_of_record<Ask>(store, node.key);
    case NodeKind::paper:
      return audience_of_record<PositionPaper>(store, node.key);
    case NodeKind::evidence:
      return audience_of_evidence(store, node.key);
    case NodeKind::entry:
      return audience_of_record<Entry>(store, node.key);
  }
  return std::nullopt;
}

std::optional<Audience> audience_of_annotation(Store& store, std::string_view id) {
  const auto annotation = find_record<Annotation>(store, program_viewer(), id);
  if (!annotation || annotation->moderation != Moderation::approved) return std::nullopt;
  auto audience = narrowed(own_audience(*annotation), audience_of_node(store, annotation->target));
  if (annotation->thread == annotation->id) return audience;
  const auto first = find_record<Annotation>(store, program_viewer(), annotation->thread);
  if (!first || first->moderation != Moderation::approved) return std::nullopt;
  return narrowed(audience, own_audience(*first));
}

}  // namespace

std::optional<Audience> audience_of(Store& store, OutboxKind kind, std::string_view key) {
  switch (kind) {
    case OutboxKind::expression: {
      const auto expression = find_expression(store, key);
      const bool readable = expression && (expression->state == ExpressionState::published ||
                                           expression->state == ExpressionState::superseded);
      return readable ? std::optional<Audience>(Audience{}) : std::nullopt;
    }
    case OutboxKind::gap:
      return audience_of_record<Gap>(store, key);
    case OutboxKind::evidence:
      return audience_of_evidence(store, key);
    case OutboxKind::ask:
      return audience_of_record<Ask>(store, key);
    case OutboxKind::paper:
      return audience_of_record<PositionPaper>(store, key);
    case OutboxKind::annotation:
      return audience_of_annotation(store, key);
    case OutboxKind::entry:
      return audience_of_record<Entry>(store, key);
  }
  return std::nullopt;
}

}  // namespace lacuna::kb
