#include "server/view/mo.h"

#include <cstdint>
#include <cstring>

#include "kb/base/error.h"

namespace lacuna::server {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;  // in the byte order of the machine that made the file

[[noreturn]] void refuse(const char* what) {
  throw Error(ErrorCode::damaged, std::string("a locale file is damaged: ") + what,
              "build the locales again with msgfmt");
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  if (at + 4 > bytes.size()) refuse("it is cut off");
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

// The string whose length and offset stand at `at`.
std::string string_at(std::string_view bytes, std::size_t at) {
  const std::uint32_t length = number_at(bytes, at), offset = number_at(bytes, at + 4);
  if (offset > bytes.size() || length > bytes.size() - offset) refuse("a string lies outside");
  return std::string(bytes.substr(offset, length));
}

}  // namespace

std::map<std::string, std::string, std::less<>> read_mo(std::string_view bytes) {
  if (number_at(bytes, 0) != kMagic) refuse("it does not begin like one of this machine");
  const std::size_t count = number_at(bytes, 8);
  const std::size_t originals = number_at(bytes, 12), translations = number_at(bytes, 16);
  if (count > bytes.size() / 16) refuse("it claims more strings than it can hold");
  std::map<std::string, std::string, std::less<>> entries;
  for (std::size_t i = 0; i < count; ++i)
    entries.emplace(string_at(bytes, originals + 8 * i), string_at(bytes, translations + 8 * i));
  return entries;
}

}  // namespace lacuna::server
