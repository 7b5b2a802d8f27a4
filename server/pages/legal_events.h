// What happened to provisions, in words: by which act, when, with which note. One thread a request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/provision.h"
#include "server/pages/context.h"

namespace lacuna::server {

// "Legea nr. 376/2013" with what is known of it, its subject left out.
kb::Work act_by_number(Context& context, const std::string& key);

// {text: "1 June 2024: amended by art. 2 of ...", what: the same without the day, wording: the new
// words, if it quotes them, href: the acting provision or ""}
nlohmann::json event_model(Context& context, const kb::LegalEvent& event,
                           const std::string& language);

// Of a provision declared unconstitutional in Romania: it is suspended for 45 days from the
// publication of the decision, then without effect unless it was brought in line (art. 147 (1) of
// the Constitution). Empty for other events.
std::string suspension_text(const kb::LegalEvent& event, const kb::Work& work,
                            const Messages& messages);

// Everything that is known to have happened to the act of this text: its own notes, and what other
// loaded acts say that they change in it; each once.
std::vector<kb::LegalEvent> events_on(Context& context, const kb::Expression& expression);

// The same change, told by a note and by the act that makes it, has one key.
std::string key_of(const kb::LegalEvent& event);

// Events that a text of this date does not show yet.
std::vector<kb::LegalEvent> later_than(const std::vector<kb::LegalEvent>& events,
                                       const std::optional<Date>& date);

}  // namespace lacuna::server
