// SPDX-License-Identifier: Apache-2.0
// Many letters at once: asked for here, done one by one by the batch (core/batch) through the same services
// as one letter alone.
#pragma once

#include "core/batch/batches.h"
#include "letters/service/services.h"

namespace letters {

class Many {
  public:
    Many(Services& services, core::batch::Batches& batches) : services_(services), batches_(batches) {}

    static constexpr std::string_view act_submit = "letters.submit", act_hand = "letters.dispatch",
                                      act_take_back = "letters.take_back_many";

    struct Chosen {
        LetterId id;
        std::int64_t version = 0;   // as the list showed it
    };
    // Sends drafts up. Error(not_found) when the actor may see none of them; one he may not see any more
    // is refused by name in the batch, untitled.
    core::batch::BatchId submit(const core::Context& ctx, const std::vector<Chosen>& chosen);
    void submit_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void take_back_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);

    // Records how letters went out to addressees outside, all the same way and on the same day.
    struct Place {
        LetterId id;
        std::int64_t place = 0;     // of the addressee
    };
    core::batch::BatchId hand(const core::Context& ctx, const std::vector<Place>& chosen, const Handing& handing);
    void hand_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    // Sealed letters the actor may record that for, with addressees that have none yet; oldest first.
    std::vector<ToHand> to_hand(const core::Context& ctx);

  private:
    // One subject as it stands for the actor; nothing but its name when he may not see it.
    struct Seen {
        core::batch::Wanted wanted;
        std::optional<Letter> letter;
    };
    Seen seen(core::db::Tx& tx, const core::Context& ctx, LetterId id);

    Services& services_;
    core::batch::Batches& batches_;
};

}  // namespace letters
