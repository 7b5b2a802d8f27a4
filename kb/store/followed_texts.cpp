#include "kb/store/followed_texts.h"

#include <algorithm>
#include <map>
#include <set>

#include "kb/base/named_id.h"
#include "kb/model/ref.h"
#include "kb/store/act_store.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {
namespace {

// A readable text and when it came: when its file was first given, as a catalogue made anew loads
// every text again.
struct CameText {
  Expression expression;
  std::string on;
};

const std::string kCame =
    "coalesce((SELECT min(o.retrieved_on) FROM originals o WHERE o.expression = x.key), "
    "x.loaded_on)";

std::optional<ProvisionRef> followed_ref(const FollowSubject& subject) {
  if (subject.kind != FollowKind::act && subject.kind != FollowKind::provision) return std::nullopt;
  return parse_ref(subject.target);
}

// In the order of languages, then of dates, the undated first.
std::vector<CameText> readable_texts(Store& store, const std::string& work) {
  std::vector<CameText> all;
  for (const Row& row : store.database().query(
           "SELECT " + kCame + ", " + columns<Expression>("x") +
               " FROM expressions x WHERE x.work = :work AND x.state IN " + kReadable,
           {work}))
    all.push_back({read_struct<Expression>(row, 1), row.text(0)});
  std::ranges::sort(all, {}, [](const CameText& text) {
    return std::tuple(text.expression.language, text.expression.date, text.on, text.expression.key);
  });
  return all;
}

// All the words of a unit, with its mark and heading.
std::string words_of(Store& store, const std::string& expression, const std::string& eid) {
  std::string words;
  for (const Provision& unit : find_provisions(store, expression, eid))
    words += unit.eid + "\n" + unit.num_raw + "\n" + unit.heading + "\n" + unit.text + "\n" +
             unit.wrapup + "\n" + std::string(word(unit.state)) + "\n";
  return words;
}

struct ActName {
  std::string title;
  bool illustrative = false;
};
ActName act_name(Store& store, const std::string& work) {
  const auto found = find_work(store, work);
  if (!found) return {work};
  return {found->title.empty() ? work : found->title, found->illustrative};
}

Node text_node(const ProvisionRef& ref, const Expression& expression) {
  ProvisionRef dated = ref;
  dated.date = expression.date;
  return {NodeKind::provision, to_string(dated)};
}

// The units that the other is, is in, or holds.
bool touches(const std::string& one, const std::string& other) {
  return one == other || one.starts_with(other + "__") || other.starts_with(one + "__");
}

struct Amendment {
  std::string on;
  std::optional<Date> day;
  std::set<std::string> places;
};

// By the act that amends.
std::map<std::string, Amendment> amendments_of(Store& store, const ProvisionRef& ref) {
  std::map<std::string, Amendment> all;
  for (const Row& row : store.database().query(
           "SELECT x.work, " + kCame +
               ", e.affected_eid, e.effective_on, w.in_force_from, w.date_document FROM events e "
               "JOIN expressions x ON x.no = e.expression AND x.state IN " +
               kReadable +
               " JOIN works w ON w.key = x.work WHERE e.affected_work = :work AND x.work <> :same",
           {ref.work, ref.work})) {
    const std::string eid = row.text(2);
    if (!ref.eid.empty() && !eid.empty() && !touches(eid, ref.eid)) continue;
    Amendment& one = all[row.text(0)];
    if (one.on.empty() || row.text(1) < one.on) one.on = row.text(1);
    one.places.insert(eid);
    for (const std::size_t column : {3U, 4U, 5U})
      if (const auto day = row.date(column)) {
        if (!one.day || *day < *one.day) one.day = day;
        break;
      }
  }
  return all;
}

FollowedDate day_of_text(const std::string& id, const Date& day, std::string what,
                         const ActName& act, Node target, std::string changed_on) {
  return {named_id("date " + id), day, std::move(what), act.title, std::move(target),
          std::move(changed_on),  1,   act.illustrative};
}

}  // namespace

std::vector<FollowedChange> text_changes(Store& store, const FollowSubject& subject,
                                         std::string_view since) {
  std::vector<FollowedChange> all;
  const auto ref = followed_ref(subject);
  if (!ref) return all;
  const ActName act = act_name(store, ref->work);
  const std::vector<CameText> texts = readable_texts(store, ref->work);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Expression& expression = texts[i].expression;
    if (texts[i].on < since) continue;
    if (!ref->eid.empty()) {
      const bool first = i == 0 || texts[i - 1].expression.language != expression.language;
      if (first || words_of(store, texts[i - 1].expression.key, ref->eid) ==
                       words_of(store, expression.key, ref->eid))
        continue;
    }
    FollowedChange row;
    row.id = named_id("text " + expression.key + " " + subject.target);
    row.on = texts[i].on;
    row.what = FollowedWhat::text;
    row.label = act.title;
    row.illustrative = act.illustrative;
    row.target = text_node(*ref, expression);
    row.day = expression.date;
    all.push_back(std::move(row));
  }
  return all;
}

std::vector<FollowedChange> amendments(Store& store, const FollowSubject& subject,
                                       std::string_view since) {
  std::vector<FollowedChange> all;
  const auto ref = followed_ref(subject);
  if (!ref) return all;
  for (const auto& [work, one] : amendments_of(store, *ref)) {
    if (one.on < since) continue;
    FollowedChange row;
    row.id = named_id("amendment " + work + " " + subject.target);
    row.on = one.on;
    row.what = FollowedWhat::amendment;
    const ActName act = act_name(store, work);
    row.label = act.title;
    row.illustrative = act.illustrative;
    row.target = {NodeKind::provision, work};
    row.day = one.day;
    row.places = one.places.size();
    all.push_back(std::move(row));
  }
  return all;
}

std::vector<FollowedDate> text_dates(Store& store, const FollowSubject& subject) {
  std::vector<FollowedDate> all;
  const auto ref = followed_ref(subject);
  const auto work = ref ? find_work(store, ref->work) : std::nullopt;
  if (!work) return all;
  const ActName act = act_name(store, work->key);
  const std::vector<CameText> texts = readable_texts(store, work->key);
  // A fact of the register was known on the day it was checked; one of a text since that came.
  std::string known = work->checked_on ? to_iso(*work->checked_on) + "T00:00:00Z" : std::string();
  for (const CameText& text : texts)
    if (known < text.on) known = text.on;
  const auto add = [&](const std::optional<Date>& day, const char* what, const Node& target) {
    if (day && !known.empty())
      all.push_back(day_of_text(target.key + " " + what, *day, what, act, target, known));
  };
  const Node whole{NodeKind::provision, work->key};
  add(work->in_force_from, "In force from", whole);
  add(work->applies_from, "Applies from", whole);
  add(work->repealed_from, "Repealed from", whole);
  for (const CameText& text : texts) {
    add(text.expression.date, "Text of", text_node(*ref, text.expression));
    if (ref->eid.empty()) continue;
    const auto units = find_provisions(store, text.expression.key, ref->eid);
    if (units.empty()) continue;
    const Node here = text_node(*ref, text.expression);
    add(units.front().valid_from, "This wording from", here);
    add(units.front().valid_to, "This wording until", here);
  }
  for (const auto& [acting, one] : amendments_of(store, *ref))
    if (one.day)
      all.push_back(day_of_text("amendment " + acting + " " + subject.target, *one.day,
                                "Changed by another act", act_name(store, acting),
                                {NodeKind::provision, acting}, one.on));
  return all;
}

}  // namespace lacuna::kb
