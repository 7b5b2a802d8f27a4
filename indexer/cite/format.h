// References as people write them: the national form for *copy citation* and for lists. Pure
// functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "kb/model/frbr.h"
#include "kb/model/ref.h"

namespace lacuna::indexer {

// The unit alone: ro "art. 2 alin. (1) lit. a^1)", en "Article 2(1)(a^1)"; empty for a whole act. A
// no-break space (U+00A0) stands between a level's word and its number.
std::string cite_unit(std::string_view language, const kb::ProvisionRef& ref);

// The act alone: ro "Legea nr. 122/2006", en "Law No 122/2006 (Romania)". The work's title is used
// where the key says too little.
std::string cite_act(std::string_view language, const kb::Work& work);

// Everything, as a jurist quotes it: ro "art. 20 alin. (1) lit. a) din Legea nr. 122/2006 privind
// azilul în România, cu modificările și completările ulterioare"; the mention stands when
// `amended`.
enum class Amended { no, yes };
std::string cite_in(std::string_view language, const kb::ProvisionRef& ref, const kb::Work& work,
                    Amended amended = Amended::no);

}  // namespace lacuna::indexer
