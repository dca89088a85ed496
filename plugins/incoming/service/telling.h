// SPDX-License-Identifier: Apache-2.0
// What mail tells people, and what a notice may say of it.
#pragma once

#include "incoming/service/room.h"
#include "notify/notices.h"

namespace incoming {

class Telling final : public notify::Subjects {
  public:
    explicit Telling(Parts& parts) : parts_(parts) {}

    void through(notify::Notices& notices);   // at start
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;

  private:
    Parts& parts_;
};

// One of these acts, told to a position. Nothing is told where there are no notices.
enum class News {
    disposed, reported, report_returned, accepted, withdrawn, declined, invitation, standing, class_proposed,
    reclassified, class_kept, receipt_failed
};
void tell(core::db::Tx& tx, Parts& parts, const core::Context& ctx, News news, IncomingId id, core::PositionId to);
// To whom it came: of a personal letter the person, wherever he sits now.
void tell_owner(core::db::Tx& tx, Parts& parts, const core::Context& ctx, News news, const Entry& entry);
// Into the mailbox it was addressed to.
void tell_arrived(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Entry& entry);
// It went into another mailbox of the same book.
void tell_moved(core::db::Tx& tx, Parts& parts, const core::Context& ctx, Entry entry, core::PositionId to);
// The seat dealt with it.
void tell_done(core::db::Tx& tx, Parts& parts, const core::Context& ctx, IncomingId id);
// A disposition waits for the position no longer.
void tell_no_more(core::db::Tx& tx, Parts& parts, const core::Context& ctx, IncomingId id, core::PositionId from);

}  // namespace incoming
