// What identifies an act of the European Union: CELEX number (sector, year, type, number), ELI
// ("eli/dir/2004/25/oj"), document number ("COM(2025) 43 final") and title. The first that says
// something wins. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/document.h"

namespace lacuna::indexer::html {

// The first CELEX number in the text; empty: none.
std::string celex_in(std::string_view text);

// Fill what `identity` leaves empty; aliases are added.
void apply_celex(std::string_view celex, Identity& identity);
void apply_eli(std::string_view address, Identity& identity);
void apply_document_number(std::string_view printed, Identity& identity);
// "Directive 2004/25/EC … of 21 April 2004 …".
void apply_union_title(std::string_view title, Identity& identity);

// "17.01.2025", "13/1/2025".
std::optional<Date> dotted_date(std::string_view text);
// "21 April 2004", "27 aprilie 2016" anywhere in the text.
std::optional<Date> written_date(std::string_view text);
// "EN", "eng", "en-GB" -> "en"; empty: unknown.
std::string language_code(std::string_view code);

}  // namespace lacuna::indexer::html
