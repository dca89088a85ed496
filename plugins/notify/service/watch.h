// SPDX-License-Identifier: Apache-2.0
// The administrator's side: gateways, and messages that could not be sent.
#pragma once

#include <string>
#include <vector>

#include "notify/service/room.h"

namespace notify {

struct Failure {
    Message message;
    std::string person;   // his name; "" when he has no account any more
};

class Watch {
  public:
    explicit Watch(Parts& parts) : parts_(parts) {}

    // Of each channel that goes by a gateway, set up or not.
    std::vector<Gateway> gateways(const core::Context& ctx);
    void save(const core::Context& ctx, const Gateway& gateway, std::vector<core::Fault> unread);
    bool mail_is_set() const { return parts_.mail != nullptr; }

    struct Failures {
        std::vector<Failure> lines;   // newest first
        std::string next;
    };
    Failures failures(const core::Context& ctx, const std::string& after, int limit = 50);
    // Error(not_found) for one that did not fail. Its address counts as well again until it is refused anew.
    void retry(const core::Context& ctx, MessageId id);
    // Sends a few words to the watcher's own address, now. Error with the fault "test" when they do not go.
    void test(const core::Context& ctx, Channel channel);
    std::int64_t count_failed();
    void check();   // throws while there are failures

  private:
    Parts& parts_;
};

}  // namespace notify
