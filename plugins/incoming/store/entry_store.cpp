// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/entry_store.h"

#include "core/auth/seat.h"
#include "core/base/text.h"
#include "core/db/in_parts.h"
#include "incoming/domain/likeness.h"
#include "incoming/store/list_store.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

namespace {

template <class I>
std::optional<I> maybe_id(const Row& row, int column) {
    if (row.null(column)) return std::nullopt;
    return row.id<I>(column);
}

Entry read_entry(const Row& row) {
    Entry entry;
    entry.id = row.id<IncomingId>(0);
    entry.letter = maybe_id<letters::LetterId>(row, 1);
    entry.position = row.id<core::PositionId>(2);
    entry.position_name = row.text(3);
    entry.unit = row.id<core::UnitId>(4);
    entry.book_unit = row.id<core::UnitId>(5);
    entry.clerk = maybe_id<core::PositionId>(row, 6);
    entry.registrar = maybe_id<core::PositionId>(row, 7);
    entry.book = row.text(8);
    entry.agenda_no = row.integer(9);
    entry.agenda = row.text(10);
    entry.sender = row.text(11);
    entry.number = row.text(12);
    entry.date = row.date(13);
    entry.received = row.date(14);
    entry.received_at = row.instant(15);
    entry.subject = row.text(16);
    entry.classification = row.text(17);
    entry.access = classification::access_named(row.text(18));
    entry.urgency = letters::urgency_named(row.text(19));
    entry.copy = row.flag(20);
    entry.bytes = row.digest(21);
    entry.pages = static_cast<int>(row.integer(22));
    entry.text = row.text(23);
    entry.state = entry_state_named(row.text(24));
    entry.read_at = row.maybe(25, &Row::instant);
    entry.read_by = row.text(26);
    entry.closed_at = row.maybe(27, &Row::instant);
    entry.close_note = row.text(28);
    entry.moved_to = maybe_id<IncomingId>(row, 29);
    entry.moved_from = maybe_id<IncomingId>(row, 30);
    entry.person = maybe_id<core::PersonId>(row, 31);
    entry.original = row.digest(32);
    entry.duplicate_of = maybe_id<IncomingId>(row, 33);
    entry.reply_by = row.maybe(34, &Row::date);
    entry.copy_of = maybe_id<IncomingId>(row, 35);
    entry.recognised = row.text(36);
    return entry;
}

core::db::Query select_entry() {
    return core::db::Query(
        "SELECT id, letter_id, position_id, position_name, unit_id, book_id, clerk_id, "
        "registrar_id, book, agenda_no, agenda, sender, number, letter_date, received_date, "
        "received_at, subject, classification, access, urgency, is_copy, bytes, pages, body, state, "
        "read_at, read_by, closed_at, close_note, moved_to, moved_from, person_id, original, duplicate_of, "
        "reply_by, copy_of, recognised FROM incoming_entry ");
}

constexpr std::size_t most_alike = 10;
constexpr int alike_at_once = 50;   // how near two senders are, no database tells

}  // namespace

void EntryStore::insert(Tx& tx, Entry& entry) {
    entry.agenda_no = core::db::next(tx, entry.book);
    entry.agenda = std::to_string(entry.agenda_no) + "/" +
                   std::to_string(static_cast<int>(entry.received.year()));
    tx.exec(
        "INSERT INTO incoming_entry (id, letter_id, position_id, position_name, unit_id, book_id, "
        "clerk_id, registrar_id, book, agenda_no, agenda, sender, number, letter_date, "
        "received_date, received_at, subject, classification, access, urgency, is_copy, bytes, "
        "pages, body, state, read_at, read_by, closed_at, close_note, moved_from, person_id, number_key, "
        "original, reply_by, copy_of, recognised) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.id, entry.letter, entry.position, entry.position_name, entry.unit, entry.book_unit,
         entry.clerk, entry.registrar, entry.book, entry.agenda_no, entry.agenda, entry.sender,
         entry.number, entry.date, entry.received, entry.received_at, entry.subject,
         entry.classification, classification::name(entry.access), letters::name(entry.urgency),
         entry.copy, entry.bytes, entry.pages, entry.text, name(entry.state), entry.read_at,
         entry.read_by, entry.closed_at, entry.close_note, entry.moved_from, entry.person, number_key(entry.number),
         entry.original, entry.reply_by, entry.copy_of, entry.recognised});
}

void EntryStore::update(Tx& tx, const Entry& entry) {
    tx.exec(
        "UPDATE incoming_entry SET state = ?, read_at = ?, read_by = ?, closed_at = ?, "
        "close_note = ?, moved_to = ?, duplicate_of = ? WHERE id = ?",
        {name(entry.state), entry.read_at, entry.read_by, entry.closed_at, entry.close_note, entry.moved_to,
         entry.duplicate_of, entry.id});
}

void EntryStore::part_recognised(Tx& tx, IncomingId id) {
    tx.exec("UPDATE incoming_entry SET recognised = body, body = '' WHERE id = ? AND recognised = ''", {id});
}

void EntryStore::keep_due(Tx& tx, IncomingId id, std::optional<std::int64_t> due_by) {
    tx.exec("UPDATE incoming_entry SET due_by = ? WHERE id = ?", {due_by, id});
}

std::vector<IncomingId> EntryStore::copies_of(Tx& tx, IncomingId id) {
    return tx.all("SELECT id FROM incoming_entry WHERE copy_of = ? ORDER BY agenda_no, id", {id},
                  [](const Row& row) { return row.id<IncomingId>(0); });
}

void EntryStore::move(Tx& tx, IncomingId id, core::PositionId position, std::string_view position_name,
                      core::UnitId unit) {
    tx.exec("UPDATE incoming_entry SET position_id = ?, position_name = ?, unit_id = ?, state = 'unread', "
            "read_at = NULL, read_by = '' WHERE id = ?",
            {position, position_name, unit, id});
}

std::optional<Entry> EntryStore::find(Tx& tx, IncomingId id) {
    auto found = select_entry().add("WHERE id = ?", {id}).all(tx, read_entry);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Entry EntryStore::get(Tx& tx, IncomingId id) {
    auto entry = find(tx, id);
    if (!entry) throw core::Error(core::Code::not_found, "incoming.error.not_found");
    return *std::move(entry);
}

std::map<IncomingId, Heading> EntryStore::headings(Tx& tx, const std::vector<IncomingId>& of) {
    std::map<IncomingId, Heading> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        core::db::Query query("SELECT id, letter_id, subject, sender, number, access FROM incoming_entry WHERE id IN (");
        query.list(ids).add(")");
        for (auto& [id, heading] : query.all(tx, [](const Row& row) {
                 Heading heading{maybe_id<letters::LetterId>(row, 1), row.text(2), row.text(3), row.text(4),
                                 classification::access_named(row.text(5))};
                 return std::pair(row.id<IncomingId>(0), std::move(heading));
             }))
            found.emplace(id, std::move(heading));
    });
    return found;
}

std::optional<IncomingId> EntryStore::of_letter(Tx& tx, letters::LetterId letter,
                                                core::PositionId position) {
    return tx.one("SELECT id FROM incoming_entry WHERE letter_id = ? AND position_id = ?",
                  {letter, position}, [](const Row& row) { return row.id<IncomingId>(0); });
}

std::vector<IncomingId> EntryStore::of_letter(Tx& tx, letters::LetterId letter) {
    return tx.all("SELECT id FROM incoming_entry WHERE letter_id = ?", {letter},
                  [](const Row& row) { return row.id<IncomingId>(0); });
}

std::vector<Entry> EntryStore::like(Tx& tx, const core::Actor& actor, const Entry& entry) {
    auto query = select_entry().add("e WHERE e.id <> ? AND (e.bytes = ? OR e.original = ? OR (e.number_key = ? AND e.letter_date = ?))",
                                    {entry.id, entry.bytes, entry.original, number_key(entry.number), entry.date});
    only_seen(query, actor, true);
    query.add(" ORDER BY CASE WHEN e.book_id = ? THEN 0 ELSE 1 END, e.received_at, e.id", {core::seat_of(actor).book});
    std::vector<Entry> found;
    for (std::int64_t passed = 0; found.size() < most_alike; passed += alike_at_once) {
        auto page = query;
        auto some = page.add(" LIMIT ? OFFSET ?", {alike_at_once, passed}).all(tx, read_entry);
        const bool last = static_cast<int>(some.size()) < alike_at_once;
        for (auto& each : some)
            if (each.bytes == entry.bytes || each.original == entry.original || near(each.sender, entry.sender))
                found.push_back(std::move(each));
        if (last) break;
    }
    if (found.size() > most_alike) found.resize(most_alike);
    return found;
}

std::optional<IncomingId> EntryStore::numbered(Tx& tx, core::UnitId book, std::string_view agenda) {
    return tx.one("SELECT id FROM incoming_entry WHERE book_id = ? AND agenda = ?", {book, agenda},
                  [](const Row& row) { return row.id<IncomingId>(0); });
}

std::vector<IncomingId> EntryStore::duplicates_of(Tx& tx, IncomingId id) {
    return tx.all("SELECT id FROM incoming_entry WHERE duplicate_of = ? ORDER BY received_at, id", {id},
                  [](const Row& row) { return row.id<IncomingId>(0); });
}

void EntryStore::rewrite(Tx& tx, const Entry& entry) {
    tx.exec("UPDATE incoming_entry SET sender = ?, number = ?, number_key = ?, letter_date = ?, subject = ?, "
            "reply_by = ? WHERE id = ?",
            {entry.sender, entry.number, number_key(entry.number), entry.date, entry.subject, entry.reply_by, entry.id});
}

void EntryStore::hold(Tx& tx, IncomingId id) { tx.exec("UPDATE incoming_entry SET id = id WHERE id = ?", {id}); }

void EntryStore::set_access(Tx& tx, IncomingId id, classification::AccessClass access) {
    tx.exec("UPDATE incoming_entry SET access = ? WHERE id = ?", {classification::name(access), id});
}

void EntryStore::keep(Tx& tx, const Scan& scan) {
    tx.exec("DELETE FROM incoming_scan WHERE made_at < ?", {scan.at - std::chrono::hours(24)});
    tx.exec(
        "INSERT INTO incoming_scan (id, person_id, made_at, bytes, pages, body, original) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {scan.id, scan.person, scan.at, scan.bytes, scan.pages, scan.text, scan.original});
}

std::optional<Scan> EntryStore::scan(Tx& tx, ScanId id) {
    return tx.one("SELECT id, person_id, made_at, bytes, pages, body, original FROM incoming_scan WHERE id = ?",
                  {id}, [](const Row& row) {
                      return Scan{row.id<ScanId>(0),  row.id<core::PersonId>(1),
                                  row.instant(2),     row.digest(3),
                                  static_cast<int>(row.integer(4)), row.text(5), row.digest(6)};
                  });
}

void EntryStore::drop(Tx& tx, ScanId id) {
    tx.exec("DELETE FROM incoming_scan WHERE id = ?", {id});
}

std::vector<Instruction> EntryStore::instructions(Tx& tx) {
    return tx.all("SELECT code, name, place FROM incoming_instruction ORDER BY place", {},
                  [](const Row& row) { return Instruction{row.text(0), row.text(1),
                      static_cast<int>(row.integer(2))}; });
}

std::vector<std::pair<core::Date, std::string>> EntryStore::take_holidays(Tx& tx) {
    auto days = tx.all("SELECT day, name FROM incoming_holiday ORDER BY day", {},
                       [](const Row& row) { return std::pair(row.date(0), row.text(1)); });
    if (!days.empty()) tx.exec("DELETE FROM incoming_holiday");
    return days;
}

std::vector<IncomingId> EntryStore::after(Tx& tx, IncomingId id, int limit) {
    return tx.all("SELECT id FROM incoming_entry WHERE id > ? ORDER BY id LIMIT ?", {id, limit},
                  [](const Row& row) { return row.id<IncomingId>(0); });
}

}  // namespace incoming
