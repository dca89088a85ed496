// SPDX-License-Identifier: Apache-2.0
#include "core/events/events.h"

#include "core/base/error.h"

namespace core::events {

void Bus::subscribe(std::string event, std::string subscriber, jobs::Handler handler,
                    jobs::Retry retry) {
    handlers_.on(subscriber, std::move(handler), retry);
    subscribers_[std::move(event)].push_back(std::move(subscriber));
}

void Bus::send(db::Tx& tx, Instant now, std::string_view event, const Json& payload,
               std::string_view lane) const {
    const auto found = subscribers_.find(std::string(event));
    if (found == subscribers_.end()) return;
    for (const auto& subscriber : found->second) {
        jobs::Options options;
        // Each subscriber has its own lane: one that lags holds up nobody else.
        if (!lane.empty()) options.lane = subscriber + "/" + std::string(lane);
        jobs::add(tx, now, subscriber, payload, options);
    }
}

}  // namespace core::events
