#include "indexer/read/office/docx_body.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/read/office/docx_elements.h"
#include "indexer/read/office/docx_fields.h"
#include "indexer/read/office/rows.h"
#include "indexer/read/office/running_piece.h"
#include "indexer/read/office/tracked.h"
#include "indexer/read/office/walk.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::docx {

namespace {

constexpr std::size_t kLongestHeading = 400;  // bytes; a paragraph styled as heading is longer

struct OpenParagraph {
  RunningPiece words;
  pugi::xml_node properties;
  std::string style_id;
  Style style;
  std::vector<std::string> remarks;  // comments that begin here
  std::vector<Piece> boxes;          // of text boxes that hang on it
  bool in_contents = false;          // a line of a table of contents
};

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

class BodyReader {
 public:
  explicit BodyReader(const BodyContext& context) : context_(context) { sinks_.emplace_back(); }

  std::vector<Piece> read(pugi::xml_node root) {
    walk_elements(
        root, [&](pugi::xml_node node) { return enter(node); },
        [&](pugi::xml_node node) { leave(node); });
    if (carried_) {
      put(std::move(*carried_));
      carried_.reset();
    }
    return std::move(sinks_.front());
  }

 private:
  std::vector<Piece>& sink() { return sinks_.back(); }

  Descend enter(pugi::xml_node node) {
    switch (element_of(local_name(node))) {
      case Element::skipped:
        return Descend::no;
      case Element::paragraph:
        begin_paragraph(node);
        break;
      case Element::run:
        hidden_runs_.push_back(is_hidden(node));
        break;
      case Element::text:
      case Element::deleted_text:
        say(node.text().get());
        return Descend::no;
      case Element::tab:
        say(" ");
        return Descend::no;
      case Element::line_break:
        if (!open_.empty() && is_shown() && !changes_.deletes()) open_.back().words.line_break();
        return Descend::no;
      case Element::no_break_hyphen:
        say("-");
        return Descend::no;
      case Element::symbol:
        say(symbol(attribute_of(node, "font"), attribute_of(node, "char")));
        return Descend::no;
      case Element::table:
        break;
      case Element::row:
        rows_.emplace_back();
        if (child(child(node, "trPr"), "del"))
          begin_change(TrackedKind::deleted, remark_of(child(child(node, "trPr"), "del")));
        break;
      case Element::cell:
        sinks_.emplace_back();
        break;
      case Element::inserted:
        begin_change(TrackedKind::inserted, remark_of(node));
        break;
      case Element::deleted:
        begin_change(TrackedKind::deleted, remark_of(node));
        break;
      case Element::moved_away:
        begin_change(TrackedKind::moved_away, remark_of(node));
        break;
      case Element::moved_here:
        begin_change(TrackedKind::moved_here, remark_of(node));
        break;
      case Element::hyperlink:
        if (attribute_of(node, "anchor").starts_with("_Toc")) note_contents();
        if (!open_.empty())
          open_.back().words.begin_link(context_.target(attribute_of(node, "id")));
        break;
      case Element::field_mark:
        field_mark(attribute_of(node, "fldCharType"));
        return Descend::no;
      case Element::field_instruction:
        if (fields_.add_instruction(node.text().get())) note_contents();
        return Descend::no;
      case Element::simple_field:
        break;
      case Element::footnote_reference:
        add_note(node, context_.footnotes, footnotes_);
        return Descend::no;
      case Element::endnote_reference:
        add_note(node, context_.endnotes, endnotes_);
        return Descend::no;
      case Element::comment_begin:
        begin_remark(std::string(attribute_of(node, "id")));
        return Descend::no;
      case Element::comment_end:
        for (OpenParagraph& paragraph : open_)
          paragraph.words.end_quote(std::string(attribute_of(node, "id")));
        return Descend::no;
      case Element::comment_reference:
        begin_remark(std::string(attribute_of(node, "id")));
        if (!open_.empty()) open_.back().words.end_quote(std::string(attribute_of(node, "id")));
        return Descend::no;
      case Element::content_control:
        if (is_placeholder(node)) return Descend::no;
        break;
      case Element::text_box:
        sinks_.emplace_back();
        break;
      case Element::alternative:
        // One of them is what is meant; the others repeat it for older programs.
        for (pugi::xml_node before = node.previous_sibling(); before;
             before = before.previous_sibling())
          if (before.type() == pugi::node_element) return Descend::no;
        break;
      case Element::inner:
        break;
    }
    return node.type() == pugi::node_element ? Descend::yes : Descend::no;
  }

  void leave(pugi::xml_node node) {
    switch (element_of(local_name(node))) {
      case Element::paragraph:
        end_paragraph();
        break;
      case Element::run:
        hidden_runs_.pop_back();
        break;
      case Element::row:
        if (child(child(node, "trPr"), "del")) end_change();
        end_row();
        break;
      case Element::cell:
        end_cell();
        break;
      case Element::inserted:
      case Element::deleted:
      case Element::moved_away:
      case Element::moved_here:
        end_change();
        break;
      case Element::hyperlink:
        if (!open_.empty()) open_.back().words.end_link();
        break;
      case Element::text_box:
        end_box();
        break;
      default:
        break;
    }
  }

  bool is_hidden(pugi::xml_node run) const {
    const pugi::xml_node properties = child(run, "rPr");
    if (const auto direct = toggle(properties, "vanish")) return *direct;
    if (const auto named = context_.styles.resolved(value_of(child(properties, "rStyle"))).hidden)
      return *named;
    return !open_.empty() && open_.back().style.hidden.value_or(false);
  }

  bool is_shown() const {
    return (hidden_runs_.empty() || !hidden_runs_.back()) && !fields_.in_instruction();
  }

  static bool is_placeholder(pugi::xml_node control) {
    const pugi::xml_node properties = child(control, "sdtPr");
    if (toggle(properties, "showingPlcHdr").value_or(false)) return true;
    return value_of(child(child(properties, "docPartObj"), "docPartGallery")) ==
           "Table of Contents";
  }

  void note_contents() {
    if (fields_.in_contents() && !open_.empty()) open_.back().in_contents = true;
  }

  void say(std::string_view words) {
    if (open_.empty() || !is_shown()) return;
    changes_.add(words);
    if (!changes_.deletes()) open_.back().words.append(words);
  }

  void field_mark(std::string_view type) {
    if (type == "begin") {
      fields_.begin();
    } else if (type == "separate") {
      const std::string target = fields_.separate();
      if (!open_.empty() && !target.empty()) open_.back().words.begin_link(target);
    } else if (type == "end") {
      if (fields_.end() && !open_.empty()) open_.back().words.end_link();
    }
  }

  void begin_paragraph(pugi::xml_node node) {
    OpenParagraph paragraph;
    paragraph.properties = child(node, "pPr");
    paragraph.style_id = value_of(child(paragraph.properties, "pStyle"));
    if (paragraph.style_id.empty()) paragraph.style_id = context_.styles.default_paragraph();
    paragraph.style = context_.styles.resolved(paragraph.style_id);
    open_.push_back(std::move(paragraph));
    for (const std::string& id : std::exchange(waiting_remarks_, {})) begin_remark(id);
  }

  void begin_remark(const std::string& id) {
    if (remarks_begun_.contains(id)) return;
    if (open_.empty()) {
      waiting_remarks_.push_back(id);
      return;
    }
    remarks_begun_.insert(id);
    open_.back().words.begin_quote(id);
    open_.back().remarks.push_back(id);
  }

  void add_note(pugi::xml_node reference, const NotePart& part, int& count) {
    if (open_.empty() || !is_shown() || changes_.deletes()) return;
    const auto found = part.notes.find(attribute_of(reference, "id"));
    if (found == part.notes.end()) return;
    Piece piece;
    piece.kind = Piece::Kind::footnote;
    const std::string_view own = attribute_of(reference, "customMarkFollows");
    if (own.empty() || own == "0" || own == "false") {
      piece.mark = format_number(++count, part.format) + ")";
    } else if (!hidden_runs_.empty()) {
      hidden_runs_.back() = true;  // the mark follows in this run and stands in the note itself
    }
    piece.text = words_of(found->second);
    if (!piece.text.empty()) open_.back().words.add_apart(std::move(piece));
  }

  // All words of a note or comment, on one line.
  std::string words_of(pugi::xml_node node) const {
    const BodyContext bare{context_.styles, context_.numbering, {}, {}, {}, context_.target};
    std::string text;
    for (const Piece& piece : read_body(node, bare)) {
      if (piece.kind == Piece::Kind::note) continue;
      if (!text.empty()) text += ' ';
      text += piece.mark.empty() ? piece.text : piece.mark + ' ' + piece.text;
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void begin_change(TrackedKind kind, Remark remark) {
    changes_.begin(kind, std::move(remark), open_.empty() ? 0 : open_.back().words.size());
  }

  void end_change() {
    std::optional<TrackedNote> tracked = changes_.end();
    if (!tracked) return;
    if (open_.empty())
      sink().push_back(std::move(tracked->note));
    else
      add_tracked(open_.back().words, std::move(*tracked));
  }

  // The paragraph's own end was deleted or moved away: its words run on into the next one.
  static bool runs_on(const OpenParagraph& paragraph) {
    const pugi::xml_node mark = child(paragraph.properties, "rPr");
    return child(mark, "del") || child(mark, "moveFrom");
  }

  void end_paragraph() {
    changes_.add(" ");  // one that spans paragraphs
    OpenParagraph paragraph = std::move(open_.back());
    open_.pop_back();
    for (const std::string& id : paragraph.remarks) add_remark(paragraph, id);
    if (carried_ && open_.empty()) {
      carried_->words.join(std::move(paragraph.words), "");
      paragraph.words = std::move(carried_->words);
      paragraph.boxes.insert(paragraph.boxes.begin(), carried_->boxes.begin(),
                             carried_->boxes.end());
      carried_.reset();
    }
    if (open_.empty() && runs_on(paragraph)) {
      carried_ = std::move(paragraph);
      return;
    }
    put(std::move(paragraph));
  }

  void add_remark(OpenParagraph& paragraph, const std::string& id) {
    const auto found = context_.comments.comments.find(id);
    if (found == context_.comments.comments.end()) return;
    Piece piece;
    piece.kind = Piece::Kind::comment;
    piece.text = words_of(found->second.node);
    piece.remark = found->second.remark;
    piece.remark->quote = paragraph.words.quote(id);
    if (!piece.text.empty()) paragraph.words.add_apart(std::move(piece));
  }

  void put(OpenParagraph paragraph) {
    const std::vector<Piece> apart = std::move(paragraph.words.apart());
    if (!paragraph.in_contents && !paragraph.style.name.starts_with("toc ")) put_words(paragraph);
    sink().insert(sink().end(), apart.begin(), apart.end());
    sink().insert(sink().end(), paragraph.boxes.begin(), paragraph.boxes.end());
  }

  void put_words(OpenParagraph& paragraph) {
    Piece piece = paragraph.words.take();
    std::optional<int> outline = number_of(child(paragraph.properties, "outlineLvl"));
    if (!outline) outline = paragraph.style.outline;
    int level = 0;
    if (auto mark = number(paragraph)) {
      piece.mark = std::string(trim(mark->text));
      level = mark->level;
    }
    // A number alone prints nothing that anybody could want, a label such as "Art. 5" does.
    if (piece.text.empty() && !has_letter(piece.mark)) return;
    const bool is_short = piece.text.size() <= kLongestHeading;
    piece.is_title = paragraph.style.name == "title" && is_short;
    if (is_short && piece.mark != "-" &&
        (piece.is_title || (outline && *outline >= 0 && *outline < 9))) {
      piece.kind = Piece::Kind::heading;
      std::replace(piece.text.begin(), piece.text.end(), '\n', ' ');
      piece.rank = piece.is_title ? 1 : *outline + 1;
    } else if (!piece.mark.empty()) {
      piece.kind = Piece::Kind::item;
      piece.depth = level + 1;
    }
    sink().push_back(std::move(piece));
  }

  std::optional<Numbering::Mark> number(const OpenParagraph& paragraph) {
    std::optional<NumberingRef> ref = numbering_of(paragraph.properties);
    if (ref && ref->list.empty())
      ref->list = paragraph.style.numbering.value_or(NumberingRef()).list;
    if (!ref) ref = paragraph.style.numbering;
    if (!ref || ref->list.empty() || ref->list == "0") return std::nullopt;
    return context_.numbering.next(*ref, paragraph.style_id);
  }

  void end_cell() {
    std::vector<Piece> cell = std::move(sinks_.back());
    sinks_.pop_back();
    if (rows_.empty())
      sink().insert(sink().end(), cell.begin(), cell.end());
    else
      rows_.back().push_back(std::move(cell));
  }

  void end_row() {
    std::vector<std::vector<Piece>> cells = std::move(rows_.back());
    rows_.pop_back();
    put_row(std::move(cells), sink());
  }

  void end_box() {
    std::vector<Piece> box = std::move(sinks_.back());
    sinks_.pop_back();
    std::vector<Piece>& to = open_.empty() ? sink() : open_.back().boxes;
    to.insert(to.end(), box.begin(), box.end());
  }

  const BodyContext& context_;
  std::vector<std::vector<Piece>> sinks_;              // of the body, open cells and text boxes
  std::vector<std::vector<std::vector<Piece>>> rows_;  // open ones: cells
  std::vector<OpenParagraph> open_;                    // a text box opens one inside another
  std::optional<OpenParagraph> carried_;               // its end was deleted
  std::vector<bool> hidden_runs_;
  Fields fields_;
  TrackedChanges changes_;
  std::vector<std::string> waiting_remarks_;  // begun between paragraphs
  std::set<std::string> remarks_begun_;
  int footnotes_ = 0;
  int endnotes_ = 0;
};

}  // namespace

std::vector<Piece> read_body(pugi::xml_node root, const BodyContext& context) {
  return BodyReader(context).read(root);
}

}  // namespace lacuna::indexer::docx
