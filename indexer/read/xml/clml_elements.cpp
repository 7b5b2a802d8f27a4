#include "indexer/read/xml/clml_elements.h"

#include "indexer/read/xml/element_table.h"
#include "indexer/read/xml/xml.h"

namespace lacuna::indexer::clml {

namespace {

using kb::Level;

constexpr Element kElements[] = {
    {"Primary", Kind::wrapper, Flow::block},
    {"Secondary", Kind::wrapper, Flow::block},
    {"EURetained", Kind::wrapper, Flow::block},
    {"Legislation", Kind::wrapper, Flow::block},
    {"Body", Kind::wrapper, Flow::block},
    {"EUBody", Kind::wrapper, Flow::block},
    {"Schedules", Kind::wrapper, Flow::block},
    {"ScheduleBody", Kind::wrapper, Flow::block},
    {"AppendixBody", Kind::wrapper, Flow::block},
    {"Attachments", Kind::wrapper, Flow::block},
    {"PrimaryPrelims", Kind::prelims, Flow::block},
    {"SecondaryPrelims", Kind::prelims, Flow::block},
    {"EUPrelims", Kind::prelims, Flow::block},
    {"Group", Kind::container, Flow::block},
    {"EUPart", Kind::container, Flow::block, Level::part},
    {"EUTitle", Kind::container, Flow::block, Level::title},
    {"EUChapter", Kind::container, Flow::block, Level::chapter},
    {"EUSection", Kind::container, Flow::block, Level::section},
    {"EUSubsection", Kind::container, Flow::block, Level::subsection},
    {"Part", Kind::container, Flow::block, Level::part},
    {"Chapter", Kind::container, Flow::block, Level::chapter},
    {"Pblock", Kind::container, Flow::block},
    {"PsubBlock", Kind::container, Flow::block},
    {"Division", Kind::container, Flow::block},
    {"Schedule", Kind::schedule, Flow::block, Level::schedule},
    {"Appendix", Kind::schedule, Flow::block, Level::annex},
    {"Attachment", Kind::schedule, Flow::block, Level::annex},
    {"AttachmentGroup", Kind::wrapper, Flow::block},
    {"P1group", Kind::p1group, Flow::block},
    {"P2group", Kind::p2group, Flow::block},
    {"P3group", Kind::p2group, Flow::block},
    {"P1", Kind::p1, Flow::block},
    {"P2", Kind::inner, Flow::block},
    {"P3", Kind::inner, Flow::block},
    {"P4", Kind::inner, Flow::block},
    {"P5", Kind::inner, Flow::block},
    {"P6", Kind::inner, Flow::block},
    {"P7", Kind::inner, Flow::block},
    {"ListItem", Kind::list_item, Flow::block},
    {"KeyListItem", Kind::words, Flow::block},
    {"Key", Kind::words, Flow::spaced},
    {"Number", Kind::label, Flow::spaced},
    {"Pnumber", Kind::label, Flow::spaced},
    {"Title", Kind::label, Flow::block},
    {"Subtitle", Kind::label, Flow::block},
    {"BlockAmendment", Kind::amendment, Flow::block},
    {"SignedSection", Kind::closing, Flow::block},
    {"ExplanatoryNotes", Kind::apart_part, Flow::block},
    {"EarlierOrders", Kind::apart_part, Flow::block},
    {"FootnoteRef", Kind::note_ref, Flow::skipped},
    {"MarginNoteRef", Kind::note_ref, Flow::skipped},
    {"CommentaryRef", Kind::note_ref, Flow::skipped},
    {"Addition", Kind::changed, Flow::inline_},
    {"Substitution", Kind::changed, Flow::inline_},
    {"Repeal", Kind::changed, Flow::inline_},
    // running text
    {"Text", Kind::words, Flow::block},
    {"Para", Kind::words, Flow::block},
    {"P", Kind::words, Flow::block},
    {"P1para", Kind::words, Flow::block},
    {"P2para", Kind::words, Flow::block},
    {"P3para", Kind::words, Flow::block},
    {"P4para", Kind::words, Flow::block},
    {"P5para", Kind::words, Flow::block},
    {"P6para", Kind::words, Flow::block},
    {"P7para", Kind::words, Flow::block},
    {"AppendText", Kind::words, Flow::block},
    {"TitleBlock", Kind::words, Flow::block},
    {"Reference", Kind::words, Flow::block},
    {"LongTitle", Kind::words, Flow::block},
    {"MultilineTitle", Kind::words, Flow::block},
    {"SubjectInformation", Kind::words, Flow::block},
    {"Subject", Kind::words, Flow::block},
    {"DateOfEnactment", Kind::words, Flow::block},
    {"MadeDate", Kind::words, Flow::block},
    {"LaidDate", Kind::words, Flow::block},
    {"ComingIntoForce", Kind::words, Flow::block},
    {"Approved", Kind::words, Flow::block},
    {"DateText", Kind::words, Flow::block},
    {"UnorderedList", Kind::words, Flow::block},
    {"OrderedList", Kind::words, Flow::block},
    {"KeyList", Kind::words, Flow::block},
    {"BlockText", Kind::words, Flow::block},
    {"BlockExtract", Kind::words, Flow::block},
    {"Signatory", Kind::words, Flow::block},
    {"Signee", Kind::words, Flow::block},
    {"PersonName", Kind::words, Flow::block},
    {"JobTitle", Kind::words, Flow::block},
    {"Department", Kind::words, Flow::block},
    {"Address", Kind::words, Flow::block},
    {"AddressLine", Kind::words, Flow::block},
    {"DateSigned", Kind::words, Flow::block},
    {"Comment", Kind::words, Flow::block},
    {"FootnoteText", Kind::words, Flow::block},
    {"Tabular", Kind::words, Flow::block},
    {"table", Kind::words, Flow::block},
    {"tr", Kind::words, Flow::block},
    {"td", Kind::words, Flow::cell},
    {"th", Kind::words, Flow::cell},
    {"Superior", Kind::words, Flow::raised},
    {"br", Kind::words, Flow::line_break},
    // no text of the law
    {"Metadata", Kind::skipped, Flow::skipped},
    {"Contents", Kind::skipped, Flow::skipped},
    {"Commentaries", Kind::skipped, Flow::skipped},
    {"Footnotes", Kind::skipped, Flow::skipped},
    {"MarginNotes", Kind::skipped, Flow::skipped},
    {"Resources", Kind::skipped, Flow::skipped},
    {"Versions", Kind::skipped, Flow::skipped},
    {"Image", Kind::skipped, Flow::skipped},
    {"EnactingTextOmitted", Kind::skipped, Flow::skipped},
    {"LSseal", Kind::skipped, Flow::skipped},
};

bool is_paragraph_of(std::string_view name) {  // P1para ... P7para
  return name.size() == 6 && name[0] == 'P' && name.ends_with("para");
}

pugi::xml_node element_before(pugi::xml_node node) {
  for (node = node.previous_sibling(); node && node.type() != pugi::node_element;)
    node = node.previous_sibling();
  return node;
}

// A number and its first words share a line.
Flow flow(pugi::xml_node node) {
  const bool is_text = local_name(node) == "Text";
  const pugi::xml_node paragraph = is_text ? node.parent() : node;
  if (is_paragraph_of(local_name(paragraph)) && !(is_text && element_before(node)) &&
      local_name(element_before(paragraph)) == "Pnumber")
    return Flow::inline_;
  return element(node).flow;
}

std::string link(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "InternalLink") {
    const std::string_view ref = attribute_of(node, "Ref");
    return ref.empty() ? std::string() : '#' + std::string(ref);
  }
  if (name != "Citation" && name != "CitationSubRef" && name != "ExternalLink") return {};
  if (const std::string_view uri = attribute_of(node, "URI"); !uri.empty()) return std::string(uri);
  // Before citations had addresses: "UnitedKingdomPublicGeneralAct 1832/0068".
  const std::string_view act = attribute_of(node, "Class");
  const std::string_view number = attribute_of(node, "Number");
  if (act.empty() || number.empty()) return {};
  return std::string(act) + ' ' + std::string(attribute_of(node, "Year")) + '/' +
         std::string(number);
}

// New words stand in double quotes, whatever the house style of the paper edition was, unless the
// publisher says otherwise.
std::string quote(pugi::xml_node node, const char* twice, const char* once) {
  if (local_name(node) != "BlockAmendment") return {};
  const std::string_view format = attribute_of(node, "Format");
  if (format == "none") return {};
  return format == "single" ? once : twice;
}

// Numbers below a P1 stand in brackets, unless they say what stands around them or bring it along.
std::string punctuation(pugi::xml_node number, const char* attribute, const char* bracket) {
  if (const pugi::xml_attribute said = number.attribute(attribute)) return said.value();
  const bool other_said = number.attribute("PuncBefore") || number.attribute("PuncAfter");
  const bool bare = element(number.parent()).kind != Kind::inner || other_said ||
                    std::string_view(number.text().get()).find('(') != std::string_view::npos;
  return bare ? "" : bracket;
}

std::string before(pugi::xml_node node) {
  if (local_name(node) == "Pnumber") return punctuation(node, "PuncBefore", "(");
  return quote(node, "“", "‘");
}

std::string after(pugi::xml_node node) {
  if (local_name(node) == "Pnumber") return punctuation(node, "PuncAfter", ")");
  return quote(node, "”", "’");
}

std::string letters(int position) {
  std::string out;
  for (; position > 0; position = (position - 1) / 26)
    out.insert(out.begin(), static_cast<char>('a' + (position - 1) % 26));
  return out;
}

std::string roman(int position) {
  static constexpr struct {
    int value;
    const char* sign;
  } kSigns[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string out;
  for (const auto& sign : kSigns)
    for (; position >= sign.value && out.size() < 40; position -= sign.value) out += sign.sign;
  return out;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

const Element& element(pugi::xml_node node) {
  static constexpr Element kInline{"", Kind::words, Flow::inline_};
  static const ElementTable<Element> elements(kElements, kInline);
  return elements[local_name(node)];
}

const Dialect& dialect() {
  static constexpr Dialect kDialect{flow, link, before, after};
  return kDialect;
}

std::string item_number(pugi::xml_node list, pugi::xml_node item, int position) {
  const std::string_view decoration = attribute_of(list, "Decoration");
  if (local_name(list) == "UnorderedList")
    return decoration == "dash" ? "—" : decoration == "bullet" ? "•" : "";
  std::string number(attribute_of(item, "NumberOverride"));
  if (number.empty()) {
    const std::string_view type = attribute_of(list, "Type");
    number = type == "alpha"        ? letters(position)
             : type == "alphaupper" ? upper(letters(position))
             : type == "roman"      ? roman(position)
             : type == "romanupper" ? upper(roman(position))
                                    : std::to_string(position);
  }
  if (decoration == "parens") return '(' + number + ')';
  if (decoration == "parenRight") return number + ')';
  if (decoration == "brackets") return '[' + number + ']';
  if (decoration == "bracketRight") return number + ']';
  if (decoration == "period") return number + '.';
  if (decoration == "colon") return number + ':';
  return number;
}

}  // namespace lacuna::indexer::clml
