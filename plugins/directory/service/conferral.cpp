// SPDX-License-Identifier: Apache-2.0
#include "directory/service/conferral.h"

#include "core/base/text.h"

namespace directory {

void sign_entry(const core::Context& ctx, Conferral& made) {
    made.entered_by = ctx.actor.person_name;
    made.entered_at = ctx.now();
    made.revoked_at.reset();
}

void sign_revocation(const core::Context& ctx, Conferral& made, ConferralState state, const std::string& reason,
                     const RevokeWords& words) {
    if (core::text::trim(reason).empty()) throw core::Error(words.refused, {{"reason", words.reason, {}}});
    if (!still_open(state)) throw core::Error(core::Code::conflict, words.ended);
    end_now(ctx, made, reason);
}

void end_now(const core::Context& ctx, Conferral& made, const std::string& reason) {
    made.revoked_at = ctx.now();
    made.revoked_by = ctx.actor.person_name;
    made.revoke_reason = reason;
}

}  // namespace directory
