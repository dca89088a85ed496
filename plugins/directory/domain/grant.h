// SPDX-License-Identifier: Apache-2.0
// Mailboxes lent (kuasa kotak surat): who acts in a position lets somebody work in its mailbox, in an appointment
// of his own. A secretary stands until revoked, sees, sorts and prepares; a substitute works for the days of an
// absence. Nobody signs by it, whatever it says, and what is lent is not lent on.
//
//   future --from reached--> active --until passed, or either appointment over--> past
//      '-------revoke-----------'-----------> revoked
//
// It is never changed: who wants another revokes it and gives a new one.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "directory/domain/appointment.h"
#include "directory/domain/conferral.h"

namespace directory {

using GrantId = core::Id<struct GrantTag>;

enum class GrantKind { secretary, substitute };
inline constexpr std::array<GrantKind, 2> all_grant_kinds{GrantKind::secretary, GrantKind::substitute};
std::string_view name(GrantKind kind);   // "secretary", "substitute"

// What may be done: see and sort, prepare, instruct, give paraf. Seeing is always among them.
inline constexpr std::array<std::string_view, 4> grant_acts{"see", "prepare", "instruct", "initial"};
// Of which work: letters that came in with their dispositions, or our own on their way.
inline constexpr std::array<std::string_view, 2> grant_works{"incoming", "letters"};
// Why somebody is away.
inline constexpr std::array<std::string_view, 4> absence_reasons{"cuti", "dinas_luar", "pelatihan", "lainnya"};

constexpr std::size_t longest_grant_note = 500;   // characters

struct MailboxGrant : Conferral {
    MailboxGrant() { highest = "terbatas"; }
    GrantId id;
    GrantKind kind = GrantKind::secretary;
    core::PositionId position;                 // whose mailbox
    core::AppointmentId giver, receiver;       // in which it is lent, and in which it is used
    std::set<std::string> acts{"see"};
    std::set<std::string> works;               // none: all of it
    std::optional<core::Date> until;           // last day; none of a secretary
    std::string reason;                        // of an absence
    std::string note;                          // by which reason the keepers gave it
};

// Whether it says so for the day; whether both still sit is asked of their appointments.
bool in_force(const MailboxGrant& grant, core::Date day);
// Both sit: a mailbox its giver does not have that day is not lent.
bool grant_holds(const MailboxGrant& grant, const std::vector<Appointment>& of_position,
                 const std::vector<Appointment>& of_receiver, core::Date day);
ConferralState state_of(const MailboxGrant& grant, const std::vector<Appointment>& of_position,
                         const std::vector<Appointment>& of_receiver, core::Date day);

// Rooms that do work which was not lent.
std::set<std::string> rooms_without(const MailboxGrant& grant);

// What the rules stand on, as it is when it is given.
struct GrantGrounds {
    core::Date today{};
    std::string position_name;
    std::vector<Appointment> of_position, of_receiver;   // all to the position, and to the receiver's own
    std::vector<MailboxGrant> others;                     // of the same mailbox
    std::vector<std::string> receivers;                   // names beside `others`
    bool by_keeper = false;
};
// Faults by field: kind, receiver, acts, works, highest, from, until, reason, basis, note.
std::vector<core::Fault> faults_of(const MailboxGrant& wanted, const GrantGrounds& grounds);
// Longer than substitutes usually stand in: warned of, not refused.
bool unusually_long(const MailboxGrant& grant, int days);

}  // namespace directory
