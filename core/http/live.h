// SPDX-License-Identifier: Apache-2.0
// Pages that listen for news (server-sent events). An event says "look again" and never what there is to see,
// so nothing can leak by it. A listener costs a parked socket and no thread. Any thread tells; the front sends.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "core/auth/actor.h"

namespace core::http {

class Live;

// One page that listens, until its connection goes.
class Listener {
  public:
    Listener(Live& live, PersonId person, std::vector<std::string> topics);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    const PersonId person;
    const std::vector<std::string> topics;
    const std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
    std::atomic<bool> news{false};   // there is something to be told
    std::atomic<bool> over{false};   // its person left
    std::atomic<const void*> place{nullptr};   // the connection it is parked with; for the lot to find it

  private:
    Live& live_;
};

class Live {
  public:
    struct Bounds {
        std::size_t total = 2000;
        std::size_t per_person = 8;           // one more, and the oldest goes
        std::chrono::seconds heartbeat{20};
        std::chrono::seconds patience{30};    // with a reader who takes nothing
        std::chrono::seconds life{600};       // then the page comes again, and is asked again who it is
    };
    Live() = default;
    explicit Live(Bounds bounds) : bounds_(bounds) {}
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;

    // nullptr: too many listen already.
    std::shared_ptr<Listener> admit(PersonId person, std::vector<std::string> topics);
    // All who listen to one of the topics: "person:<id>", "position:<id>".
    void tell(const std::vector<std::string>& topics);
    // The person signed out: all his pages are let go, those still signed in come again.
    void close(PersonId person);
    std::size_t listening() const;
    const Bounds& bounds() const { return bounds_; }

    // Of the front: `ring` is called when somebody is to be told something; nullptr when it stops.
    void front(std::function<void()> ring);
    std::vector<std::shared_ptr<Listener>> take_woken();

  private:
    friend class Listener;
    void forget(const Listener* gone);
    void wake(std::vector<std::shared_ptr<Listener>> some);

    Bounds bounds_{};
    mutable std::mutex guard_;
    std::map<const Listener*, std::weak_ptr<Listener>> all_;
    std::map<std::string, std::set<const Listener*>, std::less<>> by_topic_;
    std::vector<std::shared_ptr<Listener>> woken_;
    std::mutex ringing_;
    std::function<void()> ring_;
};

}  // namespace core::http
