#include "indexer/read/pdf/poppler_pages.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr double kWidestPicture = 5000;  // pixels; a page as large as a wall is drawn smaller

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return std::string(bytes.begin(), bytes.end());
}

bool is_bold(std::string_view font) {
  const std::string name = lower(font);
  for (const char* word : {"bold", "black", "heavy", "demi"})
    if (name.find(word) != name.npos) return true;
  return name.ends_with("-bd") || name.ends_with(".b");
}

std::unique_ptr<poppler::document> load(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

// A glyph drawn twice at one place, as poor man's bold print has it: "AArrtt".
std::string without_doubles(const poppler::text_box& box, std::string text) {
  const std::size_t count = count_characters(text);
  if (count < 4 || count % 2 != 0) return text;
  std::string half;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; i += 2) {
    const CodePoint one = code_point_at(text, at);
    const CodePoint two = code_point_at(text, at + one.size);
    const poppler::rectf a = box.char_bbox(i), b = box.char_bbox(i + 1);
    if (one.value != two.value || b.left() - a.left() > a.width() / 2) return text;
    half += text.substr(at, one.size);
    at += one.size + two.size;
  }
  return half;
}

Word word_of(const poppler::text_box& box) {
  Word word;
  word.text = without_doubles(box, utf8(box.text()));
  const poppler::rectf place = box.bbox();
  word.x0 = place.left();
  word.x1 = place.right();
  word.y0 = place.top();
  word.y1 = place.bottom();
  word.size = word.height();
  word.space_after = box.has_space_after();
  if (box.has_font_info()) {
    if (box.get_font_size() > 0) word.size = box.get_font_size();
    word.bold = is_bold(box.get_font_name());
  }
  return word;
}

Page page_of(const poppler::page& from) {
  Page page;
  const poppler::rectf place = from.page_rect();
  const bool turned = from.orientation() == poppler::page::landscape ||
                      from.orientation() == poppler::page::seascape;
  page.width = turned ? place.height() : place.width();
  page.height = turned ? place.width() : place.height();
  const std::vector<poppler::text_box> boxes =
      from.text_list(poppler::page::text_list_include_font);
  const auto upright = std::count_if(boxes.begin(), boxes.end(),
                                     [](const auto& box) { return box.rotation() == 0; });
  const bool whole_page_turned = static_cast<std::size_t>(upright) * 2 < boxes.size();
  for (const poppler::text_box& box : boxes)
    if (box.rotation() == 0 || whole_page_turned) page.words.push_back(word_of(box));
  return page;
}

}  // namespace

PdfPages poppler_pages(std::string_view bytes, const PdfLimits& limits) {
  PdfPages out;
  const std::unique_ptr<poppler::document> document = load(bytes);
  if (!document) {
    out.problem = "The PDF is damaged and cannot be opened. Ask for it again, or print it anew.";
    return out;
  }
  if (document->is_locked()) {
    out.problem = "A password protects the PDF. Save it without one.";
    return out;
  }
  out.count = document->pages();
  if (out.count > limits.pages) {
    out.problem = "The PDF has " + std::to_string(out.count) + " pages; up to " +
                  std::to_string(limits.pages) + " are read. Split it.";
    return out;
  }
  std::size_t text = 0;
  for (int i = 0; i < out.count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    out.pages.push_back(page ? page_of(*page) : Page{});
    for (const Word& word : out.pages.back().words) text += word.text.size() + 1;
    if (text > limits.text) {
      out.problem = "The PDF has more than " + std::to_string(limits.text >> 20) +
                    " MB of text; no law has. Split it.";
      return out;
    }
  }
  if (out.count < 1) out.problem = "The PDF has no pages that can be read; it is empty or damaged.";
  return out;
}

std::optional<std::string> poppler_picture(std::string_view bytes, int index, int dpi) {
  const std::unique_ptr<poppler::document> document = load(bytes);
  if (!document || document->is_locked() || index < 0 || index >= document->pages())
    return std::nullopt;
  const std::unique_ptr<poppler::page> page(document->create_page(index));
  if (!page) return std::nullopt;
  const poppler::rectf place = page->page_rect();
  const double longest = std::max(place.width(), place.height());
  if (!(longest > 0)) return std::nullopt;
  const double resolution = std::min<double>(dpi, kWidestPicture * 72 / longest);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const poppler::image image = renderer.render_page(page.get(), resolution, resolution);
  if (!image.is_valid() || image.width() < 1 || image.height() < 1) return std::nullopt;
  std::string out =
      "P5\n" + std::to_string(image.width()) + ' ' + std::to_string(image.height()) + "\n255\n";
  for (int row = 0; row < image.height(); ++row)
    out.append(image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row(),
               static_cast<std::size_t>(image.width()));
  return out;
}

}  // namespace lacuna::indexer::pdf
