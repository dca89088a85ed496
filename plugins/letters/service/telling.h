// SPDX-License-Identifier: Apache-2.0
// What a letter tells its drafter's mailbox, and what a notice may say of a letter.
#pragma once

#include "letters/service/room.h"

namespace letters {

class Telling final : public notify::Subjects {
  public:
    explicit Telling(Parts& parts) : parts_(parts) {}

    void through(notify::Notices& notices);   // at start
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;

  private:
    Parts& parts_;
};

// The letter is here to answer another of this house: whoever drafted that one is told.
void tell_answered(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Letter& letter);
// It lies in the mailbox of a position nobody holds.
void tell_vacant(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Letter& letter);

}  // namespace letters
