#include "server/pages/imports.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "indexer/given.h"
#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "kb/store/act_store.h"
#include "server/auth/flash.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kSourceLines = 20000;  // shown; the original can be had whole
constexpr std::size_t kListed = 50;          // units named as changed, new or gone

Json breadcrumb(const Context& context) {
  return Json::array({{{"label", context.messages.text("Texts waiting")}, {"href", texts_url()}}});
}

std::string name_of(const indexer::ImportResult& result) {
  return result.path;
}

// What became of the documents that did not lead straight to their report.
Json results_model(Context& context, const std::vector<indexer::ImportResult>& results) {
  Json rows = Json::array();
  for (const indexer::ImportResult& result : results) {
    const bool read = result.status == indexer::ImportStatus::imported ||
                      result.status == indexer::ImportStatus::unchanged;
    std::string why;
    if (result.failure) why = result.failure->message;
    if (!read && !result.failure && !result.warnings.empty()) why = result.warnings.front();
    rows.push_back({{"name", name_of(result)},
                    {"status", context.messages.label("import_status", word(result.status))},
                    {"why", why},
                    {"hint", result.failure ? result.failure->hint : std::string()},
                    {"href", read ? import_url(result.expression.key) : std::string()}});
  }
  return rows;
}

Json form_page(Context& context, Json form, const std::vector<indexer::ImportResult>& results) {
  return {{"title", context.messages.text("Import a text")},
          {"breadcrumb", breadcrumb(context)},
          {"action", imports_url()},
          {"form", std::move(form)},
          {"results", results_model(context, results)}};
}

const Json kStart = {{"file", ""},         {"name", ""},     {"text", ""},
                     {"jurisdiction", ""}, {"language", ""}, {"work", ""}};

// What a person gave, file by file.
struct Given {
  std::string name;
  std::string_view bytes;
};

std::string plain_name(std::string_view client_name) {
  const std::size_t slash = client_name.find_last_of("/\\");
  std::string name(slash == client_name.npos ? client_name : client_name.substr(slash + 1));
  return name.empty() ? "text" : name;
}

kb::Expression wanted(Context& context, const Request& request) {
  const auto expression = kb::find_expression(context.store, request.param("key"));
  if (!expression)
    throw Error(ErrorCode::not_found, "There is no such text.",
                "Look at the list of texts that wait.");
  return *expression;
}

// A unit's own words, to tell whether two texts differ in it.
std::string words_of(const kb::Provision& unit) {
  std::string words;
  for (const std::string* part : {&unit.heading, &unit.text, &unit.quotation, &unit.wrapup}) {
    words += *part;
    words += '\n';
  }
  return words;
}

// Against the text that people read now: what acceptance would change.
Json replaced_model(Context& context, const kb::Act& act) {
  const auto now =
      kb::current_expression(context.store, act.expression.work, act.expression.language);
  if (!now || now->key == act.expression.key || now->language != act.expression.language)
    return nullptr;
  const auto old = kb::find_act(context.store, now->key);
  if (!old) return nullptr;
  std::map<std::string_view, const kb::Provision*> before;
  for (const kb::Provision& unit : old->provisions) before[unit.eid] = &unit;
  std::map<std::string, std::vector<std::string>> differing = {
      {"changed", {}}, {"added", {}}, {"gone", {}}};
  for (const kb::Provision& unit : act.provisions) {
    const auto found = before.find(unit.eid);
    if (found == before.end())
      differing["added"].push_back(unit.eid);
    else if (words_of(*found->second) != words_of(unit))
      differing["changed"].push_back(unit.eid);
    if (found != before.end()) before.erase(found);
  }
  for (const kb::Provision& unit : old->provisions)
    if (before.contains(unit.eid)) differing["gone"].push_back(unit.eid);
  Json model = {{"key", now->key}, {"href", law_url(now->work)}};
  for (auto& [kind, eids] : differing) {
    model[kind] = eids.size();
    if (eids.size() > kListed) eids.resize(kListed);
    model[kind + "_units"] = joined(eids);
  }
  return model;
}

Json tree_model(const kb::Act& act) {
  std::vector<int> depths(act.provisions.size());
  Json units = Json::array();
  for (std::size_t i = 0; i < act.provisions.size(); ++i) {
    const kb::Provision& unit = act.provisions[i];
    depths[i] = unit.parent < 0 ? 0 : depths[static_cast<std::size_t>(unit.parent)] + 1;
    units.push_back({{"eid", unit.eid},
                     {"depth", std::min(depths[i], 6)},
                     {"num", unit.num_raw},
                     {"heading", unit.heading},
                     {"text", shorten(unit.text, 160)},
                     {"flags", joined(unit.flags)},
                     {"line", unit.line}});
  }
  return units;
}

// The lines of the source as it was read, numbered as messages and units count them.
Json source_model(Context& context, const std::vector<kb::Manifestation>& originals) {
  if (originals.empty()) return nullptr;
  const kb::Manifestation& original = originals.back();
  Json model = {{"name", original.path},
                {"reader", original.reader},
                {"href", original_url(original.expression)},
                {"lines", Json::array()},
                {"cut", false}};
  const auto text = indexer::source_text(
      read_file(context.directory.original(original.sha256).string(), 64u << 20), original.path);
  if (!text) return model;
  std::size_t number = 0;
  for (std::string_view line : split(*text, '\n')) {
    if (++number > kSourceLines) {
      model["cut"] = true;
      break;
    }
    model["lines"].push_back({{"number", number}, {"text", std::string(line)}});
  }
  return model;
}

}  // namespace

Response import_form(Context& context, const Request&) {
  return page("import_form", form_page(context, empty_form_model(kStart), {}));
}

Response import_post(Context& context, const Request& request) {
  FormReader form(request);
  indexer::ImportOptions options;
  options.read = context.read;
  options.acceptance = indexer::Acceptance::hold;
  options.jurisdiction = lower(form.line("jurisdiction", Need::optional, 10));
  options.language = lower(form.line("language", Need::optional, 10));
  options.work = form.line("work", Need::optional, 200);
  const std::string pasted = form.lines("text", Need::optional, 2'000'000);
  const std::string name = form.line("name", Need::optional, 200);

  std::vector<Given> given;
  for (const Upload& upload : request.uploads)
    given.push_back({plain_name(upload.filename), upload.bytes});
  if (!pasted.empty()) given.push_back({name.empty() ? "pasted.txt" : plain_name(name), pasted});
  if (given.empty()) form.add_error("file", "Choose a file, or paste a text.");
  if (!options.work.empty() && given.size() > 1)
    form.add_error("work", "An act can be named for one text at a time only.");
  if (!form.errors().empty())
    return page("import_form", form_page(context, form_model(form, context.messages, kStart), {}),
                422);

  std::vector<indexer::ImportResult> results;
  for (const Given& one : given)
    results.push_back(
        indexer::import_bytes(one.bytes, one.name, options, context.store, context.directory));
  if (results.size() == 1 && results.front().status == indexer::ImportStatus::imported)
    return redirect(import_url(results.front().expression.key));
  const bool any_failed = std::any_of(results.begin(), results.end(), [](const auto& result) {
    return result.status == indexer::ImportStatus::failed;
  });
  return page("import_form",
              form_page(context, form_model(form, context.messages, kStart), results),
              any_failed ? 422 : 200);
}

Response import_show(Context& context, const Request& request) {
  const kb::Expression expression = wanted(context, request);
  const auto act = kb::find_act(context.store, expression.key);
  if (!act) throw Error(ErrorCode::not_found, "There is no such text.", "");
  const kb::Work& work = act->work;
  Json warnings = Json::array();
  for (const std::string& warning : expression.warnings) warnings.push_back(warning);
  const Json identity =
      Json::array({{{"label", context.messages.text("Address of the act")}, {"value", work.key}},
                   {{"label", context.messages.text("Title")}, {"value", expression.title}},
                   {{"label", context.messages.text("Subject")}, {"value", work.subject}},
                   {{"label", context.messages.text("Date of the act")},
                    {"value", day_text(work.date_document, context.messages)}},
                   {{"label", context.messages.text("As it stood on")},
                    {"value", day_text(expression.date, context.messages)}},
                   {{"label", context.messages.text("Language")}, {"value", expression.language}}});
  return page(
      "import_show",
      {{"title", context.messages.text("How the text was read")},
       {"breadcrumb", breadcrumb(context)},
       {"key", expression.key},
       {"lang", expression.language},
       {"state", context.messages.label("expression_state", word(expression.state))},
       {"is_held", expression.state == kb::ExpressionState::held},
       {"accept_action", texts_url() + "/accept"},
       {"withdraw_action", texts_url() + "/withdraw"},
       {"identity", identity},
       {"articles", expression.counts.articles},
       {"recitals", expression.counts.recitals},
       {"provisions", expression.counts.provisions},
       {"citations", expression.counts.citations},
       {"events", expression.counts.events},
       {"warnings", warnings},
       {"replaces", replaced_model(context, *act)},
       {"units", tree_model(*act)},
       {"source", source_model(context, kb::manifestations_of(context.store, expression.key))}});
}

Response import_original(Context& context, const Request& request) {
  const kb::Expression expression = wanted(context, request);
  const auto originals = kb::manifestations_of(context.store, expression.key);
  if (originals.empty()) throw Error(ErrorCode::not_found, "The original is not kept.", "");
  return download(
      read_file(context.directory.original(originals.back().sha256).string(), 64u << 20),
      "application/octet-stream", plain_name(originals.back().path));
}

}  // namespace lacuna::server
