// SPDX-License-Identifier: Apache-2.0
// Letters written about what was received: a reply, a forwarding, a reference. The room letters drafts them.
#pragma once

#include "incoming/service/room.h"

namespace incoming {

class Answer final : public letters::Source {
  public:
    explicit Answer(Parts& parts) : parts_(parts) {}

    // For whoever reads the letter and may write. Throws Error(conflict) where the relation may not be.
    letters::LetterId begin(const core::Context& ctx, letters::Relation how, IncomingId id);

    // What composers may relate drafts to.
    std::string kind() const override { return "incoming"; }
    std::vector<letters::About> find(core::db::Tx& tx, const core::Actor& actor, std::string_view words,
                                     int limit) override;
    letters::About about(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) override;

  private:
    Parts& parts_;
};

// The letter as another one speaks of it.
letters::About about_of(core::db::Tx& tx, Parts& parts, const Entry& entry);

}  // namespace incoming
