// The demo and the register out of corpus/ (compiled in) into a data directory. Doing it twice
// changes nothing: every record has a fixed id. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "kb/base/data_directory.h"
#include "kb/base/settings.h"
#include "kb/store/store.h"

namespace lacuna::server {

struct DemoReport {
  std::size_t concepts = 0;           // new or changed
  std::size_t works = 0;              // facts of the register, new or changed
  std::size_t texts = 0;              // imported
  std::size_t records = 0;            // gaps, evidence, asks, papers, links, comments
  std::vector<std::string> accounts;  // made now, without a password yet
};

DemoReport load_demo(const indexer::DocumentReader& read, kb::Store& store,
                     const DataDirectory& directory);

}  // namespace lacuna::server
