// The model as JSON and back, one pair a type: field names and enum words as in the model. Used by
// history, .json twins, the demo and register loaders. The fields stand in kb/json/fields.h.
//
// Writing leaves out nothing but Annotation::guest_email, which no JSON ever carries; an absent
// date is null; a ProvisionRef is its canonical reference. Reading refuses unknown fields, wrong
// types and unknown words with bad_input that names the place; fields that are not there keep their
// defaults. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace lacuna::kb {

// T: every struct of kb/model but Viewer (Work, Expression, Manifestation, GazetteReference,
// Provision, LegalEvent, Citation, ProvisionRef, Act, Concept, ConceptScheme, Agent, AgentName,
// Organisation, Account, Gap, GapStatement, GapScore, Evidence, PositionPaper, Ask, Entry, Link, Node,
// Annotation, Quote, Change, Counts), Record alone, std::vector of Work, Agent, ConceptScheme,
// GazetteReference, AgentName and std::string, Labels, LabelLists.
template <class T>
nlohmann::json to_json(const T& value);

// `where` begins error messages: a file name, or a path in the document.
template <class T>
T from_json(const nlohmann::json& json, std::string_view where = {});

// As text, compact.
template <class T>
std::string to_json_text(const T& value);
template <class T>
T from_json_text(std::string_view text, std::string_view where = {});

}  // namespace lacuna::kb
