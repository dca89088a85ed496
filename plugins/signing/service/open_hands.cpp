// SPDX-License-Identifier: Apache-2.0
#include "signing/service/open_hands.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <vector>

#include "core/log/log.h"

namespace signing {
namespace {

// OpenSSL keeps private numbers of keys in a heap of its own once there is one: locked, guarded, not dumped.
constexpr std::size_t heap_size = 1 << 20;   // a hand takes about 4 kB of it
constexpr std::size_t smallest = 32;

void lock_keys() {
    if (CRYPTO_secure_malloc_initialized() == 1) return;
    if (CRYPTO_secure_malloc_init(heap_size, smallest) != 1) core::log::warning("signing.keys_not_locked");
}

}  // namespace

OpenHands::OpenHands(const core::Clock& clock) : clock_(clock) { lock_keys(); }

void OpenHands::require_room() const {
    const std::lock_guard lock(mutex_);
    if (held_.size() >= most) throw core::Error(core::Code::unavailable, "signing.error.hands_full");
}

void OpenHands::keep(core::batch::BatchId batch, core::PersonId person, std::unique_ptr<Hand> hand) {
    close_expired();
    const std::lock_guard lock(mutex_);
    if (held_.size() >= most && !held_.contains(batch))
        throw core::Error(core::Code::unavailable, "signing.error.hands_full");
    held_[batch] = {person, clock_.now() + life, clock_.now() + longest, std::move(hand)};
}

OpenHands::Use OpenHands::use(core::batch::BatchId batch, core::PersonId person) {
    close_expired();
    const std::lock_guard lock(mutex_);
    const auto found = held_.find(batch);
    if (found == held_.end() || found->second.person != person) return {*this, batch, nullptr};
    found->second.until = std::min(clock_.now() + life, found->second.last);
    return {*this, batch, std::move(found->second.hand)};
}

void OpenHands::give_back(core::batch::BatchId batch, std::unique_ptr<Hand> hand) {
    if (hand == nullptr) return;
    const std::lock_guard lock(mutex_);
    const auto found = held_.find(batch);
    // Closed in between: what comes back is wiped. Opened anew in between: the new one stays.
    if (found == held_.end() || found->second.hand != nullptr) return;
    found->second.until = std::min(clock_.now() + life, found->second.last);
    found->second.hand = std::move(hand);
}

void OpenHands::close(core::batch::BatchId batch) {
    const std::lock_guard lock(mutex_);
    held_.erase(batch);
}

void OpenHands::close_of(core::PersonId person) {
    const std::lock_guard lock(mutex_);
    std::erase_if(held_, [&](const auto& each) { return each.second.person == person; });
}

void OpenHands::close_expired() {
    const auto now = clock_.now();
    const std::lock_guard lock(mutex_);
    std::erase_if(held_, [&](const auto& each) { return each.second.until <= now; });
}

void OpenHands::close_all() {
    const std::lock_guard lock(mutex_);
    held_.clear();
}

std::optional<core::Instant> OpenHands::next_end() const {
    const std::lock_guard lock(mutex_);
    std::optional<core::Instant> first;
    for (const auto& each : held_)
        if (!first || each.second.until < *first) first = each.second.until;
    return first;
}

std::size_t OpenHands::open() const {
    const std::lock_guard lock(mutex_);
    return held_.size();
}

}  // namespace signing
