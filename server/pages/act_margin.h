// What stands in the margin of a reading page: who cites a unit, its gaps, comments and changes.
// Read once for a text, asked per row. One thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/link.h"
#include "kb/model/provision.h"
#include "kb/store/annotation_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/context.h"
#include "server/view/highlight.h"

namespace lacuna::server {

class ActMargin {
 public:
  // `day`: of the text that was asked for; citations lead to the law of that day.
  ActMargin(Context& context, const kb::Act& act, const std::optional<Date>& day);

  // Citations and quotes of comments over one of a provision's strings ("text", "wrapup",
  // "quotation").
  nlohmann::json segments(const kb::Provision& provision, std::string_view part) const;

  nlohmann::json events(const kb::Provision& provision) const;  // [{text, href}]
  std::size_t comments(std::string_view eid) const;
  std::size_t gaps(std::string_view eid) const;

  // `note` of act_show.html over the given units: false when there is nothing.
  nlohmann::json cited_by_note(const std::vector<std::string_view>& eids) const;
  nlohmann::json gap_note(const std::vector<std::string_view>& eids) const;
  nlohmann::json norm_note(const std::vector<std::string_view>& eids) const;
  nlohmann::json comment_note(const std::vector<std::string_view>& eids) const;
  nlohmann::json change_note(const std::vector<std::string_view>& eids) const;

 private:
  void place_records();
  std::string place_of(const std::string& record, const std::string& eid) const;
  nlohmann::json doubts_of(const std::string& record) const;

  Context& context_;
  const kb::Act& act_;
  const std::optional<Date> day_;
  std::map<std::string, std::string> places_;  // record|unit it names: unit in this text
  std::set<std::string> waiting_;              // records to re-check
  std::map<std::string, std::size_t, std::less<>> cited_;
  std::map<std::string, std::vector<kb::GapAtProvision>, std::less<>> gaps_;
  std::map<std::string, std::vector<kb::Link>, std::less<>> norms_;  // to other norms
  std::map<std::string, std::vector<kb::Thread>, std::less<>> threads_;
  std::map<std::string, std::vector<const kb::LegalEvent*>, std::less<>> events_;
  std::map<std::string, std::vector<const kb::Citation*>, std::less<>> citations_;
};

}  // namespace lacuna::server
