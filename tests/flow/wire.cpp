// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/wire.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>
#include <utility>

namespace tests {

Wire::Wire(const Server& server) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const std::string url = server.url("");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))));
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const int at_once = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
}

Wire::~Wire() {
    if (socket_ >= 0) ::close(socket_);
}

Wire::Wire(Wire&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}

Wire& Wire::operator=(Wire&& other) noexcept {
    std::swap(socket_, other.socket_);
    return *this;
}

std::string Wire::head(const std::string& method, const std::string& path, std::map<std::string, std::string> headers,
                       const std::map<std::string, std::string>& more) {
    headers["Host"] = "127.0.0.1";
    headers.insert(more.begin(), more.end());
    std::string text = method + " " + path + " HTTP/1.1\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void Wire::send(std::string_view text) {
    while (!text.empty()) {
        const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
        ASSERT_GT(sent, 0);
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void Wire::send_slowly(std::string_view text, std::size_t size) {
    for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
        send(text.substr(0, size));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

int Wire::status() {
    std::string line;
    for (char next = 0; line.size() < 100 && ::recv(socket_, &next, 1, 0) == 1 && next != '\n';) line += next;
    return line.starts_with("HTTP/1.1 ") ? std::stoi(line.substr(9, 3)) : 0;
}

}  // namespace tests
