// A Formex package as one ZIP file, as the Publications Office gives it or as the files of a folder
// are packed here: a list of parts, the Journal's table of contents, an act and its annexes. Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/reading.h"
#include "indexer/read/xml/formex.h"

namespace lacuna::indexer {

// A ZIP file with XML files of Formex and without the parts of an office document.
bool is_formex_package(std::string_view bytes);

Reading read_formex_package(std::string_view bytes, const std::string& path,
                            const ReadOptions& options = {});

// The same bytes for the same parts, whatever the day and the compressor: stored, in this order.
std::string pack_formex(const std::vector<FormexPart>& parts);

}  // namespace lacuna::indexer
