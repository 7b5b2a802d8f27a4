// Personal data in free text: what a note about an interview, a focus group or a hotline must not
// hold (domain reference section 0 no. 12, A21, A25, A26). Finds too much rather than too little: a
// person may override with a reason. Pure; linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::kb {

enum class PersonalData { email, phone, personal_number, name };

struct PersonalFinding {
  PersonalData kind = PersonalData::email;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// In order of where they stand. Personal numbers are the Romanian CNP and the Moldovan IDNP (13
// digits with their check digit); names follow an address ("dna", "Mr", "г-н") or begin with a
// common given name of the languages here.
std::vector<PersonalFinding> personal_data_in(std::string_view text);

// The message id of what was found first; empty: nothing.
std::string_view privacy_failure(std::string_view text);

}  // namespace lacuna::kb
