// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/exception.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

namespace {

using Kind = Exception::Kind;

}  // namespace

std::string_view name(Exception::Kind kind) {
    switch (kind) {
        case Kind::none: return "none";
        case Kind::permanent: return "permanent";
        case Kind::moved: return "moved";
        case Kind::unresolved: return "unresolved";
        case Kind::years: return "years";
        case Kind::settled: return "settled";
        case Kind::unsettled: return "unsettled";
    }
    return "unresolved";
}

std::optional<Exception::Kind> exception_named(std::string_view word) {
    for (const auto kind : all_exceptions)
        if (name(kind) == word) return kind;
    return std::nullopt;
}

void Exception::check() const {
    std::vector<core::Fault> faults;
    if (!of_dossier() && item < 1) faults.push_back({"item", "archive.fault.item", {}});
    if (kind == Kind::moved && !target) faults.push_back({"target", "archive.fault.target", {}});
    if (kind == Kind::years && !active_years) faults.push_back({"active_years", "archive.fault.own_years", {}});
    if (kind == Kind::years && !inactive_years) faults.push_back({"inactive_years", "archive.fault.own_years", {}});
    if (core::text::trim(reason).empty()) faults.push_back({"reason", "archive.fault.reason", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
}

bool settled(const std::vector<Exception>& all) {
    bool found = false;
    for (const auto& each : all)
        if (each.of_dossier()) found = each.kind == Kind::settled;
    return found;
}

}  // namespace archive
