// The <meta> of an Akoma Ntoso export: identification by FRBR, publication, life cycle, passive
// modifications and the list of references they point to. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "kb/model/provision.h"

namespace lacuna::kb::akn {

// /akn/ro/act/lege/2006-05-04/122; a slug stands for a missing number, the year for a missing date.
std::string work_iri(const Work& work);

// .../ron@2025-05-26; "undated" where the text says no date.
std::string expression_iri(const Act& act);

// What the act's own basic units (article, section, §) refer to: a concept of the list of
// references.
inline constexpr std::string_view kBasicUnit = "#basicUnit";

struct MetaScope {
  std::string_view component = "main";  // "!main", "!annex_1"
  std::string_view portion;             // eId of a portion; empty: the whole
};

// Appends <meta> to a document element. Only the main component carries publication and events.
void write_meta(pugi::xml_node document, const Act& act, const MetaScope& scope);

}  // namespace lacuna::kb::akn
