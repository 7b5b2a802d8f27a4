// The peer of `http.mjs`: CivetWeb itself with a handler that writes one answer of so many bytes,
// set up as server/http/civetweb.cpp sets it up. Prints its address and answers until it is killed.
//   bench_raw_civetweb BYTES CONNECTIONS
#include <cstdio>
#include <string>

#include <civetweb.h>
#include <unistd.h>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("bench_raw_civetweb BYTES CONNECTIONS\n", stderr);
    return 2;
  }
  std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
  const std::string body(std::stoul(argv[1]), 'x');
  answer += "Content-Length: " + std::to_string(body.size()) +
            "\r\nConnection: keep-alive\r\n\r\n" + body;
  const char* settings[] = {"listening_ports",
                            "127.0.0.1:0",
                            "num_threads",
                            argv[2],
                            "connection_queue",
                            "512",
                            "listen_backlog",
                            "512",
                            "request_timeout_ms",
                            "5000",
                            "enable_keep_alive",
                            "yes",
                            "keep_alive_timeout_ms",
                            "500",
                            "tcp_nodelay",
                            "1",
                            nullptr};
  mg_callbacks callbacks{};
  callbacks.begin_request = [](mg_connection* connection) {
    const auto& bytes = *static_cast<std::string*>(mg_get_user_data(mg_get_context(connection)));
    mg_write(connection, bytes.data(), bytes.size());
    return 200;
  };
  mg_init_library(0);
  mg_context* context = mg_start(&callbacks, &answer, settings);
  mg_server_port port{};
  if (context == nullptr || mg_get_server_ports(context, 1, &port) != 1) {
    std::fputs("CivetWeb did not start\n", stderr);
    return 3;
  }
  std::printf("http://127.0.0.1:%d\n", port.port);
  std::fflush(stdout);
  pause();
}
