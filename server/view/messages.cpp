#include "server/view/messages.h"

#include <algorithm>
#include <array>

#include <unicode/plurrule.h>
#include <unicode/unistr.h>

#include "kb/base/embedded.h"
#include "kb/base/error.h"
#include "kb/base/log.h"
#include "server/view/format.h"
#include "server/view/mo.h"

namespace lacuna::server {
namespace {

constexpr std::array<Language, 2> kLanguages = {{{"en", "English"}, {"ro", "română"}}};

// CLDR's categories in the order in which gettext numbers the forms of a language that has them.
constexpr std::array<std::string_view, 6> kCategories = {"zero", "one",  "two",
                                                         "few",  "many", "other"};

bool is_placeholder_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '/';
}

struct Placeholder {
  std::size_t begin;  // of '{'
  std::size_t end;    // behind '}'
  std::string_view name;
};

std::vector<Placeholder> find_placeholders(std::string_view message) {
  std::vector<Placeholder> found;
  for (std::size_t at = message.find('{'); at != std::string_view::npos;
       at = message.find('{', at + 1)) {
    std::size_t end = at + 1;
    while (end < message.size() && is_placeholder_char(message[end])) ++end;
    if (end > at + 1 && end < message.size() && message[end] == '}')
      found.push_back({at, end + 1, message.substr(at + 1, end - at - 1)});
  }
  return found;
}

std::string fill(std::string_view message, const MessageArguments& arguments) {
  std::string out;
  std::size_t done = 0;
  for (const Placeholder& place : find_placeholders(message)) {
    out.append(message.substr(done, place.begin - done));
    const auto value = std::find_if(arguments.begin(), arguments.end(), [&](const auto& argument) {
      return argument.first == place.name;
    });
    if (value == arguments.end())
      out.append(message.substr(place.begin, place.end - place.begin));
    else
      out.append(value->second);
    done = place.end;
  }
  return out.append(message.substr(done));
}

std::string plural_key(std::string_view one, std::string_view other) {
  return std::string(one).append(1, '\0').append(other);
}

}  // namespace

struct Messages::Rules {
  std::unique_ptr<icu::PluralRules> plural;
  std::vector<icu::UnicodeString> categories;  // of this language, in kCategories' order
};

std::span<const Language> languages() {
  return kLanguages;
}

bool is_language(std::string_view code) {
  return std::any_of(kLanguages.begin(), kLanguages.end(),
                     [&](const Language& language) { return language.code == code; });
}

Messages::Messages(std::string language, std::string_view mo) : language_(std::move(language)) {
  if (!mo.empty()) entries_ = read_mo(mo);
  auto rules = std::make_unique<Rules>();
  UErrorCode status = U_ZERO_ERROR;
  rules->plural.reset(icu::PluralRules::forLocale(icu::Locale(language_.c_str()), status));
  if (U_FAILURE(status))
    throw Error(ErrorCode::internal, "ICU has no plural rules for " + language_);
  for (std::string_view category : kCategories) {
    const icu::UnicodeString keyword = icu::UnicodeString::fromUTF8(std::string(category));
    if (rules->plural->isKeyword(keyword)) rules->categories.push_back(keyword);
  }
  rules_ = std::move(rules);
}

Messages::~Messages() = default;

const std::string* Messages::find(std::string_view key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() || found->second.empty() ? nullptr : &found->second;
}

std::string Messages::raw(std::string_view id) const {
  const std::string* translated = id.empty() ? nullptr : find(id);  // "" is the file's header
  if (translated == nullptr) return std::string(id);
  // A translation that asks for what the page does not have would break the page.
  const auto known = placeholders_of(id);
  for (const std::string& name : placeholders_of(*translated))
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      log(LogLevel::warning, "locale " + language_ + ": a translation has the placeholder {" +
                                 name + "} that its message lacks");
      return std::string(id);
    }
  return *translated;
}

std::string Messages::text(std::string_view id, const MessageArguments& arguments) const {
  return fill(raw(id), arguments);
}

std::size_t Messages::plural_index(long count) const {
  const icu::UnicodeString category = rules_->plural->select(
      static_cast<std::int32_t>(std::clamp(count, -2'000'000'000L, 2'000'000'000L)));
  const auto found = std::find(rules_->categories.begin(), rules_->categories.end(), category);
  return static_cast<std::size_t>(found - rules_->categories.begin());
}

std::vector<std::string> Messages::plural_forms(std::string_view one,
                                                std::string_view other) const {
  std::vector<std::string> forms;
  if (const std::string* translated = find(plural_key(one, other))) {
    std::string_view rest = *translated;
    while (true) {
      const std::size_t end = rest.find('\0');
      forms.emplace_back(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (forms.size() == rules_->categories.size()) return forms;
    log(LogLevel::warning, "locale " + language_ + ": a plural has " +
                               std::to_string(forms.size()) + " forms, the language has " +
                               std::to_string(rules_->categories.size()));
    forms.clear();
  }
  // English, in the language's slots: "one" where it has that category, else "other".
  for (const icu::UnicodeString& category : rules_->categories)
    forms.emplace_back(category == icu::UnicodeString("one") ? one : other);
  return forms;
}

std::string Messages::plural(std::string_view one, std::string_view other, long count,
                             const MessageArguments& arguments) const {
  MessageArguments all = arguments;
  const auto names = placeholders_of(other);
  if (!names.empty()) all.emplace_back(names.front(), format_number(count, language_));
  return fill(plural_forms(one, other).at(plural_index(count)), all);
}

std::string Messages::label(std::string_view context, std::string_view word) const {
  if (word.empty()) return {};
  if (const std::string* translated = find(std::string(context).append(1, '\4').append(word)))
    return *translated;
  std::string spaced(word);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return spaced;
}

bool Messages::has(std::string_view context, std::string_view id, std::string_view plural) const {
  std::string key(context);
  if (!key.empty()) key.append(1, '\4');
  key.append(id);
  if (!plural.empty()) key.append(1, '\0').append(plural);
  return find(key) != nullptr;
}

const Messages& messages_for(std::string_view language) {
  static const auto catalogues = [] {
    std::map<std::string, Messages, std::less<>> all;
    for (const Language& known : kLanguages) {
      std::string_view mo;
      for (const EmbeddedFile& file : locale_files())
        if (file.name == std::string(known.code) + ".mo") mo = file.bytes;
      all.try_emplace(std::string(known.code), std::string(known.code), mo);
    }
    return all;
  }();
  const auto found = catalogues.find(language);
  return found == catalogues.end() ? catalogues.at(std::string(kLanguages.front().code))
                                   : found->second;
}

std::vector<std::string> placeholders_of(std::string_view message) {
  std::vector<std::string> names;
  for (const Placeholder& place : find_placeholders(message))
    if (std::find(names.begin(), names.end(), place.name) == names.end())
      names.emplace_back(place.name);
  return names;
}

}  // namespace lacuna::server
