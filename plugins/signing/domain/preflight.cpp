// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/preflight.h"

namespace signing {

namespace {
using About = Finding::About;
using State = Finding::State;
}  // namespace

Finding judge_certificate(core::Instant from, core::Instant until, core::Instant now, core::Zone zone) {
    const core::Args day{{"date", core::iso(core::date_of(until, zone))}};
    if (now < from)
        return {About::certificate, State::stop, "signing.error.certificate_early",
                {{"date", core::iso(core::date_of(from, zone))}}};
    if (until < now + certificate_least)
        return {About::certificate, State::stop, "signing.error.certificate_over", day};
    if (until < now + certificate_warning)
        return {About::certificate, State::warning, "signing.preflight.certificate_soon", day};
    return {About::certificate, State::good, "signing.preflight.certificate", day};
}

Finding judge_clock(std::optional<core::Instant> last_signature, core::Instant now) {
    if (last_signature && now + clock_back < *last_signature)
        return {About::clock, State::stop, "signing.error.clock_back", {}};
    return {About::clock, State::good, "signing.preflight.clock", {}};
}

Finding judge_space(std::uintmax_t free_bytes) {
    const core::Args left{{"megabytes", std::to_string(free_bytes >> 20)}};
    if (free_bytes < least_space) return {About::space, State::stop, "signing.error.space", left};
    if (free_bytes < scarce_space) return {About::space, State::warning, "signing.preflight.space_scarce", left};
    return {About::space, State::good, "signing.preflight.space", left};
}

}  // namespace signing
