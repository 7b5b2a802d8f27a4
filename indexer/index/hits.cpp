#include "indexer/index/hits.h"

#include <utility>

#include "kb/model/ref.h"

namespace lacuna::indexer {

std::string ref_of(const UnitKey& key, const std::string& work, const std::string& eid) {
  if (key.kind != UnitKind::provision && key.kind != UnitKind::act) return key.of;
  kb::ProvisionRef ref;
  ref.work = work;
  ref.eid = eid;
  return kb::to_string(ref);
}

Hit bare_hit(const HitData& data, std::string date) {
  Hit hit;
  hit.date = std::move(date);
  hit.kind = data.key.kind;
  hit.work = data.work;
  if (hit.kind == UnitKind::provision || hit.kind == UnitKind::act) hit.expression = data.key.of;
  hit.eid = data.key.eid;
  hit.ref = ref_of(data.key, data.work, data.key.eid);
  return hit;
}

void describe(Hit& hit, const IndexUnit& unit) {
  if (unit.document == kb::DocumentKind::paper) hit.kind = UnitKind::paper;
  hit.work = unit.work;
  hit.title = unit.title;
  hit.heading = unit.heading;
  hit.language = unit.language;
}

}  // namespace lacuna::indexer
