// Settings: one table; a value comes from lacuna.toml in the data directory, under LACUNA_*
// variables, under flags. Read once at start; immutable afterwards; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lacuna {

enum class SettingKind { text, number, flag };

struct Setting {
  std::string_view key;       // in lacuna.toml: "server.listen" is `listen` in the table [server]
  std::string_view variable;  // "LACUNA_SERVER_LISTEN"
  SettingKind kind;
  std::string_view fallback;  // the value when nothing is said
  std::string_view help;      // what it does, with its unit
};

// Every setting there is; docs/settings.md is tested against it.
std::span<const Setting> all_settings();

class Settings {
 public:
  // Reads `file` if it exists, then the environment. An unknown key, a wrong kind or bad TOML
  // throws bad_usage naming file and line.
  static Settings load(const std::filesystem::path& file);
  // All fallbacks.
  Settings();

  std::string text(std::string_view key) const;
  long number(std::string_view key) const;
  bool flag(std::string_view key) const;

  // What a flag of the command line says; same checks as the file's.
  void set(std::string_view key, std::string value, std::string_view said_by);

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

// The commented lacuna.toml that `init` writes: every setting with its fallback and help.
std::string settings_template();

}  // namespace lacuna
