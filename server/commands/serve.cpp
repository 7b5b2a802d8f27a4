// serve: the web server.
#include "server/serve.h"

#include <iostream>

#include <CLI/CLI.hpp>

#include "kb/base/error.h"
#include "server/commands/command.h"

namespace lacuna::server {
namespace {

void run(const std::string& listen, const Invocation& invocation) {
  const DataDirectory directory = invocation.directory();
  Settings settings = invocation.settings();
  if (!listen.empty()) settings.set("server.listen", listen, "--listen");
  const auto lock = ProcessLock::try_take(directory.root() / "server.lock");
  if (!lock)
    throw Error(ErrorCode::locked, "another server is running on " + directory.root().string(),
                "stop it, or name another data directory");
  serve_until_stopped(directory, settings, invocation.read, [](const std::string& address) {
    std::cout << "Lacuna is at http://" << address << "/  (stop it with Ctrl-C)" << std::endl;
  });
}

}  // namespace

void add_serve(CLI::App& app, Invocation& invocation) {
  auto listen = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("serve", "the web server; SIGTERM finishes requests and leaves");
  command->footer("Example: lacuna serve --listen 127.0.0.1:8080");
  command->add_option("--listen", *listen, "address and port; else server.listen of lacuna.toml")
      ->type_name("ADDRESS:PORT");
  command->callback([listen, &invocation] { run(*listen, invocation); });
}

}  // namespace lacuna::server
