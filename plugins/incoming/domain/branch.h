// SPDX-License-Identifier: Apache-2.0
// A disposition and its branches: one branch per receiver.
//
//   sent --read--> read --report--> reported --accept--> accepted
//     |              ^                 |
//  withdraw          '----give_back----'
//     v
//  withdrawn   only while unread (letters.md 6.9)
//
//  lapsed      the letter was closed with a reason while the branch was open
//
// A receiver may pass it on: a disposition whose parent is the branch. Late is no state, it is the
// due date against the calendar. Any other move throws Code::conflict.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incoming/incoming.h"

namespace incoming {

using DispositionId = core::Id<struct DispositionTag>;
using BranchId = core::Id<struct BranchTag>;

enum class BranchState { sent, read, reported, accepted, withdrawn, lapsed };
std::string_view name(BranchState state);
BranchState branch_state_named(std::string_view text);

struct Branch {
    BranchId id;
    DispositionId disposition;
    IncomingId entry;
    core::PositionId giver;
    core::PositionId position;
    std::string position_name;
    bool responsible = false;
    BranchState state = BranchState::sent;
    std::optional<core::Date> due;
    core::Instant given_at;
    std::optional<core::Instant> read_at, reported_at, ended_at;
    std::string report;
    std::string person;   // who acted for the receiver last
    std::string reply;    // the giver's words when the report came back

    bool open() const { return state == BranchState::sent || state == BranchState::read; }
    bool ended() const { return !open() && state != BranchState::reported; }

    bool opened(core::Instant at, std::string_view by);   // false when it had been
    void tell(core::Instant at, std::string_view by, std::string_view text);
    void accept(core::Instant at);
    void give_back(std::string_view note);
    void withdraw(core::Instant at);
    void lapse(core::Instant at);

  private:
    void from(std::initializer_list<BranchState> expected) const;
};

struct Disposition {
    DispositionId id;
    IncomingId entry;
    std::optional<BranchId> parent;
    core::PositionId giver;
    std::string giver_name, giver_person;
    core::Instant given_at;
    std::vector<std::string> instructions;   // as worded then
    std::string note;
    std::optional<core::Date> due;
    std::vector<Branch> branches;
};

// Branches that still work on the letter: neither reported nor ended.
std::vector<const Branch*> holders(const std::vector<Disposition>& all);
// Whether it tells its receivers to go to what the letter invites to: "Hadiri/wakili".
bool bids_attend(const Disposition& disposition);
// Takes the reports given to `giver` as accepted; gives the branches changed.
std::vector<Branch> accept_all(const std::vector<Disposition>& all, core::PositionId giver,
                               core::Instant at);

}  // namespace incoming
