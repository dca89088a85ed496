// SPDX-License-Identifier: Apache-2.0
#include "core/table/waiting.h"

#include <chrono>

#include "core/auth/seat.h"
#include "core/base/error.h"

namespace core::table {

namespace {

constexpr std::chrono::hours kept_for{24};

}  // namespace

WaitingId keep(db::Tx& tx, const Context& ctx, const Waiting& waiting) {
    const auto id = WaitingId::make(ctx.now());
    tx.exec("INSERT INTO core_waiting_table (id, act, person_id, position_id, made_at, outline, about, file_name, file) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, waiting.act, ctx.actor.person, seat_of(ctx.actor).position, ctx.now(), waiting.outline,
             json::write(waiting.about), waiting.file_name, waiting.file});
    return id;
}

Waiting waiting(db::Tx& tx, const Context& ctx, std::string_view id, std::string_view act) {
    const auto gone = [] { return Error(Code::gone, "core.error.table_gone"); };
    WaitingId wanted;
    try {
        wanted = WaitingId::parse(id);
    } catch (const Error&) {
        throw gone();
    }
    auto found = tx.one("SELECT act, outline, about, file_name, file FROM core_waiting_table "
                        "WHERE id = ? AND act = ? AND person_id = ? AND position_id = ? AND made_at >= ?",
                        {wanted, act, ctx.actor.person, seat_of(ctx.actor).position, ctx.now() - kept_for},
                        [&](const db::Row& row) {
                            return Waiting{wanted,      row.text(0), row.text(1), json::parse(row.text(2)),
                                           row.text(3), row.bytes(4)};
                        });
    if (!found) throw gone();
    return *std::move(found);
}

void drop(db::Tx& tx, const WaitingId& id) { tx.exec("DELETE FROM core_waiting_table WHERE id = ?", {id}); }

void sweep(db::Tx& tx, Instant now) {
    tx.exec("DELETE FROM core_waiting_table WHERE made_at < ?", {now - kept_for});
}

}  // namespace core::table
