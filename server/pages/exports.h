// What leaves the house as a file or on paper: one table of exports, each as CSV, as a spreadsheet
// and as a page to print, with its colophon. Sheets are made of what the viewer sees. One thread a
// request.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/export/sheet.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response export_list(Context& context, const Request& request);
Response export_file(Context& context, const Request& request);   // /export/gaps.csv?sector=HLT
Response export_print(Context& context, const Request& request);  // /print/gaps?sector=HLT

// A row of the table of exports; `of` in the query names the record where one is needed.
struct SheetMaker {
  std::string_view name;
  std::string_view label;  // message
  std::string_view says;   // message: what is in it
  kb::Sheet (*make)(Context& context, const Request& request);
  std::string_view of = {};  // kind of record that it needs; empty: none
  // On paper, where a file is made for programs; null: the same.
  kb::Sheet (*printed)(Context& context, const Request& request) = nullptr;
};

kb::Sheet gap_sheet(Context& context, const Request& request);
kb::Sheet service_sheet(Context& context, const Request& request);
kb::Sheet service_print_sheet(Context& context, const Request& request);
kb::Sheet concordance_sheet(Context& context, const Request& request);
kb::Sheet indicator_sheet(Context& context, const Request& request);
kb::Sheet amendment_sheet(Context& context, const Request& request);
kb::Sheet record_sheet(Context& context, const Request& request);   // one record with its parts
kb::Sheet records_sheet(Context& context, const Request& request);  // all of a kind

// What of a query chooses rows: not the page of a list, not the language of the pages.
Fields export_query(const Request& request);

// Links to the three forms of an export, for pages: {csv_href, xlsx_href, print_href}.
nlohmann::json export_links(std::string_view name, const Fields& query);

}  // namespace lacuna::server
