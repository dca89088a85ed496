// SPDX-License-Identifier: Apache-2.0
// Units that were merged or dissolved: who has what they had, and who goes on with what they began.
#include <algorithm>

#include "disposal/service/parts.h"

namespace disposal {

using core::Context;
using core::db::Tx;

core::UnitId living(Tx& tx, Parts& parts, core::UnitId unit) {
    return parts.endings == nullptr ? unit : directory::heir_of(parts.endings->endings(tx), unit);
}

std::vector<core::UnitId> with_ended(Tx& tx, Parts& parts, core::UnitId unit) {
    std::vector<core::UnitId> units{unit};
    if (parts.endings != nullptr) directory::add_ended(parts.endings->endings(tx), units);
    return units;
}

std::vector<Heir> heirs_of(Tx& tx, Parts& parts, core::UnitId unit) {
    std::vector<Heir> found;
    if (parts.endings == nullptr) return found;
    const auto all = parts.endings->endings(tx);
    while (found.size() < all.size()) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const directory::Ending& each) { return each.unit == unit; });
        if (at == all.end()) break;
        unit = at->successor;
        const auto heir = parts.directory.unit(tx, unit);
        found.push_back({heir ? heir->name : std::string(), at->basis});
    }
    return found;
}

std::vector<core::PositionId> proposers(Tx& tx, Parts& parts, const Proposal& p) {
    const auto position = parts.directory.position(tx, p.proposer.position);
    const auto unit = position ? parts.directory.numbering_unit(tx, position->unit).id : p.unit;
    if (position && living(tx, parts, unit) == unit) return {p.proposer.position};
    return with_role(tx, parts, p.kind == Kind::transfer ? p.unit : p.records_unit, "archivist");
}

namespace {

// As it was before that unit ended.
class Before final : public directory::Endings {
  public:
    Before(std::vector<directory::Ending> all, core::UnitId ended) : all_(std::move(all)) {
        std::erase_if(all_, [&](const directory::Ending& each) { return each.unit == ended; });
    }
    std::vector<directory::Ending> endings(Tx&) override { return all_; }
    void follow(directory::Heir&) override {}

  private:
    std::vector<directory::Ending> all_;
};

// Those of `now` who were not there before.
template <class Positions>
notify::Notice to_the_new(const char* kind, const Proposal& p, const Positions& before, const Positions& now) {
    notify::Notice notice{kind, p.object(), {}};
    for (const auto& position : now)
        if (std::find(before.begin(), before.end(), position) == before.end()) notice.to.emplace_back(position);
    return notice;
}

}  // namespace

void tell_heirs(Tx& tx, Parts& parts, const Context& ctx, core::UnitId ended) {
    if (parts.notices == nullptr || parts.endings == nullptr) return;
    const auto all = parts.endings->endings(tx);
    Before before(all, ended);
    auto was = parts;
    was.endings = &before;
    Sight sight;
    sight.units = {ended};   // and those that had ended in it before
    for (std::size_t at = 0; at < sight.units.size(); ++at)
        for (const auto& each : all)
            if (each.successor == sight.units[at]) sight.units.push_back(each.unit);
    Wish wish;
    wish.open = true;
    for (auto some = parts.proposals.list(tx, sight, wish); !some.empty(); some = parts.proposals.list(tx, sight, wish)) {
        wish.after = some.back().proposal.id.text();
        for (const auto& each : some) {
            const auto& p = each.proposal;
            for (const auto& notice : {to_the_new(waits_kind, p, awaited(tx, was, p), awaited(tx, parts, p)),
                                       to_the_new(confirm_kind, p, confirmers(tx, was, p), confirmers(tx, parts, p))})
                if (!notice.to.empty()) parts.notices->tell(tx, ctx, notice);
        }
    }
}

}  // namespace disposal
