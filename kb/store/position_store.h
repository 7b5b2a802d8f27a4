// Position papers and asks. For viewers, threading and errors see store.h; for the life cycles see
// kb/rules/position_rules.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/position.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

PositionPaper create_paper(Store& store, PositionPaper paper, const Viewer& by);  // "P-3"
PositionPaper change_paper(Store& store, const PositionPaper& paper, const Viewer& by,
                           const std::string& reason = {});
PositionPaper move_paper(Store& store, std::string_view id, int version, PaperState to,
                         const std::string& reason, const Viewer& by);
void withdraw_paper(Store& store, std::string_view id, int version, const Viewer& by,
                    const std::string& reason);
std::optional<PositionPaper> find_paper(Store& store, const Viewer& viewer,
                                        std::string_view id_or_number);
// The paper whose text is this imported work.
std::optional<PositionPaper> find_paper_of_work(Store& store, const Viewer& viewer,
                                                std::string_view work);

struct PaperFilter {
  std::vector<PaperState> states;
  std::string words;
  std::string owner;
};
Page<PositionPaper> list_papers(Store& store, const Viewer& viewer, const PaperFilter& filter,
                                const PageRequest& page);  // latest change first

Ask create_ask(Store& store, Ask ask, const Viewer& by);  // "A-7"
Ask change_ask(Store& store, const Ask& ask, const Viewer& by, const std::string& reason = {});

struct AskMove {
  AskState to = AskState::proposed;
  std::string reason;
  std::optional<Date> submitted_on;  // of submitted
  std::string submitted_channel;
  Date today;
};
Ask move_ask(Store& store, std::string_view id, int version, const AskMove& move, const Viewer& by);
void withdraw_ask(Store& store, std::string_view id, int version, const Viewer& by,
                  const std::string& reason);
std::optional<Ask> find_ask(Store& store, const Viewer& viewer, std::string_view id_or_number);

struct AskFilter {
  std::vector<AskState> states;
  std::vector<AskType> types;
  std::string addressee;
  std::string paper;  // id
  std::string gap;    // id: that would be closed by it
  std::string words;
};
Page<Ask> list_asks(Store& store, const Viewer& viewer, const AskFilter& filter,
                    const PageRequest& page);  // latest change first

}  // namespace lacuna::kb
