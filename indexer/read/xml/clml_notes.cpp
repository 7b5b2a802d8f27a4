#include "indexer/read/xml/clml_notes.h"

#include "indexer/read/xml/clml_elements.h"
#include "indexer/read/xml/tree_walk.h"

namespace lacuna::indexer::clml {

namespace {

// Marginal notes and footnotes belong to the text as it was passed; the others are the editors'.
bool is_footnote(pugi::xml_node note) {
  const std::string_view name = local_name(note);
  return name == "Footnote" || name == "MarginNote" || attribute_of(note, "Type") == "M";
}

kb::EventKind kind_of(pugi::xml_node reference, pugi::xml_node commentary) {
  const std::string_view name = local_name(reference);
  if (name == "Addition") return kb::EventKind::inserts;
  if (name == "Repeal") return kb::EventKind::repeals;
  if (name == "Substitution") return kb::EventKind::amends;
  // A reference at a number: the unit as a whole was changed; the commentary's words say how.
  if (attribute_of(commentary, "Type") != "F") return kb::EventKind::other;
  const std::string words = words_of(commentary, dialect()).text;
  if (words.find("repealed") != words.npos || words.find("revoked") != words.npos ||
      words.find("omitted") != words.npos)
    return kb::EventKind::repeals;
  if (words.find("inserted") != words.npos || words.find("added") != words.npos)
    return kb::EventKind::inserts;
  return kb::EventKind::amends;
}

// "Words substituted (22.11.2012) by ...": the first date in brackets.
std::optional<Date> date_in(std::string_view words) {
  for (std::size_t at = words.find('('); at != words.npos; at = words.find('(', at + 1)) {
    int numbers[3] = {0, 0, 0};
    int count = 0;
    std::size_t p = at + 1;
    while (count < 3 && p < words.size() && words[p] >= '0' && words[p] <= '9') {
      std::size_t digits = 0;
      for (; p < words.size() && words[p] >= '0' && words[p] <= '9' && digits < 4; ++p, ++digits)
        numbers[count] = numbers[count] * 10 + (words[p] - '0');
      ++count;
      if (count < 3 && p < words.size() && words[p] == '.') ++p;
    }
    if (count == 3)
      if (const auto date = make_date(numbers[2], numbers[1], numbers[0])) return date;
  }
  return std::nullopt;
}

}  // namespace

Notes::Notes(pugi::xml_node legislation, UnitWriter& out) : out_(out) {
  for (const pugi::xml_node list : legislation.children()) {
    const std::string_view name = local_name(list);
    if (name != "Footnotes" && name != "MarginNotes" && name != "Commentaries") continue;
    int position = 0;
    for (const pugi::xml_node note : list.children())
      if (is_element(note)) kept_[std::string(attribute_of(note, "id"))] = {note, ++position};
  }
}

void Notes::take(pugi::xml_node reference) {
  std::string_view id = attribute_of(reference, "Ref");
  if (id.empty()) id = attribute_of(reference, "CommentaryRef");
  const auto found = kept_.find(id);
  if (found == kept_.end() || told_.contains(id)) return;
  told_.emplace(id);
  if (is_footnote(found->second.node))
    footnote(found->second);
  else
    comment(found->second, reference);
}

void Notes::footnote(const Kept& note) {
  RunningText words;
  const std::string number = line_of(child_of(note.node, "Number"), dialect()).text;
  words.append('(' + (number.empty() ? std::to_string(note.position) : number) + ") ");
  if (const pugi::xml_node text = child_of(note.node, "FootnoteText"))
    words.append(words_of(text, dialect()));
  else
    words.append(words_of(note.node, dialect()));
  out_.beside(BlockRole::footnote, note.node, words.take());
}

void Notes::comment(const Kept& commentary, pugi::xml_node reference) {
  FlowedWords words = words_of(commentary.node, dialect());
  if (words.text.empty()) return;
  NotedChange change;
  change.kind = kind_of(reference, commentary.node);
  if (const pugi::xml_node act = find_first(commentary.node, "Citation"))
    change.acting = attribute_of(act, "URI");
  change.on = date_in(words.text);
  out_.beside(BlockRole::note, commentary.node, std::move(words));
  out_.last_beside()->change = std::move(change);
}

void Notes::take_below(pugi::xml_node top) {
  struct Visitor {
    Notes& notes;
    bool enter(pugi::xml_node node) {
      if (!is_element(node)) return false;
      const Kind kind = element(node).kind;
      if (kind == Kind::note_ref || kind == Kind::changed) notes.take(node);
      return true;
    }
    void leave(pugi::xml_node) {}
  } visitor{*this};
  if (top) visit(top, visitor);
}

}  // namespace lacuna::indexer::clml
