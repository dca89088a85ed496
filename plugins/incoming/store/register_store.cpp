// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/register_store.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/db/like.h"
#include "core/db/in_parts.h"
#include "incoming/store/list_store.h"

namespace incoming {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

BookRow read_row(const Row& row) {
    BookRow made;
    made.id = row.id<IncomingId>(0);
    made.no = row.integer(1);
    made.agenda = row.text(2);
    made.received = row.date(3);
    made.sender = row.text(4);
    made.number = row.text(5);
    made.date = row.date(6);
    made.subject = row.text(7);
    made.access = classification::access_named(row.text(8));
    made.urgency = letters::urgency_named(row.text(9));
    made.pages = static_cast<int>(row.integer(10));
    made.copy = row.flag(11);
    made.position_name = row.text(12);
    made.state = entry_state_named(row.text(13));
    made.close_note = row.text(14);
    if (!row.null(15)) made.moved_to = row.id<IncomingId>(15);
    if (!row.null(16)) made.moved_from = row.id<IncomingId>(16);
    if (!row.null(17)) made.duplicate_of = row.text(17);
    return made;
}

void add_once(std::vector<std::string>& to, const std::string& text) {
    if (!text.empty() && std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

}  // namespace

std::vector<BookRow> RegisterStore::rows(Tx& tx, const core::Actor& actor, const BookWish& wish) {
    Query query(
        "SELECT e.id, e.agenda_no, e.agenda, e.received_date, e.sender, e.number, e.letter_date, e.subject, e.access, "
        "e.urgency, e.pages, e.is_copy, e.position_name, e.state, e.close_note, e.moved_to, e.moved_from, "
        "(SELECT k.agenda FROM incoming_entry k WHERE k.id = e.duplicate_of) "
        "FROM incoming_entry e WHERE e.book_id = ? AND e.received_date >= ? AND e.received_date <= ?",
        {wish.unit, wish.from, wish.until});
    only_seen(query, actor, true);
    if (!wish.sender.empty()) query.add(" AND LOWER(e.sender) LIKE CAST(? AS TEXT) ESCAPE '\\'",
            {core::db::like_part(wish.sender)});
    if (wish.state) query.add(" AND e.state = ?", {name(*wish.state)});
    if (wish.access) query.add(" AND e.access = ?", {classification::name(*wish.access)});
    query.add(" ORDER BY e.book, e.agenda_no");
    return query.all(tx, read_row);
}

std::vector<BookRow> RegisterStore::hidden(Tx& tx, const core::Actor& actor, const BookWish& wish) {
    Query query(
        "SELECT e.id, e.agenda_no, e.agenda, e.received_date FROM incoming_entry e WHERE e.book_id = ? "
        "AND e.received_date >= ? AND e.received_date <= ? AND e.id NOT IN (SELECT e.id FROM incoming_entry e "
        "WHERE e.book_id = ?",
        {wish.unit, wish.from, wish.until, wish.unit});
    only_seen(query, actor, true);
    query.add(") ORDER BY e.book, e.agenda_no");
    return query.all(tx, [](const Row& row) {
        BookRow made;
        made.id = row.id<IncomingId>(0);
        made.no = row.integer(1);
        made.agenda = row.text(2);
        made.received = row.date(3);
        made.hidden = true;
        return made;
    });
}

void RegisterStore::add_dispositions(Tx& tx, std::vector<BookRow>& rows) {
    std::map<IncomingId, BookRow*> at;
    std::vector<IncomingId> ids;
    for (auto& row : rows)
        if (!row.hidden) {
            at[row.id] = &row;
            ids.push_back(row.id);
        }
    core::db::in_parts(ids, [&](const core::db::Values& some) {
        Query query(
            "SELECT b.entry_id, b.position_name, d.instructions, d.note, b.instructions, b.task, d.access, e.access "
            "FROM incoming_branch b JOIN incoming_disposition d ON d.id = b.disposition_id "
            "JOIN incoming_entry e ON e.id = b.entry_id WHERE b.state <> 'withdrawn' AND b.entry_id IN (");
        query.list(some).add(") ORDER BY d.given_at, d.id, b.place, b.id");
        for (const auto& line : query.all(tx, [](const Row& row) {
                 std::vector<std::string> cells;
                 for (int i = 0; i < 8; ++i) cells.push_back(row.text(i));
                 return cells;
             })) {
            auto& row = *at.at(IncomingId::parse(line[0]));
            add_once(row.to, line[1]);
            // What a secret disposition says is for its receivers, not for the book.
            if (line[6] == "rahasia" || line[6] == "sangat_rahasia") continue;
            for (const auto* lines : {&line[2], &line[4]})
                if (!lines->empty())
                    for (const auto& each : core::text::split(*lines, '\n')) add_once(row.orders, each);
            add_once(row.orders, line[3]);
            add_once(row.orders, line[5]);
        }
    });
}

std::string RegisterStore::book_number(Tx& tx, IncomingId id) {
    return tx.one("SELECT agenda, book FROM incoming_entry WHERE id = ?", {id},
                  [](const Row& row) {
                      const auto parts = core::text::split(row.text(1), '/');
                      return row.text(0) + (parts.size() > 1 ? " " + parts[1] : "");
                  })
        .value_or("");
}

}  // namespace incoming
