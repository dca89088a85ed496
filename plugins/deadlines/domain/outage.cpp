// SPDX-License-Identifier: Apache-2.0
// Outages and the working time they took.
#include "deadlines/domain/outage.h"

#include <algorithm>

#include "core/base/text.h"

namespace deadlines {

using core::Code;
using core::Error;

namespace {

constexpr std::array<std::string_view, all_touched.size()> touched_names{"server",  "database", "network", "mail",
                                                                         "signing", "power",    "other"};
constexpr std::array<std::string_view, all_outage_states.size()> outage_states{"proposed", "recorded", "revoked",
                                                                               "dismissed"};

void close(Outage& outage, OutageState before, OutageState after, core::Instant now, std::string_view reason) {
    if (outage.state != before) throw Error(Code::conflict, "deadlines.error.outage_state");
    const auto said = core::text::trim(reason);
    std::vector<core::Fault> faults;
    if (said.empty()) faults.push_back({"reason", "deadlines.fault.reason", {}});
    if (core::text::length(said) > longest_reason)
        faults.push_back({"reason", "deadlines.fault.long", {{"most", std::to_string(longest_reason)}}});
    if (!faults.empty()) throw Error("deadlines.error.outage", std::move(faults));
    outage.state = after;
    outage.closed_reason = said;
    outage.closed_at = now;
}

}  // namespace

std::string_view name(Touched touched) { return touched_names[static_cast<std::size_t>(touched)]; }

std::optional<Touched> touched_named(std::string_view text) {
    for (const auto touched : all_touched)
        if (name(touched) == text) return touched;
    return std::nullopt;
}

std::string_view name(OutageState state) { return outage_states[static_cast<std::size_t>(state)]; }

std::vector<core::Fault> faults_of(const Outage& outage, core::Instant now) {
    constexpr std::chrono::hours day(24);
    std::vector<core::Fault> faults;
    if (outage.touched.empty()) faults.push_back({"touched", "deadlines.fault.touched", {}});
    if (outage.reason.empty()) faults.push_back({"reason", "deadlines.fault.reason", {}});
    if (core::text::length(outage.reason) > longest_reason)
        faults.push_back({"reason", "deadlines.fault.long", {{"most", std::to_string(longest_reason)}}});
    if (outage.until <= outage.from)
        faults.push_back({"until", "deadlines.fault.outage_order", {}});
    else if (outage.until > now)
        faults.push_back({"until", "deadlines.fault.outage_ahead", {}});
    else if (outage.until - outage.from > day * longest_outage)
        faults.push_back({"until", "deadlines.fault.outage_long", {{"days", std::to_string(longest_outage)}}});
    return faults;
}

bool overlap(const Outage& one, const Outage& other) {
    if (!one.extends || !other.extends || one.until <= other.from || other.until <= one.from) return false;
    if (!one.unit || !other.unit) return true;
    return std::any_of(one.units.begin(), one.units.end(), [&](core::UnitId unit) { return other.reaches(unit); });
}

void revoke(Outage& outage, core::Instant now, std::string_view reason) {
    close(outage, OutageState::recorded, OutageState::revoked, now, reason);
}

void dismiss(Outage& outage, core::Instant now, std::string_view reason) {
    close(outage, OutageState::proposed, OutageState::dismissed, now, reason);
}

std::int64_t Extended::minutes() const {
    std::int64_t sum = 0;
    for (const auto& part : parts) sum += part.minutes;
    return sum;
}

Extended extended(const Wait& wait, core::Instant base, const std::vector<Outage>& outages,
                  const std::vector<Stretch>& pauses, const Counting& counting) {
    Extended found{base, {}};
    for (const auto& outage : outages) {
        if (!outage.in_force() || !outage.reaches(wait.unit) || found.due <= outage.from) continue;
        const auto from = std::max(outage.from, wait.runs_from);
        auto lost = counting.minutes(from, outage.until);
        for (const auto& pause : pauses)
            lost -= counting.minutes(std::max(from, pause.from), std::min(outage.until, pause.until));
        if (lost <= 0) continue;
        found.due = counting.time.after_minutes(found.due, lost, counting.zone);
        found.parts.push_back({outage.id, lost});
    }
    return found;
}

}  // namespace deadlines
