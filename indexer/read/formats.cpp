#include "indexer/read/formats.h"

#include <algorithm>
#include <array>

#include "indexer/document/encoding.h"
#include "indexer/read/formex_package.h"
#include "indexer/read/html/html.h"
#include "indexer/read/json_law.h"
#include "indexer/read/office/docx.h"
#include "indexer/read/office/odt.h"
#include "indexer/read/office/xlsx.h"
#include "indexer/read/pdf/pdf.h"
#include "indexer/read/pieces.h"
#include "indexer/read/recognise.h"
#include "indexer/read/ro_soap.h"
#include "indexer/read/text.h"
#include "indexer/read/xml/akn.h"
#include "indexer/read/xml/clml.h"
#include "indexer/read/xml/formex.h"
#include "indexer/read/xml/uslm.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// The first bytes that are no white space, whatever the encoding of an XML file may be.
std::string_view first_mark(std::string_view bytes) {
  bytes = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096));
  std::size_t at = 0;
  while (at < bytes.size() &&
         (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t' ||
          bytes[at] == '\0' || bytes[at] == '\xEF' || bytes[at] == '\xBB' || bytes[at] == '\xBF' ||
          bytes[at] == '\xFF' || bytes[at] == '\xFE'))
    ++at;
  return bytes.substr(at);
}

bool is_xml(std::string_view head) {
  if (head.size() < 2 || head[0] != '<') return false;
  const char next = head[1] == '\0' && head.size() > 2 ? head[2] : head[1];
  return next == '?' || next == '!' || next == '_' || (next >= 'a' && next <= 'z') ||
         (next >= 'A' && next <= 'Z');
}

bool is_html(std::string_view head) {
  const std::string low = lower(head.substr(0, std::min<std::size_t>(head.size(), 1024)));
  return low.starts_with("<!doctype html") || low.find("<html") != low.npos;
}

bool akn(std::string_view bytes, const std::string&) {
  return is_akn(bytes);
}

Reading docx(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  return assembled(read_docx(bytes, path, options));
}

Reading html_page(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  return assembled(read_html(bytes, path, options));
}

bool clml(std::string_view bytes, const std::string&) {
  return is_clml(bytes);
}

bool formex(std::string_view bytes, const std::string&) {
  return is_formex(bytes);
}

bool uslm(std::string_view bytes, const std::string&) {
  return is_uslm(bytes);
}

bool formex_package(std::string_view bytes, const std::string&) {
  return is_formex_package(bytes);
}

Reading pdf_file(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  return assembled(read_pdf(bytes, path, options));
}

bool flat_odt(std::string_view bytes, const std::string&) {
  return is_flat_odt(bytes);
}

Reading odt_file(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  return assembled(read_odt(bytes, path, options));
}

Reading flat_odt_file(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  return assembled(read_flat_odt(bytes, path, options));
}

bool any(std::string_view, const std::string&) {
  return true;
}

constexpr std::array kFormats = {
    Format{"akn", Shape::xml, akn, read_akn},
    Format{"clml", Shape::xml, clml, read_clml},
    Format{"formex", Shape::xml, formex, read_formex},
    Format{"uslm", Shape::xml, uslm, read_uslm},
    Format{"xlsx", Shape::zip, is_xlsx, read_xlsx},
    Format{"docx", Shape::zip, is_docx, docx},
    Format{"odt", Shape::zip, is_odt, odt_file},
    Format{"flat_odt", Shape::xml, flat_odt, flat_odt_file},
    Format{"ro_soap_xml", Shape::xml, is_ro_soap_xml, read_ro_soap_xml},
    Format{"html", Shape::html, any, html_page},
    Format{"formex_package", Shape::zip, formex_package, read_formex_package},
    Format{"pdf", Shape::pdf, any, pdf_file},
    Format{"ro_soap_text", Shape::text, is_ro_soap_text, read_ro_soap_text},
    Format{"json_law", Shape::text, is_json_law, read_json_law},
    Format{"text", Shape::text, any, read_text},
};

}  // namespace

Shape shape_of(std::string_view bytes, const std::string& path) {
  const std::string_view head = first_mark(bytes);
  if (head.starts_with("%PDF-")) return Shape::pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Shape::zip;
  if (binary_kind(bytes)) return Shape::other;
  const std::string extension = extension_of(path);
  if (is_html(head) || (is_xml(head) && (extension == "html" || extension == "htm")))
    return Shape::html;
  return is_xml(head) ? Shape::xml : Shape::text;
}

std::span<const Format> formats() {
  return kFormats;
}

}  // namespace lacuna::indexer
