#include "indexer/commands/command.h"

#include <iostream>
#include <memory>

#include <nlohmann/json.hpp>

#include "indexer/index/drain.h"
#include "kb/base/error.h"

namespace lacuna::indexer {

std::unique_ptr<kb::Store> Invocation::store() const {
  return std::make_unique<kb::Store>(directory().database(), kb::OpenMode::read_write);
}

void print_json(const nlohmann::json& value) {
  std::cout << value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

void print_json_pretty(const nlohmann::json& value) {
  std::cout << value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

DrainProgress index_progress(ProgressShown shown) {
  return [shown, progress = std::shared_ptr<Progress>()](const DrainReport& report) mutable {
    if (!progress) progress = std::make_shared<Progress>("index", report.of, shown);
    progress->at(report.rows);
    return GoOn::yes;
  };
}

Drained update_index(const Invocation& invocation, kb::Store& store, ProgressShown shown) {
  try {
    drain_outbox(invocation.data, store, {}, index_progress(shown));
    return Drained::here;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::locked) return Drained::by_server;
    throw;
  }
}

}  // namespace lacuna::indexer
