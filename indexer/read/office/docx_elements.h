// What each WordprocessingML element is to the reader, by local name: transitional and strict files
// have other namespaces and the same names. Constant; any thread.
#pragma once

#include <string_view>

namespace lacuna::indexer::docx {

enum class Element {
  inner,  // goes on inside: everything unknown
  skipped,
  paragraph,
  run,
  text,
  deleted_text,
  tab,
  line_break,
  no_break_hyphen,
  symbol,
  table,
  row,
  cell,
  inserted,
  deleted,
  moved_away,
  moved_here,
  hyperlink,
  field_mark,
  field_instruction,
  simple_field,
  footnote_reference,
  endnote_reference,
  comment_begin,
  comment_end,
  comment_reference,
  content_control,
  text_box,
  alternative,  // Choice and Fallback of mc:AlternateContent
};

Element element_of(std::string_view local_name);

// The character that a symbol font shows at this code, as text.
std::string_view symbol(std::string_view font, std::string_view hexadecimal);

}  // namespace lacuna::indexer::docx
