// Typed links. A link is seen by those who see it and both its ends. For viewers, threading and
// errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/link.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// bad_input without a rationale or when the verb does not join these kinds; not_found when an end
// is not there for `by`; conflict when the same link exists. A provision is named by its canonical
// reference and must be in a loaded text or a known work.
Link create_link(Store& store, Link link, const Viewer& by);
Link change_link(Store& store, const Link& link, const Viewer& by, const std::string& reason = {});
void withdraw_link(Store& store, std::string_view id, int version, const Viewer& by,
                   const std::string& reason);

std::optional<Link> find_link(Store& store, const Viewer& viewer, std::string_view id);
// Both directions, in the order of verbs.
std::vector<Link> links_of(Store& store, const Viewer& viewer, const Node& node);

// The links of a work and of its provisions with whatever; in the order they were made.
std::vector<Link> links_of_work(Store& store, const Viewer& viewer, std::string_view work);

// The links of a work's provisions with other provisions, whatever they say of them.
std::vector<Link> norm_links_of_work(Store& store, const Viewer& viewer, std::string_view work);

// The links between norms (relation_of() of norm_rules.h) that join a provision with others in at
// most `steps` steps. Provisions in them are named without the date of the text they were linked
// in.
std::vector<Link> norm_links(Store& store, const Viewer& viewer, const std::string& provision,
                             std::size_t steps);

// What a node is called on pages: "G-12 Title", a provision's reference as it stands. Empty when
// the viewer may not see it.
std::string label_of(Store& store, const Viewer& viewer, const Node& node);

}  // namespace lacuna::kb
