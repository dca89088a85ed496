// SPDX-License-Identifier: Apache-2.0
#include "notify/store/notice_store.h"

namespace notify::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

Kept read_kept(const Row& row) {
    Kept kept;
    kept.id = row.id<NoticeId>(0);
    kept.receiver = row.text(1);
    kept.kind = row.text(2);
    kept.object = row.text(3);
    kept.link = row.text(4);
    kept.told = row.integer(5);
    kept.made = row.instant(6);
    kept.changed = row.instant(7);
    kept.read = row.maybe(8, &Row::instant);
    return kept;
}

core::db::Values values(const Receivers& of) { return {of.begin(), of.end()}; }

}  // namespace

Kept tell(Tx& tx, const Kept& notice) {
    return *tx.one(
        "INSERT INTO notify_notice (id, receiver, kind, object, link, told, made_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (receiver, object, kind) WHERE read_at IS NULL "
        "DO UPDATE SET told = notify_notice.told + 1, changed_at = excluded.changed_at, link = excluded.link "
        "RETURNING id, receiver, kind, object, link, told, made_at, changed_at, read_at",
        {notice.id, notice.receiver, notice.kind, notice.object, notice.link, notice.made, notice.changed}, read_kept);
}

std::optional<Kept> notice(Tx& tx, NoticeId id) {
    return tx.one("SELECT id, receiver, kind, object, link, told, made_at, changed_at, read_at FROM notify_notice "
                  "WHERE id = ?", {id}, read_kept);
}

std::vector<Kept> notices(Tx& tx, const Receivers& of, bool unread, const std::optional<Below>& below, int limit) {
    Query query("SELECT id, receiver, kind, object, link, told, made_at, changed_at, read_at FROM notify_notice "
                "WHERE receiver IN (");
    query.list(values(of)).add(")");
    if (unread) query.add(" AND read_at IS NULL");
    if (below) query.add(" AND (changed_at, id) < (?, ?)", {below->changed, below->id});
    query.add(" ORDER BY changed_at DESC, id DESC LIMIT ?", {limit});
    return query.all(tx, read_kept);
}

bool any_unread(Tx& tx, const Receivers& of, std::string_view object) {
    Query query("SELECT COUNT(*) FROM notify_notice WHERE read_at IS NULL AND object = ? AND receiver IN (", {object});
    return query.list(values(of)).add(")").count(tx) > 0;
}

std::int64_t read_object(Tx& tx, const Receivers& of, std::string_view object, core::Instant at) {
    Query query("UPDATE notify_notice SET read_at = ? WHERE read_at IS NULL AND object = ? AND receiver IN (",
                {at, object});
    return query.list(values(of)).add(")").exec(tx);
}

std::int64_t read_one(Tx& tx, const Receivers& of, NoticeId id, core::Instant at) {
    Query query("UPDATE notify_notice SET read_at = ? WHERE read_at IS NULL AND id = ? AND receiver IN (", {at, id});
    return query.list(values(of)).add(")").exec(tx);
}

std::int64_t read_all(Tx& tx, const Receivers& of, core::Instant until, core::Instant at) {
    Query query("UPDATE notify_notice SET read_at = ? WHERE read_at IS NULL AND changed_at <= ? AND receiver IN (",
                {at, until});
    return query.list(values(of)).add(")").exec(tx);
}

std::int64_t withdraw(Tx& tx, std::string_view kind, std::string_view object, std::string_view receiver) {
    return tx.exec("DELETE FROM notify_notice WHERE read_at IS NULL AND receiver = ? AND object = ? AND kind = ?",
                   {receiver, object, kind});
}

std::set<std::string> waiting_receivers(Tx& tx) {
    std::set<std::string> found;
    tx.each("SELECT DISTINCT receiver FROM notify_notice WHERE read_at IS NULL", {},
            [&](const Row& row) { found.insert(row.text(0)); });
    return found;
}

std::map<std::string, core::Instant> changed_since(Tx& tx, core::Instant at) {
    std::map<std::string, core::Instant> found;
    tx.each("SELECT receiver, MAX(changed_at) FROM notify_notice WHERE changed_at > ? GROUP BY receiver", {at},
            [&](const Row& row) { found[row.text(0)] = row.instant(1); });
    return found;
}

std::int64_t forget_read(Tx& tx, core::Instant before) {
    return tx.exec("DELETE FROM notify_notice WHERE read_at IS NOT NULL AND changed_at < ?", {before});
}

}  // namespace notify::store
