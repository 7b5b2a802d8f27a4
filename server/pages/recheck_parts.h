// Re-anchoring results as pages print them. One thread a request; texts are read once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/provision.h"
#include "kb/store/recheck_store.h"
#include "server/pages/context.h"

namespace lacuna::server {

class RecheckPrinter {
 public:
  explicit RecheckPrinter(Context& context) : context_(context) {}

  // {id, href, kind, label, record_href, unit, unit_href, moved_to, moved_href, anchor, state,
  //  waits, text_label, quote, candidate, by, on_text, reason, may_decide, action}
  nlohmann::json row(const kb::RecheckRow& row);

  // The unit's old words against the new ones: lines of diff_lines.html.
  nlohmann::json lines(const kb::Recheck& recheck);

  const kb::Expression* text(const std::string& key);  // nullptr: it is not loaded any more
  std::string unit(const std::string& expression, const std::string& eid);

 private:
  const std::vector<kb::Provision>& units(const std::string& expression);

  Context& context_;
  std::map<std::string, std::optional<kb::Expression>> texts_;
  std::map<std::string, std::vector<kb::Provision>> units_;
};

std::string record_url(const kb::Recheck& recheck);

}  // namespace lacuna::server
