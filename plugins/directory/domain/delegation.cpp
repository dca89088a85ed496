// SPDX-License-Identifier: Apache-2.0
// a.n. is one level down, u.b. two and after an a.n.; what one signs for another he cannot pass on.
#include "directory/domain/delegation.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace directory {
namespace {

using core::Fault;
using Codes = std::set<std::string>;

template <class All, class T>
bool in(const All& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool meet(const Delegation& a, const Delegation& b) { return days_meet(a.from, a.until, b.from, b.until); }

// The kinds it is about, one by one.
Codes reach(const Delegation& delegation, const std::vector<SignedKind>& kinds) {
    const bool all = delegation.kinds.empty() && delegation.groups.empty();
    Codes codes;
    for (const auto& kind : kinds)
        if (all || in(delegation.kinds, kind.code) || in(delegation.groups, kind.group)) codes.insert(kind.code);
    return codes;
}

bool signs(const Position& position, const SignedKind& kind) {
    return position.signs && (kind.signers.empty() || in(kind.signers, position.kind));
}

class Judge {
  public:
    Judge(const Delegation& wanted, const Grounds& grounds) : wanted_(wanted), grounds_(grounds) {}

    std::vector<Fault> run() {
        faults_.days(wanted_, wanted_.until, grounds_.today, "delegation_over");
        if (!grounds_.giver.signs) fault("giver", "delegation_giver", {{"giver", grounds_.giver.name}});
        line();
        scope();
        overlap();
        return faults_.take();
    }

  private:
    void fault(std::string field, std::string_view key, core::Args args = {}) {
        faults_.add(std::move(field), key, std::move(args));
    }

    void line() {
        const core::Args names{{"giver", grounds_.giver.name}, {"receiver", grounds_.receiver.name}};
        if (wanted_.giver == wanted_.receiver) return fault("receiver", "delegation_self");
        const auto* named = named_by(wanted_.form, grounds_.above);
        const bool an = wanted_.form == DelegationForm::an;
        if (!named || named->id != wanted_.giver)
            return fault("receiver", an ? "delegation_line_an" : "delegation_line_ub", names);
        if (an) return;
        const auto& between = grounds_.above.front();
        const auto wanted = reach(wanted_, grounds_.kinds);
        const auto carries = [&](const Delegation& one) {
            const auto held = reach(one, grounds_.kinds);
            return one.form == DelegationForm::an && one.giver == wanted_.giver && one.receiver == between.id &&
                   !one.revoked_at && one.from <= wanted_.from && wanted_.until <= one.until &&
                   height_of(wanted_.highest) <= height_of(one.highest) &&
                   std::includes(held.begin(), held.end(), wanted.begin(), wanted.end());
        };
        if (std::none_of(grounds_.others.begin(), grounds_.others.end(), carries))
            fault("form", "delegation_chain", {{"giver", grounds_.giver.name}, {"between", between.name}});
    }

    void scope() {
        faults_.height(wanted_);
        for (const auto& code : wanted_.kinds) {
            const auto kind = std::find_if(grounds_.kinds.begin(), grounds_.kinds.end(),
                                           [&](const SignedKind& each) { return each.code == code; });
            if (kind == grounds_.kinds.end()) {
                fault("kinds", "delegation_kind", {{"code", code}});
            } else if (!signs(grounds_.giver, *kind)) {
                fault("kinds", received(*kind) ? "delegation_again" : "delegation_not_own",
                      {{"kind", kind->name}, {"giver", grounds_.giver.name}});
            }
        }
        for (const auto& code : wanted_.groups) {
            const auto of_group = [&](const SignedKind& each) { return each.group == code; };
            if (std::none_of(grounds_.kinds.begin(), grounds_.kinds.end(), of_group)) {
                fault("groups", "delegation_group", {{"code", code}});
            } else if (std::none_of(grounds_.kinds.begin(), grounds_.kinds.end(), [&](const SignedKind& each) {
                           return of_group(each) && signs(grounds_.giver, each);
                       })) {
                fault("groups", "delegation_group_not_own", {{"code", code}, {"giver", grounds_.giver.name}});
            }
        }
    }

    // Whether the giver signs such letters in another's name himself.
    bool received(const SignedKind& kind) const {
        return std::any_of(grounds_.others.begin(), grounds_.others.end(), [&](const Delegation& one) {
            return one.receiver == wanted_.giver && !one.revoked_at && meet(one, wanted_) &&
                   reach(one, grounds_.kinds).contains(kind.code);
        });
    }

    void overlap() {
        const auto wanted = reach(wanted_, grounds_.kinds);
        for (const auto& one : grounds_.others) {
            if (one.id == wanted_.id || one.revoked_at || one.giver != wanted_.giver ||
                one.receiver != wanted_.receiver || one.form != wanted_.form || !meet(one, wanted_))
                continue;
            const auto held = reach(one, grounds_.kinds);
            const bool both_all = wanted.empty() && held.empty();
            if (both_all || std::any_of(held.begin(), held.end(),
                                        [&](const std::string& code) { return wanted.contains(code); }))
                return fault("from", "delegation_overlap",
                             {{"basis", one.basis}, {"from", core::iso(one.from)}, {"until", core::iso(one.until)}});
        }
    }

    const Delegation& wanted_;
    const Grounds& grounds_;
    Faults faults_;
};

}  // namespace

const Position* named_by(DelegationForm form, const std::vector<Position>& above) {
    const std::size_t level = form == DelegationForm::an ? 1 : 2;
    return above.size() < level ? nullptr : &above[level - 1];
}

std::vector<Fault> faults_of(const Delegation& wanted, const Grounds& grounds) {
    return Judge(wanted, grounds).run();
}

}  // namespace directory
