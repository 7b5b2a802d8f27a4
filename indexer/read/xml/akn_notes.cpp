#include "indexer/read/xml/akn_notes.h"

#include "indexer/read/xml/akn_elements.h"
#include "indexer/read/xml/akn_text.h"
#include "indexer/read/xml/tree_walk.h"

namespace lacuna::indexer::akn {

namespace {

// Notes in the margin tell sources and contents; notes at the foot are the author's.
BlockRole role_of_note(pugi::xml_node node) {
  const std::string_view placement = attribute_of(node, "placement");
  const bool margin = placement == "side" || placement == "left" || placement == "right";
  const bool commentary = attribute_of(node, "class").find("commentary") != std::string_view::npos;
  return local_name(node) == "remark" || margin || commentary || is_editorial(node)
             ? BlockRole::note
             : BlockRole::footnote;
}

}  // namespace

Notes::Notes(pugi::xml_node document, UnitWriter& out) : out_(out) {
  for (const pugi::xml_node list : child_of(document, "meta").children()) {
    if (local_name(list) != "notes") continue;
    for (const pugi::xml_node node : list.children())
      if (is_element(node)) kept_[wid_of(node)] = node;
  }
}

bool Notes::take(pugi::xml_node note) {
  // A block that is editorial by its name has words like any other.
  const bool is_note = element(local_name(note)).kind == Kind::note;
  put(is_note ? role_of_note(note) : BlockRole::note, note, words_of(note, dialect()));
  return false;
}

bool Notes::take_referenced(pugi::xml_node reference) {
  std::string_view href = attribute_of(reference, "href");
  if (href.starts_with('#')) href.remove_prefix(1);
  const auto found = kept_.find(href);
  if (found == kept_.end()) return false;
  const BlockRole role = role_of_note(reference);
  put(role == BlockRole::footnote ? role_of_note(found->second) : role, reference,
      words_of(found->second, dialect()));
  return false;
}

void Notes::take_below(pugi::xml_node top) {
  struct Visitor {
    Notes& notes;
    pugi::xml_node top;
    bool enter(pugi::xml_node node) {
      const Kind kind = is_element(node) ? element(local_name(node)).kind : Kind::skipped;
      if (node != top && kind == Kind::note) return notes.take(node);
      if (kind == Kind::note_ref) return notes.take_referenced(node);
      return kind != Kind::skipped;
    }
    void leave(pugi::xml_node) {}
  } visitor{*this, top};
  visit(top, visitor);
}

void Notes::put(BlockRole role, pugi::xml_node at, FlowedWords words) {
  const std::string_view mark = attribute_of(at, "marker");
  if (role == BlockRole::footnote && !mark.empty() && !words.text.starts_with(mark)) {
    RunningText marked;
    marked.append(mark);
    marked.append(" ");
    marked.append(words);
    words = marked.take();
  }
  out_.beside(role, at, std::move(words));
}

std::string wid_of(pugi::xml_node node) {
  for (const std::string_view name : {"eId", "id", "GUID"})
    if (const std::string_view value = attribute_of(node, name); !value.empty())
      return std::string(value);
  return {};
}

}  // namespace lacuna::indexer::akn
