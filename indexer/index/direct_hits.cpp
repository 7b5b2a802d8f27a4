#include "indexer/index/direct_hits.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/index/hits.h"
#include "indexer/index/named_acts.h"
#include "indexer/index/snippet.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kDirectHits = 10;
constexpr Xapian::doccount kCandidates = 100;  // texts looked at for one citation

Xapian::Query weightless(const Xapian::Query& query) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0);
}

class DirectHits {
 public:
  DirectHits(std::string_view language, const Xapian::Database& database, const UnitSource& units,
             Analyser& analyser)
      : language_(language), database_(database), units_(units), analyser_(analyser) {}

  std::vector<DirectHit> find_all(const std::vector<kb::ProvisionRef>& refs) {
    std::vector<DirectHit> hits;
    for (const auto& ref : refs) {
      if (hits.size() >= kDirectHits) break;
      auto hit = find(ref);
      // Where the act has no such unit, the one it would be in; in the end the act itself.
      for (auto around = ref; !hit && !around.eid.empty();) {
        const auto level = around.eid.rfind("__");
        around.eid.resize(level == std::string::npos ? 0 : level);
        hit = find(around);
      }
      const bool known = hit && std::any_of(hits.begin(), hits.end(), [&](const DirectHit& other) {
                           return other.hit.ref == hit->hit.ref;
                         });
      if (hit && !known) hits.push_back(std::move(*hit));
    }
    return hits;
  }

 private:
  // The unit of a citation in the text that is read: of the asked language, else the first.
  std::optional<DirectHit> find(const kb::ProvisionRef& ref) {
    Xapian::Query query(value_term(Field::work, ref.work));
    query &= ref.eid.empty() ? Xapian::Query(value_term(Field::kind, word(UnitKind::act)))
                             : Xapian::Query(value_term(Field::eid, ref.eid));
    if (!ref.date)
      query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(kSuperseded));
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const auto found = enquire.get_mset(0, kCandidates);
    if (found.empty()) return std::nullopt;
    const auto rank = [&](const Xapian::Document& document) {
      const auto data = from_data(document.get_value(unit_slot));
      const auto slot = static_cast<Xapian::valueno>(row_of(Field::lang).slot);
      const bool dated = ref.date && data.key.of.find("@" + to_iso(*ref.date)) != std::string::npos;
      return (dated ? 2 : 0) + (document.get_value(slot) == language_ ? 1 : 0);
    };
    auto best = found.begin().get_document();
    for (auto at = found.begin(); at != found.end(); ++at)
      if (rank(at.get_document()) > rank(best)) best = at.get_document();
    auto data = from_data(best.get_value(unit_slot));
    if (!ref.eid.empty()) data.key = {UnitKind::provision, data.key.of, ref.eid};
    const auto date = best.get_value(static_cast<Xapian::valueno>(row_of(Field::date).slot));
    DirectHit direct{bare_hit(data, date), weightless(Xapian::Query(unique_term(data.key)))};
    direct.hit.direct = true;
    if (const auto unit = units_(data.key, UnitExtent::whole)) {
      describe(direct.hit, *unit);
      if (!unit->parts.empty()) direct.hit.label = unit->parts.front().label;
      direct.hit.snippet = find_match(*unit, {}, analyser_).segments;
    }
    return direct;
  }

  std::string_view language_;
  const Xapian::Database& database_;
  const UnitSource& units_;
  Analyser& analyser_;
};

}  // namespace

std::vector<DirectHit> direct_hits(const Meant& meant, std::string_view language,
                                   const Xapian::Database& database, const UnitSource& units,
                                   Analyser& analyser) {
  DirectHits finder(language, database, units, analyser);
  auto hits = finder.find_all(meant.refs);
  if (!hits.empty() || meant.act_name.empty()) return hits;
  std::vector<kb::ProvisionRef> refs;
  for (const auto& work : works_named(meant.act_name, database, units, analyser)) {
    if (meant.units.empty()) refs.push_back({.work = work});
    for (auto unit : meant.units) {
      unit.work = work;
      refs.push_back(std::move(unit));
    }
  }
  return finder.find_all(refs);
}

}  // namespace lacuna::indexer
