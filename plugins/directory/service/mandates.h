// SPDX-License-Identifier: Apache-2.0
// Which delegations hold for a letter, told to other rooms.
#pragma once

#include "directory/domain/delegation.h"
#include "directory/service/office.h"

namespace directory {

class Mandates final : public Delegations {
  public:
    explicit Mandates(Office& office) : office_(office) {}

    void serve(SignedKinds& kinds) override { kinds_ = &kinds; }
    MandateAnswer mandate(core::db::Tx& tx, core::PositionId receiver, DelegationForm form, const Matter& matter,
                          core::Date day) override;
    std::vector<Mandate> mandates(core::db::Tx& tx, const Matter& matter, core::Date day) override;

    // None while the room that keeps the kinds is not there.
    std::vector<SignedKind> kinds(core::db::Tx& tx);

  private:
    Office& office_;
    SignedKinds* kinds_ = nullptr;
};

}  // namespace directory
