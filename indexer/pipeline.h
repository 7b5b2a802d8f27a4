// From bytes to the store, one document at a time:
//
//   read        Reads: bytes, in a child.      Writes: Document (or why not).
//   structure   Reads: Document.               Writes: provision tree, raw notes, report.
//   cite        Reads: the tree's texts.       Writes: citations, dated events of the notes.
//   check       Reads: Document and tree.      Writes: warnings.
//   store       Reads: the act.                Writes: original, catalogue and outbox, in one
//   transaction; the file's comments as annotations. Several files in one commit.
//
// The index follows the outbox (indexer/index/drain.h). prepare() only asks for a reading: any
// thread. What stores belongs to the store's thread.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/reading.h"
#include "indexer/structure/structure.h"
#include "kb/base/data_directory.h"
#include "kb/base/error.h"
#include "kb/base/names.h"
#include "kb/model/provision.h"
#include "kb/store/recheck_store.h"
#include "kb/store/store.h"

namespace lacuna::indexer {

enum class ImportStatus { imported, unchanged, skipped, failed };
constexpr auto names(ImportStatus) {
  return name_table<ImportStatus>({{ImportStatus::imported, "imported"},
                                   {ImportStatus::unchanged, "unchanged"},
                                   {ImportStatus::skipped, "skipped"},
                                   {ImportStatus::failed, "failed"}});
}

enum class Acceptance {
  publish,  // readable at once, flagged unreviewed
  hold,     // waits for a person
};

// Asked before each document is stored: true, and no more are. What is stored stays.
using StopQuestion = std::function<bool()>;

// A tree that is built twice must be the same tree; building it is two fifths of what structure
// costs, so that of many files a part is looked at: all of a small import, of a large one enough to
// meet every kind of text in it. By place, so that the same files are looked at each time.
enum class TreeCheck { once, twice };
struct TreeSample {
  std::size_t first;  // of the files of one import, each
  std::size_t every;  // of the others, one of so many
};
constexpr TreeSample kTreeSample{100, 10};
TreeCheck tree_check_of(std::size_t file);  // by its place among those of one import, from 0

struct ImportOptions {
  DocumentReader read;   // the program's sandbox; in a test a reader itself. There must be one
  std::string language;  // what the person said; empty: found out
  std::string jurisdiction;
  std::string work;  // the work's key, for one document
  Acceptance acceptance = Acceptance::publish;
  std::size_t max_bytes = 32u << 20;
  bool illustrative = false;           // written for the demo
  TreeCheck trees = TreeCheck::twice;  // of many files that are stored: as tree_check_of() says
  StopQuestion stop;                   // none: never
};

struct ImportFailure {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;  // with file and, where there is one, line and column
  std::string hint;
};

ImportFailure failure_of(const std::exception& error);

// What became of one document; work and expression are empty when it was skipped or failed.
struct ImportResult {
  std::string path;
  ImportStatus status = ImportStatus::failed;
  kb::Expression expression;
  std::vector<std::string> warnings;
  std::optional<ImportFailure> failure;
  std::set<std::string> works;  // stored now, with those it cites: their subjects may be known now
  // Where everything that people said of the act stands in this text, when it is the newest: all of
  // it, as the program sees it. A page asks rechecks_of_text() for its viewer instead.
  std::vector<kb::RecheckRow> rechecks;
};

ImportResult failed_import(const std::string& path, ImportFailure failure);

// A document read and understood, not stored.
struct Prepared {
  ImportResult result;  // status imported: would be
  std::optional<kb::Act> act;
  kb::Manifestation manifestation;
  std::vector<FileComment> comments;  // of the file's margin, by index into the act's provisions
};

// The first four stages. Never throws on what the bytes are, but Error(unavailable) when nothing
// can be read at all.
Prepared prepare(std::string_view bytes, const std::string& path, const ImportOptions& options);

// Saves the act of what was prepared, which stays, with the file's comments, in one transaction;
// the original is the caller's.
ImportResult save_prepared(Prepared& prepared, kb::Store& store);

// Stores what was prepared: the original under its hash, then the act in one transaction.
ImportResult store_prepared(Prepared prepared, std::string_view bytes, kb::Store& store,
                            const DataDirectory& directory);

// What these bytes gave when they were read before, now also known under this path; nullopt when
// they are new.
std::optional<ImportResult> known_bytes(std::string_view sha256, const std::string& path,
                                        kb::Store& store);

// Files of `paths`, folders recursively, in the order of names; hidden files are left out. A path
// that is not there, or a folder that may not be listed, is a failed result.
struct FoundFiles {
  std::vector<std::string> files;
  std::vector<ImportResult> failures;
};
FoundFiles find_files(const std::vector<std::string>& paths);

// Imports files: reading and understanding on all cores but one, storing here, in the order given
// and some in one commit (import_lot.h). `told` hears of each document when it is durable; `stored`
// gets each new act as it stands in the store, with the outbox's number by then. Returns when all
// are stored, or as options.stop says; the index is the caller's to drain.
using ImportListener = std::function<void(const ImportResult&)>;
using ActListener = std::function<void(kb::Act act, std::int64_t seq)>;
void import_files(const std::vector<std::string>& files, const ImportOptions& options,
                  kb::Store& store, const DataDirectory& directory, const ImportListener& told,
                  const ActListener& stored = {});

// The same without storing: what would come out.
void try_files(const std::vector<std::string>& files, const ImportOptions& options,
               const ImportListener& told);

// Reads every kept original again with today's readers (after reset_catalogue); people's words are
// not touched.
void reread_originals(const DocumentReader& read, kb::Store& store, const DataDirectory& directory,
                      const ImportListener& told, const StopQuestion& stop = {});

}  // namespace lacuna::indexer
