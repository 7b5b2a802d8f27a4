// A client that sends exactly the bytes it is told, for tests of the wire.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

class Wire {
 public:
  explicit Wire(const std::string& address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const std::size_t colon = address.rfind(':');
    sockaddr_in to{};
    to.sin_family = AF_INET;
    inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr);
    to.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))));
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Wire() { ::close(socket_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool connected() const { return connected_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Everything until the server closes or nothing comes for `quiet`.
  std::string read_all(std::chrono::milliseconds quiet = std::chrono::milliseconds(1500)) {
    std::string all;
    closed_ = false;
    while (true) {
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, static_cast<int>(quiet.count())) <= 0) return all;
      char buffer[65536];
      const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) {
        closed_ = true;
        return all;
      }
      all.append(buffer, static_cast<std::size_t>(got));
    }
  }

  // One answer with Content-Length, leaving the connection open.
  std::string read_answer(std::chrono::milliseconds patience = std::chrono::milliseconds(5000)) {
    while (true) {
      const std::size_t head = pending_.find("\r\n\r\n");
      if (head != std::string::npos) {
        const std::size_t at = pending_.find("Content-Length: ");
        const std::size_t length = at < head ? std::stoul(pending_.substr(at + 16)) : 0;
        if (pending_.size() >= head + 4 + length) {
          const std::string answer = pending_.substr(0, head + 4 + length);
          pending_.erase(0, head + 4 + length);
          return answer;
        }
      }
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0)
        return std::exchange(pending_, {});
      char buffer[65536];
      const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) {
        closed_ = true;
        return std::exchange(pending_, {});
      }
      pending_.append(buffer, static_cast<std::size_t>(got));
    }
  }

  bool closed_by_server() const { return closed_; }

 private:
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string pending_;
};

inline int status_of(std::string_view answer) {
  return answer.size() > 12 && answer.starts_with("HTTP/1.1 ")
             ? std::stoi(std::string(answer.substr(9, 3)))
             : 0;
}

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size()))
    ++count;
  return count;
}
