// SPDX-License-Identifier: Apache-2.0
// Who may do what with a letter (letters.md 2.7). Those named on it: its drafter, who is or was asked for
// paraf or signature, and its addressees once it is sent: their positions, or the persons to whom it is personal.
//   B   also all of the unit that writes it and, once sealed, clerk and archivist of the number book
//   T   as B, but of the unit its head alone
//   R, SR   nobody else
// A seat that is lent reaches letters up to its class; it drafts, and neither withdraws nor sends.
#pragma once

#include <string>
#include <vector>

#include "core/auth/actor.h"
#include "letters/domain/letter.h"
#include "style/kind.h"

namespace letters {

enum class Right { read, edit, submit, take_back, change_circuit, withdraw, send, scan, raise_class, lower_class, see_readers };
std::string_view name(Right right);   // "read" ... "see_readers"

// What of a letter the rules look at.
struct Standing {
    State state = State::draft;
    classification::AccessClass access = classification::AccessClass::ordinary;
    core::UnitId unit;
    core::UnitId book;
    core::PersonId drafter;
    core::PositionId drafter_position;
    core::PositionId signer;
    std::vector<core::PositionId> participants;   // had or have a step in a round
    std::vector<core::PositionId> addressees;     // and copies, and to whom it was forwarded
    std::vector<core::PersonId> persons;          // to whom it is personal, in whatever position they sit later

    // How the letter came about is not for those who get it.
    void leave_out_addressees() {
        addressees.clear();
        persons.clear();
    }
};

// scan: bring back the sheet signed with ink, and say that it is; the drafter's side or the signer.
// lower_class: the originator, that is its drafter or signer, or the archivist of its book (archive.md I13).
// raise_class: they, its unit and the clerk of its book. see_readers: as lower_class.
// hidden: the actor may not know that the letter exists. The state is not judged here: moving a letter
// that is not there any more is a conflict, told by the letter itself.
core::Verdict may(const core::Actor& actor, Right right, const Standing& standing);

// Word key of why its signer opens the letter before he consents to it; "" when it may be ticked in a list.
std::string must_read(classification::AccessClass access, const style::Kind& kind);

}  // namespace letters
