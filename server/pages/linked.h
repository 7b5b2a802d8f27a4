// Provisions linked to a gap, ask or paper, with their words, as linked_provision.html prints them.
// One thread a request.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/store/chain.h"
#include "server/forms/forms.h"
#include "server/pages/context.h"

namespace lacuna::server {

nlohmann::json linked_provision(Context& context, const kb::ChainProvision& provision);

// The provisions that a node's links name (for asks and papers, which have no chain of their own).
nlohmann::json linked_provisions(Context& context, const kb::Node& node);

// What was typed as a provision: its canonical reference, or why it is none (a message id).
struct TypedProvision {
  std::string ref;
  std::string_view failure;
};
TypedProvision typed_provision(Context& context, const std::string& typed);

// A provision as typed in a form: canonical reference or citation; an error of the field when it is
// none, or names no act known here. Keeps the date of the text people see, so that the link says
// what it was made on.
std::optional<std::string> read_provision(FormReader& form, Context& context,
                                          std::string_view field, Need need);

}  // namespace lacuna::server
