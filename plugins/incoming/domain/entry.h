// SPDX-License-Identifier: Apache-2.0
// A letter in the mailbox of one position, and its life there.
//
//   unread --read--> read --dispose--> disposed --close--> closed
//                      '---------------close-----------------^
//
//   read     first opening by the position
//   disposed somebody was instructed; who holds it now are the open branches (branch.h)
//   closed   nothing is left to do, or the rest is given up with a reason
// A copy (tembusan) is only read. Any other move throws Code::conflict.
#pragma once

#include <optional>
#include <string>

#include "incoming/incoming.h"
#include "letters/letters.h"

namespace incoming {

enum class EntryState { unread, read, disposed, closed };
std::string_view name(EntryState state);
EntryState entry_state_named(std::string_view text);

struct Entry {
    IncomingId id;
    std::optional<letters::LetterId> letter;  // of this house
    core::PositionId position;
    std::string position_name;
    core::UnitId unit;
    core::UnitId book_unit;                   // whose agenda book it stands in
    std::optional<core::PositionId> clerk;
    std::optional<core::PositionId> registrar;  // who registered a letter from outside
    std::string book;                         // "incoming/SETDA/2026"
    std::int64_t agenda_no = 0;
    std::string agenda;                       // "12/2026"
    std::string sender;
    std::string number;
    core::Date date{};
    core::Date received{};                    // its year is the book's (letters.md 6.10 no. 17)
    core::Instant received_at;
    std::string subject;
    std::string classification;
    classification::AccessClass access = classification::AccessClass::ordinary;
    letters::Urgency urgency = letters::Urgency::ordinary;
    bool copy = false;
    core::Digest bytes;
    int pages = 1;
    std::string text;
    EntryState state = EntryState::unread;
    std::optional<core::Instant> read_at;
    std::string read_by;
    std::optional<core::Instant> closed_at;
    std::string close_note;

    // False when it had been read before.
    bool open(core::Instant at, std::string_view by);
    void dispose();
    // `open_branches`: how many still work on it; with any a reason is compulsory.
    void close(core::Instant at, std::string_view note, std::size_t open_branches);

  private:
    void must_be_mine_to_do() const;
};

// What is wrong with a registration. `unread`: faults of fields that could not even be read; they stand
// first, and nothing more is said of those fields.
std::vector<core::Fault> faults_of(const Entry& entry, core::Date today,
                                   const std::vector<core::Fault>& unread = {});

}  // namespace incoming
