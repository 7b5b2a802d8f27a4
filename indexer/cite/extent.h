// How far an act's own articles go, so that "art. 170" in an act of five articles is known to be
// another's. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/cite/unit.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

// The largest Arabic number of the articles of the act itself, its annexes left out; 0 where they
// have Roman numbers or are one alone.
int last_article(const std::vector<kb::Provision>& provisions);

// Whether `path` names an article that an act with articles up to `last` has not.
bool is_beyond(const Path& path, int last);

}  // namespace lacuna::indexer
