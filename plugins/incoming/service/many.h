// SPDX-License-Identifier: Apache-2.0
// Many letters or dispositions at once: asked for here, done one by one by the batch (core/batch) through the
// same services as one alone, with a true result for each.
#pragma once

#include "core/batch/batches.h"
#include "incoming/service/services.h"

namespace incoming {

class Many {
  public:
    Many(Services& services, core::batch::Batches& batches) : services_(services), batches_(batches) {}

    static constexpr std::string_view act_read = "incoming.read_many", act_dispose = "incoming.dispose_many",
                                      act_close = "incoming.close_many", act_accept = "incoming.accept_many",
                                      act_report = "incoming.report_many", act_undo = "incoming.undo_many";
    // The act of one letter that this act does with many, where it can be undone: "closed".
    static std::optional<std::string_view> undone_by(std::string_view act);

    // Error(not_found) when the actor may see none of them; one he may not see is refused in the batch, untitled.
    core::batch::BatchId read(const core::Context& ctx, const std::vector<IncomingId>& chosen);
    core::batch::BatchId close(const core::Context& ctx, const std::vector<IncomingId>& chosen,
        const std::string& note);
    // The same receivers and instructions for all of them.
    core::batch::BatchId dispose(const core::Context& ctx, const std::vector<IncomingId>& chosen,
                                 const Instructions& wish);
    core::batch::BatchId accept(const core::Context& ctx, const std::vector<BranchId>& chosen);
    // The same words as the report of each; done in full.
    core::batch::BatchId report(const core::Context& ctx, const std::vector<BranchId>& chosen, const std::string& text);

    void read_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void close_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void dispose_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void accept_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void report_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    void undo_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);

  private:
    core::batch::BatchId ask(const core::Context& ctx, std::string_view act, const std::vector<IncomingId>& chosen,
                             const core::Json& shared);
    core::batch::BatchId ask(const core::Context& ctx, std::string_view act, const std::vector<BranchId>& chosen,
                             const core::Json& shared);

    Services& services_;
    core::batch::Batches& batches_;
};

}  // namespace incoming
