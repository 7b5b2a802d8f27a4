#include "indexer/read/office/docx_fields.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::indexer::docx {

namespace {

constexpr std::size_t kLongestInstruction = 4000;  // bytes

// The address in ` HYPERLINK "https://…" \o "…" `; a switch before it leads inside the document.
std::string target_of(std::string_view instruction) {
  instruction = trim(instruction);
  if (!instruction.starts_with("HYPERLINK")) return {};
  instruction = trim(instruction.substr(9));
  if (!instruction.starts_with('"')) return {};
  const std::size_t end = instruction.find('"', 1);
  return end == instruction.npos ? std::string() : std::string(instruction.substr(1, end - 1));
}

}  // namespace

bool Fields::add_instruction(std::string_view text) {
  if (open_.empty() || open_.back().in_result) return false;
  std::string& instruction = open_.back().instruction;
  if (instruction.size() < kLongestInstruction) instruction += text;
  return trim(instruction).starts_with("PAGEREF") ||
         instruction.find("\\l \"_Toc") != instruction.npos;
}

std::string Fields::separate() {
  if (open_.empty() || open_.back().in_result) return {};
  Field& field = open_.back();
  field.in_result = true;
  const std::string_view words = trim(field.instruction);
  field.is_contents = words == "TOC" || words.starts_with("TOC ");
  std::string target = target_of(words);
  field.is_link = !target.empty();
  return target;
}

bool Fields::end() {
  if (open_.empty()) return false;
  const bool link = open_.back().is_link;
  open_.pop_back();
  return link;
}

bool Fields::in_instruction() const {
  return std::any_of(open_.begin(), open_.end(), [](const Field& f) { return !f.in_result; });
}

bool Fields::in_contents() const {
  return std::any_of(open_.begin(), open_.end(), [](const Field& f) { return f.is_contents; });
}

}  // namespace lacuna::indexer::docx
