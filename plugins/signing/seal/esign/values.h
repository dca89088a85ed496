// SPDX-License-Identifier: Apache-2.0
// What the service tells of a person and of a signed file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"

namespace signing::esign {

// States of a person's certificate at BSrE; `unknown` for a word that is none of them.
enum class UserStatus {
    issue, expired, renew, waiting_for_verification, fresh, no_certificate, not_registered,
    suspend, revoke, unknown
};

UserStatus user_status(std::string_view word);  // "ISSUE", in any case of letters
std::string_view name(UserStatus status);       // "ISSUE"; "" for unknown
inline bool may_sign(UserStatus status) { return status == UserStatus::issue; }
// Throws Error(conflict, "signing.error.esign_user_...") unless he may sign.
void require_may_sign(UserStatus status);
// From an answer; "status" may stand in "data".
UserStatus status_of(const core::Json& answer);

// What the service's own checker thinks of a file: shown beside our verdict, never instead of it.
// Dates stay as written; what is not said is empty.
struct OpinionOfSignature {
    std::string field, signer, signer_dn, issuer, format, reason, location, signed_at;
    std::string timestamp_authority, timestamp_at, valid_from, valid_until;
    std::optional<bool> intact, trusted, ltv, last, modified;
};
struct Opinion {
    std::string file, conclusion, description;  // "VALID", "NO_SIGNATURE", ...: open words
    int count = 0;
    std::vector<OpinionOfSignature> signatures;
};
Opinion opinion_v1(const core::Json& answer);
Opinion opinion_v2(const core::Json& answer);

}  // namespace signing::esign
