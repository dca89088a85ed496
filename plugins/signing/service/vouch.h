// SPDX-License-Identifier: Apache-2.0
// signing::Vouching by the keys offices seal with.
#pragma once

#include "signing/service/inspect.h"
#include "signing/service/office_seal.h"
#include "signing/vouching.h"

namespace signing {

class Vouch final : public Vouching {
  public:
    Vouch(core::db::Db& db, const core::Clock& clock, OfficeSeals& seals, const Inspect& inspect)
        : db_(db), clock_(clock), seals_(seals), inspect_(inspect) {}

    std::optional<Seal> seal(core::UnitId unit, core::ByteView content) override;
    bool seals(core::db::Tx& tx, core::UnitId unit) override { return seals_.witness(tx, unit).has_value(); }
    Vouched sealed(core::ByteView cms, core::ByteView content) const override;
    Vouched stamped(core::ByteView token, core::ByteView content) const override;

  private:
    core::db::Db& db_;
    const core::Clock& clock_;
    OfficeSeals& seals_;
    const Inspect& inspect_;
};

}  // namespace signing
