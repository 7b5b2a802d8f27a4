// Names by which acts are called (corpus/register, compiled in): aliases of the register and
// names.json. They name acts whether or not these are in a library. Read once; any thread.
#pragma once

#include <string>
#include <vector>

namespace lacuna::kb {

struct ActName {
  std::string name;  // "GDPR"
  std::string work;  // "eu/reg/2016/679"
};
const std::vector<ActName>& program_act_names();

}  // namespace lacuna::kb
