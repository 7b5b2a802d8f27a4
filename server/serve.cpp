#include "server/serve.h"

#include <csignal>

#include "kb/base/log.h"
#include "kb/store/program_schemes.h"
#include "kb/store/store.h"
#include "server/app.h"
#include "server/http/server.h"
#include "server/index_worker.h"
#include "server/router.h"

namespace lacuna::server {

void serve_until_stopped(const DataDirectory& directory, const Settings& settings,
                         const indexer::DocumentReader& read,
                         const std::function<void(const std::string& address)>& ready) {
  // Blocked here and so in every thread made below; sigwait takes them one at a time.
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);

  {
    kb::Store store(directory.database(), kb::OpenMode::read_write);  // migrates, or says why not
    kb::bring_program_schemes(store);
  }
  IndexWorker index(directory);
  App app(
      directory, settings, routes(), [&index] { index.wake(); }, read);
  HttpServer server(http_options(settings),
                    {[&app](Request& request, int worker) { return app.serve(request, worker); },
                     [&app](const Request& request) { return app.recall(request); },
                     [&app](const Request& request) { return app.writes(request); },
                     [&app](std::span<Request* const> lot) { return app.serve_lot(lot); }});
  ready(server.address());

  int received = 0;
  sigwait(&stops, &received);
  log(LogLevel::info, "stopping: finishing the requests under way");
  server.stop();
  pthread_sigmask(SIG_UNBLOCK, &stops, nullptr);
}

}  // namespace lacuna::server
