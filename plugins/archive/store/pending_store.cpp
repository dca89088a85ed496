// SPDX-License-Identifier: Apache-2.0
#include "archive/store/pending_store.h"

#include "archive/store/sight.h"
#include "core/db/in_parts.h"
#include "core/db/like.h"
#include "core/db/ways.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void seen_within(Query& query, const Sight& sight) {
    if (sight.all) return;
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND p.unit_id IN (").list(units).add(
        ") AND (p.access < ? OR EXISTS (SELECT 1 FROM archive_pending_reader r WHERE r.subject = p.subject",
        {rank(sight.keeps ? AccessClass::secret : AccessClass::limited)});
    known_to(query, sight);
    query.add("))");
}

void add_readers(Tx& tx, std::string_view subject, const Readers& readers) {
    for (const auto& each : readers)
        tx.exec("INSERT INTO archive_pending_reader (subject, position_id, office) VALUES (?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                {subject, each.position, each.office});
}

}  // namespace

void add(Tx& tx, const Pending& pending, const Readers& readers) {
    tx.exec("INSERT INTO archive_pending (subject, unit_id, letter_number, letter_date, title, access, "
            "finished_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            {pending.subject, pending.unit, pending.number, pending.date, pending.title,
             rank(pending.access), pending.finished});
    if (withheld(pending.access)) add_readers(tx, pending.subject, readers);
}

void drop(Tx& tx, std::string_view subject, core::UnitId unit) {
    tx.exec("DELETE FROM archive_pending WHERE subject = ? AND unit_id = ?", {subject, unit});
    tx.exec("DELETE FROM archive_pending_reader WHERE subject = ? "
            "AND NOT EXISTS (SELECT 1 FROM archive_pending p WHERE p.subject = ?)",
            {subject, subject});
}

void pass_pending(Tx& tx, std::string_view subject, core::UnitId from, core::UnitId to) {
    tx.exec("DELETE FROM archive_pending WHERE subject = ? AND unit_id = ? AND EXISTS "
            "(SELECT 1 FROM archive_pending p WHERE p.subject = ? AND p.unit_id = ?)", {subject, from, subject, to});
    tx.exec("UPDATE archive_pending SET unit_id = ? WHERE subject = ? AND unit_id = ?", {to, subject, from});
}

std::vector<std::pair<std::string, core::UnitId>> pending_of(Tx& tx, const std::vector<core::UnitId>& units) {
    std::vector<std::pair<std::string, core::UnitId>> all;
    core::db::in_parts(units, [&](const core::db::Values& those) {
        Query query("SELECT subject, unit_id FROM archive_pending WHERE unit_id IN (");
        query.list(those).add(") ORDER BY subject, unit_id");
        for (auto& each : query.all(tx, [](const Row& row) { return std::pair(row.text(0), row.id<core::UnitId>(1)); }))
            all.push_back(std::move(each));
    });
    return all;
}

std::vector<core::UnitId> pending_in(Tx& tx, std::string_view subject) {
    return tx.all("SELECT unit_id FROM archive_pending WHERE subject = ? ORDER BY unit_id", {subject},
                  [](const Row& row) { return row.id<core::UnitId>(0); });
}

void reclassify(Tx& tx, std::string_view subject, AccessClass access, const Readers& readers) {
    tx.exec("UPDATE archive_pending SET access = ? WHERE subject = ?", {rank(access), subject});
    tx.exec("DELETE FROM archive_pending_reader WHERE subject = ?", {subject});
    if (withheld(access)) add_readers(tx, subject, readers);
}

std::vector<std::string> awaited_before(Tx& tx, int limit) {
    return tx.all("SELECT DISTINCT subject FROM archive_pending_reader_before ORDER BY subject LIMIT ?", {limit},
                  [](const Row& row) { return row.text(0); });
}

void forget_before(Tx& tx, std::string_view subject) {
    tx.exec("DELETE FROM archive_pending_reader_before WHERE subject = ?", {subject});
}

namespace {

void with_words(Query& query, const Queue& queue) {
    if (queue.words.empty()) return;
    const auto part = core::db::like_part(queue.words);
    query.add(" AND (LOWER(p.title) LIKE CAST(? AS TEXT) ESCAPE '\\' OR LOWER(p.letter_number) LIKE CAST(? AS TEXT) ESCAPE '\\')",
              {part, part});
}

// Of one letter that waits in two units both are told apart.
void behind_place(Query& query, const Queue& queue) {
    if (queue.after.empty()) return;
    const auto cut = queue.after.find('_', queue.after.find('_') + 1);
    const auto place = core::db::place_from(queue.after.substr(0, cut));
    if (!place || cut == std::string::npos) throw core::Error(core::Code::invalid, "core.error.cursor").of("after");
    const auto subject = queue.after.substr(cut + 1);
    const core::UnitId unit{place->id};
    if (queue.newest_first)
        query.add(" AND (p.finished_at < ? OR (p.finished_at = ? AND (p.subject < ? OR (p.subject = ? AND p.unit_id < ?))))",
                  {place->at, place->at, subject, subject, unit});
    else
        query.add(" AND (p.finished_at > ? OR (p.finished_at = ? AND (p.subject > ? OR (p.subject = ? AND p.unit_id > ?))))",
                  {place->at, place->at, subject, subject, unit});
}

}  // namespace

std::string place_of(const Pending& pending) {
    return core::db::place_text({pending.finished, pending.unit.uuid}) + "_" + pending.subject;
}

std::vector<Pending> pending(Tx& tx, const Sight& sight, const Queue& queue) {
    Query query("SELECT p.subject, p.unit_id, p.letter_number, p.letter_date, p.title, p.access, "
                "p.finished_at FROM archive_pending p WHERE 1 = 1");
    seen_within(query, sight);
    with_words(query, queue);
    behind_place(query, queue);
    if (queue.newest_first) query.add(" ORDER BY p.finished_at DESC, p.subject DESC, p.unit_id DESC");
    else query.add(" ORDER BY p.finished_at, p.subject, p.unit_id");
    query.limit(queue.limit);
    return query.all(tx, [](const Row& row) {
        return Pending{row.text(0), row.id<core::UnitId>(1), row.text(2),      row.date(3),
                       row.text(4), ranked(row.integer(5)),  row.instant(6)};
    });
}

namespace {

Query counted_by_unit() { return Query("SELECT p.unit_id, COUNT(*), MIN(p.finished_at) FROM archive_pending p WHERE 1 = 1"); }

std::vector<Waiting> longest_first(Tx& tx, Query query) {
    query.add(" GROUP BY p.unit_id ORDER BY 3, p.unit_id");
    return query.all(tx, [](const Row& row) {
        return Waiting{row.id<core::UnitId>(0), row.integer(1), row.instant(2)};
    });
}

}  // namespace

std::vector<Waiting> waiting(Tx& tx, const Sight& sight) {
    auto query = counted_by_unit();
    seen_within(query, sight);
    return longest_first(tx, std::move(query));
}

std::vector<Waiting> waiting_everywhere(Tx& tx, const Sight& sight) {
    auto query = counted_by_unit();
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND (p.access < ? OR (EXISTS (SELECT 1 FROM archive_pending_reader r WHERE r.subject = p.subject",
              {rank(AccessClass::secret)});
    known_to(query, sight);
    query.add(") AND p.unit_id IN (").list(units).add(")))");
    return longest_first(tx, std::move(query));
}

std::int64_t count_pending(Tx& tx, const Sight& sight, const Queue& queue) {
    Query query("SELECT COUNT(*) FROM archive_pending p WHERE 1 = 1");
    seen_within(query, sight);
    with_words(query, queue);
    return query.count(tx);
}

}  // namespace archive::store
