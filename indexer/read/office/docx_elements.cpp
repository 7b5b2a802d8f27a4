#include "indexer/read/office/docx_elements.h"

#include <algorithm>
#include <array>

#include "kb/base/text.h"

namespace lacuna::indexer::docx {

namespace {

struct Row {
  std::string_view name;
  Element element;
};
constexpr std::array kElements = {
    Row{"p", Element::paragraph},
    Row{"r", Element::run},
    Row{"t", Element::text},
    Row{"delText", Element::deleted_text},
    Row{"tab", Element::tab},
    Row{"ptab", Element::tab},
    Row{"br", Element::line_break},
    Row{"cr", Element::line_break},
    Row{"noBreakHyphen", Element::no_break_hyphen},
    Row{"sym", Element::symbol},
    Row{"tbl", Element::table},
    Row{"tr", Element::row},
    Row{"tc", Element::cell},
    Row{"ins", Element::inserted},
    Row{"del", Element::deleted},
    Row{"moveFrom", Element::moved_away},
    Row{"moveTo", Element::moved_here},
    Row{"hyperlink", Element::hyperlink},
    Row{"fldChar", Element::field_mark},
    Row{"instrText", Element::field_instruction},
    Row{"fldSimple", Element::simple_field},
    Row{"footnoteReference", Element::footnote_reference},
    Row{"endnoteReference", Element::endnote_reference},
    Row{"commentRangeStart", Element::comment_begin},
    Row{"commentRangeEnd", Element::comment_end},
    Row{"commentReference", Element::comment_reference},
    Row{"sdt", Element::content_control},
    Row{"txbxContent", Element::text_box},
    Row{"Choice", Element::alternative},
    Row{"Fallback", Element::alternative},
    Row{"pPr", Element::skipped},
    Row{"rPr", Element::skipped},
    Row{"tblPr", Element::skipped},
    Row{"tblGrid", Element::skipped},
    Row{"tblPrEx", Element::skipped},
    Row{"trPr", Element::skipped},
    Row{"tcPr", Element::skipped},
    Row{"sectPr", Element::skipped},
    Row{"sdtPr", Element::skipped},
    Row{"sdtEndPr", Element::skipped},
    Row{"delInstrText", Element::skipped},
    Row{"fldData", Element::skipped},
    Row{"ffData", Element::skipped},
    Row{"rt", Element::skipped},  // the small reading aid above ruby text
};

struct Symbol {
  std::string_view code;  // without the F0 of the private area
  std::string_view text;
};
// Adobe Symbol and Wingdings where legal and policy papers use them.
constexpr Symbol kSymbol[] = {{"B7", "•"}, {"A7", "♣"}, {"AE", "→"}, {"B0", "°"}, {"B3", "≥"},
                              {"A3", "≤"}, {"B1", "±"}, {"D7", "·"}, {"B4", "×"}, {"2D", "−"}};
constexpr Symbol kWingdings[] = {{"A7", "▪"}, {"6C", "●"}, {"6E", "■"}, {"6F", "☐"}, {"71", "☐"},
                                 {"A8", "☐"}, {"FC", "✓"}, {"FE", "☑"}, {"FD", "☒"}, {"FB", "✗"},
                                 {"D8", "➢"}, {"E0", "→"}, {"DF", "←"}, {"76", "❖"}, {"9F", "•"}};

}  // namespace

Element element_of(std::string_view local_name) {
  const auto row = std::find_if(kElements.begin(), kElements.end(),
                                [&](const Row& one) { return one.name == local_name; });
  return row == kElements.end() ? Element::inner : row->element;
}

std::string_view symbol(std::string_view font, std::string_view hexadecimal) {
  const std::string_view code = hexadecimal.size() == 4 ? hexadecimal.substr(2) : hexadecimal;
  const auto in = [&](const auto& table) -> std::string_view {
    for (const Symbol& row : table)
      if (row.code.size() == code.size() &&
          std::equal(row.code.begin(), row.code.end(), code.begin(), [](char a, char b) {
            return a == (b >= 'a' && b <= 'f' ? static_cast<char>(b - 'a' + 'A') : b);
          }))
        return row.text;
    return "•";
  };
  return font.starts_with("Wingdings") ? in(kWingdings) : in(kSymbol);
}

}  // namespace lacuna::indexer::docx
