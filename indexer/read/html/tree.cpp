#include "indexer/read/html/tree.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include <gumbo.h>

#include "indexer/read/html/guard.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

constexpr std::string_view kBlocks[] = {
    "address", "article", "aside",   "blockquote", "body",     "caption", "center",     "dd",
    "details", "div",     "dl",      "dt",         "fieldset", "figure",  "figcaption", "footer",
    "form",    "h1",      "h2",      "h3",         "h4",       "h5",      "h6",         "header",
    "hr",      "html",    "li",      "main",       "menu",     "nav",     "ol",         "p",
    "pre",     "section", "summary", "table",      "tbody",    "td",      "tfoot",      "th",
    "thead",   "tr",      "ul",      "txt_te"};

// Elements whose words nobody reads.
constexpr std::string_view kUnread[] = {"script",   "style",  "template", "svg",   "math",
                                        "noscript", "iframe", "object",   "video", "audio",
                                        "select",   "button", "textarea"};

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return piece.data ? lower(std::string_view(piece.data, piece.length)) : std::string("unknown");
}

struct OutputFree {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

}  // namespace

std::optional<Diagnostic> Tree::parse(std::string_view utf8, const std::string& path) {
  if (auto refused = refuse_nesting(utf8, path)) return refused;
  const std::string text = close_empty_elements(utf8);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // each error would keep a copy of the open elements
  options.stop_on_first_error = false;
  const std::unique_ptr<GumboOutput, OutputFree> output(
      gumbo_parse_with_options(&options, text.data(), text.size()));
  copy(output->root);
  return std::nullopt;
}

void Tree::copy(const void* root) {
  struct Step {
    const GumboNode* node;
    int parent;
    bool leave;  // instead of entering: `parent` is the node itself
  };
  std::vector<Step> steps{{static_cast<const GumboNode*>(root), kNoNode, false}};
  while (!steps.empty()) {
    const Step step = steps.back();
    steps.pop_back();
    if (step.leave) {
      Node& left = nodes_[static_cast<std::size_t>(step.parent)];
      left.end = size();
      if (left.parent != kNoNode && (left.is_block || left.holds_blocks))
        nodes_[static_cast<std::size_t>(left.parent)].holds_blocks = true;
      continue;
    }
    const GumboNode& from = *step.node;
    Node node;
    node.parent = step.parent;
    const int index = size();
    if (from.type == GUMBO_NODE_ELEMENT) {
      const GumboElement& element = from.v.element;
      node.name = name_of(element);
      if (is_one_of(kUnread, node.name)) continue;
      node.is_block = is_one_of(kBlocks, node.name);
      node.line = static_cast<int>(element.start_pos.line);
      node.first_attribute = static_cast<std::uint32_t>(attributes_.size());
      node.attributes = element.attributes.length;
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        attributes_.push_back({attribute.name, attribute.value});
      }
      nodes_.push_back(std::move(node));
      steps.push_back({nullptr, index, true});
      for (unsigned i = element.children.length; i-- > 0;)
        steps.push_back({static_cast<const GumboNode*>(element.children.data[i]), index, false});
    } else if (from.type == GUMBO_NODE_TEXT || from.type == GUMBO_NODE_CDATA ||
               from.type == GUMBO_NODE_WHITESPACE) {
      node.text = from.v.text.text;
      node.line = static_cast<int>(from.v.text.start_pos.line);
      node.end = index + 1;
      nodes_.push_back(std::move(node));
    }
  }
  for (int i = 0; i < size(); ++i)
    if (const std::string_view name = id(i); !name.empty()) ids_.emplace(name, i);
}

const Tree::Attribute* Tree::find(int node, std::string_view name) const {
  const Node& element = (*this)[node];
  for (std::uint32_t i = 0; i < element.attributes; ++i)
    if (const Attribute& attribute = attributes_[element.first_attribute + i];
        attribute.name == name)
      return &attribute;
  return nullptr;
}

bool Tree::has_attribute(int node, std::string_view name) const {
  return find(node, name) != nullptr;
}

std::string_view Tree::attribute(int node, std::string_view name) const {
  const Attribute* found = find(node, name);
  return found ? std::string_view(found->value) : std::string_view();
}

bool Tree::has_class(int node, std::string_view name) const {
  const std::string_view classes = attribute(node, "class");
  for (std::size_t at = classes.find(name); at != classes.npos; at = classes.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const auto is_edge = [&](std::size_t i) {
      return i >= classes.size() || classes[i] == ' ' || classes[i] == '\n' || classes[i] == '\t';
    };
    if ((at == 0 || is_edge(at - 1)) && is_edge(end)) return true;
  }
  return false;
}

int Tree::with_id(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? kNoNode : found->second;
}

int Tree::first(std::string_view name) const {
  for (int i = 0; i < size(); ++i)
    if (is(i, name)) return i;
  return kNoNode;
}

int Tree::first_with_class(std::string_view name) const {
  for (int i = 0; i < size(); ++i)
    if (has_class(i, name)) return i;
  return kNoNode;
}

int Tree::around(int node, std::string_view name) const {
  while (node != kNoNode && !is(node, name)) node = (*this)[node].parent;
  return node;
}

std::string_view Tree::meta(std::string_view name) const {
  for (int i = 0; i < size(); ++i) {
    if (!is(i, "meta")) continue;
    if (attribute(i, "name") == name || attribute(i, "property") == name)
      return attribute(i, "content");
  }
  return {};
}

std::string_view Tree::language() const {
  const int html = first("html");
  if (html == kNoNode) return {};
  const std::string_view lang = attribute(html, "lang");
  return lang.empty() ? attribute(html, "xml:lang") : lang;
}

}  // namespace lacuna::indexer::html
