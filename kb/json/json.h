// The model as JSON and back, one pair a type: field names and enum words as in the model. Used by
// history, .json twins, the demo and register loaders.
//
// Writing leaves out nothing but Annotation::guest_email, which no JSON ever carries. Reading
// refuses unknown fields, wrong types and unknown words with bad_input that names the field; fields
// that are not there keep their defaults. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace lacuna::kb {

// T: every struct of kb/model (Work, Expression, Manifestation, GazetteReference, Provision,
// LegalEvent, Citation, ProvisionRef, Act, Concept, ConceptScheme, Agent, AgentName, Organisation,
// Account, Gap, GapStatement, GapScore, Evidence, PositionPaper, Ask, Link, Node, Annotation,
// Quote, Change, Counts).
template <class T>
nlohmann::json to_json(const T& value);

// `where` begins error messages: a file name, or a path in the document.
template <class T>
T from_json(const nlohmann::json& json, std::string_view where = {});

// As text, compact; for history rows.
template <class T>
std::string to_json_text(const T& value);

}  // namespace lacuna::kb
