#include "server/pages/entry_form.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/rules/entry_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/agent_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/position_store.h"
#include "server/forms/model.h"
#include "server/pages/choices.h"
#include "server/pages/entry_view.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/pages/situation.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::EntryField;
using kb::FieldType;
using kb::Multiplicity;

constexpr std::size_t kLongestLine = 300;
constexpr std::size_t kLongestText = 20'000;
constexpr std::size_t kMostValues = 200;

bool is_several(const EntryField& field) {
  return field.multiplicity == Multiplicity::several;
}

// How a field is typed: the control that the template prints.
std::string_view control_of(const EntryField& field) {
  switch (field.type) {
    case FieldType::lines:
      return "area";
    case FieldType::date:
      return "date";
    case FieldType::month:
      return "month";
    case FieldType::number:
    case FieldType::count:
      return "number";
    case FieldType::yes_no:
      return "box";
    case FieldType::word:
      return "select";
    case FieldType::concept_:
      return is_several(field) ? "boxes" : "select";
    default:
      return is_several(field) ? "area" : "line";
  }
}

// What a person types for a stored value: numbers of records, names of places and bodies.
std::string typed_form(Context& context, const Gazetteer& gazetteer, const EntryField& field,
                       const std::string& value) {
  switch (field.type) {
    case FieldType::territory:
      return gazetteer.place(value);
    case FieldType::agent:
      return agent_name(context, value);
    case FieldType::entry: {
      const auto entry = kb::find_entry(context.store, context.viewer, value);
      return entry ? entry->number : std::string();
    }
    case FieldType::gap: {
      const auto gap = kb::find_gap(context.store, context.viewer, value);
      return gap ? gap->number : std::string();
    }
    case FieldType::ask: {
      const auto ask = kb::find_ask(context.store, context.viewer, value);
      return ask ? ask->number : std::string();
    }
    default:
      return value;
  }
}

// A body by its key or by one of its names; what is not in the register stays as it was typed.
std::string body_of(Context& context, const std::string& typed) {
  const std::string wanted = without_diacritics(typed);
  for (const kb::Agent& agent : kb::agents(context.store)) {
    if (agent.key == typed) return agent.key;
    for (const kb::AgentName& name : agent.names)
      for (const auto& [language, label] : name.name)
        if (without_diacritics(label) == wanted) return agent.key;
  }
  return typed;
}

// The stored form of what was typed; an error of the field when it names nothing.
std::string stored_form(FormReader& form, Context& context, const Gazetteer& gazetteer,
                        const EntryField& field, const std::string& typed) {
  const auto refuse = [&](std::string_view message) {
    form.add_error(field.name, message, {{"value", typed}});
    return std::string();
  };
  switch (field.type) {
    case FieldType::territory: {
      const auto place = gazetteer.find_place(typed);
      return place ? *place : refuse("No territory is called {value}.");
    }
    case FieldType::agent:
      return body_of(context, typed);
    case FieldType::entry: {
      const auto entry = kb::find_entry(context.store, context.viewer, typed);
      return entry && kb::has_word(field.of, entry->kind)
                 ? entry->id
                 : refuse("There is no such record as {value}.");
    }
    case FieldType::gap: {
      const auto gap = kb::find_gap(context.store, context.viewer, typed);
      return gap ? gap->id : refuse("There is no such record as {value}.");
    }
    case FieldType::ask: {
      const auto ask = kb::find_ask(context.store, context.viewer, typed);
      return ask ? ask->id : refuse("There is no such record as {value}.");
    }
    case FieldType::provision:
    case FieldType::work: {
      const TypedProvision found = typed_provision(context, typed);
      if (!found.failure.empty()) return refuse(found.failure);
      return field.type == FieldType::work ? found.ref.substr(0, found.ref.find_first_of("@!"))
                                           : found.ref;
    }
    default:
      return typed;
  }
}

// What stands in the form's controls for this entry.
Json form_values(Context& context, const Gazetteer& gazetteer, const kb::EntryKind& kind,
                 const kb::Entry& entry) {
  Json values = {{"title", entry.title},
                 {"visibility", word(entry.visibility)},
                 {"shared_with", entry.shared_with},
                 {"within", entry.within},
                 {"version", std::to_string(entry.version)}};
  for (const EntryField& field : kind.fields) {
    const auto& stored = kb::values_of(entry, field.name);
    if (control_of(field) == "boxes") {
      values[std::string(field.name)] = stored;
      continue;
    }
    std::string text;
    for (const std::string& value : stored) {
      const std::string typed = typed_form(context, gazetteer, field, value);
      if (!typed.empty()) text += (text.empty() ? "" : "\n") + typed;
    }
    values[std::string(field.name)] = text;
  }
  return values;
}

void read_field(FormReader& form, Context& context, const Gazetteer& gazetteer,
                const EntryField& field, kb::Entry& entry) {
  const Need need = field.presence == kb::Presence::required ? Need::required : Need::optional;
  std::vector<std::string>& values = entry.values[std::string(field.name)];
  values.clear();
  const auto keep = [&](std::string value) {
    if (!value.empty()) values.push_back(std::move(value));
  };
  const std::string_view control = control_of(field);
  if (control == "boxes") {
    values = form.some_of(field.name, notations_of(context, field.of));
    if (values.empty() && need == Need::required)
      form.add_error(field.name, "This must be filled in.");
  } else if (control == "box") {
    if (form.box(field.name) == FormReader::Box::ticked) keep("yes");
  } else if (control == "date") {
    if (const auto date = form.date(field.name, need)) keep(to_iso(*date));
  } else if (field.type == FieldType::concept_) {
    keep(form.one_of(field.name, notations_of(context, field.of), need));
  } else if (control == "area" && field.type != FieldType::lines) {
    const std::string typed = form.lines(field.name, need, kLongestText);
    for (std::string_view line : split(typed, '\n'))
      if (const std::string one(trim(line)); !one.empty() && values.size() < kMostValues)
        keep(stored_form(form, context, gazetteer, field, one));
  } else if (field.type == FieldType::lines) {
    keep(form.lines(field.name, need, kLongestText));
  } else {
    const std::string typed = form.line(field.name, need, kLongestLine);
    if (!typed.empty()) keep(stored_form(form, context, gazetteer, field, typed));
  }
  if (values.empty()) entry.values.erase(std::string(field.name));
}

void read_entry(FormReader& form, Context& context, const kb::EntryKind& kind, kb::Entry& entry) {
  const Gazetteer gazetteer(context);
  entry.title = form.line("title", Need::required, kLongestLine);
  for (const EntryField& field : kind.fields) read_field(form, context, gazetteer, field, entry);
  if (entry.within.empty()) read_visibility(form, context, entry);
  if (!form.errors().empty()) return;
  for (const kb::FieldFailure& failure : kb::entry_failures(kind, entry))
    form.add_error(failure.field, failure.message);
}

Json word_choices(Context& context, const kb::EntryKind& kind, const EntryField& field,
                  std::string_view selected) {
  Json choices = Json::array();
  for (std::string_view one : split(field.of, ' '))
    choices.push_back({{"value", one},
                       {"label", context.messages.label(word_context(kind, field), one)},
                       {"selected", one == selected}});
  return choices;
}

// Names that a line offers while it is typed.
Json suggestions(Context& context, const Gazetteer& gazetteer, const EntryField& field) {
  Json names = Json::array();
  if (field.type == FieldType::territory)
    for (const kb::Territory& territory : gazetteer.territories())
      names.push_back(gazetteer.place(territory.key));
  if (field.type == FieldType::agent)
    for (const kb::Agent& agent : kb::agents(context.store))
      names.push_back(agent_name(context, agent.key));
  if (field.type == FieldType::entry)
    for (const kb::EntryKind& kind : kb::entry_kinds())
      if (kb::has_word(field.of, kind.word)) {
        kb::EntryFilter filter;
        filter.kind = kind.word;
        for (const kb::Entry& entry :
             kb::list_entries(context.store, context.viewer, filter, {.limit = kb::kLargestPage})
                 .items)
          names.push_back(entry.number + " " + entry.title);
      }
  return names;
}

// How several values, or a value that names something, are typed.
std::string hint_of(Context& context, const EntryField& field) {
  std::string hint = field.hint.empty() ? "" : context.messages.text(field.hint);
  const auto add = [&](std::string_view more) {
    hint += (hint.empty() ? "" : " ") + context.messages.text(more);
  };
  switch (field.type) {
    case FieldType::entry:
    case FieldType::gap:
    case FieldType::ask:
      add("The number of the record, such as G-12.");
      break;
    case FieldType::provision:
      add("Address or citation.");
      break;
    case FieldType::work:
      add("Key or citation of an act.");
      break;
    case FieldType::month:
      add("A month is written like 2026-11.");
      break;
    case FieldType::person:
      add("Seen by members of the coalition alone.");
      break;
    default:
      break;
  }
  if (is_several(field) && control_of(field) == "area") add("One a line.");
  return hint;
}

// The text of a control; "" for those that hold a list.
std::string text_of(const Json& values, const std::string& name) {
  const auto found = values.find(name);
  return found != values.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json controls_model(Context& context, const kb::EntryKind& kind, const kb::Entry& entry,
                    const Json& form) {
  const Gazetteer gazetteer(context);
  Json controls = Json::array();
  for (const EntryField& field : kind.fields) {
    const std::string name(field.name);
    const std::string_view control = control_of(field);
    Json one = {
        {"name", name},
        {"label", context.messages.text(field.label)},
        {"hint", hint_of(context, field)},
        {"optional", field.presence == kb::Presence::optional},
        {"wrong", text_of(form.at("wrong"), name)},
        {"value", text_of(form.at("values"), name)},
        {"choices", Json::array()},
        {"offered", control == "line" ? suggestions(context, gazetteer, field) : Json::array()}};
    for (const char* each : {"line", "area", "date", "month", "number", "box", "select", "boxes"})
      one[std::string("is_") + each] = control == each;
    const std::string chosen = text_of(form.at("values"), name);
    if (field.type == FieldType::word)
      one["choices"] = word_choices(context, kind, field, chosen);
    else if (field.type == FieldType::concept_)
      one["choices"] = concept_choices(
          context, field.of,
          is_several(field) ? kb::values_of(entry, field.name) : std::vector{chosen});
    for (Json& choice : one["choices"]) choice["name"] = name;
    controls.push_back(std::move(one));
  }
  return controls;
}

// With the name of the field before each error of the summary.
Json named_errors(Context& context, const kb::EntryKind& kind, Json form) {
  for (Json& error : form["errors"]) {
    const auto name = error["field"].get<std::string>();
    const kb::EntryField* field = kb::find_field(kind, name);
    const std::string_view label = field             ? field->label
                                   : name == "title" ? std::string_view("Title")
                                                     : std::string_view();
    if (!label.empty())
      error["text"] =
          context.messages.text(label) + ": " + error["text"].get_ref<const std::string&>();
  }
  return form;
}

enum class Editing { new_entry, old_entry };

Response edit_page(Context& context, Editing editing, const kb::EntryKind& kind,
                   const kb::Entry& entry, const Json& form, const Json& conflict, int status) {
  const bool is_new = editing == Editing::new_entry;
  const std::string cancel = !is_new                ? entry_url(entry.id)
                             : entry.within.empty() ? entries_url(kind.word)
                                                    : entry_url(entry.within);
  return page("entry_edit",
              {{"title", context.messages.text(kind.name)},
               {"is_new", is_new},
               {"breadcrumb", kind_breadcrumb(context, kind)},
               {"action", is_new ? entries_url(kind.word) : entry_url(entry.id) + "/edit"},
               {"cancel_href", cancel},
               {"form", named_errors(context, kind, form)},
               {"controls", controls_model(context, kind, entry, form)},
               {"stands_alone", entry.within.empty()},
               {"choices",
                {{"visibility", visibility_choices(context, entry.visibility)},
                 {"shared_with", organisation_choices(context, entry.shared_with)}}},
               {"conflict", conflict}},
              status);
}

// The whole that a new part is for: the form names it, and the viewer may change it.
kb::Entry begun_entry(Context& context, const kb::EntryKind& kind, std::string_view within) {
  kb::Entry entry;
  entry.kind = kind.word;
  entry.version = 1;
  if (!kb::is_part(kind.word)) return entry;
  const kb::Entry whole = get_entry(context, within);
  require_change(context, whole);
  entry.within = whole.id;
  entry.visibility = whole.visibility;
  entry.shared_with = whole.shared_with;
  return entry;
}

}  // namespace

Response entry_new(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind(request.param("kind"));
  kb::Entry entry = begun_entry(context, kind, request.query_value("within"));
  // A form may come with what it is about: ?gap=G-12, ?provision=...
  for (const EntryField& field : kind.fields)
    if (const std::string given(request.query_value(field.name)); !given.empty())
      entry.values[std::string(field.name)] = {given};
  const Gazetteer gazetteer(context);
  if (kind.word == "snapshot" && !kb::value_of(entry, "territory").empty())
    entry.values["text"] = {situation_text(context, gazetteer,
                                           std::string(kb::value_of(entry, "territory")),
                                           kb::date_of(entry, "on").value_or(today()))};
  return edit_page(context, Editing::new_entry, kind, entry,
                   empty_form_model(form_values(context, gazetteer, kind, entry)), false, 200);
}

Response entry_create(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind(request.param("kind"));
  FormReader form(request);
  kb::Entry entry = begun_entry(context, kind, form.line("within", Need::optional, 60));
  read_entry(form, context, kind, entry);
  const Gazetteer gazetteer(context);
  if (!form.errors().empty())
    return edit_page(
        context, Editing::new_entry, kind, entry,
        form_model(form, context.messages, form_values(context, gazetteer, kind, entry)), false,
        422);
  const kb::Entry made = kb::create_entry(context.store, entry, context.viewer);
  return redirect(entry_url(made.within.empty() ? made.id : made.within));
}

Response entry_edit(Context& context, const Request& request) {
  const kb::Entry entry = get_entry(context, request.param("id"));
  require_change(context, entry);
  const kb::EntryKind& kind = get_entry_kind(entry.kind);
  const Gazetteer gazetteer(context);
  return edit_page(context, Editing::old_entry, kind, entry,
                   empty_form_model(form_values(context, gazetteer, kind, entry)), false, 200);
}

Response entry_change(Context& context, const Request& request) {
  const kb::Entry stored = get_entry(context, request.param("id"));
  require_change(context, stored);
  const kb::EntryKind& kind = get_entry_kind(stored.kind);
  const Gazetteer gazetteer(context);
  FormReader form(request);
  kb::Entry entry = stored;
  read_entry(form, context, kind, entry);
  entry.version = form.version();
  const Json ours = form_values(context, gazetteer, kind, entry);
  if (!form.errors().empty())
    return edit_page(context, Editing::old_entry, kind, entry,
                     form_model(form, context.messages, ours), false, 422);
  if (entry.version != stored.version) {
    Json again = form_model(form, context.messages, ours);
    again["values"]["version"] = std::to_string(stored.version);
    return edit_page(context, Editing::old_entry, kind, entry, again,
                     differences(form_values(context, gazetteer, kind, stored), ours, kind.word,
                                 context.messages),
                     412);
  }
  kb::change_entry(context.store, entry, context.viewer);
  return redirect(entry_url(entry.within.empty() ? entry.id : entry.within));
}

}  // namespace lacuna::server
