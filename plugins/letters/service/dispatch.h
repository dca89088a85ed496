// SPDX-License-Identifier: Apache-2.0
// After the seal: the letter is marked sent, indexed and announced; and what other rooms ask of letters.
#pragma once

#include "letters/service/room.h"
#include "letters/signers.h"

namespace letters {

class Dispatch final : public Letters, public Signers {
  public:
    explicit Dispatch(Parts& parts) : parts_(parts) {}

    // May be called more than once for the same seal.
    void on_sealed(const signing::Sealed& event);

    std::optional<Issued> issued(core::db::Tx& tx, LetterId id) override;
    std::optional<Issued> by_code(core::db::Tx& tx, std::string_view code) override;
    std::optional<Issued> by_bytes(core::db::Tx& tx, const core::Digest& bytes) override;
    core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, LetterId id) override;
    std::optional<LetterId> numbered(core::db::Tx& tx, const core::Actor& actor, std::string_view number) override;
    std::vector<Named> drafted_lately(core::db::Tx& tx, const core::Actor& actor, int limit) override;
    void received(core::db::Tx& tx, const core::Context& ctx, LetterId id, core::PositionId by,
                  std::string_view agenda_number) override;
    std::vector<core::PositionId> signers(core::db::Tx& tx, LetterId id) override;

  private:
    std::optional<Issued> issued_of(core::db::Tx& tx, const std::optional<Letter>& letter);

    Parts& parts_;
};

}  // namespace letters
