// SPDX-License-Identifier: Apache-2.0
#include "signing/service/trust_sets.h"

#include "core/base/error.h"
#include "core/log/log.h"

namespace signing {

using core::Error;

std::optional<check::Anchors> TrustSets::find(const std::string& name) {
    if (!TrustLists::is_name(name)) return std::nullopt;
    std::error_code fault;
    if (std::filesystem::is_directory(folder_ / name, fault)) return anchors_of((folder_ / name).string());
    for (const TrustList& list : lists_.all()) {
        if (list.name != name) continue;
        check::Anchors out;
        TrustLists::add(list, out);
        return out;
    }
    return std::nullopt;
}

core::Json Asking::judge(const core::Context& ctx, core::ByteView pdf, const Asked& asked) {
    std::vector<core::Fault> faults;
    const auto at = asked.at.empty() ? std::optional(ctx.now()) : moment_asked(asked.at, ctx.zone);
    if (!at) faults.push_back({"at", "signing.fault.asked_at", {{"text", asked.at}}});
    std::optional<check::Anchors> trusted;
    try {
        trusted = asked.trust.empty() ? anchors_() : sets_.find(asked.trust);
    } catch (const Error& error) {   // of a folder only its keeper is to be told
        core::log::warning("signing.trust_set_unreadable", {{"name", asked.trust}, {"why", error.key()}});
    }
    if (!trusted) faults.push_back({"trust", "signing.fault.asked_trust", {{"name", asked.trust}}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    // As at the shell: what others trust is asked everything of.
    if (!asked.trust.empty()) trusted->require_revocation = check::Anchors::Asked::everywhere;
    return judges_.judge(pdf, {*std::move(trusted), *at, second_look_}, asked.offline);
}

std::optional<core::Instant> moment_asked(const std::string& text, core::Zone zone) {
    try {
        if (text.size() > 10) return core::parse_instant(text);
        return core::start_of(core::add_days(core::parse_date(text), 1), zone) - std::chrono::seconds(1);
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace signing
