// SPDX-License-Identifier: Apache-2.0
#include "archive/store/reminder_store.h"

namespace archive::store {

using core::db::Row;
using core::db::Tx;

namespace {

Reminder read_reminder(const Row& row) { return {row.date(0), row.maybe(1, &Row::date)}; }

}  // namespace

std::optional<Reminder> last_reminder(Tx& tx) {
    return tx.one("SELECT told_on, since_on FROM archive_reminder ORDER BY told_on DESC LIMIT 1", {}, read_reminder);
}

std::optional<Reminder> reminder(Tx& tx, core::Date told) {
    return tx.one("SELECT told_on, since_on FROM archive_reminder WHERE told_on = ?", {told}, read_reminder);
}

void add(Tx& tx, const Reminder& reminder) {
    tx.exec("INSERT INTO archive_reminder (told_on, since_on) VALUES (?, ?)", {reminder.told, reminder.since});
}

}  // namespace archive::store
