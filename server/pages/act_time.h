// The other texts of an act beside the one that is read: which there are, what is newer, what was
// worded differently before. Read once for a page. One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/provision.h"
#include "kb/rules/act_diff.h"
#include "server/pages/context.h"

namespace lacuna::server {

class ActTime {
 public:
  ActTime(Context& context, const kb::Act& act);

  // [{label, href, current}], newest first; links keep what `asked` names.
  nlohmann::json versions(const kb::ProvisionRef& asked) const;

  // "For 1 March 2023 the text of 1 January 2021 is shown"; "" when nothing was asked, or exactly
  // this one.
  std::string shown_for(const std::optional<Date>& asked) const;

  nlohmann::json newer() const;  // false, or {label, href}: the newest text, when this is not it
  std::string compare_href() const;  // with the text before; "" when there is none
  std::size_t pending() const;       // changes known and not in this text

  // Of an article that the text before had in other words: false, or {since, href, lines}.
  nlohmann::json rewording(const std::string& eid) const;

 private:
  Context& context_;
  const kb::Act& act_;
  std::vector<kb::Expression> texts_;       // that the viewer reads, newest first
  const kb::Expression* before_ = nullptr;  // the older text of the same language
  std::map<std::string, kb::ArticleDiff, std::less<>> reworded_;
};

}  // namespace lacuna::server
