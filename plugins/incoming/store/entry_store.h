// SPDX-License-Identifier: Apache-2.0
// Mailbox entries, uploads on their way, the calendar and the list of instructions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "incoming/domain/entry.h"

namespace incoming {

using ScanId = core::Id<struct ScanTag>;

struct Scan {
    ScanId id;
    core::PersonId person;
    core::Instant at;
    core::Digest bytes;
    int pages = 1;
    std::string text;
    core::Digest original;   // what was uploaded
};

struct Instruction {
    std::string code;
    std::string name;
    int place = 0;
    bool retired = false;
    bool own = false;     // the unit asked for says it otherwise than the list above it
};

// What lists of other things say of an entry.
struct Heading {
    std::optional<letters::LetterId> letter;
    std::string subject, sender, number;
    classification::AccessClass access = classification::AccessClass::ordinary;
};

class EntryStore {
  public:
    // Takes the next number of entry.book and fills in agenda_no and agenda.
    void insert(core::db::Tx& tx, Entry& entry);
    void update(core::db::Tx& tx, const Entry& entry);   // state, marks and reasons only
    // Until the unit ends nobody else changes it.
    void hold(core::db::Tx& tx, IncomingId id);
    // All its text was read from pictures.
    void part_recognised(core::db::Tx& tx, IncomingId id);
    void set_access(core::db::Tx& tx, IncomingId id, classification::AccessClass access);
    // To another position of the same book: the number stays.
    void move(core::db::Tx& tx, IncomingId id, core::PositionId position, std::string_view position_name,
              core::UnitId unit);
    std::optional<Entry> find(core::db::Tx& tx, IncomingId id);
    Entry get(core::db::Tx& tx, IncomingId id);          // throws Error(not_found)
    std::map<IncomingId, Heading> headings(core::db::Tx& tx, const std::vector<IncomingId>& of);
    std::optional<IncomingId> of_letter(core::db::Tx& tx, letters::LetterId letter,
                                        core::PositionId position);
    std::vector<IncomingId> of_letter(core::db::Tx& tx, letters::LetterId letter);
    // What the row says of the letter: sender, number, date, subject, the day of an answer.
    void rewrite(core::db::Tx& tx, const Entry& entry);
    std::optional<IncomingId> numbered(core::db::Tx& tx, core::UnitId book, std::string_view agenda);
    std::vector<IncomingId> duplicates_of(core::db::Tx& tx, IncomingId id);
    std::vector<IncomingId> copies_of(core::db::Tx& tx, IncomingId id);   // registered with it
    // Its place in the list of what is open, as 0050_reply_by.sql has it; nothing: it is in that list no more.
    void keep_due(core::db::Tx& tx, IncomingId id, std::optional<std::int64_t> due_by);
    // Same number and date of nearly the same sender, or the same content (letters.md 6.10 no. 16): of what the actor
    // may read the first ten, those of the book he writes in before others.
    std::vector<Entry> like(core::db::Tx& tx, const core::Actor& actor, const Entry& entry);

    void keep(core::db::Tx& tx, const Scan& scan);       // also drops those older than a day
    std::optional<Scan> scan(core::db::Tx& tx, ScanId id);
    void drop(core::db::Tx& tx, ScanId id);

    std::vector<Instruction> instructions(core::db::Tx& tx);
    // Days off this room kept before the room of deadlines did; they are here no more then.
    std::vector<std::pair<core::Date, std::string>> take_holidays(core::db::Tx& tx);
    // Every letter, in the order of ids after the one named.
    std::vector<IncomingId> after(core::db::Tx& tx, IncomingId id, int limit);
};

}  // namespace incoming
