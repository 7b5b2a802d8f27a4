#include "indexer/read/read.h"

#include "indexer/document/encoding.h"
#include "indexer/read/formats.h"
#include "indexer/read/languages.h"
#include "indexer/read/recognise.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer {

namespace {

std::string megabytes(std::size_t bytes) {
  return std::to_string((bytes + (1u << 19)) >> 20) + " MB";
}

// One message for a file that no row of the table takes.
Reading not_recognised(std::string_view bytes, const std::string& path, Shape shape,
                       const ReadOptions& options) {
  switch (shape) {
    case Shape::xml: {
      XmlFile file;
      if (auto problem = file.load(bytes, path, XmlLimits{.bytes = options.xml_limit}))
        return failed(std::move(*problem));
      return failed(path, "The XML's root element is <" + std::string(local_name(file.root())) +
                              ">; XML is read as Akoma Ntoso, Formex, CLML or USLM.");
    }
    default:
      return failed(path, "This is " + std::string(binary_kind(bytes).value_or("a binary file")) +
                              ", not text. Give plain text, Markdown or Akoma Ntoso XML.");
  }
}

}  // namespace

Reading read(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  if (bytes.empty()) return failed(path, "The file is empty. Look at where it came from.");
  const Shape shape = shape_of(bytes, path);
  const std::size_t limit = shape == Shape::text ? options.text_limit : options.xml_limit;
  if (bytes.size() > limit)
    return failed(path, "The file has " + megabytes(bytes.size()) +
                            "; one of its kind is read up to " + megabytes(limit) +
                            ". Split it, or raise the limit.");
  for (const Format& format : formats()) {
    if (format.shape != shape || !format.recognises(bytes, path)) continue;
    Reading reading = format.read(bytes, path, options);
    if (reading.status == ReadStatus::read) {
      Identity& identity = reading.document.identity;
      if (!options.language.empty()) identity.language = options.language;
      if (!options.jurisdiction.empty()) identity.jurisdiction = options.jurisdiction;
      tell_languages(reading.document);
    }
    return reading;
  }
  return not_recognised(bytes, path, shape, options);
}

}  // namespace lacuna::indexer
