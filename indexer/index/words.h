// Words of public acts, as "did you mean" knows them: by their folded form, how often they stand
// there and as they are mostly printed. Nothing that people wrote goes in. Internal to this room;
// one thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "indexer/analyse/analyser.h"

namespace lacuna::indexer {

class WordCounts {
 public:
  void add(const Token& token, std::string_view text);
  void add(const WordCounts& others);
  // Puts what is common enough into a database's spelling table, and forgets everything.
  void write(Xapian::WritableDatabase& database);

 private:
  struct Counted {
    unsigned count = 0;
    std::string printed;
    unsigned lead = 0;  // of `printed` over the other spellings (majority vote)

    void see(std::string_view spelling, unsigned times);
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, Counted, Hash, std::equal_to<>> words_;
};

}  // namespace lacuna::indexer
