// SPDX-License-Identifier: Apache-2.0
#include "core/audit/witness.h"

#include <algorithm>
#include <set>

#include "core/auth/actor.h"
#include "core/base/error.h"
#include "core/db/in_parts.h"

namespace core::audit {
namespace {

constexpr int page = 1000;
constexpr std::string_view reading = "core.read";
constexpr std::chrono::minutes one_reading(10);
constexpr int most_readings = 500;

// What is hashed: the fields in this order as one JSON array, the data as the text it is kept in.
std::string sealed_text(const Entry& entry, std::string_view data) {
    return json::write(Json::array(
        {entry.number, entry.at.ms, entry.act, entry.object, entry.person, entry.position,
         entry.person_name, entry.position_name, entry.origin, data, entry.previous.hex()}));
}

Digest seal(const Entry& entry, std::string_view data) { return sha256(sealed_text(entry, data)); }

struct Stored {
    Entry entry;
    std::string data;
    std::string previous, hash;  // as written, which need not even be digests after tampering
};

Stored read(const db::Row& row) {
    Stored stored;
    stored.entry = {
        row.integer(0), row.instant(1), row.text(2), row.text(3), row.text(4), row.text(5),
        row.text(6),    row.text(7),    row.text(8), {},          {},          {}};
    stored.data = row.text(9);
    stored.previous = row.text(10);
    stored.hash = row.text(11);
    return stored;
}

struct Last {
    std::int64_t number = 0;
    std::string hash;
};

Last read_last(const db::Row& row) { return {row.integer(0), row.text(1)}; }

void name_actor(Entry& entry, const Context& ctx) {
    const Actor& actor = ctx.actor;
    entry.person = actor.kind == Actor::Kind::person ? actor.person.text() : "";
    entry.person_name = actor.person_name;
    if (actor.acting < actor.seats.size()) {
        const Seat& seat = actor.seats[actor.acting];
        entry.position = seat.position.text();
        entry.position_name = written(seat);
    }
    entry.origin = ctx.origin;
    if (!ctx.request_id.empty()) entry.origin += (entry.origin.empty() ? "" : " ") + ctx.request_id;
}

// An act in a lent seat is told under both positions: the one acted for is the entry's, his own stands with it.
Json with_own_seat(const Actor& actor, const Json& data) {
    if (!actor.borrows()) return data;
    const Lent& lent = *actor.seats[actor.acting].lent;
    Json both = data;
    both["in_own_seat"] = {{"as", lent.kind},
                           {"appointment", lent.own.text()},
                           {"position", lent.own_position.text()},
                           {"position_name", lent.own_name}};
    return both;
}

std::optional<Broken> check(Stored& stored, const Last& before) {
    Entry& entry = stored.entry;
    if (entry.number != before.number + 1) return Broken{before.number + 1, "gap"};
    if (stored.previous != before.hash) return Broken{entry.number, "previous"};
    entry.previous = Digest::parse(before.hash);
    if (seal(entry, stored.data).hex() != stored.hash) return Broken{entry.number, "hash"};
    return std::nullopt;
}

}  // namespace

void append(db::Tx& tx, const Context& ctx, std::string_view act, std::string_view object,
            const Json& data) {
    Entry entry;
    const auto head =
        tx.one("UPDATE core_audit_head SET number = number + 1 WHERE id = 1 RETURNING number, hash",
               {}, read_last);
    if (!head) throw Error(Code::internal, "core.error.audit_head");
    entry.number = head->number;
    entry.previous = Digest::parse(head->hash);
    entry.at = ctx.now();
    entry.act = act;
    entry.object = object;
    name_actor(entry, ctx);
    const auto text = json::write(with_own_seat(ctx.actor, data));
    entry.hash = seal(entry, text);
    tx.exec(
        "INSERT INTO core_audit (number, at, act, object, person, position, person_name,"
        " position_name, origin, data, previous, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.number, entry.at, entry.act, entry.object, entry.person, entry.position,
         entry.person_name, entry.position_name, entry.origin, text, entry.previous, entry.hash});
    tx.exec("UPDATE core_audit_head SET hash = ? WHERE id = 1", {entry.hash});
}

std::optional<Head> head(db::Tx& tx) {
    const auto last = tx.one("SELECT number, hash FROM core_audit_head WHERE id = 1", {}, read_last);
    if (!last || last->number == 0) return std::nullopt;
    return Head{last->number, Digest::parse(last->hash)};
}

std::optional<Broken> verify(db::Db& db) {
    return db.read([](db::Tx& tx) -> std::optional<Broken> {
        const auto end =
            tx.one("SELECT number, hash FROM core_audit_head WHERE id = 1", {}, read_last);
        Last before{0, Digest{}.hex()};
        for (;;) {
            auto rows = tx.all(
                "SELECT number, at, act, object, person, position, person_name, position_name,"
                " origin, data, previous, hash FROM core_audit WHERE number > ?"
                " ORDER BY number LIMIT ?",
                {before.number, page}, read);
            for (auto& stored : rows) {
                if (const auto broken = check(stored, before)) return broken;
                before = {stored.entry.number, stored.hash};
            }
            if (rows.empty()) break;
        }
        // The head remembers how long the chain was, so a cut end shows too.
        if (!end || end->number > before.number) return Broken{before.number + 1, "gap"};
        if (end->hash != before.hash) return Broken{before.number, "hash"};
        return std::nullopt;
    });
}

namespace {

Entry read_whole(const db::Row& row) {
    auto stored = read(row);
    stored.entry.data = json::parse(stored.data);
    stored.entry.previous = Digest::parse(stored.previous);
    stored.entry.hash = Digest::parse(stored.hash);
    return std::move(stored.entry);
}

}  // namespace

std::vector<Entry> of(db::Tx& tx, std::string_view object) {
    return tx.all(
        "SELECT number, at, act, object, person, position, person_name, position_name, origin,"
        " data, previous, hash FROM core_audit WHERE object = ? AND act <> ? ORDER BY number",
        {object, reading}, read_whole);
}

std::optional<Digest> hash_at(db::Tx& tx, std::int64_t number) {
    const auto text = tx.one("SELECT hash FROM core_audit WHERE number = ?", {number},
                             [](const db::Row& row) { return row.text(0); });
    if (!text) return std::nullopt;
    try {
        return Digest::parse(*text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<std::string> sealed(db::Tx& tx, std::int64_t from, std::int64_t until) {
    return tx.all(
        "SELECT number, at, act, object, person, position, person_name, position_name, origin,"
        " data, previous, hash FROM core_audit WHERE number >= ? AND number <= ? ORDER BY number",
        {from, until}, [](const db::Row& row) {
            auto stored = read(row);
            stored.entry.previous = Digest::parse(stored.previous);
            return sealed_text(stored.entry, stored.data);
        });
}

void note_reading(db::Db& db, const Context& ctx, std::string_view object, std::string_view what) {
    note_readings(db, ctx, {std::string(object)}, what);
}

void note_readings(db::Db& db, const Context& ctx, const std::vector<std::string>& objects, std::string_view what) {
    if (!ctx.actor.signed_in() || objects.empty()) return;
    Entry entry;
    name_actor(entry, ctx);
    const auto not_lately = [&](db::Tx& tx) {
        std::set<std::string> noted;
        db::in_parts(objects, [&](const db::Values& some) {
            db::Query lately("SELECT object, data FROM core_audit WHERE act = ? AND person = ? AND position = ? AND at > ? AND object IN (",
                             {reading, entry.person, entry.position, ctx.now() - one_reading});
            lately.list(some).add(")");
            for (const auto& [object, data] : lately.all(tx, [](const db::Row& row) { return std::pair(row.text(0), row.text(1)); }))
                if (json::text(json::parse(data), "what") == what) noted.insert(object);
        });
        std::vector<std::string> others;
        for (const auto& each : objects)
            if (noted.insert(each).second) others.push_back(each);
        return others;
    };
    if (db.read(not_lately).empty()) return;
    db.write([&](db::Tx& tx) {
        for (const auto& each : not_lately(tx)) append(tx, ctx, reading, each, {{"what", what}});
    });
}

Json readings_json(const std::vector<Entry>& all) {
    Json told = Json::array();
    for (const auto& each : all)
        told.push_back({{"at", iso(each.at)},
                        {"person", each.person_name},
                        {"position", each.position_name},
                        {"what", json::text(each.data, "what")}});
    return told;
}

std::vector<Entry> readings(db::Tx& tx, std::string_view object) {
    return tx.all(
        "SELECT number, at, act, object, person, position, person_name, position_name, origin,"
        " data, previous, hash FROM core_audit WHERE object = ? AND act = ? ORDER BY number DESC LIMIT ?",
        {object, reading, most_readings}, read_whole);
}

}  // namespace core::audit
