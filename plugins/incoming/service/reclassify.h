// SPDX-License-Identifier: Apache-2.0
// The access class of what came in. Of letters from outside it is given here, with a reason: raised by all who keep
// it, lowered by the addressed position or the archivist of its book, whom its clerk can only ask to. Of letters of
// this house it follows their originator.
#pragma once

#include "classification/classes.h"
#include "core/audit/trail.h"
#include "incoming/service/room.h"

namespace incoming {

class Reclassify final : public classification::Follower {
  public:
    explicit Reclassify(Parts& parts) : parts_(parts) {}

    // Also of its rows in other books; the addressed position is told. What the clerk may not lower himself he
    // proposes. Throws Error(conflict) for a letter of this house, Error(invalid) without a reason, Error(forbidden)
    // to who may not.
    enum class Done { changed, proposed };
    Done change(const core::Context& ctx, IncomingId id, classification::AccessClass next, std::string_view reason);
    // It keeps its class; who proposed another is told. Throws Error(conflict) when nobody did.
    void keep(const core::Context& ctx, IncomingId id, std::string_view reason);
    void reclassified(core::db::Tx& tx, const core::Context& ctx, const classification::ClassChange& change) override;

    // Kept before the answer goes out: who has a secret letter before him. Tells whether it is secret.
    bool note_reading(const core::Context& ctx, IncomingId id, std::string_view what);
    // Newest first, of a letter from outside; Error(not_found) and Error(forbidden) as the rules say.
    std::vector<core::audit::Entry> readings(const core::Context& ctx, IncomingId id);

  private:
    void propose(core::db::Tx& tx, const core::Context& ctx, const Entry& entry, classification::AccessClass next,
                 const std::string& reason);
    void tell_changed(core::db::Tx& tx, const core::Context& ctx, const Entry& entry);
    void apply(core::db::Tx& tx, const core::Context& ctx, Entry entry, classification::AccessClass next,
               std::string_view reason);

    Parts& parts_;
};

}  // namespace incoming
