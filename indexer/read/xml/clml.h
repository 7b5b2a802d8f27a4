// CLML, the Crown Legislation Markup Language of legislation.gov.uk: Acts and Measures of every
// legislature of the United Kingdom, statutory instruments and rules, retained acts of the European
// Union. Elements are matched by local name, older files have none of the later attributes.
//  - P1 in the body is the basic unit (section, regulation, article or rule), P2 to P7 what stands
//    below; in schedules P1 is a paragraph. The heading of a P1 is its P1group's title;
//  - BlockAmendment becomes `quotation` blocks, never units; what is amended in a line stays there;
//  - the text as amended is read; each Addition, Substitution and Repeal is told once a unit, by
//  its
//    commentary, as a note with what it changed, by which act and when; marginal citations and
//    footnotes stand outside the sentence;
//  - RestrictStartDate, RestrictEndDate (the day after the last one) and RestrictExtent are a
//    wording's validity and extent; Status="Repealed" its state;
//  - a retained act as it was adopted is the Union's own act (eu/...), as amended since the United
//    Kingdom's (gb/...).
// What is not well-formed gets one message with line and column. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

// Whether the root element is <Legislation>.
bool is_clml(std::string_view bytes);

Reading read_clml(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace lacuna::indexer
