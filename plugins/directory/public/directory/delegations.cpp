// SPDX-License-Identifier: Apache-2.0
// Words and rules of delegations that other rooms share.
#include "directory/delegations.h"

#include <algorithm>

namespace directory {

namespace {

bool in(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

std::string_view name(DelegationForm form) { return form == DelegationForm::an ? "an" : "ub"; }
std::string_view printed(DelegationForm form) { return form == DelegationForm::an ? "a.n." : "u.b."; }

std::optional<DelegationForm> delegation_form_named(std::string_view text) {
    for (const auto form : {DelegationForm::an, DelegationForm::ub})
        if (name(form) == text) return form;
    return std::nullopt;
}

const std::vector<std::string>& access_names() {
    static const std::vector<std::string> names{"biasa", "terbatas", "rahasia", "sangat_rahasia"};
    return names;
}

int height_of(std::string_view access) {
    const auto& names = access_names();
    const auto found = std::find(names.begin(), names.end(), access);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

std::string_view name(Lack lack) {
    switch (lack) {
        case Lack::none: return "none";
        case Lack::unknown: return "unknown";
        case Lack::revoked: return "revoked";
        case Lack::early: return "early";
        case Lack::over: return "over";
        case Lack::kind: return "kind";
        case Lack::access: return "access";
        case Lack::line: return "line";
        case Lack::chain: return "chain";
    }
    return "";
}

Lack lack_of(const Delegation& delegation, const Matter& matter, core::Date day) {
    if (delegation.revoked_at) return Lack::revoked;
    if (day < delegation.from) return Lack::early;
    if (day > delegation.until) return Lack::over;
    const bool all = delegation.kinds.empty() && delegation.groups.empty();
    if (!all && !in(delegation.kinds, matter.kind) && !in(delegation.groups, matter.group)) return Lack::kind;
    const int asked = height_of(matter.access);
    if (asked < 0 || asked > height_of(delegation.highest)) return Lack::access;
    return Lack::none;
}

}  // namespace directory
