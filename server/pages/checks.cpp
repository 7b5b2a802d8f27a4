#include "server/pages/checks.h"

#include <nlohmann/json.hpp>

#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kFew = 10;     // of each check
constexpr std::size_t kMany = 1000;  // of the one asked for

}  // namespace

Json findings_model(Context& context, const kb::CheckFindings& findings) {
  const Messages& messages = context.messages;
  Json rows = Json::array();
  for (const kb::Found& found : findings.found)
    rows.push_back({{"label", found.label}, {"href", node_url(found.node)}});
  return {{"name", findings.check.name},
          {"says", messages.text(findings.check.says)},
          {"remedy", messages.text(findings.check.remedy)},
          {"fault", findings.check.weight == kb::CheckWeight::fault},
          {"total", findings.total},
          {"rows", rows},
          {"all_href", findings.total > findings.found.size()
                           ? with_query(checks_url(), {{"check", std::string(findings.check.name)}})
                           : std::string()}};
}

Response check_list(Context& context, const Request& request) {
  const std::string_view asked = request.query_value("check");
  Json checks = Json::array();
  std::size_t faults = 0;
  for (const kb::CheckFindings& findings :
       kb::run_checks(context.store, context.viewer, today(), asked.empty() ? kFew : kMany)) {
    if (!asked.empty() && findings.check.name != asked) continue;
    if (findings.check.weight == kb::CheckWeight::fault) faults += findings.total;
    checks.push_back(findings_model(context, findings));
  }
  return page("check_list", {{"title", context.messages.text("Checks")},
                             {"breadcrumb", Json::array()},
                             {"on_text", day_text(today(), context.messages)},
                             {"rules", kb::curation_checks().size()},
                             {"faults", faults},
                             {"one", !asked.empty()},
                             {"all_checks_href", checks_url()},
                             {"checks", checks}});
}

}  // namespace lacuna::server
