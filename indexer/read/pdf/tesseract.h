// Words of a picture by the program `tesseract`, where it is installed: started without a shell,
// fed and read through sockets, killed at its time limit. The picture is one that we drew
// ourselves. Thread-safe.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/pdf/page.h"

namespace lacuna::indexer::pdf {

// Codes of installed languages ("ron", "eng"); empty: tesseract is not there.
std::vector<std::string> tesseract_languages();

// `picture` is a PGM file of `dpi`; `languages` as "ron+eng". nullopt when tesseract failed or took
// too long.
std::optional<Page> recognise(std::string_view picture, const std::string& languages, int dpi,
                              std::chrono::seconds limit);

// The words of tesseract's TSV output.
Page page_of_tsv(std::string_view tsv, int dpi);

}  // namespace lacuna::indexer::pdf
