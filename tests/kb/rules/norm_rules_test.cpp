// What two relations between norms say together, checked against every triple of small sets; and
// the best path through several acts.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/norm_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::kb;

namespace {

// Norms as sets of at most four requirements, one bit each.
NormRelation relation_between(unsigned a, unsigned b) {
  if (a == b) return NormRelation::equal;
  if ((a & b) == 0) return NormRelation::none;
  if ((a & b) == a) return NormRelation::subset;
  if ((a & b) == b) return NormRelation::superset;
  return NormRelation::intersects;
}

// "They have something in common" is all that is said by some compositions.
bool is_true(NormRelation said, NormRelation real) {
  if (said == NormRelation::intersects) return real != NormRelation::none;
  if (said == NormRelation::subset || said == NormRelation::superset)
    return real == said || real == NormRelation::equal;
  return real == said;
}

Link link_between(const std::string& from, LinkVerb verb, const std::string& to, int strength) {
  Link link;
  link.id = from + to;
  link.from = {NodeKind::provision, from};
  link.to = {NodeKind::provision, to};
  link.verb = verb;
  link.strength = strength;
  return link;
}

const NormPath& path_to(const std::vector<NormPath>& paths, const std::string& norm) {
  for (const NormPath& path : paths)
    if (path.steps.back().to == norm) return path;
  throw std::logic_error("no path to " + norm);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(norm_rules)

BOOST_AUTO_TEST_CASE(what_follows_is_true_of_all_sets) {
  for (unsigned a = 1; a < 16; ++a)
    for (unsigned b = 1; b < 16; ++b)
      for (unsigned c = 1; c < 16; ++c) {
        const auto said = composed(relation_between(a, b), relation_between(b, c));
        if (said)
          BOOST_TEST(is_true(*said, relation_between(a, c)),
                     a << " " << b << " " << c << ": " << word(*said));
      }
}

BOOST_AUTO_TEST_CASE(where_nothing_follows_sets_disagree) {
  using enum NormRelation;
  for (const NormRelation first : {equal, subset, superset, intersects, none})
    for (const NormRelation second : {equal, subset, superset, intersects, none}) {
      if (composed(first, second)) continue;
      bool apart = false, together = false;
      for (unsigned a = 1; a < 16; ++a)
        for (unsigned b = 1; b < 16; ++b)
          for (unsigned c = 1; c < 16; ++c) {
            if (relation_between(a, b) != first || relation_between(b, c) != second) continue;
            (relation_between(a, c) == none ? apart : together) = true;
          }
      BOOST_TEST((apart && together), word(first) << " " << word(second));
    }
}

BOOST_AUTO_TEST_CASE(a_step_backwards_is_the_inverse) {
  BOOST_TEST((inverse(NormRelation::subset) == NormRelation::superset));
  BOOST_TEST((inverse(NormRelation::none) == NormRelation::none));
  BOOST_TEST(!relation_of(LinkVerb::delegates_to));
}

BOOST_AUTO_TEST_CASE(a_chain_over_three_acts_names_its_weakest_link) {
  const std::string ro = "ro/lege/2006/122!art_20", eu = "eu/dir/2011/95!art_30",
                    md = "md/lege/2008/270!art_28";
  const std::vector<Link> links = {link_between(ro, LinkVerb::superset_of, eu, 3),
                                   link_between(md, LinkVerb::subset_of, eu, 1),
                                   link_between(md, LinkVerb::finances, ro, 3)};
  const auto paths = norm_paths(links, ro);
  BOOST_TEST(paths.size() == 2u);
  const NormPath& path = path_to(paths, md);
  BOOST_TEST(path.steps.size() == 2u);
  BOOST_TEST((path.relation == NormRelation::superset));
  BOOST_TEST(path.weakest == 1u);
  BOOST_TEST(path.strength() == 1);
  BOOST_TEST(path.steps[1].link == md + eu);
}

BOOST_AUTO_TEST_CASE(a_path_that_says_something_is_better_than_a_shorter_one_that_does_not) {
  const std::vector<Link> links = {link_between("a", LinkVerb::intersects, "b", 3),
                                   link_between("b", LinkVerb::intersects, "d", 3),
                                   link_between("a", LinkVerb::subset_of, "c", 1),
                                   link_between("c", LinkVerb::equal_to, "e", 2),
                                   link_between("e", LinkVerb::subset_of, "d", 2)};
  const auto paths = norm_paths(links, "a");
  const NormPath& path = path_to(paths, "d");
  BOOST_TEST(path.steps.size() == 3u);
  BOOST_TEST((path.relation == NormRelation::subset));
  BOOST_TEST(path.strength() == 1);
}

BOOST_AUTO_TEST_CASE(circles_end) {
  const std::vector<Link> links = {link_between("a", LinkVerb::equal_to, "b", 3),
                                   link_between("b", LinkVerb::equal_to, "c", 3),
                                   link_between("c", LinkVerb::equal_to, "a", 3)};
  const auto paths = norm_paths(links, "a");
  BOOST_TEST(paths.size() == 2u);
  BOOST_TEST(path_to(paths, "c").steps.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
