// Fields of a DOCX document (ECMA-376 part 1, 17.16): their instruction is no text, their result
// is; a HYPERLINK's result is a link, a TOC's result no words of the document. One document, one
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::indexer::docx {

class Fields {
 public:
  void begin() { open_.emplace_back(); }

  // True when the instruction is that of a table of contents' own parts (a page's number).
  bool add_instruction(std::string_view text);

  // The instruction is over; where its result links to, empty: nowhere.
  std::string separate();

  // Whether the field that ends was a link.
  bool end();

  bool in_instruction() const;
  bool in_contents() const;

 private:
  struct Field {
    std::string instruction;
    bool in_result = false;
    bool is_link = false;
    bool is_contents = false;
  };
  std::vector<Field> open_;
};

}  // namespace lacuna::indexer::docx
