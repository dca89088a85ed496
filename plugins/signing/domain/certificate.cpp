// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/certificate.h"

#include <algorithm>

#include "core/base/error.h"

namespace signing {
namespace {

constexpr std::array<std::string_view, 4> states{"active", "replaced", "revoked", "held"};
constexpr std::array<std::string_view, 3> origins{"issued", "imported", "shown"};
constexpr std::array<std::string_view, 5> purposes{"signing", "timestamps", "responses", "authority", "seal"};
constexpr std::array<std::string_view, 6> reasons{"unspecified", "key_compromise", "affiliation_changed",
                                                  "superseded",  "cessation",      "privilege_withdrawn"};
constexpr std::array<std::string_view, 5> enrolment_states{"asked", "approved", "refused", "withdrawn", "done"};
constexpr std::array<std::string_view, 3> documents{"ktp", "employee_card", "passport"};
constexpr std::array<std::string_view, 2> ways{"met", "video"};

template <class E, std::size_t N>
E among(const std::array<std::string_view, N>& names, std::string_view text) {
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        throw core::Error(core::Code::internal, "signing.error.stored", {{"value", std::string(text)}});
    return static_cast<E>(found - names.begin());
}
template <class E, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& names, E value) {
    return names[static_cast<std::size_t>(value)];
}

template <std::size_t N>
std::optional<int> due(const std::array<int, N>& steps, core::Instant until, core::Instant now) {
    std::optional<int> nearest;
    if (until <= now) return nearest;
    for (const int days : steps)
        if (until - now <= std::chrono::hours(24 * days)) nearest = days;
    return nearest;
}

}  // namespace

std::string_view name(CertificateState state) { return word(states, state); }
std::string_view name(CertificateOrigin origin) { return word(origins, origin); }
std::string_view name(Purpose purpose) { return word(purposes, purpose); }
std::string_view name(RevocationReason reason) { return word(reasons, reason); }
std::string_view name(EnrolmentState state) { return word(enrolment_states, state); }
std::string_view name(IdentityDocument document) { return word(documents, document); }
std::string_view name(IdentityWay way) { return word(ways, way); }

CertificateState certificate_state_named(std::string_view text) { return among<CertificateState>(states, text); }
CertificateOrigin certificate_origin_named(std::string_view text) { return among<CertificateOrigin>(origins, text); }
Purpose purpose_named(std::string_view text) { return among<Purpose>(purposes, text); }
RevocationReason reason_named(std::string_view text) { return among<RevocationReason>(reasons, text); }
EnrolmentState enrolment_state_named(std::string_view text) { return among<EnrolmentState>(enrolment_states, text); }
IdentityDocument document_named(std::string_view text) { return among<IdentityDocument>(documents, text); }
IdentityWay way_named(std::string_view text) { return among<IdentityWay>(ways, text); }

int code_of(RevocationReason reason) {
    switch (reason) {
        case RevocationReason::unspecified: return 0;
        case RevocationReason::key_compromise: return 1;
        case RevocationReason::affiliation_changed: return 3;
        case RevocationReason::superseded: return 4;
        case RevocationReason::cessation: return 5;
        case RevocationReason::privilege_withdrawn: return 9;
    }
    return 0;
}

int days_left(core::Instant until, core::Instant now) {
    if (until <= now) return 0;
    return static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(until - now).count() / 24);
}

std::optional<int> warning_due(core::Instant until, core::Instant now) { return due(warning_days, until, now); }
std::optional<int> service_warning_due(core::Instant until, core::Instant now) {
    return due(service_warning_days, until, now);
}

bool in_use(const Certificate& one) {
    return one.state == CertificateState::active && one.origin != CertificateOrigin::shown;
}

std::optional<CertificateStanding> finding_of(const Certificate& newest, core::Instant now) {
    if (newest.state == CertificateState::revoked) return CertificateStanding{true, "signing.standing.revoked", {}};
    if (newest.state == CertificateState::held) return CertificateStanding{true, "signing.standing.held", {}};
    if (newest.state == CertificateState::replaced) return CertificateStanding{true, "signing.standing.replaced", {}};
    if (now < newest.from) return CertificateStanding{true, "signing.standing.early", {}};
    if (newest.until <= now) return CertificateStanding{true, "signing.standing.expired", {}};
    const int left = days_left(newest.until, now);
    if (warning_due(newest.until, now))
        return CertificateStanding{false, left == 0 ? "signing.standing.ends_today" : "signing.standing.ends",
                                   {{"days", std::to_string(left)}}};
    return std::nullopt;
}

}  // namespace signing
