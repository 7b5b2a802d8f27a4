#include "kb/store/follow_cover.h"

#include "kb/model/ref.h"
#include "kb/store/gap_clauses.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

const Clause kNothing("0 = 1");

bool is_of_act(const FollowSubject& subject) {
  return subject.kind == FollowKind::act || subject.kind == FollowKind::provision;
}

std::string for_like(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (c == '_' || c == '%' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// The canonical reference in a column is the followed one or a part of it, in whatever text.
Clause names_it(const std::string& column, const FollowSubject& subject) {
  const auto ref = parse_ref(subject.target);
  if (!ref) return kNothing;
  const std::string work = for_like(ref->work), eid = for_like(ref->eid);
  Clause any;
  const auto like = [&](const std::string& pattern) {
    any.or_({column + " LIKE ? ESCAPE '\\'", {pattern}});
  };
  if (ref->eid.empty()) {
    any.or_({column + " = ?", {ref->work}});
    like(work + "!%");
    like(work + "@%");
  } else {
    for (const char* date : {"!", "@%!"}) {
      like(work + date + eid);
      like(work + date + eid + "\\_\\_%");
    }
  }
  return any;
}

// The work in an indexed column, then the reference in another.
Clause names_it_in(const std::string& work_column, const std::string& column,
                   const FollowSubject& subject) {
  const auto ref = parse_ref(subject.target);
  return ref ? Clause(work_column + " = ?", {ref->work}).and_(names_it(column, subject)) : kNothing;
}

Clause covered_gaps(const Viewer& viewer, const FollowSubject& subject) {
  switch (subject.kind) {
    case FollowKind::gap:
      return {"t.id = ?", {subject.target}};
    case FollowKind::filter:
      return fits(viewer, subject.filter);
    case FollowKind::territory: {
      if (subject.places.empty()) return kNothing;
      GapFilter there;
      there.territories = subject.places;
      return fits(viewer, there);
    }
    case FollowKind::act:
    case FollowKind::provision: {
      Clause linked(
          "EXISTS (SELECT 1 FROM links l WHERE l.to_kind = 'gap' AND l.to_key = t.id AND ");
      linked.add(sees_record(viewer, "l").and_(names_it_in("l.from_work", "l.from_key", subject)));
      return linked.add({")"});
    }
    case FollowKind::body:
      break;
  }
  return kNothing;
}

// The column holds the id of a gap that is covered and that the viewer sees.
Clause in_covered_gaps(const Viewer& viewer, const std::string& column,
                       const FollowSubject& subject) {
  if (subject.kind == FollowKind::gap) return {column + " = ?", {subject.target}};
  if (subject.kind == FollowKind::body) return kNothing;
  Clause inside(column + " IN (SELECT t.id FROM gaps t WHERE ");
  return inside.add(sees_record(viewer, "t").and_(covered_gaps(viewer, subject))).add({")"});
}

}  // namespace

template <>
Clause covered<Gap>(const Viewer& viewer, const FollowSubject& subject) {
  return covered_gaps(viewer, subject);
}

template <>
Clause covered<Evidence>(const Viewer& viewer, const FollowSubject& subject) {
  Clause any = in_covered_gaps(viewer, "t.gap", subject);
  if (is_of_act(subject)) return Clause().or_(any).or_(names_it("t.provision", subject));
  if (!subject.places.empty()) return Clause().or_(any).or_(in_list("t.territory", subject.places));
  return any;
}

template <>
Clause covered<Ask>(const Viewer& viewer, const FollowSubject& subject) {
  if (subject.kind == FollowKind::body) return {"t.addressee = ?", {subject.target}};
  Clause joined("t.id IN (SELECT l.from_key FROM links l WHERE l.from_kind = 'ask' AND ");
  Clause ends = Clause("l.to_kind = 'gap'").and_(in_covered_gaps(viewer, "l.to_key", subject));
  if (is_of_act(subject))
    ends = Clause().or_(ends).or_(names_it_in("l.to_work", "l.to_key", subject));
  return joined.add(sees_record(viewer, "l").and_(ends)).add({")"});
}

template <>
Clause covered<PositionPaper>(const Viewer& viewer, const FollowSubject& subject) {
  if (subject.kind == FollowKind::body)
    return {"instr(t.addressees, ?) > 0", {"\"" + subject.target + "\""}};
  if (!is_of_act(subject)) return kNothing;
  Clause cites("t.id IN (SELECT l.from_key FROM links l WHERE l.from_kind = 'paper' AND ");
  cites.add(sees_record(viewer, "l").and_(names_it_in("l.to_work", "l.to_key", subject)));
  return cites.add({")"});
}

template <>
Clause covered<Entry>(const Viewer& viewer, const FollowSubject& subject) {
  Clause named;
  if (subject.kind == FollowKind::body)
    named = {"n.value = ?", {subject.target}};
  else
    named = in_covered_gaps(viewer, "n.value", subject);
  if (is_of_act(subject)) named = Clause().or_(named).or_(names_it("n.value", subject));
  if (!subject.places.empty()) named = Clause().or_(named).or_(in_list("n.value", subject.places));
  Clause entry("t.id IN (SELECT n.entry FROM entry_terms n WHERE ");
  return entry.add(named).add({")"});
}

template <>
Clause covered<Link>(const Viewer& viewer, const FollowSubject& subject) {
  Clause from = Clause("t.from_kind = 'gap'").and_(in_covered_gaps(viewer, "t.from_key", subject));
  Clause to = Clause("t.to_kind = 'gap'").and_(in_covered_gaps(viewer, "t.to_key", subject));
  Clause any = Clause().or_(from).or_(to);
  if (is_of_act(subject))
    any.or_(names_it_in("t.from_work", "t.from_key", subject))
        .or_(names_it_in("t.to_work", "t.to_key", subject));
  return any;
}

template <>
Clause covered<Annotation>(const Viewer& viewer, const FollowSubject& subject) {
  Clause on =
      Clause("t.target_kind = 'gap'").and_(in_covered_gaps(viewer, "t.target_key", subject));
  if (is_of_act(subject))
    return Clause().or_(on).or_(names_it_in("t.target_work", "t.target_key", subject));
  return on;
}

}  // namespace lacuna::kb
