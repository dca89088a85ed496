// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/books.h"

#include <algorithm>

#include "core/audit/trail.h"

namespace incoming {

using core::Context;
using core::Date;
using core::db::Tx;

namespace {

Date last_of(int year, unsigned month) {
    const std::chrono::year_month_day_last last{std::chrono::year(year),
        std::chrono::month_day_last(std::chrono::month(month))};
    return Date(last);
}

}  // namespace

Book Books::book(const Context& ctx, const BookAsk& ask) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        Book book;
        book.ask = ask;
        const auto wanted = ask.unit.value_or(seat.book);
        const auto unit = parts_.directory.unit(tx, wanted);
        const auto clerk = parts_.directory.clerk(tx, wanted);
        const bool keeps = (seat.roles.contains("clerk") && seat.unit == wanted) ||
                           (clerk && ctx.actor.holds(clerk->id));
        if (!unit || (wanted != seat.book && wanted != seat.unit && !keeps)) core::ensure(core::Verdict::hidden);
        book.unit = *unit;
        if (ask.year == 0) book.ask.year = static_cast<int>(ctx.today().year());
        const int year = book.ask.year;
        const auto first = ask.month == 0 ? 1u : static_cast<unsigned>(ask.month);
        book.from = Date(std::chrono::year(year), std::chrono::month(first), std::chrono::day(1));
        book.until = last_of(year, ask.month == 0 ? 12u : first);
        // Days of another year belong to another book.
        if (ask.from) book.from = std::max(*ask.from, Date(std::chrono::year(year), std::chrono::January,
                std::chrono::day(1)));
        if (ask.until) book.until = std::min(*ask.until, last_of(year, 12));
        const BookWish wish{wanted, book.from, book.until, ask.sender, ask.state, ask.access};
        book.rows = parts_.registers.rows(tx, ctx.actor, wish);
        parts_.registers.add_dispositions(tx, book.rows);
        std::vector<IncomingId> ids;
        for (const auto& row : book.rows) ids.push_back(row.id);
        book.corrections = parts_.corrections.of(tx, ids);
        // What is hidden answers to no filter: a filter would tell of it.
        if (keeps && !wish.filtered()) {
            auto hidden = parts_.registers.hidden(tx, ctx.actor, wish);
            book.hidden = hidden.size();
            book.rows.insert(book.rows.end(), hidden.begin(), hidden.end());
            std::stable_sort(book.rows.begin(), book.rows.end(), [](const BookRow& a,
                const BookRow& b) { return a.no < b.no; });
        }
        for (const auto& row : book.rows) {
            book.moved_to.push_back(row.moved_to ? parts_.registers.book_number(tx, *row.moved_to) : "");
            book.moved_from.push_back(row.moved_from ? parts_.registers.book_number(tx, *row.moved_from) : "");
        }
        return book;
    });
}

}  // namespace incoming
