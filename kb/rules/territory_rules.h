// The trees of territories on a date. Pure.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/territory.h"

namespace lacuna::kb {

bool is_valid_on(const TerritoryMembership& membership, const Date& date);

// The territory itself and all that belong to it on the date, in any tree; a cycle ends.
std::set<std::string> within(std::span<const Territory> all, std::string_view key,
                             const Date& date);

// The territory itself and all that it belongs to on the date.
std::set<std::string> above(std::span<const Territory> all, std::string_view key, const Date& date);

// Its direct members in one tree, in the order of `all`.
std::vector<const Territory*> members_of(std::span<const Territory> all, std::string_view key,
                                         std::string_view scheme, const Date& date);

const Territory* find_territory(std::span<const Territory> all, std::string_view key);

// The territory of that name in any language or spelling, diacritics and case aside; nullptr: none,
// or several.
const Territory* territory_named(std::span<const Territory> all, std::string_view name);

}  // namespace lacuna::kb
