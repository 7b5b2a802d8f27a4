// Pieces of models that several pages print: titles, doubts, pagers, labels of vocabularies. Pure
// but for the store that some read; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/frbr.h"
#include "kb/model/record.h"
#include "kb/store/page.h"
#include "server/http/request.h"
#include "server/pages/context.h"

namespace lacuna::server {

std::string work_title(const kb::Work& work);  // never empty: the key when there is no title
// What the act is about, or that this source does not say it.
std::string work_subject(const kb::Work& work, const Messages& messages);

// [{kind}] for doubts.html.
nlohmann::json work_doubts(const kb::Work& work, const kb::Expression* expression);
nlohmann::json record_doubts(const kb::Record& record);

// Before a form of a record that the viewer sees: throws forbidden when it may not change it.
void require_change(const Context& context, const kb::Record& record);

// An address with one query parameter changed (removed when `value` is empty).
std::string with_parameter(const Request& request, std::string_view name, std::string_view value);

// pager.html of a list by cursor: the page's number travels with it.
nlohmann::json cursor_pager(const Request& request, std::string_view next_cursor, std::size_t total,
                            std::size_t limit);
kb::PageRequest page_request(const Request& request, std::size_t limit);

// pager.html of a list by offset; page numbers from 1.
nlohmann::json offset_pager(const Request& request, int page, std::size_t total, int limit);
int page_number(const Request& request, int most);

// The preferred label of a notation in the language of the pages; the notation itself when nobody
// labelled it.
class ConceptLabels {
 public:
  explicit ConceptLabels(Context& context) : context_(context) {}
  std::string of(std::string_view scheme, std::string_view notation) const;
  nlohmann::json list_of(std::string_view scheme, const std::vector<std::string>& notations)
      const;  // [{notation, label, href}]

 private:
  Context& context_;
};

// A provision as people quote it: "art. 5 din Legea nr. 274/2011"; what is no reference stays.
std::string cited(Context& context, const std::string& reference);

// Whom an ask speaks to: the newest name of a body of the register in the language of the pages, or
// the words as they were typed.
std::string agent_name(Context& context, const std::string& addressee);
std::vector<std::string> agent_names(Context& context, const std::vector<std::string>& addressees);

// The conflict of a form after 412: what stands now where it differs from what was typed. Both are
// form values.
nlohmann::json differences(const nlohmann::json& theirs, const nlohmann::json& ours,
                           std::string_view context, const Messages& messages);

// "a, b, c"; of labels: [{label}].
std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");
std::string joined_labels(const nlohmann::json& labelled);

// A day as people write it.
std::string day_text(const std::optional<Date>& date,
                     const Messages& messages);  // "" when there is none

}  // namespace lacuna::server
