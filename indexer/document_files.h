// Documents that are several files: a folder's Formex package is a list of parts (*.doc.fmx.xml, in
// older packages *.doc.xml) and the files that it names. The list stands for all of them, and its
// document's bytes are one ZIP file of list and parts, always the same for the same parts: it is
// what is read, hashed and kept. Thread-safe; read errors throw (kb/base/file.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lacuna::indexer {

// Takes the files out that a list among them names.
void leave_out_parts(std::vector<std::string>& files);

// The file's bytes, or those of the package that it lists. At most `max_bytes` together.
std::string document_bytes(const std::string& path, std::size_t max_bytes);

}  // namespace lacuna::indexer
