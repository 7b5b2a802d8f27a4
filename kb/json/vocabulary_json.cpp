// Pairs of vocabularies, agents and accounts.
#include "kb/json/convert.h"

namespace lacuna::kb {

LACUNA_JSON_PAIR(Labels);
LACUNA_JSON_PAIR(LabelLists);
LACUNA_JSON_PAIR(Concept);
LACUNA_JSON_PAIR(ConceptScheme);
LACUNA_JSON_PAIR(AgentName);
LACUNA_JSON_PAIR(Agent);
LACUNA_JSON_PAIR(Organisation);
LACUNA_JSON_PAIR(Account);
LACUNA_JSON_PAIR(std::vector<ConceptScheme>);
LACUNA_JSON_PAIR(std::vector<AgentName>);
LACUNA_JSON_PAIR(std::vector<Agent>);
LACUNA_JSON_PAIR(TerritoryMembership);
LACUNA_JSON_PAIR(Territory);
LACUNA_JSON_PAIR(std::vector<Territory>);

}  // namespace lacuna::kb
