// Something that happened to a provision (Akoma Ntoso textualMod; ELI changes). Open data.
#pragma once

#include <optional>
#include <string>

#include "kb/base/date.h"
#include "kb/base/names.h"

namespace lacuna::kb {

enum class EventKind {
  amends,
  inserts,
  repeals,
  suspends,
  rectifies,
  renumbers,
  republishes,
  derogates,
  extends,
  declared_unconstitutional,
  interprets,
  annuls,
  other,
};
constexpr auto names(EventKind) {
  return name_table<EventKind>({{EventKind::amends, "amends"},
                                {EventKind::inserts, "inserts"},
                                {EventKind::repeals, "repeals"},
                                {EventKind::suspends, "suspends"},
                                {EventKind::rectifies, "rectifies"},
                                {EventKind::renumbers, "renumbers"},
                                {EventKind::republishes, "republishes"},
                                {EventKind::derogates, "derogates"},
                                {EventKind::extends, "extends"},
                                {EventKind::declared_unconstitutional, "declared_unconstitutional"},
                                {EventKind::interprets, "interprets"},
                                {EventKind::annuls, "annuls"},
                                {EventKind::other, "other"}});
}

struct LegalEvent {
  EventKind kind = EventKind::other;
  std::string affected_work;  // empty: the act that the event stands in; else the act that this one
                              // amends
  std::string
      affected_eid;    // the unit the note names, if it is in the text, else the unit it stands at
  std::string acting;  // canonical reference of the acting provision:
                       // ro/lege/2013/376!art_II__point_1; empty: unread
  std::optional<Date> effective_on;
  std::string note_raw;      // the note as printed, with its brackets; of an amending act its words
  std::string text;          // the new wording that it quotes; empty: none
  std::string noted_at_eid;  // the unit at whose end the note stands
};

// The unit of the text at hand that an event is about: of an amending act the unit that amends.
inline const std::string& own_eid(const LegalEvent& event) {
  return event.affected_work.empty() ? event.affected_eid : event.noted_at_eid;
}

}  // namespace lacuna::kb
