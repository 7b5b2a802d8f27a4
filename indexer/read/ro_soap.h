// Records of the Romanian portal's SOAP service: the answer's XML with one <Legi>, or the record's
// Text alone. The Text is the portal's page without its elements: runs of blanks where they stood,
// "+" before units, "..." in non-breaking spaces after them, entities escaped once more. It becomes
// lines for the Romanian grammar; what the record says of the act goes to its identity, but for
// fields that have lost letters ("Pre?edintele"), which the text itself says better. Linear; pure;
// any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

bool is_ro_soap_text(std::string_view bytes, const std::string& path);
Reading read_ro_soap_text(std::string_view bytes, const std::string& path,
                          const ReadOptions& options);

bool is_ro_soap_xml(std::string_view bytes, const std::string& path);
Reading read_ro_soap_xml(std::string_view bytes, const std::string& path,
                         const ReadOptions& options);

// The lines that a record's Text was made of.
std::string ro_soap_lines(std::string_view text);

}  // namespace lacuna::indexer
