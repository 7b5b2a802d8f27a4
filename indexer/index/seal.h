// How the files of a generation of the index were when they were last written: sizes, times and a
// hash of each. Xapian's tables have no checksums, so that a flipped byte would be an answer; what
// differs from the seal is damage, and the index is made anew.
//
//   index/<generation>/seal    text: a line a file, and the hash of those lines
//
// The writer removes the seal before its first change and makes a new one when it has done, so that
// a seal that is there is true of every byte. None is there while a writer is at work and after one
// was killed. Hashes are XXH3 (128 bits): against accidents, not against people who may write here.
//
// Any thread may look, one writer seals. Errors: unavailable. Internal to this room.
#pragma once

#include <filesystem>
#include <string>

namespace lacuna::indexer {

enum class SealState { whole, unsealed, broken };
// Times and sizes, and the bytes of a file only where these differ; every byte.
enum class SealDepth { times, bytes };

struct SealReport {
  SealState state = SealState::unsealed;
  std::string file;      // that differs, when broken
  bool touched = false;  // times differ, not the bytes: a copied folder
};

SealReport check_seal(const std::filesystem::path& generation, SealDepth depth);

// Of files that nobody changes meanwhile.
void make_seal(const std::filesystem::path& generation);
// Before a change.
void remove_seal(const std::filesystem::path& generation);

}  // namespace lacuna::indexer
