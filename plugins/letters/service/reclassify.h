// SPDX-License-Identifier: Apache-2.0
// Giving a letter another access class, with a reason (SKKAAD; archive.md 1.6, I13). Signed bytes keep the class
// they bear; lists, search, notices and every copy in the house follow the new one in the same unit.
#pragma once

#include "letters/service/room.h"

namespace letters {

class Reclassify {
  public:
    explicit Reclassify(Parts& parts) : parts_(parts) {}

    // A letter on its way is corrected by it, and paraf that cover the class lapse. Throws Error(invalid) without
    // a reason, Error(forbidden) to who may not, Error(conflict) while it is being signed or when nothing changes.
    Letter change(const core::Context& ctx, LetterId id, classification::AccessClass next, std::string_view reason);

  private:
    void within_circuit(core::db::Tx& tx, const core::Context& ctx, Letter& letter, const Letter& was,
                        classification::AccessClass next);

    Parts& parts_;
};

// Why a form may not set this class: whoever lowers one that others were asked by, or that he did not set, must say
// why. Faults of "access".
std::vector<core::Fault> class_faults(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Letter& was,
                                      classification::AccessClass next);

}  // namespace letters
