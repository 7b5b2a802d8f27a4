// What is known of a work, joined from its texts, the register and those who cite it. For the
// sources of kb/store alone; inside a transaction of the caller.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kb/model/frbr.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// A register fact wins over the text, the text over an unverified row; what neither says stays
// empty; aliases add up. At least one is given.
Work join_facts(const std::optional<Work>& stated, const std::optional<Work>& registered,
                const std::string& cited_subject);

// What a key says of itself: "ro/lege/2006/122" has jurisdiction, type, year and number.
Work work_of_key(std::string_view key);
// Whether a citation's target names a work, and not a place that context decides (HOST, ?).
bool names_a_work(std::string_view key);

// Joins again and writes the row and its aliases; `stated` and the cited subject as stored.
void write_work(Store& store, std::string_view key);
// What a text says of its work: wins over earlier texts when it is the newest, else fills gaps.
enum class TextAge { newest, older };
void state_work(Store& store, const Work& work, TextAge age);
// A row for a cited work that nobody described.
void know_work(Store& store, std::string_view key);

// Writes the rows of all works in the register.
void join_register_facts(Store& store);

}  // namespace lacuna::kb
