// The whole chain of a gap on one page, as one viewer may see it: provisions with their text,
// evidence, asks, positions, discussion, and the six lamps. For threading and errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/evidence.h"
#include "kb/model/gap.h"
#include "kb/model/link.h"
#include "kb/model/position.h"
#include "kb/rules/chain_rules.h"
#include "kb/rules/force_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct ChainProvision {
  Link link;
  ProvisionRef ref;
  KnownWork work;
  std::optional<FoundProvision> found;                   // nullopt: the text is not loaded
  std::vector<Provision> units;                          // the unit and all below it, when found
  Applicability applicability = Applicability::unknown;  // on the day asked for
};

// The provision end of a link, with its act and words as they stand on `on`; nullopt when the node
// is no provision.
std::optional<ChainProvision> chain_provision(Store& store, const Link& link, const Node& node,
                                              const Date& on);

struct ChainAsk {
  Link link;
  Ask ask;
  std::optional<PositionPaper> paper;
  std::vector<ChainProvision> provisions;  // it proposes to change or is based on
};

struct ChainGap {
  Link link;
  Gap gap;
};

struct GapChain {
  Gap gap;
  std::vector<ChainProvision> provisions;
  std::vector<Evidence> evidence;  // best grade first
  std::vector<ChainAsk> asks;
  std::vector<ChainGap> related;
  std::vector<Thread> discussion;
  Lamps lamps;                  // of what the viewer sees
  bool evidence_stale = false;  // none of the supporting evidence is younger than 24 months
};

// What guards and lamps look at, of what the chain holds.
GapContent content_of(const GapChain& chain);

std::optional<GapChain> find_chain(Store& store, const Viewer& viewer,
                                   std::string_view gap_id_or_number, const Date& on);

}  // namespace lacuna::kb
