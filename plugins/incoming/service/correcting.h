// SPDX-License-Identifier: Apache-2.0
// What was registered wrongly: a row that says it otherwise than the letter, and a second row of one letter. The
// number stays in both cases.
#pragma once

#include "incoming/service/room.h"

namespace incoming {

struct Corrected {       // what is to stand there; nothing: as it is
    std::optional<std::string> sender, number, subject;
    std::optional<core::Date> date;
    std::optional<std::optional<core::Date>> reply_by;   // of it nothing: no answer is asked for
    std::string reason;
    bool like_confirmed = false;   // the clerk saw what stands in the books like it then
};

class Correcting {
  public:
    explicit Correcting(Parts& parts) : parts_(parts) {}

    // By who registered it or the clerk of its book, until it is closed, with the copies registered with it; what it
    // said before stays told.
    // Throws Error(conflict) for a letter of this house, Error("incoming.error.incomplete", faults).
    void correct(const core::Context& ctx, IncomingId id, const Corrected& wish);
    // By the addressed position or its clerk, before anybody is instructed: this row ends in favour of the one with
    // that number of the same book.
    void duplicate(const core::Context& ctx, IncomingId id, std::string_view agenda);

  private:
    // Another row with that number, day and nearly that sender, which nobody spoke of yet.
    void tell_like(core::db::Tx& tx, const core::Context& ctx, const Entry& entry, const Correction& made,
                   std::vector<core::Fault>& faults);
    void keep(core::db::Tx& tx, const core::Context& ctx, const Entry& entry, const Correction& made);

    Parts& parts_;
};

}  // namespace incoming
