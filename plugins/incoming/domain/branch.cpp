// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/branch.h"

#include <algorithm>

#include "core/base/text.h"

namespace incoming {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t longest_report = 4000, longest_reason = 1000;

std::string said(std::string_view field, std::string_view text, std::size_t most, const char* empty) {
    auto trimmed = core::text::trim(text);
    if (trimmed.empty()) throw Error("incoming.error.incomplete", {{std::string(field), empty, {}}});
    if (core::text::length(trimmed) > most)
        throw Error("incoming.error.incomplete",
                    {{std::string(field), "incoming.fault.long", {{"most", std::to_string(most)}}}});
    return std::string(trimmed);
}

}  // namespace

std::string_view name(BranchState state) {
    switch (state) {
        case BranchState::sent: return "sent";
        case BranchState::read: return "read";
        case BranchState::reported: return "reported";
        case BranchState::accepted: return "accepted";
        case BranchState::withdrawn: return "withdrawn";
        case BranchState::lapsed: return "lapsed";
        case BranchState::declined: return "declined";
        case BranchState::forwarded: return "forwarded";
    }
    return "sent";
}

BranchState branch_state_named(std::string_view text) {
    for (const auto each : all_branch_states)
        if (text == name(each)) return each;
    throw Error(Code::internal, "incoming.error.state");
}

std::string_view name(Part part) {
    switch (part) {
        case Part::responsible: return "responsible";
        case Part::member: return "member";
        case Part::informed: return "informed";
    }
    return "member";
}

void Branch::from(std::initializer_list<BranchState> expected) const {
    if (std::find(expected.begin(), expected.end(), state) == expected.end())
        throw Error(Code::conflict, "incoming.error.move." + std::string(name(state)));
}

void Branch::must_work() const {
    if (informed) throw Error(Code::conflict, "incoming.error.informed");
}

bool Branch::opened(core::Instant at, std::string_view by) {
    if (state != BranchState::sent) return false;
    state = BranchState::read;
    read_at = at;
    person = by;
    return true;
}

void Branch::tell(core::Instant at, std::string_view by, const Report& what) {
    must_work();
    from({BranchState::sent, BranchState::read});
    const auto text = said("report", what.text, longest_report, "incoming.fault.report");
    if (what.percent < 0 || what.percent > 100)
        throw Error("incoming.error.incomplete", {{"percent", "incoming.fault.percent", {}}});
    opened(at, by);
    state = BranchState::reported;
    reported_at = at;
    person = by;
    report = text;
    percent = what.percent;
    result = what.result;
}

void Branch::accept(core::Instant at) {
    from({BranchState::reported});
    state = BranchState::accepted;
    ended_at = at;
}

void Branch::give_back(std::string_view note, std::optional<core::Date> new_due) {
    from({BranchState::reported});
    reply = said("note", note, longest_reason, "incoming.fault.return_note");
    state = BranchState::read;
    if (new_due) due = new_due;
}

void Branch::withdraw(core::Instant at) {
    from({BranchState::sent});
    state = BranchState::withdrawn;
    ended_at = at;
}

void Branch::decline(core::Instant at, std::string_view by, std::string_view why) {
    must_work();
    from({BranchState::sent, BranchState::read});
    reason = said("reason", why, longest_reason, "incoming.fault.decline_reason");
    opened(at, by);
    person = by;
    state = BranchState::declined;
    ended_at = at;
}

Branch Branch::forward(core::Instant at, std::string_view by, std::string_view why) {
    must_work();
    from({BranchState::sent, BranchState::read});
    const auto words = said("note", why, longest_reason, "incoming.fault.forward_note");
    auto next = *this;
    opened(at, by);
    person = by;
    reason = words;
    state = BranchState::forwarded;
    ended_at = at;
    next.id = {};
    next.state = BranchState::sent;
    next.given_at = at;
    next.read_at = next.reported_at = next.ended_at = std::nullopt;
    next.person.clear();
    next.reason = words;
    next.taken_from = id;
    return next;
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

namespace {

bool given_by(const Disposition& disposition, core::PositionId giver) {
    return !disposition.parent && disposition.giver == giver;
}

}  // namespace

bool all_told(const std::vector<Disposition>& all) {
    bool some = false;
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches) {
            if (branch.open() || branch.state == BranchState::lapsed) return false;
            some |= branch.state == BranchState::reported || branch.state == BranchState::accepted;
        }
    return some;
}

std::vector<const Branch*> turned_down(const std::vector<Disposition>& all, core::PositionId giver) {
    std::vector<const Branch*> found;
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches)
            if (given_by(disposition, giver) && branch.state == BranchState::declined &&
                std::none_of(all.begin(), all.end(), [&](const Disposition& later) {
                    return given_by(later, giver) && branch.ended_at && *branch.ended_at < later.given_at;
                }))
                found.push_back(&branch);
    return found;
}

bool back_with(const std::vector<Disposition>& all, core::PositionId giver) {
    bool done = false;   // somebody did of it what he was told
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches) {
            if (branch.open() || branch.state == BranchState::reported) return false;
            if (given_by(disposition, giver) && !branch.informed)
                done |= branch.state == BranchState::accepted || branch.state == BranchState::lapsed;
        }
    return !done || !turned_down(all, giver).empty();
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

bool veil(Disposition& disposition, const core::Seat& seat, core::PositionId addressed) {
    using classification::AccessClass;
    const bool secret = classification::secret(disposition.access);
    const auto reader = seat.reaches(static_cast<int>(disposition.access)) ? seat.position : core::PositionId{};
    const bool concerned = reader == disposition.giver || reader == addressed ||
                           std::any_of(disposition.branches.begin(), disposition.branches.end(),
                               [&](const Branch& each) {
                               return each.position == reader && each.state != BranchState::withdrawn;
                           });
    if (!secret || concerned) return false;
    disposition.veiled = true;
    disposition.note.clear();
    disposition.instructions.clear();
    for (auto& branch : disposition.branches) {
        branch.instructions.clear();
        for (auto* words : {&branch.task, &branch.report, &branch.reply, &branch.reason}) words->clear();
        branch.result.reset();
    }
    return true;
}

}  // namespace incoming
