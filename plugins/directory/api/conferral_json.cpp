// SPDX-License-Identifier: Apache-2.0
#include "directory/api/conferral_json.h"

namespace directory::api {

void tell_conferral(core::Json& out, const Conferral& made, std::optional<core::Date> until, ConferralState state) {
    out["highest"] = made.highest;
    out["from"] = core::iso(made.from);
    out["until"] = until ? core::Json(core::iso(*until)) : core::Json(nullptr);
    out["basis"] = made.basis;
    out["state"] = name(state);
    out["entered_by"] = made.entered_by;
    out["entered_at"] = core::iso(made.entered_at);
    out["revoked_at"] = made.revoked_at ? core::Json(core::iso(*made.revoked_at)) : core::Json(nullptr);
    out["revoke_reason"] = made.revoke_reason;
}

}  // namespace directory::api
