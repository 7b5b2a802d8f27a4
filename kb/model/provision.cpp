#include "kb/model/provision.h"

namespace lacuna::kb {

std::string_view eid_prefix(Level level) {
  struct Row {
    Level level;
    std::string_view prefix;
  };
  static constexpr Row kRows[] = {
      {Level::book, "book"},         {Level::part, "part"},
      {Level::title, "title"},       {Level::chapter, "chp"},
      {Level::subchapter, "subchp"}, {Level::section, "sec"},
      {Level::subsection, "subsec"}, {Level::article, "art"},
      {Level::paragraph, "para"},    {Level::subparagraph, "subpara"},
      {Level::alinea, "al"},         {Level::point, "point"},
      {Level::indent, "indent"},     {Level::clause, "cl"},
      {Level::recital, "rec"},       {Level::citation, "cit"},
      {Level::annex, "annex"},       {Level::schedule, "sch"},
      {Level::preamble, "preamble"}, {Level::conclusions, "conclusions"},
      {Level::division, "dvs"},      {Level::regulation, "reg"},
      {Level::rule, "rule"},         {Level::subclause, "subcl"},
  };
  for (const Row& row : kRows)
    if (row.level == level) return row.prefix;
  return "dvs";
}

bool is_division(Level level) {
  switch (level) {
    case Level::book:
    case Level::part:
    case Level::title:
    case Level::chapter:
    case Level::subchapter:
    case Level::section:
    case Level::subsection:
      return true;
    default:
      return false;
  }
}

}  // namespace lacuna::kb
