// SPDX-License-Identifier: Apache-2.0
// Answers of other people's servers, kept for a while within a room of octets: one large list must not push the
// memory of the server up, nor many small ones.
#pragma once

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "signing/check/revocation.h"

namespace signing {

// Octets of what it holds.
std::size_t octets_of(const check::Evidence& evidence);

// Safe to use from several threads.
class KeptEvidence {
  public:
    explicit KeptEvidence(std::size_t room) : room_(room) {}

    // Nothing when it was never kept, had to give way, or its time is over.
    std::optional<check::Evidence> find(const std::string& name, core::Instant now);
    // What was asked for longest ago gives way; what is larger than the whole room is not kept.
    void keep(const std::string& name, check::Evidence evidence, core::Instant until);

  private:
    struct Item {
        std::string name;
        check::Evidence evidence;
        core::Instant until;
        std::size_t octets;
    };
    using Order = std::list<Item>;
    void drop(Order::iterator item);

    std::size_t room_, used_ = 0;
    std::mutex mutex_;
    Order order_;   // the one asked for last first
    std::map<std::string, Order::iterator> by_name_;
};

}  // namespace signing
