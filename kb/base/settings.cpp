#include "kb/base/settings.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <sstream>

#include <toml++/toml.h>

#include "kb/base/error.h"

namespace lacuna {
namespace {

using enum SettingKind;

constexpr std::array<Setting, 18> kSettings = {{
    {"import.max_file_mb", "LACUNA_IMPORT_MAX_FILE_MB", number, "32",
     "largest file that import reads, in megabytes"},
    {"server.listen", "LACUNA_SERVER_LISTEN", text, "127.0.0.1:8080",
     "address and port; name an address, a bare port would listen to the world"},
    {"server.workers", "LACUNA_SERVER_WORKERS", number, "4", "threads that answer requests"},
    {"server.connections", "LACUNA_SERVER_CONNECTIONS", number, "512",
     "connections served at the same time"},
    {"server.queue", "LACUNA_SERVER_QUEUE", number, "256",
     "requests that may wait for a worker; more get 503"},
    {"server.page_cache_mb", "LACUNA_SERVER_PAGE_CACHE_MB", number, "64",
     "finished pages kept in memory for readers without account, in megabytes; 0: none"},
    {"server.https", "LACUNA_SERVER_HTTPS", flag, "false",
     "true behind a proxy that speaks https: cookies get the __Host- prefix and Secure"},
    {"server.trusted_proxy", "LACUNA_SERVER_TRUSTED_PROXY", text, "",
     "address of the proxy whose X-Forwarded-For is believed; empty: none"},
    {"limits.form_mb", "LACUNA_LIMITS_FORM_MB", number, "1",
     "largest form or JSON body, in megabytes"},
    {"limits.upload_mb", "LACUNA_LIMITS_UPLOAD_MB", number, "32", "largest upload, in megabytes"},
    {"limits.in_flight_per_address", "LACUNA_LIMITS_IN_FLIGHT_PER_ADDRESS", number, "16",
     "requests of one address served at the same time"},
    {"limits.search_per_second", "LACUNA_LIMITS_SEARCH_PER_SECOND", number, "5",
     "searches a second of one address without account, after a burst of four times as many"},
    {"limits.sign_in_per_15_min", "LACUNA_LIMITS_SIGN_IN_PER_15_MIN", number, "10",
     "failed sign-ins of one account in 15 minutes; three times as many of one address"},
    {"limits.writes_per_minute", "LACUNA_LIMITS_WRITES_PER_MINUTE", number, "60",
     "forms sent a minute by one address without account, after a burst of as many"},
    {"limits.uploads_per_hour", "LACUNA_LIMITS_UPLOADS_PER_HOUR", number, "20",
     "uploads an hour of one address, after a burst of as many"},
    {"session.idle_minutes", "LACUNA_SESSION_IDLE_MINUTES", number, "30",
     "a session ends after so many idle minutes"},
    {"session.hours", "LACUNA_SESSION_HOURS", number, "12",
     "a session ends after so many hours in any case"},
    {"site.contact", "LACUNA_SITE_CONTACT", text, "",
     "role mailbox shown on the about page; empty: none"},
}};

const Setting* find_setting(std::string_view key) {
  for (const Setting& setting : kSettings)
    if (setting.key == key) return &setting;
  return nullptr;
}

bool is_number(std::string_view value) {
  long parsed = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
  return error == std::errc{} && end == value.data() + value.size() && parsed >= 0;
}

std::string_view kind_in_words(SettingKind kind) {
  return kind == number ? "a whole number from 0" : kind == flag ? "true or false" : "text";
}

std::string printed(const toml::node& node) {
  if (const auto* s = node.as_string()) return s->get();
  if (const auto* i = node.as_integer()) return std::to_string(i->get());
  if (const auto* b = node.as_boolean()) return b->get() ? "true" : "false";
  return "(neither text, whole number nor true/false)";
}

}  // namespace

std::span<const Setting> all_settings() {
  return kSettings;
}

Settings::Settings() {
  for (const Setting& setting : kSettings) values_.emplace(setting.key, setting.fallback);
}

void Settings::set(std::string_view key, std::string value, std::string_view said_by) {
  const Setting* setting = find_setting(key);
  if (setting == nullptr)
    throw Error(ErrorCode::bad_usage,
                std::string(said_by) + ": no such setting: " + std::string(key),
                "docs/settings.md lists them");
  const bool fits = setting->kind == SettingKind::text ||
                    (setting->kind == SettingKind::number && is_number(value)) ||
                    (setting->kind == SettingKind::flag && (value == "true" || value == "false"));
  if (!fits)
    throw Error(ErrorCode::bad_usage, std::string(said_by) + ": " + std::string(key) + " takes " +
                                          std::string(kind_in_words(setting->kind)));
  values_.insert_or_assign(std::string(key), std::move(value));
}

Settings Settings::load(const std::filesystem::path& file) {
  Settings settings;
  if (std::filesystem::exists(file)) {
    try {
      const toml::table root = toml::parse_file(file.string());
      for (const auto& [section, node] : root) {
        const std::string place = file.string() + ":" + std::to_string(node.source().begin.line);
        const toml::table* table = node.as_table();
        if (table == nullptr)
          throw Error(ErrorCode::bad_usage,
                      place + ": no such setting: " + std::string(section.str()),
                      "settings stand below a [section]; docs/settings.md lists them");
        for (const auto& [name, value] : *table)
          settings.set(std::string(section.str()) + "." + std::string(name.str()), printed(value),
                       file.string() + ":" + std::to_string(value.source().begin.line));
      }
    } catch (const toml::parse_error& error) {
      throw Error(ErrorCode::bad_usage,
                  file.string() + ":" + std::to_string(error.source().begin.line) + ": " +
                      std::string(error.description()),
                  "correct the line, or delete it to get the fallback");
    }
  }
  for (const Setting& setting : kSettings)
    if (const char* value = std::getenv(std::string(setting.variable).c_str()))
      settings.set(setting.key, value, setting.variable);
  return settings;
}

std::string Settings::text(std::string_view key) const {
  const auto found = values_.find(key);
  if (found == values_.end())
    throw Error(ErrorCode::internal, "no such setting: " + std::string(key));
  return found->second;
}

long Settings::number(std::string_view key) const {
  return std::stol(text(key));
}

bool Settings::flag(std::string_view key) const {
  return text(key) == "true";
}

std::string settings_template() {
  std::ostringstream out;
  out << "# Settings of this Lacuna data directory. A line without # overrides the fallback; "
         "LACUNA_* variables override\n"
         "# this file, flags override both.\n";
  std::string_view section;
  for (const Setting& setting : kSettings) {
    const std::size_t dot = setting.key.find('.');
    if (setting.key.substr(0, dot) != section) {
      section = setting.key.substr(0, dot);
      out << "\n[" << section << "]\n";
    }
    const std::string quote = setting.kind == SettingKind::text ? "\"" : "";
    out << "# " << setting.help << "\n# " << setting.key.substr(dot + 1) << " = " << quote
        << setting.fallback << quote << "\n";
  }
  return out.str();
}

}  // namespace lacuna
