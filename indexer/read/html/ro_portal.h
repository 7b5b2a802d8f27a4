// The Romanian portal, legislatie.just.ro: whole pages and fragments of DetaliiDocument and
// DetaliiDocumentAfis. Every unit is a span with a class of its own ("S_ART", its label
// "S_ART_TTL", its name "S_ART_DEN", its words "S_ART_BDY"); menus repeat the headings and are left
// out, so are the hidden "…_SHORT". Blue paragraphs in brackets and "S_NTA" are notes; links lead
// to other acts of the portal, "S_LGI" to places in this one ("#"). Linear; pure; any thread.
#pragma once

#include <string>

#include "indexer/document/document.h"
#include "indexer/read/html/tree.h"

namespace lacuna::indexer::html {

bool is_ro_portal(const Tree& tree);
Document read_ro_portal(const Tree& tree, const std::string& path);

}  // namespace lacuna::indexer::html
