// The words of the pages in one language, from ui/locales/<language>.po (embedded as .mo). A
// message id is the English sentence itself; {name} in it is a placeholder. What has no translation
// is shown in English. Immutable after loading; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lacuna::server {

struct Language {
  std::string_view code;  // BCP 47: "ro"
  std::string_view name;  // in itself: "română"
};
std::span<const Language> languages();  // the first is the fallback
bool is_language(std::string_view code);

using MessageArguments = std::vector<std::pair<std::string, std::string>>;  // placeholder -> value

class Messages {
 public:
  // `mo` is the content of a .mo file, or empty. Throws Error{damaged} when it is none.
  Messages(std::string language, std::string_view mo);
  ~Messages();

  const std::string& language() const { return language_; }

  // "Comments of {name}" with {name} replaced.
  std::string text(std::string_view id, const MessageArguments& arguments = {}) const;

  // "{count} gap", "{count} gaps": the form the language has for `count` (ICU plural rules);
  // {count} is replaced by the number as the language writes it.
  std::string plural(std::string_view one, std::string_view other, long count,
                     const MessageArguments& arguments = {}) const;

  // The word people see for an enum's or a vocabulary's word: msgctxt is the enum ("gap_state"),
  // msgid the word ("under_analysis"). Without a translation: the word with spaces.
  std::string label(std::string_view context, std::string_view word) const;

  // For the template compiler: a message as it is translated, placeholders and all; the forms of a
  // plural in the order of the language's categories (zero one two few many other, those it has),
  // which is the order of the forms in a .po file; and which of them a number takes.
  std::string raw(std::string_view id) const;
  std::vector<std::string> plural_forms(std::string_view one, std::string_view other) const;
  std::size_t plural_index(long count) const;

  // Whether there is a translation (msgctxt empty: none).
  bool has(std::string_view context, std::string_view id, std::string_view plural) const;

 private:
  struct Rules;

  const std::string* find(std::string_view key) const;

  std::string language_;
  std::map<std::string, std::string, std::less<>> entries_;
  std::unique_ptr<const Rules> rules_;
};

// The loaded catalogue of a language (of the fallback for an unknown code).
const Messages& messages_for(std::string_view language);

// Names of the {placeholders} of a message, in order, each once.
std::vector<std::string> placeholders_of(std::string_view message);

}  // namespace lacuna::server
