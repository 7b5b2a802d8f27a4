// The words of units in an Akoma Ntoso export: one <p> a line, rows of cells as tables, what is
// quoted from or into another act as a quotedStructure, footnotes as authorial notes, editors'
// notes as remarks (with what they tell, where that is one event, in attributes of our namespace),
// and every citation that leads to an act as <ref> at its very words (<rref> for a range). A
// citation of a unit in the same file leads to its eId, any other to an IRI (kb/model/iri.h).
// Borrows the act; immutable after construction; any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "kb/model/provision.h"

namespace lacuna::kb::akn {

class Words {
 public:
  // `eids`: the units that stand in the file.
  Words(const Act& act, std::set<std::string_view> eids);

  // Text, quotation, footnotes and notes of a unit.
  void add(pugi::xml_node holder, const Provision& unit) const;
  bool has_any(const Provision& unit) const;
  void add_wrapup(pugi::xml_node holder, const Provision& unit) const;
  // <heading>, and <subheading> for its other lines.
  void add_heading(pugi::xml_node node, const Provision& unit) const;
  // Number and heading where the standard has no elements for them: a named block for each.
  void add_label_blocks(pugi::xml_node part, const Provision& unit) const;
  // Notes on the act as a whole.
  void add_notes(pugi::xml_node holder, std::string_view eid) const;
  bool has_notes(std::string_view eid) const { return notes_.contains(eid); }

 private:
  struct Link {
    std::size_t begin, end;  // bytes of the string it stands in
    std::string from;
    std::string up_to;  // of a range; empty: none
  };
  using Place = std::pair<std::string_view, std::string_view>;  // eId, part
  struct Note {
    const LegalEvent* event;  // that it tells of, the first of several
    bool is_whole;            // there is no other, and it is about the unit that the note stands at
  };

  void learn_notes();
  Link link_of(const Citation& citation) const;
  void add_lines(pugi::xml_node holder, std::string_view text, Place place) const;
  // The words [begin, end) of the string at `place`, with their links.
  void add_span(pugi::xml_node node, std::string_view text, std::size_t begin, std::size_t end,
                Place place) const;

  const Act& act_;
  const std::set<std::string_view> eids_;
  std::map<Place, std::vector<Link>> links_;             // in reading order, not overlapping
  std::map<std::string_view, std::vector<Note>> notes_;  // by the unit they stand at
};

}  // namespace lacuna::kb::akn
