// Titles that are not "type, number, date": the Union's, British and American ones, codes and acts
// known by a short name. Each fills what it finds. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/document.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

// "REGULATION (EU) 2016/679", "DIRECTIVE 95/46/EC", "(EEC) No 1612/68", "02012R0648 — EN —
// 17.01.2025" (domain.md 4.5).
void read_union_number(std::string_view line, Identity& identity);

// "Immigration and Asylum Act 1999", "1999 CHAPTER 33", "2017 No. 102"; "Public Law 117-103", "H.
// R. 71".
void read_english_title(const Tradition& tradition, std::string_view opening, Identity& identity);

// The Verkhovna Rada's site numbers a law by the code of its convocation: "2671-19" is 2671-VIII.
// Empty: no such number.
std::string rada_number(std::string_view site_number);

// "Asylbewerberleistungsgesetz (AsylbLG)" -> "asylblg"; empty: the title gives no short name.
std::string short_name_in(std::string_view title);

}  // namespace lacuna::indexer
