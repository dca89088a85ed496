// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/branch.h"

#include <algorithm>

#include "core/base/text.h"

namespace incoming {

using core::Code;
using core::Error;

std::string_view name(BranchState state) {
    switch (state) {
        case BranchState::sent: return "sent";
        case BranchState::read: return "read";
        case BranchState::reported: return "reported";
        case BranchState::accepted: return "accepted";
        case BranchState::withdrawn: return "withdrawn";
        case BranchState::lapsed: return "lapsed";
    }
    return "sent";
}

BranchState branch_state_named(std::string_view text) {
    for (const auto each : {BranchState::sent, BranchState::read, BranchState::reported,
                            BranchState::accepted, BranchState::withdrawn, BranchState::lapsed})
        if (text == name(each)) return each;
    throw Error(Code::internal, "incoming.error.state");
}

void Branch::from(std::initializer_list<BranchState> expected) const {
    if (std::find(expected.begin(), expected.end(), state) == expected.end())
        throw Error(Code::conflict, "incoming.error.move." + std::string(name(state)));
}

bool Branch::opened(core::Instant at, std::string_view by) {
    if (state != BranchState::sent) return false;
    state = BranchState::read;
    read_at = at;
    person = by;
    return true;
}

void Branch::tell(core::Instant at, std::string_view by, std::string_view text) {
    constexpr std::size_t most = 4000;
    from({BranchState::sent, BranchState::read});
    const auto said = core::text::trim(text);
    if (said.empty()) throw Error("incoming.error.incomplete", {{"report", "incoming.fault.report", {}}});
    if (core::text::length(said) > most)
        throw Error("incoming.error.incomplete",
                    {{"report", "incoming.fault.long", {{"most", std::to_string(most)}}}});
    opened(at, by);
    state = BranchState::reported;
    reported_at = at;
    person = by;
    report = said;
}

void Branch::accept(core::Instant at) {
    from({BranchState::reported});
    state = BranchState::accepted;
    ended_at = at;
}

void Branch::give_back(std::string_view note) {
    from({BranchState::reported});
    const auto said = core::text::trim(note);
    if (said.empty()) throw Error("incoming.error.incomplete", {{"note", "incoming.fault.return_note", {}}});
    state = BranchState::read;
    reply = said;
}

void Branch::withdraw(core::Instant at) {
    from({BranchState::sent});
    state = BranchState::withdrawn;
    ended_at = at;
}

void Branch::lapse(core::Instant at) {
    from({BranchState::sent, BranchState::read, BranchState::reported});
    state = BranchState::lapsed;
    ended_at = at;
}

std::vector<const Branch*> holders(const std::vector<Disposition>& all) {
    std::vector<const Branch*> found;
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches) {
            // Who passed it on waits for those below.
            const bool passed_on =
                std::any_of(all.begin(), all.end(), [&](const Disposition& below) {
                    return below.parent == branch.id &&
                           std::any_of(below.branches.begin(), below.branches.end(),
                                       [](const Branch& each) { return each.open(); });
                });
            if (branch.open() && !passed_on) found.push_back(&branch);
        }
    return found;
}

std::vector<Branch> accept_all(const std::vector<Disposition>& all, core::PositionId giver,
                               core::Instant at) {
    std::vector<Branch> changed;
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches)
            if (branch.giver == giver && branch.state == BranchState::reported) {
                changed.push_back(branch);
                changed.back().accept(at);
            }
    return changed;
}

bool bids_attend(const Disposition& disposition) {
    return std::any_of(disposition.instructions.begin(), disposition.instructions.end(), [](const auto& each) {
        return core::text::contains_folded(each, "hadiri") || core::text::contains_folded(each, "wakili");
    });
}

}  // namespace incoming
