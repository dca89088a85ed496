// SPDX-License-Identifier: Apache-2.0
#include "signing/service/kept_evidence.h"

#include <algorithm>

namespace signing {
namespace {

constexpr std::size_t least = 512;   // what an item takes beside its octets: "nobody answered" is kept, too

}  // namespace

std::size_t octets_of(const check::Evidence& evidence) {
    std::size_t out = 0;
    for (const auto* list : {&evidence.certificates, &evidence.crls, &evidence.ocsps})
        for (const core::Bytes& one : *list) out += one.size();
    return out;
}

void KeptEvidence::drop(Order::iterator item) {
    used_ -= item->octets;
    by_name_.erase(item->name);
    order_.erase(item);
}

std::optional<check::Evidence> KeptEvidence::find(const std::string& name, core::Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return std::nullopt;
    if (found->second->until <= now) {
        drop(found->second);
        return std::nullopt;
    }
    order_.splice(order_.begin(), order_, found->second);
    return found->second->evidence;
}

void KeptEvidence::keep(const std::string& name, check::Evidence evidence, core::Instant until) {
    const std::size_t octets = octets_of(evidence) + least;
    const std::lock_guard lock(mutex_);
    if (const auto there = by_name_.find(name); there != by_name_.end()) drop(there->second);
    if (octets > room_) return;
    while (used_ + octets > room_) drop(std::prev(order_.end()));
    order_.push_front({name, std::move(evidence), until, octets});
    by_name_.emplace(name, order_.begin());
    used_ += octets;
}

}  // namespace signing
