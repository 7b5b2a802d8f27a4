// PDF files made in a test: words at places, in Helvetica, as a printer would be told.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace lacuna::test {

struct Printed {
  double x;  // points from the left
  double y;  // points from the top
  double size;
  std::string text;  // ASCII
  bool bold = false;
};
using PrintedPage = std::vector<Printed>;

// `trailer` goes into the trailer's dictionary.
inline std::string printed(const std::vector<PrintedPage>& pages, const std::string& trailer = {}) {
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>"};
  std::string kids;
  for (const PrintedPage& page : pages) {
    std::string content;
    for (const Printed& words : page) {
      char place[128];
      std::snprintf(place, sizeof place, "BT /F%d %.2f Tf 1 0 0 1 %.2f %.2f Tm (",
                    words.bold ? 2 : 1, words.size, words.x, 792 - words.y);
      content += place;
      for (const char c : words.text) {
        if (c == '(' || c == ')' || c == '\\') content += '\\';
        content += c;
      }
      content += ") Tj ET\n";
    }
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                      "endstream");
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << "
        "/F1 3 0 R /F2 4 0 R >> >> /Contents " +
        std::to_string(objects.size()) + " 0 R >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] =
      "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>";
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    char row[32];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", place);
    out += row;
  }
  out += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer +
         " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return out;
}

}  // namespace lacuna::test
