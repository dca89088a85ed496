// SPDX-License-Identifier: Apache-2.0
// The agenda book of a unit as rows. Who may see a row is decided in SQL, as in lists; of rows the book's clerk
// may not open he gets number and day alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incoming/domain/branch.h"
#include "incoming/domain/entry.h"

namespace incoming {

struct BookWish {
    core::UnitId unit;
    core::Date from{}, until{};              // days of receipt, both included
    std::string sender;                      // part of it
    std::optional<EntryState> state;
    std::optional<classification::AccessClass> access;

    bool filtered() const { return !sender.empty() || state || access; }
};

struct BookRow {
    IncomingId id;
    std::int64_t no = 0;
    std::string agenda;
    core::Date received{};
    bool hidden = false;                     // told as kept secret: what follows is empty
    std::string sender, number;
    core::Date date{};
    std::string subject;
    classification::AccessClass access = classification::AccessClass::ordinary;
    letters::Urgency urgency = letters::Urgency::ordinary;
    int pages = 0;
    bool copy = false;
    std::string position_name;
    EntryState state = EntryState::unread;
    std::string close_note;
    std::optional<IncomingId> moved_to, moved_from;
    std::string duplicate_of;                // number of the row it ended in favour of
    std::vector<std::string> to, orders;     // of its dispositions that were not withdrawn, without secret ones
};

class RegisterStore {
  public:
    // In the order of the book, without dispositions.
    std::vector<BookRow> rows(core::db::Tx& tx, const core::Actor& actor, const BookWish& wish);
    // Those the actor may not open; only number and days.
    std::vector<BookRow> hidden(core::db::Tx& tx, const core::Actor& actor, const BookWish& wish);
    void add_dispositions(core::db::Tx& tx, std::vector<BookRow>& rows);
    // Numbers of the books of other rows: "12/2026 DINKES".
    std::string book_number(core::db::Tx& tx, IncomingId id);
};

}  // namespace incoming
