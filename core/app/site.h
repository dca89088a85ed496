// SPDX-License-Identifier: Apache-2.0
// A request's life above the front: session or token, gate, CSRF, handler, errors as pages or
// problem+json, security headers, access log.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "core/app/failures.h"
#include "core/http/server.h"

namespace core::app {

class Site final : public http::Site {
  public:
    explicit Site(Application& app) : app_(app), failures_(app) {}

    http::Router::Match route(const http::Request& head) override;
    std::optional<http::Response> turn_away(http::Request& head, const http::Router::Match& match) override;
    http::Response answer(http::Request& request, const http::Router::Match& match) override;
    http::Response refuse(const http::Request& head, int status, std::string_view why) override;

    // Shows the front's figures and its own on /metrics.
    void observe(const http::Server& server);

  private:
    // What of the caller is for this class alone.
    struct Caller {
        std::string csrf;
        bool by_token = false;
    };
    Context stranger(const http::Request& request) const;   // before it is known who calls
    Caller know(Context& ctx, http::Request& request);
    Caller known_for(const http::Router::Match& match, Context& ctx, http::Request& request);
    http::Response handle(Context& ctx, http::Request& request, const http::Router::Match& match);
    http::Response failed(const Context& ctx, const http::Request& request, const Error& error) const;
    void finish(const Context& ctx, const http::Request& request, const http::Router::Match& match,
                http::Response& response, Instant began);

    std::string metrics() const;   // Prometheus text

    Application& app_;
    Failures failures_;
    const http::Server* server_ = nullptr;
    mutable std::mutex guard_;
    std::map<int, std::uint64_t> answered_;   // by status
    std::uint64_t spent_ms_ = 0;
};

}  // namespace core::app
