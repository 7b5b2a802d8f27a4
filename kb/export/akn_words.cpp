#include "kb/export/akn_words.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/export/akn_xml.h"
#include "kb/model/iri.h"

namespace lacuna::kb::akn {

Words::Words(const Act& act, std::set<std::string_view> eids) : act_(act), eids_(std::move(eids)) {
  for (const Citation& citation : act.citations) {
    if (citation.resolution == Resolution::dismissed) continue;
    Link link = link_of(citation);
    if (!link.from.empty()) links_[{citation.source_eid, citation.part}].push_back(std::move(link));
  }
  for (auto& [place, links] : links_) {
    std::stable_sort(links.begin(), links.end(),
                     [](const Link& a, const Link& b) { return a.begin < b.begin; });
    std::size_t end = 0;
    std::erase_if(links, [&](const Link& link) {
      if (link.begin < end || link.end <= link.begin) return true;
      end = link.end;
      return false;
    });
  }
  learn_notes();
}

// One note may tell of several units; then its events differ in nothing else.
void Words::learn_notes() {
  for (const LegalEvent& event : act_.events) {
    // What an act does to others is said in its own words.
    if (event.note_raw.empty() || !event.affected_work.empty()) continue;
    std::vector<Note>& notes = notes_[event.noted_at_eid];
    const LegalEvent* last = notes.empty() ? nullptr : notes.back().event;
    if (last && last->note_raw == event.note_raw && last->affected_eid != event.affected_eid)
      notes.back().is_whole = false;
    else
      notes.push_back({&event, event.affected_eid == event.noted_at_eid});
  }
}

Words::Link Words::link_of(const Citation& citation) const {
  const ProvisionRef& target = citation.target;
  Link link{citation.begin, citation.end, {}, {}};
  const std::string last = last_of_range(target);
  const bool here = target.work == act_.work.key && !target.date && eids_.contains(target.eid);
  if (here && target.sentence == 0) {
    link.from = '#' + target.eid;
    if (!last.empty()) link.up_to = '#' + last;
    return link;
  }
  link.from = iri_of(target);
  if (link.from.empty() || last.empty()) return link;
  ProvisionRef end = target;
  end.eid = last;
  link.up_to = iri_of(end);
  return link;
}

bool Words::has_any(const Provision& unit) const {
  return !unit.text.empty() || !unit.quotation.empty() || !unit.footnote.empty() ||
         has_notes(unit.eid);
}

void Words::add(pugi::xml_node holder, const Provision& unit) const {
  add_lines(holder, unit.text, {unit.eid, "text"});
  if (!unit.quotation.empty()) {
    pugi::xml_node mod = holder.append_child("p").append_child("mod");
    set(mod, "eId", unit.eid + "__mod_1");
    pugi::xml_node quoted = mod.append_child("quotedStructure");
    set(quoted, "eId", unit.eid + "__mod_1__qstr_1");
    add_lines(quoted, unit.quotation, {unit.eid, "quotation"});
  }
  // At the end of the unit's own words: where in them the mark stood, nobody keeps.
  if (!unit.footnote.empty())
    for (const std::string_view line : split(unit.footnote, '\n')) {
      pugi::xml_node note = holder.append_child("p").append_child("authorialNote");
      set(note, "placement", "bottom");
      note.append_child("p").text().set(xml_text(line).c_str());
    }
  add_notes(holder, unit.eid);
}

void Words::add_notes(pugi::xml_node holder, std::string_view eid) const {
  const auto notes = notes_.find(eid);
  if (notes == notes_.end()) return;
  for (const Note& note : notes->second) {
    pugi::xml_node remark = holder.append_child("p").append_child("remark");
    set(remark, "status", "editorial");
    const LegalEvent& event = *note.event;
    if (note.is_whole &&
        (event.effective_on || !event.acting.empty() || event.kind != EventKind::other)) {
      set(remark, "lacuna:change", word(event.kind));
      if (!event.acting.empty()) set(remark, "lacuna:acting", event.acting);
      if (event.effective_on) set(remark, "lacuna:on", to_iso(*event.effective_on));
    }
    const std::vector<std::string_view> lines = split(event.note_raw, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) remark.append_child("br");
      remark.append_child(pugi::node_pcdata).set_value(xml_text(lines[i]).c_str());
    }
  }
}

void Words::add_wrapup(pugi::xml_node holder, const Provision& unit) const {
  add_lines(holder, unit.wrapup, {unit.eid, "wrapup"});
}

void Words::add_heading(pugi::xml_node node, const Provision& unit) const {
  if (unit.heading.empty()) return;
  const std::string_view text = unit.heading;
  const Place place{unit.eid, "heading"};
  const std::size_t end = std::min(text.find('\n'), text.size());
  add_span(node.append_child("heading"), text, 0, end, place);
  if (end == text.size()) return;
  pugi::xml_node more = node.append_child("subheading");
  for (std::size_t at = end; at < text.size();) {
    const std::size_t begin = at + 1;
    at = std::min(text.find('\n', begin), text.size());
    if (begin > end + 1) more.append_child("br");
    add_span(more, text, begin, at, place);
  }
}

void Words::add_label_blocks(pugi::xml_node part, const Provision& unit) const {
  const auto add_block = [&](const char* name) {
    pugi::xml_node block = part.append_child("block");
    set(block, "name", name);
    set(block, "eId", unit.eid + "__" + name);
    return block;
  };
  if (!unit.num_raw.empty()) add_span(add_block("num"), unit.num_raw, 0, unit.num_raw.size(), {});
  if (!unit.heading.empty())
    add_span(add_block("heading"), unit.heading, 0, unit.heading.size(), {unit.eid, "heading"});
}

// Lines of cells are rows; rows that follow each other are one table.
void Words::add_lines(pugi::xml_node holder, std::string_view text, Place place) const {
  if (text.empty()) return;
  pugi::xml_node table;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (text.substr(begin, end - begin).find('\t') == text.npos) {
      table = {};
      add_span(holder.append_child("p"), text, begin, end, place);
    } else {
      if (!table) table = holder.append_child("table");
      pugi::xml_node row = table.append_child("tr");
      for (std::size_t cell = begin; cell <= end;) {
        const std::size_t cell_end = std::min(text.find('\t', cell), end);
        add_span(row.append_child("td").append_child("p"), text, cell, cell_end, place);
        cell = cell_end + 1;
      }
    }
    begin = end + 1;
  }
}

void Words::add_span(pugi::xml_node node, std::string_view text, std::size_t begin, std::size_t end,
                     Place place) const {
  const auto put = [&](pugi::xml_node into, std::size_t from, std::size_t to) {
    if (from < to)
      into.append_child(pugi::node_pcdata)
          .set_value(xml_text(text.substr(from, to - from)).c_str());
  };
  std::size_t done = begin;
  if (const auto found = links_.find(place); found != links_.end()) {
    auto link = std::lower_bound(found->second.begin(), found->second.end(), begin,
                                 [](const Link& a, std::size_t at) { return a.end <= at; });
    for (; link != found->second.end() && link->begin < end; ++link) {
      const std::size_t from = std::max(link->begin, done);
      const std::size_t to = std::min(link->end, end);
      if (trim(text.substr(from, to - from)).empty()) continue;
      put(node, done, from);
      pugi::xml_node ref = node.append_child(link->up_to.empty() ? "ref" : "rref");
      set(ref, link->up_to.empty() ? "href" : "from", link->from);
      if (!link->up_to.empty()) set(ref, "upTo", link->up_to);
      put(ref, from, to);
      done = to;
    }
  }
  put(node, done, end);
}

}  // namespace lacuna::kb::akn
