// What became of followed things, in words: one sentence a change, for the digest and for feeds.
// Pure.
#pragma once

#include <string>

#include "kb/store/followed.h"
#include "server/view/messages.h"

namespace lacuna::server {

// "G-12 Housing (gap, step in its life cycle): triaged → validated".
std::string change_words(const kb::FollowedChange& change, const Messages& messages);

// "G-12 Housing: review by".
std::string date_words(const kb::FollowedDate& date, const Messages& messages);

}  // namespace lacuna::server
