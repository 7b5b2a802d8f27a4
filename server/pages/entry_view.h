// How entries look on pages: their fields in words with links, rows of lists, addresses. One thread
// a request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/entry.h"
#include "kb/model/entry_kinds.h"
#include "kb/model/territory.h"
#include "server/pages/context.h"

namespace lacuna::server {

// Throws not_found when the viewer may not see it, or there is no such kind.
kb::Entry get_entry(Context& context, std::string_view id);
const kb::EntryKind& get_entry_kind(std::string_view word);

// Names of places and bodies in the language of the pages; what nobody named stays as it is.
class Gazetteer {
 public:
  explicit Gazetteer(Context& context);
  std::string place(std::string_view key) const;
  std::string places(const std::vector<std::string>& keys) const;  // "a, b"
  const std::vector<kb::Territory>& territories() const { return territories_; }
  // The key of a territory named by key or by name in any language; nullopt: none, or several.
  std::optional<std::string> find_place(std::string_view named) const;

 private:
  Context& context_;
  std::vector<kb::Territory> territories_;
};

// What one value is called, and where it leads; empty when it names what the viewer may not see.
struct Named {
  std::string text;
  std::string href;
};
std::optional<Named> named(Context& context, const Gazetteer& gazetteer, const kb::EntryKind& kind,
                           const kb::EntryField& field, const std::string& value);

// [{name, label, values: [{text, href, lines}]}] of the fields that say something.
nlohmann::json fields_model(Context& context, const Gazetteer& gazetteer, const kb::Entry& entry);

// {id, number, title, href, kind, kind_label, state, state_label, facts: [text], doubts} for lists.
nlohmann::json entry_row(Context& context, const Gazetteer& gazetteer, const kb::Entry& entry);

// Rows of all that names one of these keys, parts included: with `within` {label, href} of the
// whole, or false.
nlohmann::json naming_rows(Context& context, const Gazetteer& gazetteer,
                           const std::vector<std::string>& keys);

// The context of the labels of a field's words in the locales: "exchange_flow_deadline_unit".
std::string word_context(const kb::EntryKind& kind, const kb::EntryField& field);
std::string state_context(const kb::EntryKind& kind);

nlohmann::json kind_breadcrumb(Context& context, const kb::EntryKind& kind);

}  // namespace lacuna::server
