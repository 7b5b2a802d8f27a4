// Every address of the site that a page links to is made here, so that routes can change in one
// place. Each function returns a path that is percent-encoded where it must be and safe in href.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "kb/model/link.h"
#include "server/http/request.h"

namespace lacuna::server {

std::string encode_segment(std::string_view text);  // one path segment
std::string encode_query(std::string_view text);    // a query value
// "/search" with ?name=value&..., before a fragment; values that are empty are left out.
std::string with_query(std::string_view path, const Fields& query);

std::string home_url();
std::string search_url(std::string_view query = {});
std::string works_url();
// /law/ro/lege/2006/122!art_20#art_20: a unit's page, at the unit.
std::string law_url(std::string_view canonical_reference);
std::string versions_url(std::string_view canonical_reference);  // the texts of an act
std::string timeline_url(std::string_view canonical_reference);  // what became of a provision
std::string diff_url(std::string_view canonical_reference, std::string_view from = {},
                     std::string_view to = {});               // two texts of an act, by their names
std::string norms_url(std::string_view canonical_reference);  // how it relates to others
std::string norms_new_url(std::string_view canonical_reference);  // relating it to one
std::string graph_url(std::string_view node);  // what is joined with it: "gap:<id>", "G-12"
std::string rechecks_url(std::string_view work = {});
std::string recheck_url(std::string_view id);
std::string akn_url(std::string_view canonical_reference);     // the text as Akoma Ntoso, to keep
std::string report_url(std::string_view canonical_reference);  // what the reader was not sure of
std::string citations_url();                                   // citations that wait for a person
std::string imports_url();                                     // giving a text
std::string import_url(std::string_view expression);           // how one was read, by its key
std::string original_url(std::string_view expression);         // the file it was read from
std::string texts_url();                                       // texts waiting for acceptance
std::string history_url(std::string_view kind, std::string_view id);
std::string checks_url();  // what is missing, contradicts itself or is overdue
std::string gaps_url();
std::string gap_url(std::string_view id);
std::string gap_edit_url(std::string_view id);
std::string new_gap_url(std::string_view canonical_reference = {});
std::string evidence_url(std::string_view id);
std::string positions_url();
std::string position_url(std::string_view id);
std::string ask_url(std::string_view id);
std::string matrices_url();
std::string map_url();
std::string matrix_url(std::string_view name);  // of the table of matrices
std::string records_url();                      // every kind of record
std::string territory_url(std::string_view key);
std::string agent_url(std::string_view key);     // a body of the register
std::string entries_url(std::string_view kind);  // the list of a kind (kb/model/entry_kinds.h)
std::string entry_url(std::string_view id);
std::string concepts_url();
std::string concept_url(std::string_view scheme, std::string_view notation);
std::string annotation_url(std::string_view id);
std::string comment_url(std::string_view node);  // form for a comment on a node ("provision:...")
std::string moderation_url();
std::string sign_in_url(std::string_view next = {});
std::string sign_out_url();
std::string account_url();
std::string follows_url();                    // what somebody follows, and what became of it
std::string follow_url(std::string_view id);  // its note
std::string feed_address_url();               // a new secret address
std::string feed_url(std::string_view secret, std::string_view file);  // "atom.xml", "calendar.ics"
std::string about_url();

// The page of any node (kb/model/link.h).
std::string node_url(const kb::Node& node);

// `next` when it is a path of this site, else the home page: no open redirects.
std::string safe_next(std::string_view next);

// http, https and mailto addresses as they are; anything else is empty (shown as text, not linked).
std::string safe_external_url(std::string_view url);

}  // namespace lacuna::server
