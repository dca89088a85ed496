// SPDX-License-Identifier: Apache-2.0
// Facts told to other rooms. Publishing an event adds one job per subscriber in the publisher's
// unit; a subscriber that fails is retried alone and never disturbs the publisher.
//
// An event is a struct with   static constexpr std::string_view name = "letters.sent";
//                             Json json() const;   static Sent from(const Json&);
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"
#include "core/jobs/jobs.h"

namespace core::events {

class Bus {
  public:
    explicit Bus(jobs::Handlers& handlers) : handlers_(handlers) {}

    // `subscriber` names the job kind ("incoming.receive") and is unique.
    template <class E, class F>
    void on(std::string subscriber, F handle, jobs::Retry retry = {}) {
        subscribe(std::string(E::name), std::move(subscriber),
                  [handle](const jobs::Job& job) { handle(E::from(job.payload)); }, retry);
    }
    // `lane` keeps the events of one thing in order, e.g. the letter's id.
    template <class E>
    void publish(db::Tx& tx, Instant now, const E& event, std::string_view lane = {}) const {
        send(tx, now, E::name, event.json(), lane);
    }
    const std::map<std::string, std::vector<std::string>>& subscribers() const { return subscribers_; }

  private:
    void subscribe(std::string event, std::string subscriber, jobs::Handler handler,
                   jobs::Retry retry);
    void send(db::Tx& tx, Instant now, std::string_view event, const Json& payload,
              std::string_view lane) const;

    jobs::Handlers& handlers_;
    std::map<std::string, std::vector<std::string>> subscribers_;
};

}  // namespace core::events
