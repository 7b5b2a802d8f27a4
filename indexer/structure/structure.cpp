#include "indexer/structure/structure.h"

#include "indexer/structure/addressed.h"
#include "indexer/structure/apart.h"
#include "indexer/structure/checks.h"
#include "indexer/structure/eid.h"
#include "indexer/structure/evidence.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/marked_up.h"
#include "indexer/structure/structure_once.h"
#include "indexer/structure/tradition.h"
#include "indexer/structure/tree_of_lines.h"

namespace lacuna::indexer {

namespace {

using kb::Level;

enum class SelfCheck { once, twice };

constexpr std::size_t kLongLine = 1000;  // bytes

void count(Structured& act) {
  for (const kb::Provision& unit : act.provisions) {
    if (unit.basic) ++act.counts.articles;
    if (unit.level == Level::recital) ++act.counts.recitals;
    const bool addressable = unit.level != Level::preamble && unit.level != Level::conclusions;
    if (addressable) ++act.counts.provisions;
    for (const std::string& flag : unit.flags)
      if (flag == "duplicate_number")
        act.report.duplicates.push_back(unit.num_raw + " is printed again: " + unit.eid);
  }
}

std::string opening_of(const Document& document) {
  std::string opening;
  for (const Block& block : document.blocks) {
    if (opening.size() > 4000) break;
    if (stands_apart(block)) continue;
    opening += block.heading.empty() ? block.text : block.heading;
    opening += '\n';
  }
  return opening;
}

Structured build(const Document& document) {
  Structured act;
  act.kind = document.kind;
  act.identity = document.identity;
  act.diagnostics = document.diagnostics;
  std::string opening = opening_of(document);
  if (act.identity.jurisdiction.empty())
    act.identity.jurisdiction = jurisdiction_of(document, opening);
  const Tradition& tradition = tradition_of(act.identity.jurisdiction, act.identity.language);
  bool has_addresses = false;
  if (is_marked_up(document)) {
    std::optional<MarkedUp> kept = addressed(document);
    has_addresses = kept.has_value();
    MarkedUp tree = has_addresses ? std::move(*kept) : marked_up(document);
    act.provisions = std::move(tree.provisions);
    act.notes = std::move(tree.notes);
    act.links = std::move(tree.links);
    act.comments = std::move(tree.comments);
    act.report.repeated = std::move(tree.repeated);
    // A page marks its title and leaves it to us what the title says.
    if (act.kind == kb::DocumentKind::act && act.identity.type.empty() &&
        !act.identity.title.empty())
      read_identity(tradition, act.identity.title + '\n' + act.identity.subject, act.identity);
  } else {
    tree_of_lines(tradition, document, act);
    // A copy that lost its line ends: the title is what stands before the first unit.
    if (opening.find('\n') > kLongLine && !act.provisions.empty() &&
        act.provisions.front().level == Level::preamble)
      opening = act.provisions.front().text + '\n' + opening;
    read_identity(tradition, opening, act.identity);
    if (!act.provisions.empty() && act.provisions.back().level == Level::conclusions)
      read_closing(tradition, act.provisions.back().text, act.identity);
  }
  if (act.kind == kb::DocumentKind::paper)  // a paper has no articles, whatever it numbers
    for (kb::Provision& unit : act.provisions) unit.basic = false;
  if (!has_addresses) assign_eids(act.provisions);
  count(act);
  return act;
}

void check(const Document& document, SelfCheck care, Structured& act) {
  const auto warn = [&](std::string message) {
    Diagnostic diagnostic;
    diagnostic.message = std::move(message);
    act.diagnostics.push_back(std::move(diagnostic));
  };
  if (care == SelfCheck::twice && !same_tree(act, build(document)))
    warn("Reading the text twice gave two different trees; please report this file.");
  const WordCheck words = compare_words(document, act);
  if (words == WordCheck::lost)
    warn("The units together are not the text that came in; compare with the original.");
  else if (words == WordCheck::reordered && !is_marked_up(document))
    warn("The units' words stand in another order than in the text; compare with the original.");
  if (!has_unique_eids(act)) warn("Two units have the same address; please report this file.");
}

}  // namespace

Structured structure(const Document& document) {
  Structured act = build(document);
  check(document, SelfCheck::twice, act);
  return act;
}

Structured structure_once(const Document& document) {
  Structured act = build(document);
  check(document, SelfCheck::once, act);
  return act;
}

}  // namespace lacuna::indexer
