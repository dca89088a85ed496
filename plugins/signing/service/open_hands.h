// SPDX-License-Identifier: Apache-2.0
// Hands opened with a passphrase and held for a batch while it signs: in the memory of this process alone, a
// key in pages that are locked, few of them and not for long. A hand goes, and what it held is wiped, when its
// batch is over or stands still, when its owner signs out, when its time is up, and when the server stops.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "core/base/clock.h"
#include "core/batch/batch.h"
#include "signing/service/hands.h"

namespace signing {

class OpenHands {
  public:
    static constexpr std::chrono::minutes life{15};      // since it was last used
    static constexpr std::chrono::minutes longest{120};  // since it was opened, however much it is used
    static constexpr std::size_t most = 64;

    // Takes memory for keys that is locked and left out of core dumps, once in a process.
    explicit OpenHands(const core::Clock& clock);

    // Error(unavailable, "signing.error.hands_full") when too many are open.
    void keep(core::batch::BatchId batch, core::PersonId person, std::unique_ptr<Hand> hand);
    // The hand for one signature; nobody else has it meanwhile. Null when none is held, or its time is up.
    // It is given back when the Use goes, unless it was closed in between.
    class Use {
      public:
        Use(OpenHands& held, core::batch::BatchId batch, std::unique_ptr<Hand> hand)
            : held_(held), batch_(batch), hand_(std::move(hand)) {}
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use() { held_.give_back(batch_, std::move(hand_)); }
        explicit operator bool() const { return hand_ != nullptr; }
        Hand& operator*() const { return *hand_; }

      private:
        OpenHands& held_;
        core::batch::BatchId batch_;
        std::unique_ptr<Hand> hand_;
    };
    // Throws what keep() would.
    void require_room() const;
    Use use(core::batch::BatchId batch, core::PersonId person);

    void close(core::batch::BatchId batch);
    void close_of(core::PersonId person);
    void close_expired();
    void close_all();
    std::size_t open() const;
    // When the first of them is to be wiped; none is held.
    std::optional<core::Instant> next_end() const;

  private:
    struct Held {
        core::PersonId person;
        core::Instant until, last;    // unless it is used; at the latest
        std::unique_ptr<Hand> hand;   // null while it signs
    };
    void give_back(core::batch::BatchId batch, std::unique_ptr<Hand> hand);

    const core::Clock& clock_;
    mutable std::mutex mutex_;
    std::map<core::batch::BatchId, Held> held_;
};

}  // namespace signing
