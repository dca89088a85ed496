// SPDX-License-Identifier: Apache-2.0
// A gateway for the tests: keeps what it is sent, and answers as it is told.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace notify::test {

class HookServer {
  public:
    struct Seen {
        std::string body;
        std::map<std::string, std::string> headers;   // lower-case names
    };
    HookServer();
    ~HookServer();
    std::string url() const;
    void answer(int status);
    std::vector<Seen> seen() const;

    struct State {
        mutable std::mutex guard;
        int status = 200;
        std::vector<Seen> seen;
    };

  private:
    struct Server;
    std::shared_ptr<State> state_ = std::make_shared<State>();
    std::unique_ptr<Server> server_;
};

}  // namespace notify::test
