// Threads as discussion.html prints them. One thread a request.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/link.h"
#include "kb/store/annotation_store.h"
#include "server/pages/context.h"

namespace lacuna::server {

nlohmann::json threads_model(Context& context, const std::vector<kb::Thread>& threads);

// What a node is, for the head of a form or thread: {label, act, href, lang, text}; text is a
// provision's own words, and what an annotation keeps of them.
struct About {
  std::string label;
  std::string act;
  std::string href;
  std::string lang;
  std::string text;
  std::string expression;  // key; empty where no text is read
  std::string text_hash;
};
// Throws not_found when there is no such node for the viewer.
About about_node(Context& context, const kb::Node& node);
nlohmann::json about_model(const About& about);

// "provision:ro/lege/2006/122!art_20", "gap:<id>": how a node stands in addresses and forms.
std::string node_text(const kb::Node& node);
std::optional<kb::Node> parse_node(std::string_view text);

}  // namespace lacuna::server
