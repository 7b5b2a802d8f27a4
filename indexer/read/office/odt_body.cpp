#include "indexer/read/office/odt_body.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/read/office/odt_lists.h"
#include "indexer/read/office/rows.h"
#include "indexer/read/office/running_piece.h"
#include "indexer/read/office/tracked.h"
#include "indexer/read/office/walk.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::odt {

namespace {

constexpr std::size_t kLongestHeading = 400;  // bytes

enum class Element {
  inner,
  skipped,
  paragraph,
  heading,
  span,
  hideable,
  blank,
  line_break,
  link,
  list,
  item,
  list_header,
  row,
  cell,
  frame,
  note,
  annotation,
  annotation_end,
  deletion_here,
  change_start,
  change_end,
};

struct ElementRow {
  std::string_view name;
  Element element;
};
constexpr std::array kElements = {
    ElementRow{"p", Element::paragraph},
    ElementRow{"h", Element::heading},
    ElementRow{"span", Element::span},
    ElementRow{"s", Element::blank},
    ElementRow{"tab", Element::blank},
    ElementRow{"line-break", Element::line_break},
    ElementRow{"a", Element::link},
    ElementRow{"list", Element::list},
    ElementRow{"list-item", Element::item},
    ElementRow{"list-header", Element::list_header},
    ElementRow{"table-row", Element::row},
    ElementRow{"table-cell", Element::cell},
    ElementRow{"covered-table-cell", Element::cell},
    ElementRow{"text-box", Element::frame},
    ElementRow{"note", Element::note},
    ElementRow{"annotation", Element::annotation},
    ElementRow{"annotation-end", Element::annotation_end},
    ElementRow{"change", Element::deletion_here},
    ElementRow{"change-start", Element::change_start},
    ElementRow{"change-end", Element::change_end},
    ElementRow{"section", Element::hideable},
    ElementRow{"hidden-text", Element::hideable},
    ElementRow{"hidden-paragraph", Element::hideable},
    ElementRow{"tracked-changes", Element::skipped},
    ElementRow{"table-of-content", Element::skipped},
    ElementRow{"illustration-index", Element::skipped},
    ElementRow{"table-index", Element::skipped},
    ElementRow{"sequence-decls", Element::skipped},
    ElementRow{"variable-decls", Element::skipped},
    ElementRow{"user-field-decls", Element::skipped},
    ElementRow{"forms", Element::skipped},
    ElementRow{"ruby-text", Element::skipped},
    ElementRow{"title", Element::skipped},  // of a drawing, for screen readers
    ElementRow{"desc", Element::skipped},
    ElementRow{"object", Element::skipped},
    ElementRow{"binary-data", Element::skipped},
};

Element element_of(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  const auto row = std::find_if(kElements.begin(), kElements.end(),
                                [&](const ElementRow& one) { return one.name == name; });
  if (row == kElements.end()) return Element::inner;
  // <text:title> is a field, <svg:title> is not.
  if (row->name == "title" && std::string_view(node.name()).starts_with("text:"))
    return Element::inner;
  return row->element;
}

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 0 || value > 1'000'000) return std::nullopt;
  return value;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node inner : node.children())
    if (local_name(inner) == name) return inner;
  return {};
}

Remark remark_of(pugi::xml_node node) {
  Remark remark;
  remark.author = std::string(trim(child(node, "creator").text().get()));
  remark.on = parse_iso_date(std::string_view(child(node, "date").text().get()).substr(0, 10));
  return remark;
}

struct Change {
  bool is_deletion = false;
  Remark remark;
  pugi::xml_node content;
};

struct OpenParagraph {
  RunningPiece words;
  pugi::xml_node node;
  Style style;
  std::vector<Piece> remarks;  // comments that begin here; their quotes are by name
  std::vector<std::string> names;
  std::vector<Piece> boxes;
};

// Whether notes, comments and deletions are read with the words they stand at; not inside one.
enum class Apart { kept, left_out };

class BodyReader {
 public:
  BodyReader(const Styles& styles, Apart apart) : styles_(styles), apart_(apart), lists_(styles) {
    sinks_.emplace_back();
  }

  std::vector<Piece> read(pugi::xml_node root) {
    find_changes(root);
    walk_elements(
        root, [&](pugi::xml_node node) { return enter(node); },
        [&](pugi::xml_node node) { leave(node); });
    return std::move(sinks_.front());
  }

 private:
  std::vector<Piece>& sink() { return sinks_.back(); }

  void find_changes(pugi::xml_node root) {
    for (pugi::xml_node region : child(root, "tracked-changes").children()) {
      std::string_view id = attribute_of(region, "id");
      for (pugi::xml_node kind : region.children()) {
        const std::string_view name = local_name(kind);
        if (name != "deletion" && name != "insertion") continue;
        changes_of_[std::string(id)] = {name == "deletion", remark_of(child(kind, "change-info")),
                                        kind};
      }
    }
  }

  Descend enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      say(node.value());
      return Descend::no;
    }
    if (node.type() != pugi::node_element) return Descend::no;
    const std::string id(attribute_of(node, "change-id"));
    switch (element_of(node)) {
      case Element::skipped:
        return Descend::no;
      case Element::paragraph:
      case Element::heading:
        begin_paragraph(node);
        break;
      case Element::span:
        if (styles_.is_hidden(attribute_of(node, "style-name"))) return Descend::no;
        break;
      case Element::hideable:
        if (attribute_of(node, "is-hidden") == "true" || attribute_of(node, "display") == "none")
          return Descend::no;
        break;
      case Element::blank:
        say(" ");
        return Descend::no;
      case Element::line_break:
        if (!open_.empty()) open_.back().words.line_break();
        return Descend::no;
      case Element::link:
        if (!open_.empty()) {
          const std::string_view target = attribute_of(node, "href");
          open_.back().words.begin_link(target.starts_with('#') ? "" : std::string(target));
        }
        break;
      case Element::list: {
        std::string_view continues = attribute_of(node, "continue-list");
        if (attribute_of(node, "continue-numbering") == "true") continues = Lists::kPrevious;
        lists_.begin(attribute_of(node, "style-name"), attribute_of(node, "id"), continues);
        break;
      }
      case Element::item:
        lists_.begin_item(number_of(attribute_of(node, "start-value")), false);
        break;
      case Element::list_header:
        lists_.begin_item(std::nullopt, true);
        break;
      case Element::row:
        rows_.emplace_back();
        break;
      case Element::cell:
      case Element::frame:
        sinks_.emplace_back();
        break;
      case Element::note:
        if (apart_ == Apart::kept) add_note(node);
        return Descend::no;
      case Element::annotation:
        if (apart_ == Apart::kept) add_remark(node);
        return Descend::no;
      case Element::annotation_end:
        for (OpenParagraph& paragraph : open_)
          paragraph.words.end_quote(std::string(attribute_of(node, "name")));
        return Descend::no;
      case Element::deletion_here:
        if (apart_ == Apart::kept) delete_here(id);
        return Descend::no;
      case Element::change_start:
        if (const auto found = changes_of_.find(id);
            found != changes_of_.end() && !found->second.is_deletion)
          changes_.begin(TrackedKind::inserted, found->second.remark,
                         open_.empty() ? 0 : open_.back().words.size());
        return Descend::no;
      case Element::change_end:
        if (auto tracked = changes_.end()) {
          if (open_.empty())
            sink().push_back(std::move(tracked->note));
          else
            add_tracked(open_.back().words, std::move(*tracked));
        }
        return Descend::no;
      case Element::inner:
        break;
    }
    return Descend::yes;
  }

  void leave(pugi::xml_node node) {
    switch (element_of(node)) {
      case Element::paragraph:
      case Element::heading:
        end_paragraph();
        break;
      case Element::link:
        if (!open_.empty()) open_.back().words.end_link();
        break;
      case Element::list:
        lists_.end();
        break;
      case Element::item:
      case Element::list_header:
        lists_.end_item();
        break;
      case Element::row: {
        auto cells = std::move(rows_.back());
        rows_.pop_back();
        put_row(std::move(cells), sink());
        break;
      }
      case Element::cell: {
        std::vector<Piece> cell = std::move(sinks_.back());
        sinks_.pop_back();
        if (rows_.empty())
          std::move(cell.begin(), cell.end(), std::back_inserter(sink()));
        else
          rows_.back().push_back(std::move(cell));
        break;
      }
      case Element::frame: {
        std::vector<Piece> box = std::move(sinks_.back());
        sinks_.pop_back();
        std::vector<Piece>& to = open_.empty() ? sink() : open_.back().boxes;
        std::move(box.begin(), box.end(), std::back_inserter(to));
        break;
      }
      default:
        break;
    }
  }

  void say(std::string_view words) {
    if (open_.empty() || open_.back().style.hidden.value_or(false)) return;
    changes_.add(words);
    open_.back().words.append(words);
  }

  void begin_paragraph(pugi::xml_node node) {
    OpenParagraph paragraph;
    paragraph.node = node;
    paragraph.style = styles_.paragraph(attribute_of(node, "style-name"));
    open_.push_back(std::move(paragraph));
  }

  // All words of a note, a comment or a deletion, on one line.
  std::string words_of(pugi::xml_node node) const {
    std::string text;
    for (const Piece& piece : BodyReader(styles_, Apart::left_out).read(node)) {
      if (!text.empty()) text += ' ';
      text += piece.mark.empty() ? piece.text : piece.mark + ' ' + piece.text;
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void add_note(pugi::xml_node node) {
    if (open_.empty()) return;
    Piece piece;
    piece.kind = Piece::Kind::footnote;
    piece.mark = std::string(trim(child(node, "note-citation").text().get())) + ")";
    piece.text = words_of(child(node, "note-body"));
    if (!piece.text.empty()) open_.back().words.add_apart(std::move(piece));
  }

  void add_remark(pugi::xml_node node) {
    Piece piece;
    piece.kind = Piece::Kind::comment;
    piece.text = words_of(node);
    piece.remark = remark_of(node);
    if (piece.text.empty()) return;
    if (open_.empty()) {
      sink().push_back(std::move(piece));
      return;
    }
    const std::string name(attribute_of(node, "name"));
    open_.back().names.push_back(name);
    open_.back().remarks.push_back(std::move(piece));
    if (!name.empty()) open_.back().words.begin_quote(name);
  }

  void delete_here(const std::string& id) {
    const auto found = changes_of_.find(id);
    if (found == changes_of_.end() || !found->second.is_deletion) return;
    const std::string words = words_of(found->second.content);
    if (words.empty()) return;
    Piece note = tracked_note(TrackedKind::deleted, found->second.remark, words);
    if (open_.empty())
      sink().push_back(std::move(note));
    else
      open_.back().words.add_apart(std::move(note));
  }

  void end_paragraph() {
    changes_.add(" ");  // one that spans paragraphs
    OpenParagraph paragraph = std::move(open_.back());
    open_.pop_back();
    for (std::size_t i = 0; i < paragraph.remarks.size(); ++i) {
      // Without an end the comment is about the place, not about words.
      if (!paragraph.names[i].empty() && has_end(paragraph.node, paragraph.names[i]))
        paragraph.remarks[i].remark->quote = paragraph.words.quote(paragraph.names[i]);
      paragraph.words.add_apart(std::move(paragraph.remarks[i]));
    }
    const std::vector<Piece> apart = std::move(paragraph.words.apart());
    put_words(paragraph);
    sink().insert(sink().end(), apart.begin(), apart.end());
    sink().insert(sink().end(), paragraph.boxes.begin(), paragraph.boxes.end());
  }

  // Whether the range of this name ends in the document; the names are collected at first need.
  bool has_end(pugi::xml_node within, const std::string& name) {
    if (!ends_known_) {
      ends_known_ = true;
      pugi::xml_node root = within;
      while (root.parent() && root.parent().type() == pugi::node_element) root = root.parent();
      walk_elements(
          root,
          [&](pugi::xml_node node) {
            if (local_name(node) == "annotation-end")
              ends_[std::string(attribute_of(node, "name"))] = true;
            return Descend::yes;
          },
          [](pugi::xml_node) {});
    }
    return ends_.contains(name);
  }

  void put_words(OpenParagraph& paragraph) {
    Piece piece = paragraph.words.take();
    const bool heading = element_of(paragraph.node) == Element::heading;
    if (heading) {
      put_heading(paragraph, std::move(piece));
      return;
    }
    if (piece.text.empty()) return;
    piece.is_title = paragraph.style.is_title && piece.text.size() <= kLongestHeading;
    if (piece.is_title) {
      piece.kind = Piece::Kind::heading;
      piece.rank = 1;
      std::replace(piece.text.begin(), piece.text.end(), '\n', ' ');
    } else if (lists_.inside()) {
      const std::optional<std::string> number = lists_.number(paragraph.style.list);
      piece.kind = number ? Piece::Kind::item : Piece::Kind::more;
      piece.depth = lists_.depth();
      piece.mark = std::string(trim(number.value_or("")));
      if (number && piece.mark.empty()) piece.kind = Piece::Kind::paragraph;  // a list's header
    }
    sink().push_back(std::move(piece));
  }

  void put_heading(const OpenParagraph& paragraph, Piece piece) {
    const int level = std::clamp(
        number_of(attribute_of(paragraph.node, "outline-level")).value_or(1), 1, kLevels);
    if (lists_.inside() && lists_.depth() > 0)
      piece.mark = lists_.number(paragraph.style.list).value_or("");
    else if (attribute_of(paragraph.node, "is-list-header") != "true" && !piece.text.empty())
      piece.mark =
          lists_.heading_number(level, number_of(attribute_of(paragraph.node, "start-value")));
    piece.mark = std::string(trim(piece.mark));
    if (piece.mark == "-") piece.mark.clear();
    if (piece.text.empty() && piece.mark.empty()) return;
    if (piece.text.size() <= kLongestHeading) {
      piece.kind = Piece::Kind::heading;
      piece.rank = level;
      std::replace(piece.text.begin(), piece.text.end(), '\n', ' ');
    }
    sink().push_back(std::move(piece));
  }

  const Styles& styles_;
  const Apart apart_;
  Lists lists_;
  std::map<std::string, Change> changes_of_;
  std::vector<std::vector<Piece>> sinks_;              // of the body, open cells and frames
  std::vector<std::vector<std::vector<Piece>>> rows_;  // open ones: cells
  std::vector<OpenParagraph> open_;
  TrackedChanges changes_;
  std::map<std::string, bool> ends_;
  bool ends_known_ = false;
};

}  // namespace

std::vector<Piece> read_body(pugi::xml_node root, const Styles& styles) {
  return BodyReader(styles, Apart::kept).read(root);
}

}  // namespace lacuna::indexer::odt
