#include "indexer/index/record_units.h"

#include <algorithm>

#include "indexer/analyse/language.h"
#include "kb/base/date.h"
#include "kb/model/entry_kinds.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/position_store.h"

namespace lacuna::indexer {
namespace {

using kb::Visibility;

constexpr std::string_view kPriorLanguage = "ro";
constexpr std::size_t kIsoDay = 10;

IndexUnit record_unit(UnitKind kind, const kb::Record& record) {
  IndexUnit unit;
  unit.key = {kind, record.id, {}};
  unit.date = parse_iso_date(std::string_view(record.created_on).substr(0, kIsoDay));
  auto audience = audience_of(record);
  unit.visibility = audience.visibility;
  unit.organisations = std::move(audience.organisations);
  return unit;
}

void add_text(IndexUnit& unit, const std::string& text) {
  if (!text.empty()) unit.parts.push_back({{}, 0, {}, text});
}

// The language a record is in, where it does not say so itself.
std::string language_of(const IndexUnit& unit) {
  std::string text = unit.title;
  for (const auto& part : unit.parts) (text += '\n') += part.text;
  return detect_language(text, kPriorLanguage);
}

std::string titled(const std::string& number, const std::string& title) {
  return number.empty() ? title : number + " " + title;
}

void restrict_to(IndexUnit& unit, const Audience& others) {
  auto both = common({unit.visibility, unit.organisations, unit.coalition_only}, others);
  unit.visibility = both.visibility;
  unit.organisations = std::move(both.organisations);
  unit.coalition_only = both.coalition_only;
}

std::optional<IndexUnit> found(std::optional<IndexUnit> unit) {
  if (unit && unit->visibility == Visibility::private_) return std::nullopt;
  return unit;
}

// What an annotation hangs on, as far as it decides who sees it and what it is called.
struct TargetFacts {
  Audience audience;
  std::string title;
  std::string work;
  std::string jurisdiction;
};

std::optional<TargetFacts> target_facts(kb::Store& store, const kb::Node& target) {
  if (target.kind == kb::NodeKind::provision) {
    const auto ref = kb::parse_ref(target.key);
    if (!ref) return std::nullopt;
    TargetFacts facts{{Visibility::public_, {}, false}, {}, ref->work, {}};
    if (const auto work = kb::find_work(store, ref->work)) {
      facts.title = work->subject.empty() ? work->title : work->title + " " + work->subject;
      facts.jurisdiction = work->jurisdiction;
    }
    return facts;
  }
  const auto kind = target.kind == kb::NodeKind::gap     ? UnitKind::gap
                    : target.kind == kb::NodeKind::ask   ? UnitKind::ask
                    : target.kind == kb::NodeKind::paper ? UnitKind::paper
                    : target.kind == kb::NodeKind::entry ? UnitKind::entry
                                                         : UnitKind::evidence;
  const auto unit = unit_of_record(store, kind, target.key);
  if (!unit) return std::nullopt;
  return TargetFacts{{unit->visibility, unit->organisations, unit->coalition_only},
                     unit->title,
                     unit->work,
                     unit->jurisdiction};
}

std::optional<IndexUnit> annotation_unit(kb::Store& store, const std::string& id) {
  const auto annotation = kb::find_annotation(store, kb::program_viewer(), id);
  if (!annotation || annotation->moderation != kb::Moderation::approved) return std::nullopt;
  const auto target = target_facts(store, annotation->target);
  if (!target) return std::nullopt;
  auto unit = unit_of(*annotation);
  unit.title = target->title;
  unit.work = target->work;
  unit.jurisdiction = target->jurisdiction;
  restrict_to(unit, target->audience);
  return unit;
}

std::optional<IndexUnit> evidence_unit(kb::Store& store, const std::string& id) {
  const auto evidence = kb::find_evidence(store, kb::program_viewer(), id);
  if (!evidence) return std::nullopt;
  const auto gap = kb::find_gap(store, kb::program_viewer(), evidence->gap);
  if (!gap) return std::nullopt;
  auto unit = unit_of(*evidence);
  restrict_to(unit, audience_of(*gap));
  return unit;
}

}  // namespace

Audience audience_of(const kb::Record& record) {
  Audience audience{record.visibility, {}, false};
  if (record.visibility != Visibility::restricted) return audience;
  audience.organisations = record.shared_with;
  if (!record.owner.empty()) audience.organisations.push_back(record.owner);
  std::sort(audience.organisations.begin(), audience.organisations.end());
  audience.organisations.erase(
      std::unique(audience.organisations.begin(), audience.organisations.end()),
      audience.organisations.end());
  return audience;
}

Audience common(const Audience& a, const Audience& b) {
  if (a.visibility == Visibility::private_ || b.visibility == Visibility::private_) return {};
  if (a.visibility == Visibility::public_) return b;
  if (b.visibility == Visibility::public_) return a;
  if (a.visibility == Visibility::coalition && b.visibility == Visibility::coalition) return a;
  if (a.visibility == Visibility::coalition) return {b.visibility, b.organisations, true};
  if (b.visibility == Visibility::coalition) return {a.visibility, a.organisations, true};
  Audience both{Visibility::restricted, {}, a.coalition_only || b.coalition_only};
  for (const auto& organisation : a.organisations)
    if (std::find(b.organisations.begin(), b.organisations.end(), organisation) !=
        b.organisations.end())
      both.organisations.push_back(organisation);
  if (both.organisations.empty()) return {};
  return both;
}

IndexUnit unit_of(const kb::Gap& gap) {
  auto unit = record_unit(UnitKind::gap, gap);
  unit.number = gap.number;
  unit.title = titled(gap.number, gap.title);
  const auto& said = gap.statement;
  for (const auto& text : {said.who, said.where, said.right, said.cause, said.standard,
                           said.requirement, gap.no_norm_scope, gap.scope_note})
    add_text(unit, text);
  unit.jurisdiction = gap.jurisdiction;
  if (!gap.primary_type.empty()) unit.types = {gap.primary_type};
  unit.types.insert(unit.types.end(), gap.types.begin(), gap.types.end());
  unit.levels = gap.levels;
  unit.groups = gap.groups;
  unit.sectors = gap.sectors;
  unit.territories = gap.territories;
  unit.state = word(gap.state);
  unit.language = gap.language.empty() ? language_of(unit) : gap.language;
  return unit;
}

IndexUnit unit_of(const kb::Ask& ask) {
  auto unit = record_unit(UnitKind::ask, ask);
  unit.number = ask.number;
  unit.title = titled(ask.number, ask.title);
  add_text(unit, ask.text);
  add_text(unit, ask.proposed_wording);
  unit.types = {std::string(word(ask.type))};
  unit.state = word(ask.state);
  unit.language = language_of(unit);
  return unit;
}

IndexUnit unit_of(const kb::PositionPaper& paper) {
  auto unit = record_unit(UnitKind::paper, paper);
  unit.number = paper.number;
  unit.title = titled(paper.number, paper.title);
  unit.work = paper.work;
  add_text(unit, paper.key_message);
  add_text(unit, paper.body);
  if (paper.dated) unit.date = paper.dated;
  unit.state = word(paper.state);
  unit.language = paper.language.empty() ? language_of(unit) : paper.language;
  return unit;
}

IndexUnit unit_of(const kb::Evidence& evidence) {
  auto unit = record_unit(UnitKind::evidence, evidence);
  unit.title = evidence.title;
  add_text(unit, evidence.summary);
  add_text(unit, evidence.source);
  if (!evidence.type.empty()) unit.types = {evidence.type};
  if (!evidence.group.empty()) unit.groups = {evidence.group};
  if (!evidence.territory.empty()) unit.territories = {evidence.territory};
  if (evidence.observed_on) unit.date = evidence.observed_on;
  unit.target = evidence.gap;
  unit.language = language_of(unit);
  return unit;
}

// Words and vocabularies by the table of kinds; a person's name is in no index.
IndexUnit unit_of(const kb::Entry& entry) {
  auto unit = record_unit(UnitKind::entry, entry);
  unit.number = entry.number;
  unit.title = titled(entry.number, entry.title);
  unit.types = {entry.kind};
  unit.state = entry.state;
  if (const kb::EntryKind* kind = kb::find_entry_kind(entry.kind))
    for (const kb::EntryField& field : kind->fields)
      for (const std::string& value : kb::values_of(entry, field.name)) {
        if (field.type == kb::FieldType::line || field.type == kb::FieldType::lines)
          add_text(unit, value);
        else if (field.type == kb::FieldType::territory)
          unit.territories.push_back(value);
        else if (field.type == kb::FieldType::concept_ && field.of == "group")
          unit.groups.push_back(value);
        else if (field.type == kb::FieldType::concept_ && field.of == "sector")
          unit.sectors.push_back(value);
      }
  unit.target = entry.within;
  unit.language = language_of(unit);
  return unit;
}

IndexUnit unit_of(const kb::Annotation& annotation) {
  auto unit = record_unit(UnitKind::annotation, annotation);
  add_text(unit, annotation.body);
  unit.types = {std::string(word(annotation.motivation))};
  unit.state = word(annotation.state);
  if (annotation.target.kind != kb::NodeKind::provision) unit.target = annotation.target.key;
  unit.language = language_of(unit);
  return unit;
}

std::optional<IndexUnit> unit_of_record(kb::Store& store, UnitKind kind, const std::string& id) {
  const auto all = kb::program_viewer();
  switch (kind) {
    case UnitKind::gap: {
      const auto gap = kb::find_gap(store, all, id);
      return gap ? found(unit_of(*gap)) : std::nullopt;
    }
    case UnitKind::ask: {
      const auto ask = kb::find_ask(store, all, id);
      return ask ? found(unit_of(*ask)) : std::nullopt;
    }
    case UnitKind::paper: {
      const auto paper = kb::find_paper(store, all, id);
      return paper ? found(unit_of(*paper)) : std::nullopt;
    }
    case UnitKind::evidence:
      return found(evidence_unit(store, id));
    case UnitKind::annotation:
      return found(annotation_unit(store, id));
    case UnitKind::entry: {
      const auto entry = kb::find_entry(store, all, id);
      return entry ? found(unit_of(*entry)) : std::nullopt;
    }
    case UnitKind::provision:
    case UnitKind::act:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace lacuna::indexer
