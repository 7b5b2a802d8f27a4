#include "indexer/structure/months.h"

#include <algorithm>

namespace lacuna::indexer {

namespace {

// One row a month; names blank-separated with a blank at both ends.
constexpr std::string_view kMonths[] = {
    " ianuarie january januar janner janvier gennaio enero janeiro stycznia января січня януари ",
    " februarie february februar feber fevrier febbraio febrero fevereiro lutego февраля лютого "
    "февруари ",
    " martie march marz mars marzo marco marca марта березня март ",
    " aprilie april avril aprile abril kwietnia апреля квітня април ",
    " mai may maggio mayo maio maja мая травня май ",
    " iunie june juni juin giugno junio junho czerwca июня червня юни ",
    " iulie july juli juillet luglio julio julho lipca июля липня юли ",
    " august aout agosto sierpnia августа серпня ",
    " septembrie september septembre settembre septiembre setembro wrzesnia сентября вересня "
    "септември ",
    " octombrie october oktober octobre ottobre octubre outubro pazdziernika октября жовтня "
    "октомври ",
    " noiembrie november novembre noviembre novembro listopada ноября листопада ноември ",
    " decembrie december dezember decembre dicembre diciembre dezembro grudnia декабря грудня "
    "декември ",
};

}  // namespace

int month_of(std::string_view folded) {
  if (folded.size() < 3) return 0;
  for (std::size_t i = 0; i < std::size(kMonths); ++i) {
    const std::string_view row = kMonths[i];
    for (std::size_t at = row.find(folded); at != row.npos; at = row.find(folded, at + 1))
      if (row[at - 1] == ' ' && row[at + folded.size()] == ' ') return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace lacuna::indexer
