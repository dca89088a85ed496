// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/outage_store.h"

#include "core/base/text.h"

namespace deadlines {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

std::string joined(const std::vector<Touched>& touched) {
    std::vector<std::string> names;
    for (const auto each : touched) names.emplace_back(name(each));
    return core::text::join(names, ",");
}

Outage read_outage(const Row& row) {
    Outage outage;
    outage.id = row.id<OutageId>(0);
    const auto state = row.text(1);
    for (const auto each : all_outage_states)
        if (name(each) == state) outage.state = each;
    outage.by_server = row.flag(2);
    outage.from = row.instant(3);
    outage.until = row.instant(4);
    for (const auto& each : core::text::split(row.text(5), ','))
        if (const auto touched = touched_named(each)) outage.touched.push_back(*touched);
    if (!row.null(6)) outage.unit = row.id<core::UnitId>(6);
    outage.reason = row.text(7);
    outage.extends = row.flag(8);
    outage.deadlines = row.integer(9);
    outage.person = row.text(10);
    outage.position = row.text(11);
    outage.at = row.instant(12);
    outage.closed_person = row.text(13);
    outage.closed_position = row.text(14);
    outage.closed_at = row.maybe(15, &Row::instant);
    outage.closed_reason = row.text(16);
    return outage;
}

}  // namespace

void OutageStore::insert(Tx& tx, const Outage& outage) {
    tx.exec("INSERT INTO deadlines_outage (id, state, by_server, from_at, until_at, touched, unit_id, reason, extends, "
            "deadlines, person, position, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {outage.id, name(outage.state), outage.by_server, outage.from, outage.until, joined(outage.touched),
             outage.unit, outage.reason, outage.extends, outage.deadlines, outage.person, outage.position, outage.at});
}

void OutageStore::update(Tx& tx, const Outage& outage) {
    tx.exec("UPDATE deadlines_outage SET state = ?, from_at = ?, until_at = ?, touched = ?, unit_id = ?, reason = ?, "
            "extends = ?, deadlines = ?, person = ?, position = ?, at = ?, closed_person = ?, closed_position = ?, "
            "closed_at = ?, closed_reason = ? WHERE id = ?",
            {name(outage.state), outage.from, outage.until, joined(outage.touched), outage.unit, outage.reason,
             outage.extends, outage.deadlines, outage.person, outage.position, outage.at, outage.closed_person,
             outage.closed_position, outage.closed_at, outage.closed_reason, outage.id});
}

std::optional<Outage> OutageStore::find(Tx& tx, OutageId id) {
    return tx.one("SELECT id, state, by_server, from_at, until_at, touched, unit_id, reason, extends, deadlines, "
                  "person, position, at, closed_person, closed_position, closed_at, closed_reason "
                  "FROM deadlines_outage WHERE id = ?",
                  {id}, read_outage);
}

std::vector<Outage> OutageStore::list(Tx& tx, const OutageAsk& ask, int limit) {
    Query query("SELECT id, state, by_server, from_at, until_at, touched, unit_id, reason, extends, deadlines, "
                "person, position, at, closed_person, closed_position, closed_at, closed_reason "
                "FROM deadlines_outage WHERE 1 = 1");
    if (ask.state) query.add(" AND state = ?", {name(*ask.state)});
    if (!ask.proposals) query.add(" AND state IN ('recorded', 'revoked')");
    if (ask.from) query.add(" AND until_at >= ?", {*ask.from});
    if (ask.until) query.add(" AND from_at < ?", {*ask.until});
    query.add(" ORDER BY from_at DESC, id DESC LIMIT ?", {limit});
    return query.all(tx, read_outage);
}

std::vector<Outage> OutageStore::in_force(Tx& tx, core::Instant after) {
    return tx.all("SELECT id, state, by_server, from_at, until_at, touched, unit_id, reason, extends, deadlines, "
                  "person, position, at, closed_person, closed_position, closed_at, closed_reason "
                  "FROM deadlines_outage WHERE state = 'recorded' AND extends = 1 AND until_at > ? "
                  "ORDER BY from_at, id",
                  {after}, read_outage);
}

std::int64_t OutageStore::proposals(Tx& tx) {
    return tx.count("SELECT COUNT(*) FROM deadlines_outage WHERE state = 'proposed'");
}

std::vector<Extension> OutageStore::of(Tx& tx, WaitId wait) {
    return tx.all("SELECT e.outage_id, e.minutes FROM deadlines_extension e JOIN deadlines_outage o "
                  "ON o.id = e.outage_id WHERE e.wait_id = ? ORDER BY o.from_at, o.id",
                  {wait}, [](const Row& row) { return Extension{row.id<OutageId>(0), row.integer(1)}; });
}

void OutageStore::put(Tx& tx, WaitId wait, const std::vector<Extension>& parts) {
    tx.exec("DELETE FROM deadlines_extension WHERE wait_id = ?", {wait});
    for (const auto& part : parts)
        tx.exec("INSERT INTO deadlines_extension (wait_id, outage_id, minutes) VALUES (?, ?, ?)",
                {wait, part.outage, part.minutes});
}

std::map<WaitId, std::vector<Given>> OutageStore::given(Tx& tx, const std::vector<WaitId>& waits) {
    std::map<WaitId, std::vector<Given>> found;
    if (waits.empty()) return found;
    Query query("SELECT e.wait_id, o.from_at, e.minutes FROM deadlines_extension e JOIN deadlines_outage o "
                "ON o.id = e.outage_id WHERE o.state = 'recorded' AND e.wait_id IN (");
    query.list({waits.begin(), waits.end()}).add(") ORDER BY o.from_at, o.id");
    query.all(tx, [&](const Row& row) {
        found[row.id<WaitId>(0)].push_back({row.instant(1), row.integer(2)});
        return 0;
    });
    return found;
}

std::optional<core::Instant> OutageStore::beat(Tx& tx, core::Instant now) {
    const auto before = tx.one("SELECT at FROM deadlines_beat WHERE what = 'server'", {},
                               [](const Row& row) { return row.instant(0); });
    tx.exec("INSERT INTO deadlines_beat (what, at) VALUES ('server', ?) "
            "ON CONFLICT (what) DO UPDATE SET at = excluded.at",
            {now});
    return before;
}

}  // namespace deadlines
