// What happened to an act, and what it does to others, as Akoma Ntoso's metadata says it: the dated
// events of its life cycle, passive modifications (by which provision of which act a unit was
// changed), active ones (which unit changes what where), and the references they point to. What an
// event is there, a table says. Pure; any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "kb/model/provision.h"

namespace lacuna::kb::akn {

class Analysis {
 public:
  explicit Analysis(const Act& act);

  // Each writes nothing where there is nothing to say; in the order of the schema.
  void write_lifecycle(pugi::xml_node meta) const;
  void write_modifications(pugi::xml_node meta) const;
  void write_references(pugi::xml_node references) const;

 private:
  struct Source {
    std::string id;
    std::string iri;
  };

  std::string unit_address(const std::string& eid) const;

  const Act& act_;
  std::map<std::string, Source> sources_;  // acting provisions by reference
  std::map<std::string, Source> targets_;  // amended acts by work key
  std::set<std::string_view> eids_;
  std::set<std::string_view> quoting_;  // units that quote the new words
};

}  // namespace lacuna::kb::akn
