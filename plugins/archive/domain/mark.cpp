// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/mark.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

namespace {

constexpr int report_months = 12, copy_months = 12;
constexpr std::array told_months{12, 11, 9};   // the latest first

}  // namespace

core::Date months_after(core::Date day, int months) {
    auto later = day + std::chrono::months(months);
    if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
    return later;
}

std::string_view name(Mark::Kind kind) { return kind == Mark::Kind::vital ? "vital" : "terjaga"; }

bool towards_destruction(Process process, Deed deed) {
    if (deed == Deed::destroy || deed == Deed::remove) return true;
    return (process == Process::destruction || process == Process::removal) && (deed == Deed::propose || deed == Deed::decree);
}

void Mark::check(core::Date today) const {
    std::vector<core::Fault> faults;
    const auto among = [](const auto& all, const std::string& word) {
        return std::find(all.begin(), all.end(), word) != all.end();
    };
    if (kind == Kind::vital) {
        if (!review || *review <= today) faults.push_back({"review", "archive.fault.review", {}});
        if (!among(protections, protection)) faults.push_back({"protection", "archive.fault.protection", {}});
        // A duplicate nobody can find protects nothing.
        if (protection == "duplikasi" && core::text::trim(copy_place).empty())
            faults.push_back({"copy_place", "archive.fault.copy_place", {}});
    } else {
        if (!among(guarded_categories, category)) faults.push_back({"category", "archive.fault.category", {}});
        if (ended && *ended > today) faults.push_back({"ended", "archive.fault.ended", {}});
    }
    if (core::text::trim(reason).empty()) faults.push_back({"reason", "archive.fault.reason", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
}

void Safeguard::check(core::Date today) const {
    std::vector<core::Fault> faults;
    if (std::find(safeguard_phases.begin(), safeguard_phases.end(), phase) == safeguard_phases.end())
        faults.push_back({"phase", "archive.fault.safeguard_phase", {}});
    if (on > today) faults.push_back({"date", "archive.fault.safeguard_date", {}});
    if (core::text::trim(what).empty()) faults.push_back({"what", "archive.fault.safeguard_what", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
}

std::optional<core::Date> Mark::report_due() const {
    if (kind == Kind::vital || !ended) return std::nullopt;
    return months_after(*ended, report_months);
}

std::optional<core::Date> Mark::copy_due() const {
    if (!reported) return std::nullopt;
    return months_after(*reported, copy_months);
}

int Mark::tells(core::Date today) const {
    if (kind == Kind::vital) return review && *review <= today && told == 0 ? 1 : 0;
    if (copied || (!ended && !reported)) return 0;
    const auto& from = reported ? reported : ended;
    const int stage = reported ? copy_told : 0;
    for (const int months : told_months)
        if (months_after(*from, months) <= today) return stage + months > told ? stage + months : 0;
    return 0;
}

void Mark::report(core::Date on, std::string number) {
    reported = on;
    report_number = std::move(number);
    told = copy_told;   // nothing of the copy yet
}

}  // namespace archive
