// THE SITE MAP. One row an address; the columns are those of Route (server/routes.h).
#include "server/routes.h"

#include "server/pages/account.h"
#include "server/pages/asset.h"
#include "server/pages/brief.h"
#include "server/pages/checks.h"
#include "server/pages/citations.h"
#include "server/pages/claim_tables.h"
#include "server/pages/comments.h"
#include "server/pages/concepts.h"
#include "server/pages/concordance.h"
#include "server/pages/entries.h"
#include "server/pages/entry_form.h"
#include "server/pages/evidence.h"
#include "server/pages/exports.h"
#include "server/pages/feeds.h"
#include "server/pages/follows.h"
#include "server/pages/gap_assess.h"
#include "server/pages/gaps.h"
#include "server/pages/gazetteer.h"
#include "server/pages/graph.h"
#include "server/pages/history.h"
#include "server/pages/home.h"
#include "server/pages/imports.h"
#include "server/pages/matrices.h"
#include "server/pages/norms.h"
#include "server/pages/place_map.h"
#include "server/pages/place_view.h"
#include "server/pages/positions.h"
#include "server/pages/practice_imports.h"
#include "server/pages/raise.h"
#include "server/pages/rechecks.h"
#include "server/pages/search.h"
#include "server/pages/service_imports.h"
#include "server/pages/suggest.h"
#include "server/pages/texts.h"
#include "server/pages/versions.h"
#include "server/pages/works.h"

namespace lacuna::server {
namespace {

using enum kb::Role;
constexpr Method GET = Method::get, POST = Method::post;
constexpr ThrottleClass none = ThrottleClass::none, search = ThrottleClass::search,
                        suggest = ThrottleClass::suggest,
                        write = ThrottleClass::write, guess = ThrottleClass::sign_in,
                        upload = ThrottleClass::upload;
constexpr Csrf safe = Csrf::none, token = Csrf::token;

// clang-format off
constexpr Route kRoutes[] = {
    // the house
    {"home.show",         GET,  "/",                            Least(anonymous), safe,  none,   home_show},
    {"about.show",        GET,  "/about",                       Least(anonymous), safe,  none,   about_show},
    {"health",            GET,  "/healthz",                     Least(anonymous), safe,  none,   health},
    {"asset.show",        GET,  "/static/{file...}",            Least(anonymous), safe,  none,   asset_show},
    {"search.show",       GET,  "/search",                      Least(anonymous), safe,  search, search_show},
    {"search.csv",         GET,  "/search.csv",                  Least(anonymous), safe,  search, search_csv},
    {"search.feed",        GET,  "/search.atom",                 Least(anonymous), safe,  search, search_feed},
    {"suggest.show",       GET,  "/suggest",                     Least(anonymous), safe,  suggest, suggest_show},
    {"opensearch.show",    GET,  "/opensearch.xml",              Least(anonymous), safe,  none,   opensearch_show},
    // acts
    {"work.list",         GET,  "/acts",                        Least(anonymous), safe,  none,   work_list},
    {"law.show",          GET,  "/law/{ref...}",                Least(anonymous), safe,  none,   law_show},
    {"law.versions",      GET,  "/versions/{ref...}",           Least(anonymous), safe,  none,   law_versions},
    {"law.diff",          GET,  "/diff/{ref...}",               Least(anonymous), safe,  none,   law_diff},
    {"law.timeline",      GET,  "/timeline/{ref...}",           Least(anonymous), safe,  none,   law_timeline},
    {"law.akn",           GET,  "/akn/{ref...}",                Least(anonymous), safe,  none,   law_akn},
    {"law.report",        GET,  "/report/{ref...}",             Least(expert),    safe,  none,   law_report},
    {"citation.list",     GET,  "/citations",                   Least(expert),    safe,  none,   citation_list},
    {"citation.decide",   POST, "/citations",                   Least(expert),    token, write,  citation_decide},
    {"import.form",       GET,  "/import",                      Least(editor),    safe,  none,   import_form},
    {"import.create",     POST, "/import",                      Least(editor),    token, upload, import_post},
    {"import.show",       GET,  "/import/{key...}",             Least(editor),    safe,  none,   import_show},
    {"import.original",   GET,  "/original/{key...}",           Least(editor),    safe,  none,   import_original},
    {"text.list",         GET,  "/texts",                       Least(editor),    safe,  none,   text_list},
    {"text.accept",       POST, "/texts/accept",                Least(editor),    token, write,  text_accept},
    {"text.withdraw",     POST, "/texts/withdraw",              Least(editor),    token, write,  text_withdraw},
    // comments
    {"comment.new",       GET,  "/comments/new",                Least(anonymous), safe,  none,   comment_form},
    {"comment.create",    POST, "/comments",                    Least(anonymous), token, write,  comment_post},
    {"comment.show",      GET,  "/comments/{id}",               Least(anonymous), safe,  none,   comment_show},
    {"comment.state",     POST, "/comments/{id}/state",         Least(member),    token, write,  comment_state},
    {"moderation.list",   GET,  "/moderation",                  Least(moderator), safe,  none,   moderation_list},
    {"moderation.decide", POST, "/moderation/{id}",             Least(moderator), token, write,  moderation_decide},
    // what newer texts mean for what people said
    {"recheck.list",      GET,  "/recheck",                     Least(member),    safe,  none,   recheck_list},
    {"recheck.show",      GET,  "/recheck/{id}",                Least(member),    safe,  none,   recheck_show},
    {"recheck.decide",    POST, "/recheck/{id}",                Least(member),    token, write,  recheck_decide},
    {"check.list",        GET,  "/checks",                      Least(member),    safe,  none,   check_list},
    {"norm.list",         GET,  "/norms",                       Least(anonymous), safe,  none,   norm_list},
    {"norm.link.new",     GET,  "/norms/new",                   Least(member),    safe,  none,   norm_link_new},
    {"norm.link.create",  POST, "/norms/new",                   Least(member),    token, write,  norm_link_create},
    {"graph.show",        GET,  "/graph",                       Least(anonymous), safe,  none,   graph_show},
    // gaps and their evidence
    {"gap.list",          GET,  "/gaps",                        Least(anonymous), safe,  none,   gap_list},
    {"gap.new",           GET,  "/gaps/new",                    Least(member),    safe,  none,   gap_new},
    {"gap.create",        POST, "/gaps",                        Least(member),    token, write,  gap_create},
    {"gap.show",          GET,  "/gaps/{id}",                   Least(anonymous), safe,  none,   gap_show},
    {"gap.edit",          GET,  "/gaps/{id}/edit",              Least(member),    safe,  none,   gap_edit},
    {"gap.change",        POST, "/gaps/{id}/edit",              Least(member),    token, write,  gap_change},
    {"gap.move",          POST, "/gaps/{id}/move",              Least(member),    token, write,  gap_move},
    {"gap.score",         GET,  "/gaps/{id}/score",             Least(expert),    safe,  none,   gap_score},
    {"gap.score.save",    POST, "/gaps/{id}/score",             Least(expert),    token, write,  gap_score_save},
    {"gap.merge",         POST, "/gaps/{id}/merge",             Least(expert),    token, write,  gap_merge},
    {"gap.withdraw",      POST, "/gaps/{id}/withdraw",          Least(member),    token, write,  gap_withdraw},
    {"gap.link.new",      GET,  "/gaps/{id}/links/new",         Least(member),    safe,  none,   gap_link_new},
    {"gap.link.create",   POST, "/gaps/{id}/links",             Least(member),    token, write,  gap_link_create},
    {"evidence.new",      GET,  "/gaps/{id}/evidence/new",      Least(member),    safe,  none,   evidence_new},
    {"evidence.create",   POST, "/gaps/{id}/evidence",          Least(member),    token, write,  evidence_create},
    {"evidence.show",     GET,  "/evidence/{id}",               Least(anonymous), safe,  none,   evidence_show},
    {"evidence.edit",     GET,  "/evidence/{id}/edit",          Least(member),    safe,  none,   evidence_edit},
    {"evidence.change",   POST, "/evidence/{id}/edit",          Least(member),    token, write,  evidence_change},
    // positions and asks
    {"paper.list",        GET,  "/positions",                   Least(anonymous), safe,  none,   paper_list},
    {"paper.new",         GET,  "/positions/new",               Least(member),    safe,  none,   paper_new},
    {"paper.create",      POST, "/positions",                   Least(member),    token, write,  paper_create},
    {"paper.show",        GET,  "/positions/{id}",              Least(anonymous), safe,  none,   paper_show},
    {"paper.edit",        GET,  "/positions/{id}/edit",         Least(member),    safe,  none,   paper_edit},
    {"paper.change",      POST, "/positions/{id}/edit",         Least(member),    token, write,  paper_change},
    {"ask.new",           GET,  "/gaps/{id}/asks/new",          Least(member),    safe,  none,   ask_new},
    {"ask.create",        POST, "/gaps/{id}/asks",              Least(member),    token, write,  ask_create},
    {"ask.show",          GET,  "/asks/{id}",                   Least(anonymous), safe,  none,   ask_show},
    {"ask.edit",          GET,  "/asks/{id}/edit",              Least(member),    safe,  none,   ask_edit},
    {"ask.change",        POST, "/asks/{id}/edit",              Least(member),    token, write,  ask_change},
    {"ask.move",          POST, "/asks/{id}/move",              Least(member),    token, write,  ask_move},
    // records of every other kind
    {"record.kinds",      GET,  "/records",                     Least(anonymous), safe,  none,   record_kinds},
    {"record.list",       GET,  "/records/{kind}",              Least(anonymous), safe,  none,   entry_list},
    {"record.new",        GET,  "/records/{kind}/new",          Least(member),    safe,  none,   entry_new},
    {"record.create",     POST, "/records/{kind}",              Least(member),    token, write,  entry_create},
    {"record.show",       GET,  "/record/{id}",                 Least(anonymous), safe,  none,   entry_show},
    {"record.edit",       GET,  "/record/{id}/edit",            Least(member),    safe,  none,   entry_edit},
    {"record.change",     POST, "/record/{id}/edit",            Least(member),    token, write,  entry_change},
    {"record.move",       POST, "/record/{id}/move",            Least(member),    token, write,  entry_move},
    {"record.raise",      POST, "/record/{id}/raise",           Least(member),    token, write,  entry_raise},
    {"record.withdraw",   POST, "/record/{id}/withdraw",        Least(member),    token, write,  entry_withdraw},
    {"concordance.prefill", POST, "/record/{id}/prefill",       Least(member),    token, write,  concordance_prefill},
    {"conflict.list",     GET,  "/conflicts",                   Least(anonymous), safe,  none,   conflict_list},
    {"service.verify",    POST, "/record/{id}/verify",          Least(member),    token, write,  service_verify},
    {"map.show",          GET,  "/map",                         Least(anonymous), safe,  none,   map_show},
    {"territory.show",    GET,  "/territories/{key}",           Least(anonymous), safe,  none,   territory_show},
    {"body.show",         GET,  "/bodies/{key...}",             Least(anonymous), safe,  none,   body_show},
    // what leaves as a file or on paper
    {"export.list",       GET,  "/exports",                     Least(anonymous), safe,  none,   export_list},
    {"export.file",       GET,  "/export/{file}",               Least(anonymous), safe,  none,   export_file},
    {"export.print",      GET,  "/print/{name}",                Least(anonymous), safe,  none,   export_print},
    {"brief.show",        GET,  "/brief",                       Least(anonymous), safe,  none,   brief_show},
    {"service.import.form", GET, "/services/import",            Least(editor),    safe,  none,   service_import_form},
    {"practice.import.form", GET, "/practices/import",          Least(member),    safe,  none,   practice_import_form},
    {"practice.import",   POST, "/practices/import",            Least(member),    token, write,  practice_import_post},
    {"service.import",    POST, "/services/import",             Least(editor),    token, upload, service_import_post},
    // matrices
    {"matrix.list",       GET,  "/matrices",                    Least(anonymous), safe,  none,   matrix_list},
    {"matrix.show",       GET,  "/matrix/{name}",               Least(anonymous), safe,  none,   matrix_show},
    // vocabularies, history
    {"concept.list",      GET,  "/concepts",                    Least(anonymous), safe,  none,   concept_list},
    {"concept.show",      GET,  "/concepts/{scheme}/{notation}", Least(anonymous), safe,  none,   concept_show},
    {"history.show",      GET,  "/history/{kind}/{id}",         Least(member),    safe,  none,   history_show},
    // what somebody follows; the feeds answer whoever has the secret
    {"follow.list",       GET,  "/follows",                     Least(reader),    safe,  none,   follow_list},
    {"follow.create",     POST, "/follows",                     Least(reader),    token, write,  follow_create},
    {"follow.change",     POST, "/follows/{id}",                Least(reader),    token, write,  follow_change},
    {"follow.remove",     POST, "/follows/{id}/remove",         Least(reader),    token, write,  follow_remove},
    {"feed.renew",        POST, "/follows/address",             Least(reader),    token, write,  feed_renew},
    {"feed.revoke",       POST, "/follows/address/revoke",      Least(reader),    token, write,  feed_revoke},
    {"feed.atom",         GET,  "/feeds/{secret}/atom.xml",     Least(anonymous), safe,  none,   feed_atom},
    {"feed.calendar",     GET,  "/feeds/{secret}/calendar.ics", Least(anonymous), safe,  none,   feed_calendar},
    // accounts
    {"sign_in.form",      GET,  "/sign-in",                     Least(anonymous), safe,  none,   sign_in_form},
    {"sign_in",           POST, "/sign-in",                     Least(anonymous), token, guess,  sign_in},
    {"sign_out",          POST, "/sign-out",                    Least(reader),    token, none,   sign_out},
    {"account.show",      GET,  "/account",                     Least(reader),    safe,  none,   account_show},
    {"account.language",  POST, "/account/language",            Least(reader),    token, write,  account_language},
    {"account.password",  POST, "/account/password",            Least(reader),    token, guess,  account_password},
};
// clang-format on

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace lacuna::server
