// SPDX-License-Identifier: Apache-2.0
#include "intake/store/ways_store.h"

namespace intake {

using core::Json;
using core::db::Row;
using core::db::Tx;

namespace {

std::string kept(const core::Args& args) {
    Json all = Json::array();
    for (const auto& [name, value] : args) all.push_back({name, value});
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Args args_kept(const std::string& text) {
    core::Args args;
    for (const auto& each : core::json::parse(text))
        args.emplace_back(each.at(0).get<std::string>(), each.at(1).get<std::string>());
    return args;
}

}  // namespace

void WaysStore::report(Tx& tx, const Fared& fared) {
    tx.exec("INSERT INTO intake_way (way, mailroom_id, looked_at, word, args) VALUES (?, ?, ?, ?, ?) ON CONFLICT (way) "
            "DO UPDATE SET mailroom_id = excluded.mailroom_id, looked_at = excluded.looked_at, word = excluded.word, "
            "args = excluded.args",
            {fared.way, fared.mailroom, fared.at, fared.word, kept(fared.args)});
}

std::vector<Fared> WaysStore::fared(Tx& tx) {
    return tx.all("SELECT way, mailroom_id, looked_at, word, args FROM intake_way ORDER BY way", {},
                  [](const Row& row) {
                      return Fared{row.text(0), row.id<core::UnitId>(1), row.instant(2), row.text(3),
                                   args_kept(row.text(4))};
                  });
}

void WaysStore::refuse(Tx& tx, const Refused& refused) {
    tx.exec("INSERT INTO intake_fault (id, mailroom_id, source, origin, came_key, came_at, file_name, word, args) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (came_key) DO NOTHING",
            {refused.id, refused.mailroom, name(refused.source), refused.origin, refused.key, refused.at,
             refused.file_name, refused.word, kept(refused.args)});
}

std::vector<Refused> WaysStore::refusals(Tx& tx, core::UnitId mailroom) {
    return tx.all("SELECT id, mailroom_id, source, origin, came_key, came_at, file_name, word, args FROM intake_fault "
                  "WHERE mailroom_id = ? AND seen_at IS NULL ORDER BY came_at DESC, id LIMIT 50",
                  {mailroom}, [](const Row& row) {
                      Refused made;
                      made.id = row.id<FaultId>(0);
                      made.mailroom = row.id<core::UnitId>(1);
                      made.source = source_named(row.text(2));
                      made.origin = row.text(3);
                      made.key = row.text(4);
                      made.at = row.instant(5);
                      made.file_name = row.text(6);
                      made.word = row.text(7);
                      made.args = args_kept(row.text(8));
                      return made;
                  });
}

bool WaysStore::seen(Tx& tx, core::UnitId mailroom, FaultId id, core::Instant at) {
    return tx.exec("UPDATE intake_fault SET seen_at = ? WHERE id = ? AND mailroom_id = ? AND seen_at IS NULL",
                   {at, id, mailroom}) == 1;
}

Mark WaysStore::mark(Tx& tx, const std::string& mailbox) {
    return tx.one("SELECT validity, last_uid FROM intake_mailbox WHERE mailbox = ?", {mailbox},
                  [](const Row& row) { return Mark{row.integer(0), row.integer(1)}; })
        .value_or(Mark{});
}

void WaysStore::set_mark(Tx& tx, const std::string& mailbox, const Mark& mark) {
    tx.exec("INSERT INTO intake_mailbox (mailbox, validity, last_uid) VALUES (?, ?, ?) ON CONFLICT (mailbox) DO UPDATE "
            "SET validity = excluded.validity, last_uid = excluded.last_uid",
            {mailbox, mark.validity, mark.last_uid});
}

bool WaysStore::take(Tx& tx, const std::string& mailbox, const std::string& message, const Mark& at,
                     core::Instant now) {
    const bool fresh = tx.count("SELECT COUNT(*) FROM intake_message WHERE mailbox = ? AND message = ?",
                                {mailbox, message}) == 0;
    // One that lies there again under another UID is marked or moved again.
    tx.exec("INSERT INTO intake_message (mailbox, message, validity, uid, taken_at, settled) VALUES (?, ?, ?, ?, ?, 0) "
            "ON CONFLICT (mailbox, message) DO UPDATE SET validity = excluded.validity, uid = excluded.uid, "
            "settled = 0",
            {mailbox, message, at.validity, at.last_uid, now});
    return fresh;
}

std::vector<Unsettled> WaysStore::unsettled(Tx& tx, const std::string& mailbox, std::int64_t validity) {
    return tx.all("SELECT message, uid FROM intake_message WHERE mailbox = ? AND settled = 0 AND validity = ? "
                  "ORDER BY uid LIMIT 500",
                  {mailbox, validity}, [](const Row& row) { return Unsettled{row.text(0), row.integer(1)}; });
}

void WaysStore::settle(Tx& tx, const std::string& mailbox, const std::string& message) {
    tx.exec("UPDATE intake_message SET settled = 1 WHERE mailbox = ? AND message = ?", {mailbox, message});
}

}  // namespace intake
