// The model of a reading page: one text of an act with contents, rows and margin. One thread a
// request.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/provision.h"
#include "server/pages/context.h"

namespace lacuna::server {

// `asked`: what the address names; its date, and `text` (which text of that day), are kept in every
// link, so that an old version stays itself.
nlohmann::json reading_page(Context& context, const kb::ProvisionRef& asked, const kb::Act& act,
                            const std::string& text);

// `work` of act_show.html and work_unknown.html: what is known of an act beside its text.
nlohmann::json work_model(Context& context, const kb::Work& work, const std::string& language);
nlohmann::json works_breadcrumb(Context& context);

}  // namespace lacuna::server
