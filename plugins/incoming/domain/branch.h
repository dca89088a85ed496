// SPDX-License-Identifier: Apache-2.0
// A disposition and its branches: one branch per receiver.
//
//   sent --read--> read --report--> reported --accept--> accepted
//     |             |  ^                |
//     |             |  '---give_back----'   (with another due date, if the giver says so)
//     |             |--decline--> declined  misdirected: back to the giver, who gives anew or keeps it
//     |             '--forward--> forwarded another position takes the branch over, whole
//  withdraw
//     v
//  withdrawn   only while unread (letters.md 6.9)
//
//  lapsed      the letter was closed with a reason while the branch was open
//
// Whom a disposition only informs (tembusan disposisi) reads it and has nothing to do: no report, no passing
// on, and the letter never waits for him. A receiver may pass it on: a disposition whose parent is the branch.
// Late is no state, it is the due date against the calendar. Any other move throws Code::conflict.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "incoming/incoming.h"
#include "letters/letters.h"

namespace incoming {

using DispositionId = core::Id<struct DispositionTag>;
using BranchId = core::Id<struct BranchTag>;

enum class BranchState { sent, read, reported, accepted, withdrawn, lapsed, declined, forwarded };
inline constexpr std::array<BranchState, 8> all_branch_states{BranchState::sent,      BranchState::read,
    BranchState::reported,
                                       BranchState::accepted,  BranchState::withdrawn, BranchState::lapsed,
                                       BranchState::declined,  BranchState::forwarded};
std::string_view name(BranchState state);
BranchState branch_state_named(std::string_view text);

// What a receiver is in a disposition: penanggung jawab, anggota, tembusan disposisi.
enum class Part { responsible, member, informed };
inline constexpr std::array<Part, 3> all_parts{Part::responsible, Part::member, Part::informed};
std::string_view name(Part part);

// What a receiver tells back.
struct Report {
    std::string text;
    int percent = 100;                           // of the task done
    std::optional<letters::LetterId> result;     // the letter of this house that came of it
};

struct Branch {
    BranchId id;
    DispositionId disposition;
    IncomingId entry;
    core::PositionId giver;
    core::PositionId position;
    std::string position_name;
    bool responsible = false;
    bool informed = false;
    int place = 0;                               // in the order the giver named them
    std::vector<std::string> instructions;       // his own, beside those of the disposition; as worded then
    std::string task;                            // the giver's own words for him
    BranchState state = BranchState::sent;
    std::optional<core::Date> due;
    core::Instant given_at;
    std::optional<core::Instant> read_at, reported_at, ended_at;
    std::string report;
    int percent = 0;
    std::optional<letters::LetterId> result;
    std::string person;   // who acted for the receiver last
    std::string reply;    // the giver's words when the report came back
    std::string reason;   // why it was declined or forwarded
    std::optional<BranchId> taken_from;          // the branch it took over

    Part part() const { return informed ? Part::informed : responsible ? Part::responsible : Part::member; }
    bool open() const { return !informed && (state == BranchState::sent || state == BranchState::read); }
    bool ended() const { return !open() && state != BranchState::reported; }

    bool opened(core::Instant at, std::string_view by);   // false when it had been
    void tell(core::Instant at, std::string_view by, const Report& said);
    void accept(core::Instant at);
    void give_back(std::string_view note, std::optional<core::Date> new_due = {});
    void withdraw(core::Instant at);
    void decline(core::Instant at, std::string_view by, std::string_view why);
    // Gives the branch of the one who takes it over: same task, same giver.
    Branch forward(core::Instant at, std::string_view by, std::string_view why);
    void lapse(core::Instant at);

  private:
    void from(std::initializer_list<BranchState> expected) const;
    void must_work() const;
};

struct Disposition {
    DispositionId id;
    IncomingId entry;
    std::optional<BranchId> parent;
    core::PositionId giver;
    std::string giver_name, giver_person;
    core::Capacity capacity = core::Capacity::definitive;   // the giver's then
    core::Instant given_at;
    std::vector<std::string> instructions;   // as worded then
    std::string note;
    std::optional<core::Date> due;
    classification::AccessClass access = classification::AccessClass::ordinary;   // never below the letter's
    letters::Urgency urgency = letters::Urgency::ordinary;                        // never below the letter's
    std::string prepared_by;                 // who wrote it for the giver; "" = himself
    std::vector<Branch> branches;            // as the giver ordered them
    bool veiled = false;                     // its words are not for the reader
};

// Branches that still work on the letter: neither reported nor ended.
std::vector<const Branch*> holders(const std::vector<Disposition>& all);
// Whether all who worked on it have reported.
bool all_told(const std::vector<Disposition>& all);
// Of what `giver` gave of his own: branches declined since, for which he has given nothing anew.
std::vector<const Branch*> turned_down(const std::vector<Disposition>& all, core::PositionId giver);
// Whether it waits for him again as if nobody had been instructed: nobody works on it, no report waits, and all was
// withdrawn or some of it declined.
bool back_with(const std::vector<Disposition>& all, core::PositionId giver);
// Whether it tells its receivers to go to what the letter invites to: "Hadiri/wakili".
bool bids_attend(const Disposition& disposition);
// Takes the reports given to `giver` as accepted; gives the branches changed.
std::vector<Branch> accept_all(const std::vector<Disposition>& all, core::PositionId giver,
                               core::Instant at);
// What a secret disposition says is for its giver, its receivers and the addressed position alone; others who
// may read the letter see that there is one. Takes its words away for `reader`; tells whether it did.
// A lent seat reads none above its class.
bool veil(Disposition& disposition, const core::Seat& reader, core::PositionId addressed);

}  // namespace incoming
