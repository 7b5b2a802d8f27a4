#include "kb/export/skos_xml.h"

#include <algorithm>

#include <pugixml.hpp>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";

// Namespaces that an element declares; what it does not, those around it may.
struct Scope {
  std::size_t outer;
  std::vector<std::pair<std::string, std::string>> prefixes;
};

struct Open {  // an element that describes a resource
  pugi::xml_node node;
  std::size_t scope;
  std::size_t depth;
};

// White space of a text as one space, none at its ends.
std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : trim(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

class Reading {
 public:
  Reading(std::string_view bytes, VocabularyNotes& notes) : bytes_(bytes), notes_(notes) {
    for (std::size_t at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1))
      ends_.push_back(at);
  }

  SkosGraph run() {
    pugi::xml_document document;
    const auto parsed = document.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_default,
                                             pugi::encoding_utf8);
    if (!parsed) {
      notes_.fail(line_of(parsed.offset), std::string("the XML is broken here: ") +
                                              parsed.description() +
                                              "; get the file again, or mend it.");
      return std::move(graph_);
    }
    const pugi::xml_node root = document.document_element();
    const std::size_t scope = scope_of(root, kNone);
    if (full_name(root.name(), scope) == std::string(kRdf) + "RDF") {
      for (const pugi::xml_node child : root.children())
        if (child.type() == pugi::node_element) open_.push_back({child, scope_of(child, scope), 1});
      std::ranges::reverse(open_);
    } else {
      open_.push_back({root, scope, 1});
    }
    while (!open_.empty()) {
      const Open next = open_.back();
      open_.pop_back();
      describe(next);
    }
    return std::move(graph_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  int line_of(std::ptrdiff_t offset) const {
    const auto before = std::ranges::lower_bound(
        ends_, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    return static_cast<int>(before - ends_.begin()) + 1;
  }

  std::size_t scope_of(pugi::xml_node node, std::size_t outer) {
    Scope scope{outer, {}};
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns") scope.prefixes.emplace_back("", attribute.value());
      if (name.starts_with("xmlns:"))
        scope.prefixes.emplace_back(name.substr(6), attribute.value());
    }
    if (scope.prefixes.empty()) return outer;
    scopes_.push_back(std::move(scope));
    return scopes_.size() - 1;
  }

  // At most VocabularyLimits::depth scopes lie round each other.
  std::string_view space_of(std::string_view prefix, std::size_t scope) const {
    if (prefix == "xml") return kXml;
    for (; scope != kNone; scope = scopes_[scope].outer)
      for (const auto& [name, space] : scopes_[scope].prefixes)
        if (name == prefix) return space;
    return {};
  }

  std::string full_name(std::string_view name, std::size_t scope) const {
    const std::size_t colon = name.find(':');
    const bool plain = colon == std::string_view::npos;
    return std::string(space_of(plain ? "" : name.substr(0, colon), scope)) +
           std::string(plain ? name : name.substr(colon + 1));
  }

  std::optional<std::string> attribute(pugi::xml_node node, std::size_t scope,
                                       std::string_view space, std::string_view local) const {
    for (const pugi::xml_attribute one : node.attributes()) {
      const std::string_view name = one.name();
      const std::size_t colon = name.find(':');
      if (colon != std::string_view::npos && name.substr(colon + 1) == local &&
          space_of(name.substr(0, colon), scope) == space)
        return one.value();
    }
    return std::nullopt;
  }

  std::string subject_of(pugi::xml_node node, std::size_t scope) const {
    if (const auto about = attribute(node, scope, kRdf, "about")) return *about;
    if (const auto id = attribute(node, scope, kRdf, "ID")) return "#" + *id;
    if (const auto id = attribute(node, scope, kRdf, "nodeID")) return "_:" + *id;
    return "_:at" + std::to_string(node.offset_debug());
  }

  std::string language_of(pugi::xml_node node) const {
    for (std::size_t up = 0; node && up < VocabularyLimits::depth * 2; node = node.parent(), ++up)
      if (const pugi::xml_attribute language = node.attribute("xml:lang")) return language.value();
    return {};
  }

  void describe(const Open& open) {
    const std::string subject = subject_of(open.node, open.scope);
    const int line = line_of(open.node.offset_debug());
    const std::string type = full_name(open.node.name(), open.scope);
    std::vector<SkosStatement> statements;
    if (type != std::string(kRdf) + "Description")
      statements.push_back({SkosProperty::type, type, {}});
    std::vector<Open> inside;
    for (const pugi::xml_node child : open.node.children()) {
      if (child.type() != pugi::node_element) continue;
      const std::size_t scope = scope_of(child, open.scope);
      const auto property = skos_property(full_name(child.name(), scope));
      const pugi::xml_node resource =
          child.find_child([](pugi::xml_node node) { return node.type() == pugi::node_element; });
      if (resource) {
        const std::size_t inner = scope_of(resource, scope);
        if (open.depth < VocabularyLimits::depth)
          inside.push_back({resource, inner, open.depth + 1});
        else
          notes_.count(VocabularyLoss::nested_too_deep);
        if (property && is_link(*property))
          statements.push_back({*property, subject_of(resource, inner), {}});
      } else if (property && is_link(*property)) {
        auto value = attribute(child, scope, kRdf, "resource");
        if (!value)
          if (const auto id = attribute(child, scope, kRdf, "nodeID")) value = "_:" + *id;
        statements.push_back({*property, value ? *value : in_one_line(child.text().get()), {}});
      } else if (property) {
        const auto value = attribute(child, scope, kRdf, "resource");  // dct:source
        statements.push_back(
            {*property, value ? *value : in_one_line(child.text().get()), language_of(child)});
      }
    }
    auto& known = graph_.at(subject, line).statements;
    std::ranges::move(statements, std::back_inserter(known));
    open_.insert(open_.end(), inside.rbegin(), inside.rend());
  }

  std::string_view bytes_;
  VocabularyNotes& notes_;
  std::vector<std::size_t> ends_;  // of lines
  std::vector<Scope> scopes_;
  std::vector<Open> open_;
  SkosGraph graph_;
};

}  // namespace

SkosGraph read_skos_xml(std::string_view bytes, VocabularyNotes& notes) {
  return Reading(bytes, notes).run();
}

}  // namespace lacuna::kb
