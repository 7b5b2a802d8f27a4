// Whatever a text says, in whichever tradition it is read: the structure stage never crashes, its
// own checks hold (reading twice gives one tree, no word is lost, no address is repeated), and a
// parent stands before its children. The first byte chooses the tradition and the format.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/read/markdown.h"
#include "indexer/read/plain_text.h"
#include "indexer/structure/structure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  if (size == 0) return 0;
  static constexpr struct {
    const char* jurisdiction;
    const char* language;
  } kTraditions[] = {{"ro", "ro"}, {"md", "ro"}, {"md", "ru"}, {"eu", "en"},
                     {"de", "de"}, {"fr", "fr"}, {"gb", "en"}, {"us", "en"},
                     {"ua", "uk"}, {"ru", "ru"}, {"", ""}};
  const auto& tradition = kTraditions[data[0] % std::size(kTraditions)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  Document document = data[0] >= 128 ? read_markdown(text) : read_plain_text(text);
  document.identity.jurisdiction = tradition.jurisdiction;
  document.identity.language = tradition.language;
  const Structured act = structure(document);
  if (act.diagnostics.size() > document.diagnostics.size()) std::abort();
  for (std::size_t i = 0; i < act.provisions.size(); ++i)
    if (act.provisions[i].parent >= static_cast<int>(i)) std::abort();
  return 0;
}
