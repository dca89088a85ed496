// SPDX-License-Identifier: Apache-2.0
// How certificates get into the register, and what follows from how they stand there.
#pragma once

#include <vector>

#include "core/db/db.h"
#include "signing/domain/certificate.h"

namespace signing {

// What a certificate (DER) says, as an active entry without person. Throws Error(invalid, "core.error.certificate").
Certificate entry_of(core::ByteView certificate, core::Instant now);
// Whether `issuer` (DER) signed it.
bool issued_by(core::ByteView certificate, core::ByteView issuer);

// Whether both (DER) are of one name and key.
bool same_key(core::ByteView one, core::ByteView other);

void enter_absent(core::db::Tx& tx, const std::vector<Certificate>& all);
// A person's new certificate; those he had before are replaced. Throws what Keys::keep throws.
Certificate enter(core::db::Tx& tx, Certificate certificate);
// A new one for the seal of an office; that of serial number `before` is replaced, which may be "".
void succeed_seal(core::db::Tx& tx, const Certificate& made, const std::string& before);
// One found in a signature of the person's, or in the seal of an office.
void enter_shown(core::db::Tx& tx, Certificate shown, std::optional<core::PersonId> person);
// As the register knows it; nothing when it does not.
std::optional<Certificate> registered(core::db::Tx& tx, core::ByteView certificate, core::Instant now);
// That of the key kept here for the person.
std::optional<Certificate> newest_of(core::db::Tx& tx, core::PersonId person);
// Throws Error(conflict) with "signing.error.certificate_revoked", "certificate_replaced" or "certificate_expired".
void refuse_unusable(const Certificate& certificate, core::Instant now);
// Checks that what an office sealed with may be kept; one the register does not know is entered. Throws
// Error(conflict, "signing.error.seal_certificate").
void ensure_seal_usable(core::db::Tx& tx, core::ByteView certificate, core::Instant now);

}  // namespace signing
