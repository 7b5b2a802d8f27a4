// The commands that need accounts or the web: user, demo, serve. One thread each.
#pragma once

#include "indexer/commands/command.h"

namespace lacuna::server {

using indexer::Invocation;

void add_user(CLI::App& app, Invocation& invocation);
void add_demo(CLI::App& app, Invocation& invocation);
void add_serve(CLI::App& app, Invocation& invocation);

}  // namespace lacuna::server
