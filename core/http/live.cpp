// SPDX-License-Identifier: Apache-2.0
#include "core/http/live.h"

#include <algorithm>

namespace core::http {

Listener::Listener(Live& live, PersonId of, std::vector<std::string> about)
    : person(of), topics(std::move(about)), live_(live) {}

Listener::~Listener() { live_.forget(this); }

std::shared_ptr<Listener> Live::admit(PersonId person, std::vector<std::string> topics) {
    auto made = std::make_shared<Listener>(*this, person, std::move(topics));
    std::vector<std::shared_ptr<Listener>> his;
    {
        const std::lock_guard lock(guard_);
        if (all_.size() >= bounds_.total) return nullptr;
        for (const auto& [listener, held] : all_)
            if (listener->person == person && !listener->over)
                if (auto alive = held.lock()) his.push_back(std::move(alive));
        all_.emplace(made.get(), made);
        for (const auto& topic : made->topics) by_topic_[topic].insert(made.get());
    }
    if (his.size() >= bounds_.per_person) {
        const auto oldest = std::min_element(his.begin(), his.end(),
                                             [](const auto& a, const auto& b) { return a->since < b->since; });
        (*oldest)->over = true;
        wake({*oldest});
    }
    return made;
}

void Live::forget(const Listener* gone) {
    const std::lock_guard lock(guard_);
    all_.erase(gone);
    for (const auto& topic : gone->topics)
        if (const auto found = by_topic_.find(topic); found != by_topic_.end()) {
            found->second.erase(gone);
            if (found->second.empty()) by_topic_.erase(found);
        }
}

void Live::tell(const std::vector<std::string>& topics) {
    std::vector<std::shared_ptr<Listener>> some;
    {
        const std::lock_guard lock(guard_);
        for (const auto& topic : topics)
            if (const auto found = by_topic_.find(topic); found != by_topic_.end())
                for (const Listener* each : found->second)
                    if (auto alive = all_.at(each).lock()) some.push_back(std::move(alive));
    }
    std::erase_if(some, [](const auto& each) { return each->news.exchange(true); });
    wake(std::move(some));
}

void Live::close(PersonId person) {
    std::vector<std::shared_ptr<Listener>> some;
    {
        const std::lock_guard lock(guard_);
        for (const auto& [listener, held] : all_)
            if (listener->person == person)
                if (auto alive = held.lock()) some.push_back(std::move(alive));
    }
    for (const auto& each : some) each->over = true;
    wake(std::move(some));
}

void Live::wake(std::vector<std::shared_ptr<Listener>> some) {
    if (some.empty()) return;
    {
        const std::lock_guard lock(guard_);
        woken_.insert(woken_.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    const std::lock_guard lock(ringing_);
    if (ring_) ring_();
}

std::size_t Live::listening() const {
    const std::lock_guard lock(guard_);
    return all_.size();
}

void Live::front(std::function<void()> ring) {
    const std::lock_guard lock(ringing_);
    ring_ = std::move(ring);
}

std::vector<std::shared_ptr<Listener>> Live::take_woken() {
    const std::lock_guard lock(guard_);
    return std::exchange(woken_, {});
}

}  // namespace core::http
