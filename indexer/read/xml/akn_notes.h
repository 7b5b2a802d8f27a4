// What an Akoma Ntoso document prints beside its sentences: notes where they stand, notes kept in
// the metadata that the text refers to, remarks. An editor's commentary is a note, everything else
// a footnote with its mark first. One document, one thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "indexer/read/xml/unit_writer.h"

namespace lacuna::indexer::akn {

class Notes {
 public:
  Notes(pugi::xml_node document, UnitWriter& out);

  // All of these put the note behind the line that is being written; the first two return false,
  // for there is nothing more to visit.
  bool take(pugi::xml_node note);
  bool take_referenced(pugi::xml_node reference);
  // Notes inside what is read in one piece: labels, quotations.
  void take_below(pugi::xml_node top);

 private:
  void put(BlockRole role, pugi::xml_node at, FlowedWords words);

  UnitWriter& out_;
  std::map<std::string, pugi::xml_node, std::less<>> kept_;  // in the metadata, by id
};

// The publisher's id of an element.
std::string wid_of(pugi::xml_node node);

}  // namespace lacuna::indexer::akn
