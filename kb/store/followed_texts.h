// What became of a followed act or provision, from the texts that came. For the sources of kb/store
// alone.
#pragma once

#include <string_view>
#include <vector>

#include "kb/store/followed.h"

namespace lacuna::kb {

// Readable texts of the act: for a provision only those where it reads differently from the text
// before, in the same language.
std::vector<FollowedChange> text_changes(Store& store, const FollowSubject& subject,
                                         std::string_view since);

// One row an act that says it changes this one (this provision, what is in it or what it is in).
std::vector<FollowedChange> amendments(Store& store, const FollowSubject& subject,
                                       std::string_view since);

// In force, applies, repealed, texts, amendments with a day; of a provision its own wording's days.
std::vector<FollowedDate> text_dates(Store& store, const FollowSubject& subject);

}  // namespace lacuna::kb
