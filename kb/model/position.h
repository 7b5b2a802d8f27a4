// Position papers and the asks they make. Open data; life cycles in kb/rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/record.h"

namespace lacuna::kb {

enum class PaperState {
  outline,
  drafting,
  member_review,
  revision,
  sign_off_open,
  adopted,
  adopted_with_reservations,
  blocked,
  published,
  submitted,
  superseded,
  archived,
};
constexpr auto names(PaperState) {
  return name_table<PaperState>(
      {{PaperState::outline, "outline"},
       {PaperState::drafting, "drafting"},
       {PaperState::member_review, "member_review"},
       {PaperState::revision, "revision"},
       {PaperState::sign_off_open, "sign_off_open"},
       {PaperState::adopted, "adopted"},
       {PaperState::adopted_with_reservations, "adopted_with_reservations"},
       {PaperState::blocked, "blocked"},
       {PaperState::published, "published"},
       {PaperState::submitted, "submitted"},
       {PaperState::superseded, "superseded"},
       {PaperState::archived, "archived"}});
}

struct PositionPaper : Record {
  std::string number;  // "P-3"
  std::string title;
  std::string language;
  std::vector<std::string> addressees;  // agent keys or names
  std::string key_message;
  std::string work;  // key of the imported paper whose text this is; empty: none
  std::string body;  // Markdown, when written here
  PaperState state = PaperState::outline;
  std::optional<Date> dated;
};

enum class AskType {
  amend_law,
  adopt_norm,
  repeal,
  transpose,
  fund,
  instruct,
  create_service,
  coordinate,
  publish_data,
  consult,
  ratify,
};
constexpr auto names(AskType) {
  return name_table<AskType>({{AskType::amend_law, "amend_law"},
                              {AskType::adopt_norm, "adopt_norm"},
                              {AskType::repeal, "repeal"},
                              {AskType::transpose, "transpose"},
                              {AskType::fund, "fund"},
                              {AskType::instruct, "instruct"},
                              {AskType::create_service, "create_service"},
                              {AskType::coordinate, "coordinate"},
                              {AskType::publish_data, "publish_data"},
                              {AskType::consult, "consult"},
                              {AskType::ratify, "ratify"}});
}

// In rising order up to `verified`; the rest are outcomes beside the line.
enum class AskState {
  idea,
  proposed,
  endorsed,
  submitted,
  acknowledged,
  under_consideration,
  accepted,
  accepted_in_part,
  enacted,
  in_force,
  implemented,
  verified,
  rejected,
  no_response,
  withdrawn,
  superseded,
  overtaken,
};
constexpr auto names(AskState) {
  return name_table<AskState>({{AskState::idea, "idea"},
                               {AskState::proposed, "proposed"},
                               {AskState::endorsed, "endorsed"},
                               {AskState::submitted, "submitted"},
                               {AskState::acknowledged, "acknowledged"},
                               {AskState::under_consideration, "under_consideration"},
                               {AskState::accepted, "accepted"},
                               {AskState::accepted_in_part, "accepted_in_part"},
                               {AskState::enacted, "enacted"},
                               {AskState::in_force, "in_force"},
                               {AskState::implemented, "implemented"},
                               {AskState::verified, "verified"},
                               {AskState::rejected, "rejected"},
                               {AskState::no_response, "no_response"},
                               {AskState::withdrawn, "withdrawn"},
                               {AskState::superseded, "superseded"},
                               {AskState::overtaken, "overtaken"}});
}

struct Ask : Record {
  std::string number;  // "A-7"
  std::string title;   // who does what by when, one sentence
  AskType type = AskType::amend_law;
  std::string addressee;  // agent key, or a name
  std::string text;
  std::string proposed_wording;
  std::optional<Date> deadline;
  std::string paper;  // id of the position paper that makes it; empty: none
  AskState state = AskState::idea;
  std::optional<Date> submitted_on;  // guard of `submitted`: date and channel
  std::string submitted_channel;
};

}  // namespace lacuna::kb
