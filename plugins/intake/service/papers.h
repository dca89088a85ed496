// SPDX-License-Identifier: Apache-2.0
// Arrivals as the registration page sees them.
#pragma once

#include "intake/service/room.h"

namespace intake {

class TrayPapers final : public incoming::Papers {
  public:
    explicit TrayPapers(Parts& parts) : parts_(parts) {}

    incoming::Paper waiting(core::db::Tx& tx, const core::Actor& actor, std::string_view id) override;
    void registered(core::db::Tx& tx, const core::Context& ctx, std::string_view id,
                    const incoming::Entered& as) override;
    std::string onward(const core::Context& ctx, std::string_view id) override;
    std::vector<core::Digest> forget(core::db::Tx& tx, incoming::IncomingId of) override {
        return parts_.arrivals.forget(tx, of);
    }
    std::string recognised(core::db::Tx& tx, const core::Digest& pdf) override {
        return parts_.arrivals.recognised(tx, pdf);
    }
    bool keeps(core::db::Tx& tx, const core::Digest& bytes) override { return parts_.arrivals.keeps(tx, bytes); }

  private:
    Parts& parts_;
};

}  // namespace intake
