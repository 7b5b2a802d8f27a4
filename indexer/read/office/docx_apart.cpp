#include "indexer/read/office/docx_apart.h"

#include "indexer/read/office/docx_numbering.h"
#include "indexer/read/xml/xml.h"
#include "kb/base/text.h"

namespace lacuna::indexer::docx {

NotePart notes_of(pugi::xml_node root, NumberFormat format) {
  NotePart part;
  part.format = format;
  for (pugi::xml_node node : root.children()) {
    const std::string_view type = attribute_of(node, "type");
    if (!type.empty() && type != "normal") continue;  // separators
    part.notes.try_emplace(std::string(attribute_of(node, "id")), node);
  }
  return part;
}

CommentPart comments_of(pugi::xml_node root) {
  CommentPart part;
  for (pugi::xml_node node : root.children())
    if (local_name(node) == "comment")
      part.comments.try_emplace(std::string(attribute_of(node, "id")),
                                CommentPart::Comment{remark_of(node), node});
  return part;
}

NumberFormat note_format(pugi::xml_node settings, std::string_view properties,
                         NumberFormat otherwise) {
  const std::string name = value_of(child(child(settings, properties), "numFmt"));
  return name.empty() ? otherwise : number_format(name);
}

Remark remark_of(pugi::xml_node node) {
  Remark remark;
  remark.author = std::string(trim(attribute_of(node, "author")));
  remark.on = parse_iso_date(attribute_of(node, "date").substr(0, 10));
  return remark;
}

}  // namespace lacuna::indexer::docx
