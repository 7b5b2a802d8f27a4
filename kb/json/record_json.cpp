// Pairs of curated records: gaps, evidence, positions, links, annotations, changes.
#include "kb/json/convert.h"

namespace lacuna::kb {

LACUNA_JSON_PAIR(Record);
LACUNA_JSON_PAIR(GapStatement);
LACUNA_JSON_PAIR(GapScore);
LACUNA_JSON_PAIR(std::vector<GapScore>);
LACUNA_JSON_PAIR(Gap);
LACUNA_JSON_PAIR(Evidence);
LACUNA_JSON_PAIR(PositionPaper);
LACUNA_JSON_PAIR(Ask);
LACUNA_JSON_PAIR(Entry);
LACUNA_JSON_PAIR(Node);
LACUNA_JSON_PAIR(Link);
LACUNA_JSON_PAIR(Quote);
LACUNA_JSON_PAIR(std::optional<Quote>);
LACUNA_JSON_PAIR(Annotation);
LACUNA_JSON_PAIR(Recheck);
LACUNA_JSON_PAIR(Change);

}  // namespace lacuna::kb
