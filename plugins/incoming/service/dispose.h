// SPDX-License-Identifier: Apache-2.0
// Acts on a letter in the mailbox, each one unit with its trail: read, dispose, prepare, pass on, forward,
// report, accept, return, withdraw, decline, close, reopen. The second press of a button changes nothing;
// what somebody else did meanwhile is told (Code::conflict).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "incoming/service/wish.h"

namespace incoming {

// Done in the unit of the act, after it: for batches.
using Also = std::function<void(core::db::Tx&)>;

struct ReportUpload {
    std::string name, type;        // type: found by content
    core::ByteView bytes;
};
constexpr std::size_t most_report_files = 5, most_report_bytes = 10u << 20;

struct Saying {
    Report report;
    std::vector<ReportUpload> files;   // PDF, JPEG, DOCX
    std::string result{};              // id or number of a finished letter he may read; "" none
};

class Dispose {
  public:
    explicit Dispose(Parts& parts) : parts_(parts) {}

    // Marks what the seat got as read, once; gives nothing back to those who only look on.
    void read(const core::Context& ctx, IncomingId id, const Also& also = {});
    // By the addressed position, or by a receiver who passes it on (delegates down, splits by tasks of their own).
    DispositionId give(const core::Context& ctx, IncomingId id, const Instructions& wish, const Also& also = {});
    // By the clerk of the letter for the addressed position, who gives it with one press. Never given by the clerk.
    void prepare(const core::Context& ctx, IncomingId id, const Instructions& wish);
    DispositionId give_prepared(const core::Context& ctx, IncomingId id, bool confirmed);
    void drop_prepared(const core::Context& ctx, IncomingId id);   // by either of the two
    // Hands the branch over whole: misrouted inside the house. Never upward, never of a secret letter.
    void forward(const core::Context& ctx, BranchId id, core::PositionId to, std::string_view note);

    void report(const core::Context& ctx, BranchId id, const Saying& said, const Also& also = {});
    void report(const core::Context& ctx, BranchId id, std::string_view text) {
        report(ctx, id, {{std::string(text), 100, {}}, {}});
    }
    void accept(const core::Context& ctx, BranchId id, const Also& also = {});
    struct More {                      // what the giver wants of a report that does not do
        std::string note;
        std::optional<core::Date> due;
        int due_days = 0;
    };
    void give_back(const core::Context& ctx, BranchId id, const More& more);
    void withdraw(const core::Context& ctx, BranchId id);
    // All of its receivers who have not read it yet; tells how many. Error(conflict) when all have.
    std::size_t withdraw_all(const core::Context& ctx, IncomingId letter, DispositionId id);
    // Not for this position: back to the giver, who gives it anew or keeps it.
    void decline(const core::Context& ctx, BranchId id, std::string_view reason);
    // Takes the reports given to the addressed position as accepted; what is still open lapses, and
    // then a reason is compulsory. `ticked`: in a list, where nobody sees it; Error(conflict) when it is unread.
    void close(const core::Context& ctx, IncomingId id, std::string_view note, const Also& also = {},
               bool ticked = false);
    void reopen(const core::Context& ctx, IncomingId id, std::string_view reason);

  private:
    void only_look(const core::Context& ctx, IncomingId id, const Also& also);
    // The branch with its letter, after the gate; `receiver`: the seat must be its receiver,
    // otherwise its giver.
    Branch branch_for(core::db::Tx& tx, const core::Context& ctx, BranchId id, bool receiver,
                      Opened& opened);
    DispositionId keep(core::db::Tx& tx, const core::Context& ctx, Opened& opened, Disposition made,
                       const std::optional<core::Uuid>& press);
    // After what ends a branch: with nobody left to wait for it waits for the addressed position again.
    void settle(core::db::Tx& tx, IncomingId id);
    void no_more_below(const Opened& opened, BranchId id) const;
    letters::LetterId named_result(core::db::Tx& tx, const core::Actor& actor, const std::string& text);
    std::vector<ReportFile> kept(const core::Context& ctx, BranchId id, const std::vector<ReportUpload>& files);

    Parts& parts_;
};

}  // namespace incoming
