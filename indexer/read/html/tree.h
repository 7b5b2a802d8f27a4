// A page as every convention here sees it: its elements and texts in document order, so that
// walking needs no recursion (the nodes below one are those up to its `end`). Made by gumbo, whose
// own tree is gone when parse() returns; comments are left out. Immutable once parsed; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kb/base/diagnostic.h"

namespace lacuna::indexer::html {

constexpr int kNoNode = -1;

struct Node {
  std::string name;  // of an element, in lower case; empty: a text
  std::string text;
  int parent = kNoNode;
  int end = 0;  // the first node that is not below this one
  int line = 0;
  bool is_block = false;      // by its name: p, div, table, li ...
  bool holds_blocks = false;  // some element below is one
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;  // how many
};

class Tree {
 public:
  Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  // Says why the page cannot be read.
  std::optional<Diagnostic> parse(std::string_view utf8, const std::string& path);

  int size() const { return static_cast<int>(nodes_.size()); }
  const Node& operator[](int node) const { return nodes_[static_cast<std::size_t>(node)]; }

  bool is(int node, std::string_view name) const { return (*this)[node].name == name; }
  std::string_view attribute(int node, std::string_view name) const;  // empty: none
  bool has_attribute(int node, std::string_view name) const;
  std::string_view id(int node) const { return attribute(node, "id"); }
  bool has_class(int node, std::string_view name) const;

  int with_id(std::string_view id) const;  // kNoNode: none; the first of those alike
  int first(std::string_view name) const;  // element of that name; kNoNode: none
  int first_with_class(std::string_view name) const;
  // The nearest of `node` and the elements around it that has this name; kNoNode: none.
  int around(int node, std::string_view name) const;

  // The content of <meta name=... | property=...>, and of <html lang>.
  std::string_view meta(std::string_view name) const;
  std::string_view language() const;

 private:
  struct Attribute {
    std::string name;
    std::string value;
  };
  const Attribute* find(int node, std::string_view name) const;
  void copy(const void* root);

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::unordered_map<std::string_view, int> ids_;
};

}  // namespace lacuna::indexer::html
