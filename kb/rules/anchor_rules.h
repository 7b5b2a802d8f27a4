// Where an annotation's quote stands in a text: exact match or said so; never moved silently.
// Positions are characters (code points). Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kb/model/annotation.h"
#include "kb/model/provision.h"

namespace lacuna::kb {

struct Anchored {
  AnchorState state = AnchorState::lost;
  std::size_t start = 0;  // characters; of exact and moved
  std::size_t end = 0;
  // Of `changed`: the place most like the quote, to be shown and confirmed by a person.
  std::optional<Quote> proposal;
};

// exact: the quote stands where it stood. moved: it stands elsewhere, once, or once with its prefix
// and suffix. changed: only something like it stands there. lost: nothing like it.
Anchored anchor(const Quote& quote, std::string_view text);

// A quote of `text` from `start` to `end` (characters) with up to 32 characters around it; nullopt
// when the range is empty or outside.
std::optional<Quote> make_quote(std::string_view text, std::size_t start, std::size_t end);
// The same from the words alone, as a form without script sends them: the first place, or nullopt.
std::optional<Quote> find_quote(std::string_view text, std::string_view exact,
                                std::string_view prefix = {}, std::string_view suffix = {});

// The words of a unit that annotations are anchored to and hashed by: its text and its wrap-up.
std::string anchor_text(const Provision& provision);
std::string anchor_hash(const Provision& provision);  // SHA-256

}  // namespace lacuna::kb
