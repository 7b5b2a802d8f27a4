// What corpus/register, compiled into the program, tells of acts cited without their year. Pure;
// any thread.
#pragma once

#include "indexer/cite/cite.h"

namespace lacuna::indexer {

Facts register_facts();

}  // namespace lacuna::indexer
