// SPDX-License-Identifier: Apache-2.0
// Urging the holders of many at once: done one by one by the batch (core/batch), with a true result for each.
#pragma once

#include "core/batch/batches.h"
#include "deadlines/service/services.h"

namespace deadlines {

class Many {
  public:
    Many(Services& services, core::batch::Batches& batches) : services_(services), batches_(batches) {}

    static constexpr std::string_view act_urge = "deadlines.urge_many";

    // Error(not_found) when the actor may know of none of them; one he may not know of is refused, untitled.
    core::batch::BatchId urge(const core::Context& ctx, const std::vector<WaitId>& chosen);
    void urge_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);

  private:
    Services& services_;
    core::batch::Batches& batches_;
};

}  // namespace deadlines
