#include "indexer/read/office/docx.h"

#include <utility>

#include "indexer/read/office/docx_apart.h"
#include "indexer/read/office/docx_body.h"
#include "indexer/read/office/docx_package.h"
#include "indexer/read/office/finish.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

bool is_docx(std::string_view bytes, const std::string& path) {
  const std::string_view entry = first_entry(bytes);
  const std::string name = lower(path);
  return name.ends_with(".docx") || name.ends_with(".docm") || name.ends_with(".dotx") ||
         entry == "[Content_Types].xml" || entry == "_rels/.rels" || entry.starts_with("word/");
}

PieceReading read_docx(std::string_view bytes, const std::string& path, const ReadOptions&) {
  docx::DocxPackage package;
  if (auto wrong = package.open(bytes, path)) return failed_pieces(std::move(*wrong));
  XmlFile main;
  if (auto wrong = package.load_main(main)) return failed_pieces(std::move(*wrong));

  Document document;
  document.reader = "docx 1";
  document.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  XmlFile styles_file, numbering_file, footnotes, endnotes, comments, settings;
  docx::Styles styles;
  docx::Numbering numbering;
  if (package.load_related("styles", styles_file, document.diagnostics))
    styles.read(styles_file.root());
  if (package.load_related("numbering", numbering_file, document.diagnostics))
    numbering.read(numbering_file.root());
  package.load_related("settings", settings, document.diagnostics);
  docx::BodyContext context{
      styles, numbering, {}, {}, {}, [&](std::string_view id) {
                              return package.target(id); }};
  if (package.load_related("footnotes", footnotes, document.diagnostics))
    context.footnotes = docx::notes_of(
        footnotes.root(), docx::note_format(settings.root(), "footnotePr", NumberFormat::decimal));
  if (package.load_related("endnotes", endnotes, document.diagnostics))
    context.endnotes =
        docx::notes_of(endnotes.root(),
                       docx::note_format(settings.root(), "endnotePr", NumberFormat::lower_roman));
  if (package.load_related("comments", comments, document.diagnostics))
    context.comments = docx::comments_of(comments.root());
  return finished(std::move(document), docx::read_body(docx::child(main.root(), "body"), context),
                  path);
}

}  // namespace lacuna::indexer
