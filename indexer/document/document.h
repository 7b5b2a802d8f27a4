// What every reader makes of a file: one small type, whatever the format. A reader says what the
// file says; what an article is, and what its address is, is the structure stage's business alone.
// Open data; no threading rule.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kb/base/date.h"
#include "kb/base/diagnostic.h"
#include "kb/base/names.h"
#include "kb/model/event.h"
#include "kb/model/frbr.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

enum class BlockRole {
  line,       // a line or paragraph of a format without structure: the numbering grammar reads it
  heading,    // a heading of a format that marks headings (Markdown); depth = its rank, 1 outermost
  unit,       // a marked-up unit begins: level, num, heading, wid; depth = its nesting, 0 outermost
  text,       // words of the unit at the same depth (before its children, or after them: then it is
              // wrap-up)
  note,       // an editorial or amendment note at the unit of the same depth; not the norm's words
  quotation,  // words quoted into or out of another act, at the unit of the same depth; never units
              // of this act
  footnote,   // a footnote's words, its mark first, at the unit of the same depth: out of the
              // sentence
  comment,    // a reviewer's remark in the file's margin, at the unit of the same depth
};
constexpr auto names(BlockRole) {
  return name_table<BlockRole>({{BlockRole::line, "line"},
                                {BlockRole::heading, "heading"},
                                {BlockRole::unit, "unit"},
                                {BlockRole::text, "text"},
                                {BlockRole::note, "note"},
                                {BlockRole::quotation, "quotation"},
                                {BlockRole::footnote, "footnote"},
                                {BlockRole::comment, "comment"}});
}

// A link that the publisher set: bytes [begin, end) of the block's text (of a unit: its heading)
// lead to `target`, as printed (an address, a CELEX number, a fragment). Gold for citations.
struct BlockLink {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string target;
};

// What a note says in the format's own terms (a version mark, a commentary, a tracked change),
// where the reader need not understand words.
struct NotedChange {
  kb::EventKind kind = kb::EventKind::other;
  std::string acting;  // work key, CELEX number or address of the act that did it; empty: unknown
  std::optional<Date> on;  // the day it took effect or was made
};

// Who wrote a comment or made a tracked change, and on which words. A person's name is shown to
// members alone.
struct Remark {
  std::string author;
  std::optional<Date> on;
  std::string quote;  // the words it is about; empty: the whole unit
};

struct Block {
  BlockRole role = BlockRole::line;
  int depth = 0;
  int line = 0;  // in the source, 1-based; 0: unknown
  std::string text;
  // of a unit:
  kb::Level level = kb::Level::article;
  bool basic = false;  // the act's own basic unit, as the format says it; the structure stage
                       // decides for plain text
  std::string num;     // as printed
  std::string heading;
  std::string wid;  // the publisher's own id
  std::string eid;  // our address, where the file is one that Lacuna wrote; the publisher's own
                    // addresses are wids
  kb::ProvisionState state = kb::ProvisionState::in_force;
  std::optional<Date> from;  // validity of this wording, both ends included; none: not said
  std::optional<Date> to;
  std::string extent;  // where it applies, as the publisher says it: "E+W+S"
  // of any block:
  std::string language;  // BCP 47, where it is not the document's
  std::vector<BlockLink> links;
  // of a note:
  std::optional<NotedChange> change;
  // of a comment, and of a note that is a tracked change:
  std::optional<Remark> remark;
};

// What the file says about itself; empty where it says nothing.
struct Identity {
  std::string jurisdiction;  // ro, md, eu, gb ...
  std::string type;          // lege, oug, act, bill ...
  std::string number;
  int year = 0;
  std::optional<Date> date_document;
  std::optional<Date> expression_date;
  std::string language;  // BCP 47
  std::string title;     // as printed
  std::string subject;
  std::string issuer;
  std::vector<std::string> aliases;  // the publisher's IRIs and ids
};

struct Document {
  std::string reader;      // "plain_text 1": name and version
  std::string media_type;  // "text/plain"
  kb::DocumentKind kind = kb::DocumentKind::act;
  Identity identity;
  std::vector<Block> blocks;                    // reading order
  std::map<std::string, std::string> metadata;  // front matter and the like, as found
  std::vector<Diagnostic> diagnostics;
};

}  // namespace lacuna::indexer
