// SPDX-License-Identifier: Apache-2.0
#include "signing/service/revocation_watch.h"

#include "core/base/error.h"
#include "signing/pades/evidence_source.h"
#include "signing/store/certificate_store.h"

namespace signing {
namespace {

using AskedWhere = check::Anchors::Asked;

constexpr std::chrono::minutes found_lasts{5};

std::string issuer_of(const check::Wanted& one) {
    if (one.issuer.empty()) return core::pki::describe(one.certificate).issuer;
    const auto facts = core::pki::describe(one.issuer);
    return facts.common_name.empty() ? facts.subject : facts.common_name;
}

// What stands on its path, itself or one above it, whose revocation is told nowhere.
std::optional<check::Wanted> untold(const Certificate& one, const check::Anchors& anchors, core::Instant now) {
    const auto path = check::build_path(one.der, {}, anchors, check::Use::signature, now);
    if (path.revocation_known) return std::nullopt;
    if (path.revocation_if_known && anchors.require_revocation != AskedWhere::everywhere) return std::nullopt;
    for (const check::Wanted& each : path.wanted)
        if (!pades::tells_of_revocation(each.certificate)) return each;
    return std::nullopt;
}

}  // namespace

std::string RevocationWatch::silent_issuer() const {
    const auto all = db_.read([](core::db::Tx& tx) { return store::one_of_each_issuer(tx); });
    if (all.empty()) return {};
    const auto anchors = inspect_.judging_anchors();
    if (anchors.require_revocation == AskedWhere::nowhere) return {};
    for (const Certificate& one : all)
        if (const auto found = untold(one, anchors, clock_.now())) return issuer_of(*found);
    return {};
}

void RevocationWatch::check() {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.now();
    if (!looked_ || now - *looked_ > found_lasts) {
        found_ = silent_issuer();
        looked_ = now;
    }
    if (!found_.empty()) throw core::Error(core::Code::conflict, "signing.error.no_lists", {{"issuer", found_}});
}

}  // namespace signing
