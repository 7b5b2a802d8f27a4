// What CLML prints beside the sentences: footnotes, marginal notes and the commentaries that tell
// who changed what. Each is put once a unit, behind the line that points to it. One document, one
// thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "indexer/read/xml/unit_writer.h"

namespace lacuna::indexer::clml {

class Notes {
 public:
  Notes(pugi::xml_node legislation, UnitWriter& out);

  // Of a FootnoteRef, MarginNoteRef or CommentaryRef, or of an Addition, Substitution or Repeal.
  void take(pugi::xml_node reference);
  // All of these inside what is read in one piece: labels, quotations.
  void take_below(pugi::xml_node top);
  // A new unit: what was told of the last one may be told again.
  void new_unit() { told_.clear(); }

 private:
  struct Kept {
    pugi::xml_node node;
    int position;  // in its list, from 1
  };

  void comment(const Kept& commentary, pugi::xml_node reference);
  void footnote(const Kept& note);

  UnitWriter& out_;
  std::map<std::string, Kept, std::less<>> kept_;  // by id
  std::set<std::string, std::less<>> told_;        // of the open unit
};

}  // namespace lacuna::indexer::clml
