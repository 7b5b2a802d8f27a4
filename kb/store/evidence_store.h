// Evidence, always for or against one gap; seen by those who see both it and the gap. For viewers,
// threading and errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/evidence.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// What people said who were asked holds no personal data: bad_input, unless `reason` says why what
// looks so is none; it is kept in the history.
Evidence create_evidence(Store& store, Evidence evidence, const Viewer& by,
                         const std::string& reason = {});
Evidence change_evidence(Store& store, const Evidence& evidence, const Viewer& by,
                         const std::string& reason = {});
void withdraw_evidence(Store& store, std::string_view id, int version, const Viewer& by,
                       const std::string& reason);

std::optional<Evidence> find_evidence(Store& store, const Viewer& viewer, std::string_view id);
// Best grade first.
std::vector<Evidence> evidence_of_gap(Store& store, const Viewer& viewer, std::string_view gap);

}  // namespace lacuna::kb
