// SPDX-License-Identifier: Apache-2.0
// The agenda book of a unit (buku agenda masuk), a month, a year or any days of it. Everybody sees the rows of
// letters he may open. Its clerk sees of the others that they are there: number and day, "dirahasiakan".
#pragma once

#include <string>
#include <vector>

#include "incoming/service/room.h"

namespace incoming {

struct BookAsk {
    std::optional<core::UnitId> unit;        // nothing: the book of the seat's unit
    int year = 0;                            // 0: the running one
    int month = 0;                           // 0: the whole year
    std::optional<core::Date> from, until;   // days within the year, instead of the month
    std::string sender;
    std::optional<EntryState> state;
    std::optional<classification::AccessClass> access;
};

struct Book {
    directory::Unit unit;
    BookAsk ask;                             // with year and days filled in
    core::Date from{}, until{};
    std::vector<BookRow> rows;
    std::size_t hidden = 0;
    std::map<IncomingId, std::vector<Correction>> corrections;   // of the rows
    std::vector<std::string> moved_to, moved_from;   // of each row, its number in the other book; "" = none
};

class Books {
  public:
    explicit Books(Parts& parts) : parts_(parts) {}

    // Throws Error(not_found) for the book of a unit the seat does not belong to.
    Book book(const core::Context& ctx, const BookAsk& ask);

  private:
    Parts& parts_;
};

}  // namespace incoming
