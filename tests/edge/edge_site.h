// SPDX-License-Identifier: Apache-2.0
// A small site behind a real server, and raw sockets to speak to it byte by byte.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/http/server.h"

namespace edge {

using namespace core;
using namespace core::http;

// Hang guard only: nothing is expected to take this long.
constexpr int guard_ms = 20'000;

class SmallSite : public Site {
  public:
    SmallSite() {
        const auto add = [this](std::string method, std::string pattern, auto handler,
                                Limits limits = {}) {
            router.add({std::move(method), std::move(pattern), anyone, handler, limits, "edge"});
        };
        add("GET", "/hello", [](const Context&, Request&) { return text("hello"); });
        add("GET", "/long", [](const Context&, Request&) { return text(std::string(5000, 'a')); });
        add("GET", "/admin", [this](const Context&, Request&) {
            ++admin_calls;
            return text("admin");
        });
        add("GET", "/gate", [this](const Context&, Request&) {
            std::unique_lock lock(mutex);
            ++waiting;
            changed.notify_all();
            changed.wait(lock, [this] { return open; });
            return text("passed");
        });
        add("POST", "/form",
            [](const Context&, Request& r) { return text("form:" + r.form.get("a")); },
            {64, false});
        add("POST", "/api/json",
            [](const Context&, Request& r) { return text("json:" + r.json().dump()); },
            {1000, false});
        add("POST", "/upload",
            [](const Context&, Request& r) {
                const auto* sent = r.upload("f");
                return text(sent ? sent->file_name + ":" + sent->type + ":" +
                                       std::to_string(sent->bytes.size())
                                 : "none");
            },
            {4u << 20, true});
        add("GET", "/file", [this](const Context&, Request&) {
            Response response = text("");
            response.type = "application/pdf";
            response.file = file;
            return response;
        });
        add("GET", "/split", [](const Context&, Request&) {
            return text("x").header("X-Name", "a\r\nSet-Cookie: b=1");
        });
    }
    Router::Match route(const Request& head) override {
        return router.match(head.method, head.path);
    }
    std::optional<Response> turn_away(Request& head, const Router::Match&) override {
        if (head.header("authorization") != "none") return std::nullopt;
        auto away = text("sign in first");
        away.status = 401;
        return away;
    }
    Response answer(Request& request, const Router::Match& match) override {
        if (match.route) return match.route->handler(context, request);
        auto none = text("none");
        none.status = 404;
        return none;
    }
    Response refuse(const Request& head, int status, std::string_view why) override {
        {
            const std::lock_guard lock(mutex);
            refused_at = head.path;
        }
        auto refusal = text("refused " + std::to_string(status) + " " + std::string(why));
        refusal.status = status;
        return refusal;
    }
    void open_gate() {
        const std::lock_guard lock(mutex);
        open = true;
        changed.notify_all();
    }
    void await_waiting(int count) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::milliseconds(guard_ms),
                         [&] { return waiting >= count; });
    }

    Router router;
    Context context;
    std::atomic<int> admin_calls{0};
    std::string refused_at;   // the path of the last one
    std::filesystem::path file;
    std::mutex mutex;
    std::condition_variable changed;
    int waiting = 0;
    bool open = false;
};

class Client {
  public:
    // `room`: bytes kept for what is not read; 0 as the system has it.
    explicit Client(int port, int room = 0) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        if (room > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
    }
    Client(Client&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), seen_(std::move(other.seen_)) {}
    ~Client() {
        if (socket_ >= 0) ::close(socket_);
    }
    Client& say(std::string_view words) {
        while (!words.empty()) {
            const ssize_t sent = ::send(socket_, words.data(), words.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            words.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    Client& hang_up_writing() {
        ::shutdown(socket_, SHUT_WR);
        return *this;
    }
    // One whole response, by its Content-Length; "" when the server closed.
    std::string hear(bool head_only = false) {
        for (;;) {
            const auto end = seen_.find("\r\n\r\n");
            if (end != std::string::npos) {
                std::size_t size = end + 4;
                const auto length = seen_.find("Content-Length: ");
                if (!head_only && length < end) size += std::stoul(seen_.substr(length + 16));
                if (seen_.size() >= size) {
                    auto response = seen_.substr(0, size);
                    seen_.erase(0, size);
                    return response;
                }
            }
            if (!more()) return {};
        }
    }
    // One server-sent event, or comment, with its empty line; "" when the server closed.
    std::string hear_event() {
        for (;;) {
            if (const auto end = seen_.find("\n\n"); end != std::string::npos) {
                auto event = seen_.substr(0, end + 2);
                seen_.erase(0, end + 2);
                return event;
            }
            if (!more()) return {};
        }
    }
    // True when the connection ends, whatever comes before.
    bool drained() {
        while (more()) {
        }
        return !timed_out_;
    }
    // True when nothing but the end of the connection follows.
    bool ended() {
        while (more()) {
        }
        return seen_.empty() && !timed_out_;
    }

  private:
    bool more() {
        pollfd wait{socket_, POLLIN, 0};
        if (::poll(&wait, 1, guard_ms) != 1) {
            timed_out_ = true;
            return false;
        }
        char buffer[16384];
        const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
        if (count <= 0) return false;
        seen_.append(buffer, static_cast<std::size_t>(count));
        return true;
    }
    int socket_;
    std::string seen_;
    bool timed_out_ = false;
};

inline int status(const std::string& response) {
    return response.size() > 12 ? std::stoi(response.substr(9, 3)) : 0;
}

}  // namespace edge
