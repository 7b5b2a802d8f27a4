// Whatever a package holds, and whatever WordprocessingML its main part is, reading it and building
// its tree never crashes and never repeats an address.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "indexer/read/office/docx.h"
#include "indexer/read/office/docx_body.h"
#include "indexer/read/office/finish.h"
#include "indexer/read/pieces.h"
#include "indexer/read/xml/xml.h"
#include "indexer/structure/checks.h"
#include "indexer/structure/structure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    assembled(read_docx(bytes, "fuzz.docx"));
    return 0;
  }
  // One XML file stands for all parts: styles, numbering, notes and comments are children of it.
  XmlFile file;
  if (file.load(bytes, "fuzz.xml")) return 0;
  docx::Styles styles;
  docx::Numbering numbering;
  styles.read(docx::child(file.root(), "styles"));
  numbering.read(docx::child(file.root(), "numbering"));
  const docx::BodyContext context{
      styles,
      numbering,
      docx::notes_of(docx::child(file.root(), "footnotes"), NumberFormat::decimal),
      docx::notes_of(docx::child(file.root(), "endnotes"), NumberFormat::lower_roman),
      docx::comments_of(docx::child(file.root(), "comments")),
      [](std::string_view id) { return std::string(id); }};
  const Reading reading =
      assembled(finished({}, docx::read_body(docx::child(file.root(), "body"), context), "fuzz"));
  if (reading.status == ReadStatus::read && !has_unique_eids(structure(reading.document)))
    std::abort();
  return 0;
}
