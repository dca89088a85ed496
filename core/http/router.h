// SPDX-License-Identifier: Apache-2.0
// Which handler answers which address, and who may call it. A route without its gate (open, anyone,
// signed_in or may("right")) does not compile.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/message.h"

namespace core::http {

struct Gate {
    enum class Kind { open, anyone, signed_in, right };
    Kind kind;
    std::string right;
};
// Who calls is not even looked up: answered while the database is away.
inline const Gate open{Gate::Kind::open, {}};
inline const Gate anyone{Gate::Kind::anyone, {}};
inline const Gate signed_in{Gate::Kind::signed_in, {}};
inline Gate may(std::string right) { return {Gate::Kind::right, std::move(right)}; }

using Handler = std::function<Response(const Context&, Request&)>;

struct Limits {
    std::size_t body = 1u << 20;      // bytes; more is answered 413 before it is read
    bool uploads = false;             // multipart files are taken
};

struct Route {
    std::string method;
    std::string pattern;  // "/letters/{id}"; {name} matches one path segment
    Gate gate;
    Handler handler;
    Limits limits;
    std::string owner;    // plugin
};

class Router {
  public:
    void add(Route route);
    struct Match {
        const Route* route = nullptr;
        std::map<std::string, std::string> params;
        std::string allow;          // the path exists under these other methods: 405
    };
    Match match(std::string_view method, std::string_view path) const;
    const std::vector<Route>& all() const { return routes_; }
    // Same method and same shape declared twice.
    std::vector<std::string> faults() const;

  private:
    std::vector<Route> routes_;
};

}  // namespace core::http
