// SPDX-License-Identifier: Apache-2.0
// A letter in the mailbox of one position, and its life there.
//
//   unread --read--> read --dispose--> disposed --close--> closed
//                      |---------------close-----------------^ |
//                      |         ^---------------reopen--------'
//                      ^--come_back-- disposed   all was withdrawn, or who was instructed declined
//                      |--redirect--> redirected  wrong address: the right unit has it in its own book
//                      '--refuse----> refused     went back to its sender
//
//   read     first opening by the position
//   disposed somebody was instructed; who holds it now are the open branches (branch.h)
//   closed   nothing is left to do, or the rest is given up with a reason, or it was registered twice
// The number in the agenda book stays in every state, with the note. Reopening gives back what it was before:
// disposed when somebody had been instructed, otherwise read. A copy (tembusan) is only read. Any other move
// throws Code::conflict.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "incoming/incoming.h"
#include "letters/letters.h"

namespace incoming {

enum class EntryState { unread, read, disposed, closed, redirected, refused };
inline constexpr std::array<EntryState, 6> all_entry_states{EntryState::unread, EntryState::read,
    EntryState::disposed,
                                      EntryState::closed, EntryState::redirected, EntryState::refused};
std::string_view name(EntryState state);
EntryState entry_state_named(std::string_view text);
bool over(EntryState state);   // nothing more is done with it here

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
    std::optional<core::PersonId> person;     // of a personal letter: who held the position when it came
    core::Digest bytes;
    core::Digest original;                    // what came in; the PDF itself where one came
    int pages = 1;
    std::string text;
    std::string recognised;                   // text read from pictures, where a letter may be misread
    EntryState state = EntryState::unread;
    std::optional<core::Instant> read_at;
    std::string read_by;
    std::optional<core::Instant> closed_at;
    std::string close_note;                   // of whatever ended it
    std::optional<IncomingId> moved_to, moved_from;   // a wrong address: its row in the other book
    std::optional<IncomingId> duplicate_of;   // closed as the second row of one letter
    std::optional<core::Date> reply_by;       // until when its sender asks for an answer
    std::optional<IncomingId> copy_of;        // registered with that row, which is of the addressed position

    bool over() const { return incoming::over(state); }
    std::string words() const { return joined_text(text, recognised); }
    // False when it had been read before.
    bool open(core::Instant at, std::string_view by);
    void dispose();
    void come_back();   // to be disposed of anew
    // `open_branches`: how many still work on it; with any a reason is compulsory.
    void close(core::Instant at, std::string_view note, std::size_t open_branches);
    void reopen(std::string_view why, bool instructed);
    // Wrong address, found before anybody was instructed; the reason stays in the agenda book.
    void redirect(core::Instant at, std::string_view why);
    void refuse(core::Instant at, std::string_view why);
    // Registered twice: this row ends, with its number, in favour of the other.
    void duplicates(core::Instant at, IncomingId other);

  private:
    void must_be_mine_to_do() const;
    void go_elsewhere(core::Instant at, std::string_view why, EntryState where);
};

// What is wrong with a registration. `unread`: faults of fields that could not even be read; they stand
// first, and nothing more is said of those fields.
std::vector<core::Fault> faults_of(const Entry& entry, core::Date today,
                                   const std::vector<core::Fault>& unread = {});

}  // namespace incoming
