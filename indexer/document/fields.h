// The one table of fields of a Document and of what is asked of a reader: bytes of the codec are
// written and read by it. A structured binding names every field of a type, so that a new field
// without a place here does not compile. Pure; any thread.
#pragma once

#include <concepts>
#include <type_traits>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

// fields(value, visit) calls visit(field, field, ...) with all fields of a value, or of a constant.
template <Is<BlockLink> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [begin, end, target] = value;
  visit(begin, end, target);
}

template <Is<NotedChange> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [kind, acting, on] = value;
  visit(kind, acting, on);
}

template <Is<Remark> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [author, on, quote] = value;
  visit(author, on, quote);
}

template <Is<Block> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [role, depth, line, text, level, basic, num, heading, wid, eid, state, from, to, extent,
         language, links, change, remark] = value;
  visit(role, depth, line, text, level, basic, num, heading, wid, eid, state, from, to, extent,
        language, links, change, remark);
}

template <Is<Identity> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [jurisdiction, type, number, year, date_document, expression_date, language, title, subject,
         issuer, aliases] = value;
  visit(jurisdiction, type, number, year, date_document, expression_date, language, title, subject,
        issuer, aliases);
}

template <Is<Diagnostic> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [file, line, column, severity, message] = value;
  visit(file, line, column, severity, message);
}

template <Is<Document> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [reader, media_type, kind, identity, blocks, metadata, diagnostics] = value;
  visit(reader, media_type, kind, identity, blocks, metadata, diagnostics);
}

template <Is<Reading> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [status, document, reason] = value;
  visit(status, document, reason);
}

template <Is<ReadOptions> T, class Visit>
void fields(T& value, const Visit& visit) {
  auto& [language, jurisdiction, xml_limit, text_limit] = value;
  visit(language, jurisdiction, xml_limit, text_limit);
}

}  // namespace lacuna::indexer
