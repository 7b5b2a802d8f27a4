#include "indexer/pipeline.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <thread>
#include <unordered_set>

#include "indexer/analyse/language.h"
#include "indexer/cite_stage.h"
#include "indexer/document_files.h"
#include "indexer/file_comments.h"
#include "indexer/import_lot.h"
#include "indexer/in_order.h"
#include "indexer/read/office/xlsx.h"
#include "indexer/structure/checks.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/structure.h"
#include "indexer/structure/structure_once.h"
#include "indexer/subjects.h"
#include "kb/base/date.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"

namespace lacuna::indexer {
namespace {

// The words that say which language a text is in: the beginning of the act proper, enough for the
// detector.
std::string sample_of(const Structured& structured) {
  constexpr std::size_t kEnough = 4000;
  std::string sample;
  for (const kb::Provision& provision : structured.provisions) {
    sample += provision.text;
    sample += ' ';
    if (sample.size() > kEnough) break;
  }
  return sample;
}

// The text without structure: what makes two texts of a work the same. White space does not count.
std::string fingerprint(const std::vector<kb::Provision>& provisions,
                        const std::vector<Note>& notes) {
  std::string words;
  const auto add = [&](std::string_view text) {
    for (char c : text)
      if (static_cast<unsigned char>(c) > ' ') words += c;
  };
  for (const kb::Provision& provision : provisions) {
    add(provision.num_raw);
    add(provision.heading);
    add(provision.text);
    add(provision.quotation);
    add(provision.wrapup);
    add(provision.footnote);
  }
  for (const Note& note : notes) add(note.raw);
  return sha256(words);
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& from,
             const std::string& prefix) {
  for (const std::string& one : from) to.push_back(prefix + one);
}

std::vector<std::string> warnings_of(const Structured& structured) {
  std::vector<std::string> warnings;
  for (const Diagnostic& diagnostic : structured.diagnostics)
    warnings.push_back(to_string(diagnostic));
  add_all(warnings, structured.report.holes, "hole in the numbering: ");
  add_all(warnings, structured.report.duplicates, "number printed twice: ");
  add_all(warnings, structured.report.superscripts, "read as a superscript: ");
  add_all(warnings, structured.report.repeated, "label printed again: ");
  return warnings;
}

kb::Act act_of(Structured& structured, const std::string& path, const ImportOptions& options) {
  kb::Act act;
  std::vector<std::string> warnings = warnings_of(structured);
  if (!options.language.empty()) structured.identity.language = options.language;
  if (!options.jurisdiction.empty()) structured.identity.jurisdiction = options.jurisdiction;
  if (structured.identity.language.empty())
    structured.identity.language = detect_language(sample_of(structured), "ro");
  act.work = work_of(structured.identity, structured.kind, warnings);
  if (!options.work.empty()) act.work.key = options.work;
  act.work.illustrative = options.illustrative;
  act.provisions = std::move(structured.provisions);

  kb::Expression& expression = act.expression;
  expression.work = act.work.key;
  expression.date = structured.identity.expression_date;
  expression.language = structured.identity.language;
  expression.key = kb::expression_key(expression.work, expression.date, expression.language);
  expression.title = structured.identity.title;
  expression.state = options.acceptance == Acceptance::hold ? kb::ExpressionState::held
                                                            : kb::ExpressionState::published;
  expression.source = path;
  if (!expression.date)
    warnings.push_back("the text does not say of which day it is: kept as undated");
  expression.text_hash = fingerprint(act.provisions, structured.notes);

  cite_act(act, structured);
  expression.counts = structured.counts;
  expression.counts.citations = static_cast<int>(act.citations.size());
  expression.counts.events = static_cast<int>(act.events.size());
  expression.warnings = std::move(warnings);
  return act;
}

using KnownHashes = std::unordered_set<std::string>;

FileWork work_on(const std::string& path, ImportOptions options, TreeCheck trees,
                 const KnownHashes& known) {
  FileWork work;
  options.trees = trees;
  try {
    work.bytes = document_bytes(path, options.max_bytes);
    work.sha256 = sha256(work.bytes);
    if (!known.contains(work.sha256)) work.prepared = prepare(work.bytes, path, options);
  } catch (const std::exception& error) {
    work.prepared.emplace();
    work.prepared->result = failed_import(path, failure_of(error));
  }
  return work;
}

// The same bytes again, as what they were taken for when they came: work and language are in the
// expression's key.
FileWork work_on_original(const kb::Manifestation& original, TreeCheck trees,
                          const DocumentReader& read, const DataDirectory& directory) {
  FileWork work;
  try {
    ImportOptions options;
    options.read = read;
    options.trees = trees;
    const std::string& key = original.expression;
    options.work = key.substr(0, key.find('@'));
    const std::size_t colon = key.rfind(':');
    options.language = key.substr(colon + 1, key.find('~', colon) - colon - 1);
    work.sha256 = original.sha256;
    work.bytes = read_file(directory.original(original.sha256), options.max_bytes * 4);
    work.prepared = prepare(work.bytes, original.path, options);
    work.prepared->comments.clear();  // became people's words when the file came
  } catch (const std::exception& error) {
    work.prepared.emplace();
    work.prepared->result = failed_import(original.path, failure_of(error));
  }
  return work;
}

StopQuestion or_never(const StopQuestion& stop) {
  return stop ? stop : [] { return false; };
}

std::size_t crew_size() {
  return std::max(2u, std::thread::hardware_concurrency()) - 1;
}

// Documents understood but not stored yet: enough to fill a lot while one is stored, few enough to
// bound memory.
InOrder in_flight(std::size_t threads) {
  constexpr std::size_t kWindow = 48;
  constexpr std::size_t kBytes = 8u << 20;
  return {threads, kWindow, kBytes};
}

void take_in_order(std::size_t count, const std::function<FileWork(std::size_t)>& work_on,
                   const std::function<const std::string&(std::size_t)>& path_of, kb::Store& store,
                   const DataDirectory& directory, const ImportListener& told,
                   const ActListener& stored, const StopQuestion& stop) {
  std::set<std::string> works;
  const ImportListener listener = [&](const ImportResult& result) {
    works.insert(result.works.begin(), result.works.end());
    told(result);
  };
  ImportLot lot(store, directory, listener, stored);
  in_order<FileWork>(
      count, in_flight(crew_size()), work_on,
      [&](std::size_t i, FileWork work) { lot.take(std::move(work), path_of(i)); }, or_never(stop));
  lot.store();
  name_works_by_citations(store, works);
}

}  // namespace

ImportFailure failure_of(const std::exception& error) {
  if (const auto* ours = dynamic_cast<const Error*>(&error))
    return {ours->code(), ours->what(), ours->hint()};
  return {ErrorCode::internal, error.what(), "please report this file"};
}

ImportResult failed_import(const std::string& path, ImportFailure failure) {
  ImportResult result;
  result.path = path;
  result.failure = std::move(failure);
  return result;
}

TreeCheck tree_check_of(std::size_t file) {
  return file < kTreeSample.first || file % kTreeSample.every == 0 ? TreeCheck::twice
                                                                   : TreeCheck::once;
}

Prepared prepare(std::string_view bytes, const std::string& path, const ImportOptions& options) {
  Prepared prepared;
  prepared.result.path = path;
  ReadOptions read_options;
  read_options.language = options.language;
  read_options.jurisdiction = options.jurisdiction;
  read_options.text_limit = std::max(read_options.text_limit, options.max_bytes);
  if (!options.read)
    throw Error(ErrorCode::internal, "nobody was named who reads " + path, "please report this");
  const Reading reading = options.read(bytes, path, read_options);
  if (reading.status == ReadStatus::skipped) {
    prepared.result.status = ImportStatus::skipped;
    prepared.result.warnings.push_back(reading.reason.message);
    return prepared;
  }
  if (reading.status == ReadStatus::failed) {
    prepared.result = failed_import(path, {ErrorCode::bad_input, to_string(reading.reason), ""});
    return prepared;
  }
  if (reading.document.media_type == kSpreadsheet) {
    prepared.result.status = ImportStatus::skipped;
    prepared.result.warnings.push_back(
        "A spreadsheet is no text. Rows of services are imported on the page of exports.");
    return prepared;
  }
  Structured structured = options.trees == TreeCheck::twice ? structure(reading.document)
                                                            : structure_once(reading.document);
  prepared.act = act_of(structured, path, options);
  prepared.comments = std::move(structured.comments);
  prepared.result.status = ImportStatus::imported;
  prepared.result.expression = prepared.act->expression;
  prepared.result.warnings = prepared.act->expression.warnings;
  prepared.manifestation.sha256 = sha256(bytes);
  prepared.manifestation.expression = prepared.act->expression.key;
  prepared.manifestation.path = path;
  prepared.manifestation.media_type = reading.document.media_type;
  prepared.manifestation.reader = reading.document.reader;
  prepared.manifestation.retrieved_on = now();
  return prepared;
}

ImportResult save_prepared(Prepared& prepared, kb::Store& store) {
  kb::Transaction transaction(store.database());
  ImportResult result = prepared.result;
  const kb::SavedAct saved = kb::save_act(store, *prepared.act, prepared.manifestation);
  result.expression = saved.expression;
  result.warnings = saved.expression.warnings;
  result.works.insert(prepared.act->work.key);
  for (const kb::Citation& citation : prepared.act->citations)
    result.works.insert(citation.target.work);
  if (saved.outcome == kb::SaveOutcome::created)
    result.rechecks = kb::rechecks_of_text(store, kb::program_viewer(), saved.expression.key);
  else
    result.status = ImportStatus::unchanged;
  keep_comments(store, saved.expression, prepared.act->provisions, prepared.comments);
  transaction.commit();
  return result;
}

ImportResult store_prepared(Prepared prepared, std::string_view bytes, kb::Store& store,
                            const DataDirectory& directory) {
  if (!prepared.act) return std::move(prepared.result);
  ImportResult result;
  const bool new_original =
      !std::filesystem::exists(directory.original(prepared.manifestation.sha256));
  directory.keep_original(bytes);
  try {
    result = save_prepared(prepared, store);
  } catch (...) {
    if (new_original) std::filesystem::remove(directory.original(prepared.manifestation.sha256));
    throw;
  }
  return result;
}

std::optional<ImportResult> known_bytes(std::string_view sha256, const std::string& path,
                                        kb::Store& store) {
  const std::optional<kb::Expression> expression = kb::add_path(store, sha256, path);
  if (!expression) return std::nullopt;
  ImportResult result;
  result.path = path;
  result.status = ImportStatus::unchanged;
  result.expression = *expression;
  result.warnings = expression->warnings;
  return result;
}

FoundFiles find_files(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  FoundFiles found;
  const auto not_listed = [&](const std::string& path, const std::error_code& error) {
    found.failures.push_back(
        failed_import(path, {ErrorCode::bad_input, path + ": " + error.message(),
                             "check the path and its permissions"}));
  };
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::is_directory(status)) {
      found.files.push_back(path);  // a missing one fails when it is read
      continue;
    }
    std::vector<std::string> inside;
    std::vector<fs::path> folders{path};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      fs::directory_iterator entries(folder, error);
      if (error) {
        not_listed(folder.string(), error);
        continue;
      }
      for (const fs::directory_entry& entry : entries) {
        if (entry.path().filename().string().starts_with(".")) continue;
        if (entry.is_symlink(error))
          continue;  // a link may lead out of the folder, or round in a circle
        if (entry.is_directory(error)) folders.push_back(entry.path());
        if (entry.is_regular_file(error)) inside.push_back(entry.path().string());
      }
    }
    std::sort(inside.begin(), inside.end());
    leave_out_parts(inside);
    std::move(inside.begin(), inside.end(), std::back_inserter(found.files));
  }
  return found;
}

void import_files(const std::vector<std::string>& files, const ImportOptions& options,
                  kb::Store& store, const DataDirectory& directory, const ImportListener& told,
                  const ActListener& stored) {
  KnownHashes known;
  for (const kb::Manifestation& manifestation : kb::originals(store))
    known.insert(manifestation.sha256);
  take_in_order(
      files.size(),
      [&](std::size_t i) { return work_on(files[i], options, tree_check_of(i), known); },
      [&](std::size_t i) -> const std::string& { return files[i]; }, store, directory, told, stored,
      options.stop);
}

void try_files(const std::vector<std::string>& files, const ImportOptions& options,
               const ImportListener& told) {
  in_order<FileWork>(
      files.size(), in_flight(crew_size() + 1),
      [&](std::size_t i) { return work_on(files[i], options, TreeCheck::twice, {}); },
      [&](std::size_t, FileWork work) {
        throw_if_nothing_can_be_read(work);
        told(work.prepared->result);
      },
      or_never(options.stop));
}

void reread_originals(const DocumentReader& read, kb::Store& store, const DataDirectory& directory,
                      const ImportListener& told, const StopQuestion& stop) {
  const std::vector<kb::Manifestation> originals = kb::originals(store);
  take_in_order(
      originals.size(),
      [&](std::size_t i) {
        return work_on_original(originals[i], tree_check_of(i), read, directory);
      },
      [&](std::size_t i) -> const std::string& { return originals[i].path; }, store, directory,
      told, {}, stop);
}

}  // namespace lacuna::indexer
