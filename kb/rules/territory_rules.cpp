#include "kb/rules/territory_rules.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::kb {

bool is_valid_on(const TerritoryMembership& membership, const Date& date) {
  return (!membership.from || *membership.from <= date) &&
         (!membership.to || date <= *membership.to);
}

std::set<std::string> within(std::span<const Territory> all, std::string_view key,
                             const Date& date) {
  std::set<std::string> inside{std::string(key)};
  for (std::size_t before = 0; before != inside.size();) {
    before = inside.size();
    for (const Territory& territory : all)
      for (const TerritoryMembership& membership : territory.memberships)
        if (inside.contains(membership.parent) && is_valid_on(membership, date))
          inside.insert(territory.key);
  }
  return inside;
}

std::set<std::string> above(std::span<const Territory> all, std::string_view key,
                            const Date& date) {
  std::set<std::string> over{std::string(key)};
  std::vector<std::string> open{std::string(key)};
  while (!open.empty()) {
    const Territory* territory = find_territory(all, open.back());
    open.pop_back();
    if (!territory) continue;
    for (const TerritoryMembership& membership : territory->memberships)
      if (is_valid_on(membership, date) && over.insert(membership.parent).second)
        open.push_back(membership.parent);
  }
  return over;
}

std::vector<const Territory*> members_of(std::span<const Territory> all, std::string_view key,
                                         std::string_view scheme, const Date& date) {
  std::vector<const Territory*> members;
  for (const Territory& territory : all)
    if (std::any_of(territory.memberships.begin(), territory.memberships.end(),
                    [&](const TerritoryMembership& membership) {
                      return membership.parent == key && membership.scheme == scheme &&
                             is_valid_on(membership, date);
                    }))
      members.push_back(&territory);
  return members;
}

const Territory* find_territory(std::span<const Territory> all, std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Territory& territory) { return territory.key == key; });
  return found == all.end() ? nullptr : &*found;
}

const Territory* territory_named(std::span<const Territory> all, std::string_view name) {
  const std::string wanted = without_diacritics(name);
  const Territory* found = nullptr;
  for (const Territory& territory : all) {
    bool same = false;
    for (const auto& [language, label] : territory.names)
      same |= without_diacritics(label) == wanted;
    for (const auto& [language, labels] : territory.other_names)
      for (const std::string& label : labels) same |= without_diacritics(label) == wanted;
    if (!same) continue;
    if (found) return nullptr;
    found = &territory;
  }
  return found;
}

}  // namespace lacuna::kb
