// SPDX-License-Identifier: Apache-2.0
// Signing in another's name: which delegation allows it, asked when the letter goes up and again when
// it is signed; and what is done with a letter whose delegation lapsed while it waited.
#pragma once

#include "letters/service/submit.h"

namespace letters {

// What the directory says of the letter's signer on the day; nothing when he signs for himself.
std::optional<directory::MandateAnswer> mandate_of(core::db::Tx& tx, Parts& parts, const Content& content,
                                                   const style::Kind& kind, core::Date day);
// One sentence for each lack, "letters.mandate.over", with who and what it is about.
core::Fault lack_told(const directory::MandateAnswer& answer);

// The mandate a letter is signed by. Throws Error(conflict, "letters.mandate....") when it holds no
// more.
std::optional<UsedMandate> mandate_at_signing(core::db::Tx& tx, Parts& parts, const Content& content,
                                              const style::Kind& kind, core::Date day);

class Mandates {
  public:
    Mandates(Parts& parts, Submit& submit) : parts_(parts), submit_(submit) {}

    // A waiting letter whose mandate lapsed goes up again to the giver; who would have signed gives
    // paraf. Throws Error(conflict, "letters.error.to_giver") when the mandate holds or there was none.
    // When the giver cannot sign now, it stays a draft addressed to him and the faults are told.
    Letter to_giver(const core::Context& ctx, LetterId id);

  private:
    Letter redirect(const core::Context& ctx, LetterId id);

    Parts& parts_;
    Submit& submit_;
};

}  // namespace letters
