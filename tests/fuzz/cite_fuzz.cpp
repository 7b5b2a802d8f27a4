// libFuzzer target: no text may break the citation grammars, and every span stays inside its text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/cite/amending.h"
#include "indexer/cite/cite.h"
#include "indexer/cite/format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* language : {"ro", "en", "de", "fr", "uk", "ru"}) {
    indexer::CiteContext context;
    context.host_work = "ro/lege/2006/122";
    context.language = language;
    context.source_eid = "annex_1__art_2__para_1__point_a";
    std::size_t end = 0;
    const auto found = indexer::find_expressions(text, context);
    for (const indexer::CitedExpression& expression : found) {
      if (expression.begin < end || expression.end > size) std::abort();
      for (const kb::Citation& citation : expression.refs) {
        if (citation.begin < end || citation.end > expression.end ||
            citation.begin >= citation.end || citation.begin < expression.begin)
          std::abort();
        end = citation.end;
        indexer::cited_subject(text, citation);
        indexer::cite_unit(language, citation.target);
      }
    }
    indexer::amending_events(text, text, found, context);
  }
  indexer::understand_reference(text);
  indexer::parse_note(text, "ro/lege/2006/122");
  return 0;
}
