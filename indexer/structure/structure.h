// From a Document to the tree of provisions. Plain text and Markdown are read by the numbering
// grammar of their legal tradition (tradition.h); blocks of marked-up formats (BlockRole::unit) are
// taken as they are nested. Both get their eIds from eid.h and pass the same checks (checks.h).
// Nothing of the text is lost: words before the first unit and after the last one become `preamble`
// and `conclusions` provisions, notes are handed on raw with the unit at whose end they stand.
// Linear in the text; never throws on people's input. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/document/document.h"
#include "kb/model/frbr.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

// An editorial note taken out of the norm's words. Reading it as a dated event is indexer/cite's
// work.
struct Note {
  std::string raw;  // as printed, with its brackets or dashes
  int provision;    // index of the unit at whose end it stands; -1: no unit was open
  std::optional<NotedChange> change = std::nullopt;  // where the format says what the note means
};

// A publisher's link, at its place in a provision's string.
struct PublisherLink {
  int provision;
  std::string part;   // heading, text, quotation, wrapup, footnote
  std::size_t begin;  // bytes into that string
  std::size_t end;
  std::string target;  // as printed
};

// A reviewer's remark that came with the file: to be an annotation, its author seen by members
// alone.
struct FileComment {
  int provision;  // index; -1: on the whole
  std::string text;
  Remark remark;
};

// What a curator must look at before trusting the tree (domain.md 4.9). Sentences for people.
struct Report {
  std::vector<std::string> holes;       // numbers missing from a sequence, no repeal explaining it
  std::vector<std::string> duplicates;  // numbers printed twice
  std::vector<std::string> superscripts;  // "(11)" read as 1^1
  std::vector<std::string> repeated;      // labels of open units, printed again
  std::vector<std::string> contents;      // tables of contents, left out of the text
};

struct Structured {
  kb::DocumentKind kind = kb::DocumentKind::act;
  Identity identity;                      // the reader's, completed from the text
  std::vector<kb::Provision> provisions;  // reading order; a parent stands before its children
  std::vector<Note> notes;
  std::vector<PublisherLink> links;
  std::vector<FileComment> comments;
  kb::Counts counts;  // articles, recitals, provisions; citations and events are counted later
  Report report;
  std::vector<Diagnostic> diagnostics;  // the reader's and those of the self-checks
};

Structured structure(const Document& document);

}  // namespace lacuna::indexer
