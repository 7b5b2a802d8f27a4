// The tags of a page in their order, as the HTML standard's tokeniser finds them: comments,
// declarations and the inside of scripts and styles are passed over. One scanner, one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::indexer::html {

struct Tag {
  std::string name;  // lower case
  bool is_end = false;
  bool is_closed = false;      // "<br/>"
  std::size_t attributes = 0;  // at most so many
  std::size_t begin = 0;
  std::size_t end = 0;  // after '>'
};

class TagScanner {
 public:
  explicit TagScanner(std::string_view text) : text_(text) {}
  std::optional<Tag> next();

 private:
  void pass_markup();
  void pass_raw_text(const std::string& name);

  std::string_view text_;
  std::size_t at_ = 0;
};

// Elements without content: br, img, col ...
bool is_void(std::string_view name);

}  // namespace lacuna::indexer::html
