// SPDX-License-Identifier: Apache-2.0
// Consents to sign, and the letters a position is asked to sign with what it said to each.
#pragma once

#include "signing/domain/consent.h"

namespace signing::store {

// In place of an earlier one to the same signature.
void keep(core::db::Tx& tx, const Consent& consent);
std::optional<Consent> consent(core::db::Tx& tx, StepId step);
// False when there is none, or it is being signed.
bool withdraw(core::db::Tx& tx, StepId step, core::PersonId person);
// They are signed in this batch from now on.
void ask(core::db::Tx& tx, const std::vector<StepId>& steps, std::string_view batch);
// What the batch left unsigned is only chosen again.
void release(core::db::Tx& tx, std::string_view batch);

// A letter whose signature is asked of the position, oldest first.
struct ToSign {
    std::string subject;
    StepId step;
    core::Digest content;
    core::Instant since;
    std::optional<core::Instant> opened;   // what is printed now, by the reader
    bool held = false;                     // its number is taken, the signature is not finished
    std::optional<Consent> consent;
};
constexpr int most_to_sign = 500;          // shown at once
std::vector<ToSign> to_sign(core::db::Tx& tx, core::PositionId position, core::PersonId reader);

}  // namespace signing::store
