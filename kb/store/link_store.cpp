#include "kb/store/link_store.h"

#include <algorithm>
#include <map>
#include <set>

#include "kb/base/text.h"
#include "kb/rules/norm_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

struct NodeIndex {
  NodeKind node;
  OutboxKind kind;
};
constexpr NodeIndex kIndexed[] = {{NodeKind::gap, OutboxKind::gap},
                                  {NodeKind::ask, OutboxKind::ask},
                                  {NodeKind::paper, OutboxKind::paper},
                                  {NodeKind::evidence, OutboxKind::evidence},
                                  {NodeKind::entry, OutboxKind::entry}};

void put_ends(Store& store, const Link& link) {
  for (const Node* node : {&link.from, &link.to})
    for (const NodeIndex& row : kIndexed)
      if (row.node == node->kind) put_outbox(store, row.kind, node->key);
}

void check_link(const Link& link) {
  if (trim(link.rationale).empty())
    throw Error(ErrorCode::bad_input, "The link has no rationale.", "Say why this link holds.");
  const VerbRule& rule = rule_of(link.verb);
  if (link.verb != LinkVerb::related_to && (rule.from != link.from.kind || rule.to != link.to.kind))
    throw Error(ErrorCode::bad_input, "This verb does not join these two.",
                "Choose one of the verbs that are offered.");
  if (link.from == link.to)
    throw Error(ErrorCode::bad_input, "Nothing is linked to itself.", "Choose another end.");
  if (link.strength < 0 || link.strength > 3)
    throw Error(ErrorCode::bad_input, "The strength of a link is a number from 1 to 3.",
                "Choose one of them, or none.");
}

// A provision under the key of its work, not an alias; not_found when nobody knows it.
void settle_provision(Store& store, Node& node) {
  auto ref = parse_ref(node.key);
  if (!ref)
    throw Error(ErrorCode::bad_input, "This is no reference to a provision.",
                "Write it as in ro/lege/2006/122!art_2.");
  const auto known = find_known_work(store, ref->work);
  if (!known) throw Error(ErrorCode::not_found, "Nobody here knows this act.", "Import it first.");
  ref->work = known->work.key;
  if (known->loaded && !ref->eid.empty()) {
    const auto found = find_provision(store, *ref);
    if (!found)
      throw Error(ErrorCode::not_found, "The act has no such provision.",
                  "Look at the contents of the act.");
    ref->eid = found->provision.eid;
  }
  node.key = to_string(*ref);
}

// A provision whatever text of its act it was named in.
std::string undated(const std::string& provision) {
  auto ref = parse_ref(provision);
  if (!ref) return provision;
  ref->date.reset();
  return to_string(*ref);
}

void settle_node(Store& store, const Viewer& by, Node& node) {
  if (node.kind == NodeKind::provision) {
    settle_provision(store, node);
    return;
  }
  Clause clause("SELECT 1 FROM (SELECT ? AS kind, ? AS key) n WHERE ", {node.kind, node.key});
  if (!find(store.database(), clause.add(sees_node(by, "n.kind", "n.key")))) refuse_not_found();
}

}  // namespace

Link create_link(Store& store, Link link, const Viewer& by) {
  require_member(by);
  check_link(link);
  Transaction transaction(store.database());
  settle_node(store, by, link.from);
  settle_node(store, by, link.to);
  if (find_record_where<Link>(store, by,
                              Clause{"t.from_key = ? AND t.to_key = ? AND t.verb = ?",
                                     {link.from.key, link.to.key, link.verb}}))
    throw Error(ErrorCode::conflict, "This link is there already.", "Look at the one that is.");
  link = insert_record(store, std::move(link), by);
  put_ends(store, link);
  transaction.commit();
  return link;
}

Link change_link(Store& store, const Link& link, const Viewer& by, const std::string& reason) {
  Transaction transaction(store.database());
  const Link before = get_for_change<Link>(store, link.id, link.version, by);
  Link after = link;
  keep_identity(before, after);
  after.from = before.from;
  after.to = before.to;
  check_link(after);
  after = update_record(store, before, std::move(after), by, "changed", reason);
  put_ends(store, after);
  transaction.commit();
  return after;
}

void withdraw_link(Store& store, std::string_view id, int version, const Viewer& by,
                   const std::string& reason) {
  Transaction transaction(store.database());
  const auto link = find_link(store, by, id);
  withdraw_record<Link>(store, id, version, by, reason);
  if (link) put_ends(store, *link);
  transaction.commit();
}

std::optional<Link> find_link(Store& store, const Viewer& viewer, std::string_view id) {
  return find_record<Link>(store, viewer, id);
}

std::vector<Link> links_of(Store& store, const Viewer& viewer, const Node& node) {
  std::vector<Link> links;
  const auto ref = node.kind == NodeKind::provision ? parse_ref(node.key) : std::nullopt;
  if (!ref) {
    links = select_records<Link>(
        store, viewer,
        {"(t.from_kind = ? AND t.from_key = ?) OR (t.to_kind = ? AND t.to_key = ?)",
         {node.kind, node.key, node.kind, node.key}},
        {"ORDER BY t.created_on, t.id"});
  } else {
    // A provision is one whatever text of its act it was linked in.
    links = links_of_work(store, viewer, ref->work);
    std::erase_if(links, [&](const Link& link) {
      const auto is_it = [&](const Node& end) {
        const auto other = end.kind == NodeKind::provision ? parse_ref(end.key) : std::nullopt;
        return other && other->work == ref->work && other->eid == ref->eid;
      };
      return !is_it(link.from) && !is_it(link.to);
    });
  }
  std::ranges::stable_sort(links, {}, &Link::verb);
  return links;
}

std::vector<Link> links_of_work(Store& store, const Viewer& viewer, std::string_view work) {
  return select_records<Link>(store, viewer, {"t.from_work = ? OR t.to_work = ?", {work, work}},
                              {"ORDER BY t.created_on, t.id"});
}

std::vector<Link> norm_links_of_work(Store& store, const Viewer& viewer, std::string_view work) {
  return select_records<Link>(store, viewer,
                              {"t.from_kind = 'provision' AND t.to_kind = 'provision' AND "
                               "(t.from_work = ? OR t.to_work = ?)",
                               {work, work}},
                              {"ORDER BY t.created_on, t.id"});
}

std::vector<Link> norm_links(Store& store, const Viewer& viewer, const std::string& provision,
                             std::size_t steps) {
  std::map<std::string, Link> found;
  const std::string start = undated(provision);
  std::set<std::string> met{start};
  std::vector<std::string> frontier{start};
  for (; steps > 0 && !frontier.empty(); --steps) {
    std::vector<std::string> next;
    for (const std::string& norm : frontier)
      for (Link& link : links_of(store, viewer, {NodeKind::provision, norm})) {
        if (!relation_of(link.verb)) continue;
        for (Node* end : {&link.from, &link.to}) {
          end->key = undated(end->key);
          if (met.insert(end->key).second) next.push_back(end->key);
        }
        found.emplace(link.id, std::move(link));
      }
    frontier = std::move(next);
  }
  std::vector<Link> links;
  for (auto& [id, link] : found) links.push_back(std::move(link));
  return links;
}

std::string label_of(Store& store, const Viewer& viewer, const Node& node) {
  const auto numbered = [](const auto& record) {
    return record ? record->number + " " + record->title : std::string();
  };
  switch (node.kind) {
    case NodeKind::provision:
      return node.key;
    case NodeKind::gap:
      return numbered(find_record<Gap>(store, viewer, node.key));
    case NodeKind::ask:
      return numbered(find_record<Ask>(store, viewer, node.key));
    case NodeKind::paper:
      return numbered(find_record<PositionPaper>(store, viewer, node.key));
    case NodeKind::evidence: {
      const auto evidence = find_record<Evidence>(store, viewer, node.key);
      return evidence ? evidence->title : std::string();
    }
    case NodeKind::entry:
      return numbered(find_record<Entry>(store, viewer, node.key));
  }
  return {};
}

template <>
const RecordKind& kind_of<Link>() {
  static const RecordKind kind{"links", "link", "", std::nullopt, sees_link};
  return kind;
}

template <>
Derived derived_of(const Link& link) {
  const auto work_of = [](const Node& node) {
    const auto ref = node.kind == NodeKind::provision ? parse_ref(node.key) : std::nullopt;
    return ref ? ref->work : std::string();
  };
  return {{"from_work", work_of(link.from)}, {"to_work", work_of(link.to)}};
}

}  // namespace lacuna::kb
