#include "indexer/file_comments.h"

#include <set>
#include <string>
#include <tuple>

#include "kb/base/date.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/annotation_store.h"

namespace lacuna::indexer {

namespace {

using Known = std::set<std::tuple<std::string, std::string, std::string>>;  // eId, name, words

Known known_on(kb::Store& store, const kb::Expression& expression) {
  Known known;
  for (const kb::Thread& thread :
       kb::threads_on_work(store, kb::program_viewer(), expression.work, expression.key))
    for (const kb::Annotation& annotation : thread.annotations)
      if (const auto ref = kb::parse_ref(annotation.target.key))
        known.emplace(ref->eid, annotation.guest_name, annotation.body);
  return known;
}

}  // namespace

int keep_comments(kb::Store& store, const kb::Expression& expression,
                  const std::vector<kb::Provision>& provisions,
                  const std::vector<FileComment>& comments) {
  if (comments.empty()) return 0;
  Known known = known_on(store, expression);
  int made = 0;
  for (const FileComment& comment : comments) {
    if (trim(comment.text).empty()) continue;
    const kb::Provision* unit =
        comment.provision < 0 ? nullptr : &provisions[static_cast<std::size_t>(comment.provision)];
    kb::ProvisionRef ref;
    ref.work = expression.work;
    ref.date = expression.date;
    if (unit) ref.eid = unit->eid;
    if (!known.emplace(ref.eid, comment.remark.author, comment.text).second) continue;
    kb::Annotation annotation;
    annotation.target = {kb::NodeKind::provision, kb::to_string(ref)};
    annotation.expression = expression.key;
    annotation.body = comment.text;
    annotation.guest_name = comment.remark.author;
    annotation.visibility = kb::Visibility::coalition;
    if (comment.remark.on) annotation.created_on = to_iso(*comment.remark.on) + "T00:00:00Z";
    if (unit && !comment.remark.quote.empty())
      annotation.quote = kb::find_quote(kb::anchor_text(*unit), comment.remark.quote);
    kb::create_annotation(store, annotation, kb::program_viewer());
    ++made;
  }
  return made;
}

}  // namespace lacuna::indexer
