#include "indexer/document/reading.h"

#include <utility>

namespace lacuna::indexer {

Reading failed(Diagnostic reason) {
  Reading reading;
  reading.status = ReadStatus::failed;
  reading.reason = std::move(reason);
  return reading;
}

Reading failed(const std::string& path, std::string message) {
  return failed(Diagnostic{path, 0, 0, Severity::error, std::move(message)});
}

Reading skipped(const std::string& path, std::string message) {
  Reading reading;
  reading.status = ReadStatus::skipped;
  reading.reason = Diagnostic{path, 0, 0, Severity::note, std::move(message)};
  return reading;
}

}  // namespace lacuna::indexer
