// THE SITE MAP. One row an address; the columns are those of Route (server/routes.h).
#include "server/routes.h"

#include <array>

#include "server/pages/asset.h"
#include "server/pages/comments.h"
#include "server/pages/gaps.h"
#include "server/pages/home.h"
#include "server/pages/search.h"
#include "server/pages/works.h"

namespace lacuna::server {
namespace {

using enum kb::Role;
constexpr Method GET = Method::get, POST = Method::post;
constexpr ThrottleClass none = ThrottleClass::none, search = ThrottleClass::search,
                        write = ThrottleClass::write;
constexpr Csrf safe = Csrf::none, token = Csrf::token;

// clang-format off
constexpr Route kRoutes[] = {
    // the house
    {"home.show",         GET,  "/",                          Least(anonymous), safe,  none,   home_show},
    {"about.show",        GET,  "/about",                     Least(anonymous), safe,  none,   about_show},
    {"health",            GET,  "/healthz",                   Least(anonymous), safe,  none,   health},
    {"asset.show",        GET,  "/static/{file...}",          Least(anonymous), safe,  none,   asset_show},
    {"search.show",       GET,  "/search",                    Least(anonymous), safe,  search, search_show},
    // acts
    {"work.list",         GET,  "/acts",                      Least(anonymous), safe,  none,   work_list},
    {"law.show",          GET,  "/law/{reference...}",        Least(anonymous), safe,  none,   law_show},
    // gaps
    {"gap.list",          GET,  "/gaps",                      Least(anonymous), safe,  none,   gap_list},
    {"gap.new",           GET,  "/gaps/new",                  Least(member),    safe,  none,   gap_new},
    {"gap.create",        POST, "/gaps/new",                  Least(member),    token, write,  gap_create},
    {"gap.show",          GET,  "/gaps/{id}",                 Least(anonymous), safe,  none,   gap_show},
    {"gap.edit",          GET,  "/gaps/{id}/edit",            Least(member),    safe,  none,   gap_edit},
    {"gap.change",        POST, "/gaps/{id}/edit",            Least(member),    token, write,  gap_change},
    {"gap.move",          POST, "/gaps/{id}/move",            Least(member),    token, write,  gap_move},
    {"gap.link_new",      GET,  "/gaps/{id}/link",            Least(member),    safe,  none,   gap_link_new},
    {"gap.link_create",   POST, "/gaps/{id}/link",            Least(member),    token, write,  gap_link_create},
    // comments
    {"comment.new",       GET,  "/comments/new",              Least(anonymous), safe,  none,   comment_form},
    {"comment.create",    POST, "/comments/new",              Least(anonymous), token, write,  comment_post},
    {"comment.show",      GET,  "/comments/{id}",             Least(anonymous), safe,  none,   comment_show},
    {"comment.state",     POST, "/comments/{id}/state",       Least(member),    token, write,  comment_state},
    {"moderation.list",   GET,  "/moderation",                Least(moderator), safe,  none,   moderation_list},
    {"moderation.decide", POST, "/moderation/{id}",           Least(moderator), token, write,  moderation_decide},
};
// clang-format on

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace lacuna::server
