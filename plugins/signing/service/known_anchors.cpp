// SPDX-License-Identifier: Apache-2.0
#include "signing/service/known_anchors.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/pki/credential.h"

namespace signing {

std::vector<KnownAnchor> known_anchors(std::string_view json) {
    const core::Json all = core::json::parse(json);
    std::vector<KnownAnchor> out;
    if (!all.contains("anchors") || !all["anchors"].is_array())
        throw core::Error(core::Code::invalid, "core.error.invalid");
    for (const core::Json& one : all["anchors"]) {
        const auto day = [&](const char* member) { return core::parse_date(core::json::text(one, member)); };
        // Certificates tell UTC; a day of the list is a day there.
        const auto start = [](core::Date date) {
            return core::Instant{std::chrono::milliseconds(std::chrono::sys_days(date).time_since_epoch()).count()};
        };
        out.push_back({core::json::text(one, "name"), core::json::text(one, "serial"), core::json::text(one, "sha256"),
                       start(day("from")), start(core::add_days(day("until"), 1)), core::json::text(all, "version"),
                       core::json::text(one, "source"), one.value("keep_old_timestamps", false),
                       core::json::text(one, "revocation") == "if_known"});
    }
    return out;
}

void narrow(check::Anchors& anchors, const std::vector<KnownAnchor>& known) {
    for (check::Anchor& anchor : anchors.list) {
        const core::pki::CertificateFacts facts = core::pki::describe(anchor.certificate);
        const std::string digest = core::sha256(anchor.certificate).hex();
        for (const KnownAnchor& one : known) {
            const bool same = one.sha256.empty()
                                  ? one.name == facts.common_name && (one.serial.empty() || one.serial == facts.serial)
                                  : one.sha256 == digest;
            if (!same) continue;
            anchor.from = std::max(anchor.from, one.from);
            anchor.until = std::min(anchor.until, one.until);
            anchor.keep_old_timestamps = anchor.keep_old_timestamps || one.keep_old_timestamps;
            anchor.revocation_if_known = anchor.revocation_if_known || one.revocation_if_known;
        }
    }
}

}  // namespace signing
