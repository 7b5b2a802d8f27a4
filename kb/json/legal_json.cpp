// Pairs of the legal layer: works, texts, provisions.
#include "kb/json/convert.h"

namespace lacuna::kb {

LACUNA_JSON_PAIR(ProvisionRef);
LACUNA_JSON_PAIR(GazetteReference);
LACUNA_JSON_PAIR(Work);
LACUNA_JSON_PAIR(Counts);
LACUNA_JSON_PAIR(Expression);
LACUNA_JSON_PAIR(Manifestation);
LACUNA_JSON_PAIR(Provision);
LACUNA_JSON_PAIR(LegalEvent);
LACUNA_JSON_PAIR(Citation);
LACUNA_JSON_PAIR(Act);
LACUNA_JSON_PAIR(std::vector<Work>);
LACUNA_JSON_PAIR(std::vector<GazetteReference>);
LACUNA_JSON_PAIR(std::vector<std::string>);

}  // namespace lacuna::kb
