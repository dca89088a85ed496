// SPDX-License-Identifier: Apache-2.0
// The HTTP/1.1 front. Idle and slow sockets are parked in epoll and cost no thread; a worker takes a
// connection only when a whole head has arrived, answers one request and gives it back. Framing
// that two servers could read differently is refused (RFC 9112 sections 6.3 and 11.2).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/http/message.h"
#include "core/http/router.h"

namespace core::http {

class Live;

struct Serving {
    std::string address = "127.0.0.1";
    int port = 8080;                                 // 0: any free one
    int workers = 8;
    int max_connections = 4000;
    int max_per_address = 0;                         // 0: no limit; the trusted proxy is never limited
    int queue = 256;                                 // whole heads waiting; more get 503 + Retry-After
    std::size_t max_head = 16u << 10;                // 431 above
    std::size_t bodies = 128u << 20;                 // bytes of long bodies held at once; more get 503 + Retry-After
    std::chrono::seconds head_deadline{5};           // from the first byte; 408
    std::chrono::seconds body_deadline{60};
    std::chrono::seconds idle{75};
    std::string trusted_proxy;                       // X-Forwarded-For/-Proto believed from this address only
    Live* live = nullptr;                            // pages that listen; outlives the server
};

// What the front asks of the house above it, in this order, for every request.
class Site {
  public:
    virtual ~Site() = default;
    // Matches the head alone, so that limits are known before the body is read.
    virtual Router::Match route(const Request& head) = 0;
    // Asked before a long body is read: a response here is given instead of reading it, so that nobody
    // without the right can make us hold megabytes. Short bodies are read first and judged with the rest.
    virtual std::optional<Response> turn_away(Request& head, const Router::Match& match) {
        (void)head, (void)match;
        return std::nullopt;
    }
    // Session, gate, CSRF, handler, errors: always gives a response, never throws.
    virtual Response answer(Request& request, const Router::Match& match) = 0;
    // A refusal made by the front itself (400, 408, 411, 413, 415, 431, 501, 503).
    virtual Response refuse(const Request& head, int status, std::string_view why) = 0;
};

class Server {
  public:
    Server(Serving serving, Site& site);
    ~Server();
    void start();          // returns when the port is open; throws Error(unavailable) if it is taken
    int port() const;
    // Parked sockets are closed at once; running requests may finish for `grace`.
    void stop(std::chrono::seconds grace = std::chrono::seconds(10));

    struct Figures {
        std::size_t connections = 0, parked = 0, waiting = 0;
        std::uint64_t requests = 0, refused = 0;
        std::size_t listening = 0;
    };
    Figures figures() const;

  private:
    struct Lot;
    std::unique_ptr<Lot> lot_;
};

}  // namespace core::http
