// SPDX-License-Identifier: Apache-2.0
// The access class of what came in: of letters from outside given here, with a reason, by who registered it, to whom
// it is addressed, or by the archivist of its book; of letters of this house it follows their originator.
#pragma once

#include "classification/classes.h"
#include "core/audit/trail.h"
#include "incoming/service/room.h"

namespace incoming {

class Reclassify final : public classification::Follower {
  public:
    explicit Reclassify(Parts& parts) : parts_(parts) {}

    // Also of its rows in other books. Throws Error(conflict) for a letter of this house, Error(invalid) without a
    // reason, Error(forbidden) to who may not.
    void change(const core::Context& ctx, IncomingId id, classification::AccessClass next, std::string_view reason);
    void reclassified(core::db::Tx& tx, const core::Context& ctx, const classification::ClassChange& change) override;

    // Kept before the answer goes out: who has a secret letter before him. Tells whether it is secret.
    bool note_reading(const core::Context& ctx, IncomingId id, std::string_view what);
    // Newest first, of a letter from outside; Error(not_found) and Error(forbidden) as the rules say.
    std::vector<core::audit::Entry> readings(const core::Context& ctx, IncomingId id);

  private:
    void apply(core::db::Tx& tx, const core::Context& ctx, Entry entry, classification::AccessClass next,
               std::string_view reason);

    Parts& parts_;
};

}  // namespace incoming
