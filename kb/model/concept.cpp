#include "kb/model/concept.h"

namespace lacuna::kb {

std::string label_in(const Labels& labels, const std::string& language,
                     std::string_view otherwise) {
  for (const std::string& code : {language, std::string("en"), std::string("ro")})
    if (const auto found = labels.find(code); found != labels.end()) return found->second;
  return labels.empty() ? std::string(otherwise) : labels.begin()->second;
}

}  // namespace lacuna::kb
