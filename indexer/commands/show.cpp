#include <algorithm>
#include <initializer_list>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "indexer/commands/command.h"
#include "indexer/commands/words.h"
#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/export/akn.h"
#include "kb/store/act_store.h"

namespace lacuna::indexer {
namespace {

struct ShowArguments {
  std::string ref;
  std::string format = "text";
  std::string language;
};

// An act narrowed to one unit and what stands below it; parents count within it.
kb::Act narrow(kb::Act act, const std::string& eid) {
  if (eid.empty()) return act;
  const auto first = std::find_if(act.provisions.begin(), act.provisions.end(),
                                  [&](const kb::Provision& p) { return p.eid == eid; });
  const int at = static_cast<int>(first - act.provisions.begin());
  std::vector<kb::Provision> kept;
  std::vector<int> new_index(act.provisions.size(), -1);
  for (int i = at; i < static_cast<int>(act.provisions.size()); ++i) {
    kb::Provision& provision = act.provisions[static_cast<std::size_t>(i)];
    const bool inside = i == at || (provision.parent >= at &&
                                    new_index[static_cast<std::size_t>(provision.parent)] >= 0);
    if (!inside) continue;
    new_index[static_cast<std::size_t>(i)] = static_cast<int>(kept.size());
    provision.parent = i == at ? -1 : new_index[static_cast<std::size_t>(provision.parent)];
    kept.push_back(std::move(provision));
  }
  act.provisions = std::move(kept);
  const auto elsewhere = [&](const std::string& where) {
    return std::none_of(act.provisions.begin(), act.provisions.end(),
                        [&](const kb::Provision& p) { return p.eid == where; });
  };
  std::erase_if(act.events, [&](const kb::LegalEvent& e) { return elsewhere(own_eid(e)); });
  std::erase_if(act.citations, [&](const kb::Citation& c) { return elsewhere(c.source_eid); });
  return act;
}

std::string joined(std::initializer_list<const std::string*> parts) {
  std::string words;
  for (const std::string* part : parts)
    if (!part->empty()) words += (words.empty() ? "" : "\n") + *part;
  return words;
}

nlohmann::json or_null(const std::string& text) {
  return text.empty() ? nlohmann::json() : nlohmann::json(text);
}

nlohmann::json day_or_null(const std::optional<Date>& day) {
  return day ? nlohmann::json(to_iso(*day)) : nlohmann::json();
}

nlohmann::json event_json(const kb::LegalEvent& event) {
  return {{"kind", word(event.kind)},
          {"affected", event.affected_eid},
          {"acting", event.acting},
          {"effective_on", day_or_null(event.effective_on)},
          {"note", event.note_raw}};
}

nlohmann::json citation_json(const kb::Citation& citation) {
  return {{"part", citation.part},
          {"begin", citation.begin},
          {"end", citation.end},
          {"raw", citation.raw},
          {"ref", to_string(citation.target)},
          {"resolution", word(citation.resolution)},
          {"kind", word(citation.kind)},
          {"confidence", citation.confidence},
          {"candidates", citation.candidates},
          {"flags", citation.flags}};
}

// The tree, built from the leaves up so that depth costs no stack.
nlohmann::json units_json(const kb::Act& act) {
  std::vector<nlohmann::json> nodes(act.provisions.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const kb::Provision& provision = act.provisions[i];
    nlohmann::json events = nlohmann::json::array(), citations = nlohmann::json::array();
    for (const kb::LegalEvent& event : act.events)
      if (own_eid(event) == provision.eid) events.push_back(event_json(event));
    for (const kb::Citation& citation : act.citations)
      if (citation.source_eid == provision.eid) citations.push_back(citation_json(citation));
    nodes[i] = {{"eid", provision.eid},
                {"wid", or_null(provision.wid)},
                {"level", word(provision.level)},
                {"num", provision.num_raw},
                {"heading", provision.heading},
                {"text", joined({&provision.text, &provision.quotation, &provision.wrapup})},
                {"quotation", or_null(provision.quotation)},
                {"wrapup", or_null(provision.wrapup)},
                {"footnote", provision.footnote},
                {"language", or_null(provision.language)},
                {"valid_from", day_or_null(provision.valid_from)},
                {"valid_to", day_or_null(provision.valid_to)},
                {"extent", or_null(provision.extent)},
                {"state", word(provision.state)},
                {"flags", provision.flags},
                {"events", events},
                {"citations", citations},
                {"children", nlohmann::json::array()}};
  }
  nlohmann::json roots = nlohmann::json::array();
  for (std::size_t i = nodes.size(); i-- > 0;) {
    const int parent = act.provisions[i].parent;
    nlohmann::json& siblings =
        parent < 0 ? roots : nodes[static_cast<std::size_t>(parent)]["children"];
    siblings.insert(siblings.begin(), std::move(nodes[i]));
  }
  return roots;
}

nlohmann::json to_json(const kb::Act& act) {
  return {{"work", act.work.key},
          {"expression", act.expression.key},
          {"title", act.expression.title.empty() ? act.work.title : act.expression.title},
          {"subject", act.work.subject},
          {"language", act.expression.language},
          {"date", day_or_null(act.expression.date)},
          {"units", units_json(act)}};
}

std::string indent_of(int depth) {
  return std::string(static_cast<std::size_t>(std::min(depth, 20)) * 2, ' ');
}

// Units in reading order: what a unit says after its children stands after them.
void print_units(const std::vector<kb::Provision>& units) {
  struct Open {
    int unit;
    int depth;
  };
  std::vector<Open> open;
  const auto close_until = [&](int parent) {
    while (!open.empty() && open.back().unit != parent) {
      const std::string& after = units[static_cast<std::size_t>(open.back().unit)].wrapup;
      if (!after.empty()) std::cout << indent_of(open.back().depth) << after << '\n';
      open.pop_back();
    }
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    const kb::Provision& unit = units[i];
    close_until(unit.parent);
    const int depth = open.empty() ? 0 : open.back().depth + 1;
    std::string line = unit.num_raw;
    for (const std::string& part : {unit.heading, joined({&unit.text, &unit.quotation})})
      if (!part.empty()) line += (line.empty() ? "" : " ") + part;
    if (!line.empty()) std::cout << indent_of(depth) << line << '\n';
    for (std::string_view note : split(unit.footnote, '\n'))
      if (!note.empty()) std::cout << indent_of(depth) << "  [" << note << "]\n";
    open.push_back({static_cast<int>(i), depth});
  }
  close_until(-1);
}

void print(const kb::Act& act, kb::Store& store) {
  print_units(act.provisions);
  if (act.events.empty()) return;
  std::cout << "\nEvents:\n";
  for (const kb::LegalEvent& event : act.events)
    std::cout << event_line(event, act.expression.language, store) << '\n';
}

kb::Act find(const ShowArguments& arguments, kb::Store& store) {
  const auto ref = parse_citation(arguments.ref);
  if (!ref)
    throw Error(
        ErrorCode::bad_usage, "not a reference: " + shorten(arguments.ref, 80),
        "write ro/lege/2006/122!art_20__para_1, or \"art. 20 alin. (1) din Legea nr. 122/2006\"");
  const auto known = kb::find_known_work(store, ref->work);
  if (!known)
    throw Error(ErrorCode::not_found, "no such act: " + ref->work,
                "import it, or search for its words");
  if (!known->loaded)
    throw Error(
        ErrorCode::not_found,
        known->work.title + " (" + known->work.key + ") is known, but its text is not loaded",
        "import it");
  if (ref->eid.empty()) {
    const auto expression =
        kb::current_expression(store, known->work.key, arguments.language, ref->date);
    if (!expression)
      throw Error(ErrorCode::not_found, "no text of " + known->work.key + " on that day",
                  "leave the date out");
    return *kb::find_act(store, expression->key);
  }
  const auto found = kb::find_provision(store, *ref, arguments.language);
  if (!found)
    throw Error(ErrorCode::not_found, known->work.key + " has no " + ref->eid,
                "show the act alone to see its units");
  return narrow(*kb::find_act(store, found->expression.key), found->provision.eid);
}

void run(const ShowArguments& arguments, const Invocation& invocation) {
  const std::unique_ptr<kb::Store> store = invocation.store();
  const kb::Act act = find(arguments, *store);
  if (arguments.format == "json") {
    print_json_pretty(to_json(act));
  } else if (arguments.format == "akn") {
    std::cout << kb::write_akn(act);
  } else {
    print(act, *store);
  }
}

}  // namespace

void add_show(CLI::App& app, Invocation& invocation) {
  auto arguments = std::make_shared<ShowArguments>();
  CLI::App* command = app.add_subcommand("show", "print an act, an article or a smaller unit");
  command->footer(
      "Example: lacuna show \"art. 2 alin. (1) lit. a^1) din Legea nr. 122/2006\"\n"
      "         lacuna show 'ro/lege/2006/122!art_20__para_1' --format json");
  command
      ->add_option("ref", arguments->ref, "canonical reference, act key, or a citation as written")
      ->required()
      ->type_name("REF");
  command->add_option("--format", arguments->format, "text, json or akn (Akoma Ntoso 3.0)")
      ->check(CLI::IsMember({"text", "json", "akn"}))
      ->capture_default_str();
  command->add_option("--lang", arguments->language, "version in this language");
  command->callback([arguments, &invocation] { run(*arguments, invocation); });
}

}  // namespace lacuna::indexer
