// SPDX-License-Identifier: Apache-2.0
// Rows of the number book.
#include "letters/store/number_store.h"

namespace letters {

using core::db::Row;
using core::db::Tx;

void NumberStore::reserve(Tx& tx, const Letter& letter) {
    const auto& as = *letter.numbered_as;
    tx.exec(
        "INSERT INTO letters_number (series, no, number, letter_id, book_id, state, letter_date, reason) "
        "VALUES (?, ?, ?, ?, ?, 'reserved', ?, '')",
        {as.series, as.no, as.number, letter.id, letter.book, as.date});
}

void NumberStore::set(Tx& tx, LetterId letter, NumberState state, std::string_view reason) {
    tx.exec("UPDATE letters_number SET state = ?, reason = ? WHERE letter_id = ?",
            {name(state), reason, letter});
}

std::vector<std::string> NumberStore::series(Tx& tx, core::UnitId book) {
    return tx.all(
        "SELECT series FROM letters_number WHERE book_id = ? GROUP BY series ORDER BY series DESC",
        {book}, [](const Row& row) { return row.text(0); });
}

std::vector<BookLine> NumberStore::lines(Tx& tx, std::string_view series, std::int64_t before,
                                         int limit) {
    core::db::Query query(
        "SELECT n.no, n.number, n.letter_id, n.state, n.letter_date, n.reason, l.subject, l.access, "
        "l.signer_block, "
        "(SELECT a.printed FROM letters_addressee a WHERE a.letter_id = n.letter_id AND a.copy = 0 "
        " ORDER BY a.place LIMIT 1), "
        "(SELECT COUNT(*) FROM letters_addressee a WHERE a.letter_id = n.letter_id AND a.copy = 0) "
        "FROM letters_number n JOIN letters_letter l ON l.id = n.letter_id WHERE n.series = ?",
        {series});
    if (before > 0) query.add(" AND n.no < ?", {before});
    query.add(" ORDER BY n.no DESC LIMIT ?", {limit});
    return query.all(tx, [](const Row& row) {
        BookLine line;
        line.no = row.integer(0);
        line.number = row.text(1);
        line.letter = row.id<LetterId>(2);
        line.state = number_state_named(row.text(3));
        line.date = row.date(4);
        line.reason = row.text(5);
        line.subject = row.text(6);
        line.access = classification::access_named(row.text(7));
        if (!row.null(8))
            line.signer = style::in_one_line(style::signer_block_from(core::json::parse(row.text(8))));
        line.addressees = row.text(9);
        line.addressed = row.integer(10);
        return line;
    });
}

std::int64_t NumberStore::gaps(Tx& tx, std::string_view series) {
    return core::db::last(tx, series) -
           tx.count("SELECT COUNT(*) FROM letters_number WHERE series = ?", {series});
}

}  // namespace letters
