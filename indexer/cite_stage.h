// Stage `cite` of the pipeline: citations of every provision's words, events of its notes and of
// its own amending instructions. Pure; any thread.
#pragma once

#include "indexer/structure/structure.h"
#include "kb/model/provision.h"

namespace lacuna::indexer {

// Reads act.provisions, writes act.citations and act.events. The publisher's links are gold: one
// that leads where a citation leads confirms it, one that names what the text leaves open supplies
// it, one that disagrees lowers its confidence and is flagged.
void cite_act(kb::Act& act, const Structured& structured);

}  // namespace lacuna::indexer
