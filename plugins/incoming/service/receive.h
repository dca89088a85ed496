// SPDX-License-Identifier: Apache-2.0
// Takes in letters of this house, and answers other rooms.
#pragma once

#include "incoming/enclosures.h"
#include "incoming/service/room.h"

namespace incoming {

class Receive final : public Inbox, public Enclosures {
  public:
    explicit Receive(Parts& parts) : parts_(parts) {}

    // One entry per addressee, with a receipt on the letter. May be told more than once.
    void on_sent(const letters::Sent& event);
    // The index tells how the letter stands now.
    void on_changed(const letters::Changed& event);

    std::optional<Received> find(core::db::Tx& tx, IncomingId id) override;
    std::map<IncomingId, std::string> letters_of(core::db::Tx& tx, const std::vector<IncomingId>& of) override;
    core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, IncomingId id) override;
    Enclosed enclosed(core::db::Tx& tx, IncomingId id) override;
    std::map<IncomingId, std::vector<core::Digest>> attached(core::db::Tx& tx, const std::vector<IncomingId>& ids) override {
        return parts_.attachments.files(tx, ids);
    }

  private:
    Parts& parts_;
};

}  // namespace incoming
