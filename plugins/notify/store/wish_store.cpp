// SPDX-License-Identifier: Apache-2.0
#include "notify/store/wish_store.h"

namespace notify::store {

using core::db::Row;
using core::db::Tx;

namespace {

constexpr std::string_view pages = "pages";

Gateway read_gateway(const Row& row) {
    return {channel_named(row.text(0)), row.text(1), row.text(2), static_cast<int>(row.integer(3)), row.flag(4)};
}

}  // namespace

Wishes wishes(Tx& tx, core::PersonId of) {
    Wishes found;
    tx.each("SELECT kind, channel, mode FROM notify_wish WHERE person = ?", {of}, [&](const Row& row) {
        std::optional<Channel> channel;
        if (row.text(1) != pages) channel = channel_named(row.text(1));
        found[{row.text(0), channel}] = mode_named(row.text(2));
    });
    return found;
}

void keep(Tx& tx, core::PersonId of, const Wishes& wishes) {
    tx.exec("DELETE FROM notify_wish WHERE person = ?", {of});
    for (const auto& [what, mode] : wishes)
        tx.exec("INSERT INTO notify_wish (person, kind, channel, mode) VALUES (?, ?, ?, ?)",
                {of, what.first, what.second ? name(*what.second) : pages, name(mode)});
}

std::optional<Rhythm> rhythm(Tx& tx, core::PersonId of) {
    return tx.one("SELECT hours, working_days, quiet_from, quiet_until, urgent_now FROM notify_rhythm WHERE person = ?",
                  {of}, [](const Row& row) {
                      return Rhythm{hours_kept(row.text(0)), row.flag(1), static_cast<int>(row.integer(2)),
                                    static_cast<int>(row.integer(3)), row.flag(4)};
                  });
}

void keep(Tx& tx, core::PersonId of, const Rhythm& rhythm) {
    tx.exec("INSERT INTO notify_rhythm (person, hours, working_days, quiet_from, quiet_until, urgent_now) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (person) DO UPDATE SET hours = excluded.hours, "
            "working_days = excluded.working_days, quiet_from = excluded.quiet_from, "
            "quiet_until = excluded.quiet_until, urgent_now = excluded.urgent_now",
            {of, hours_text(rhythm.hours), rhythm.working_days, rhythm.quiet_from, rhythm.quiet_until,
             rhythm.urgent_now});
}

void forget_rhythm(Tx& tx, core::PersonId of) { tx.exec("DELETE FROM notify_rhythm WHERE person = ?", {of}); }

std::set<int> all_hours(Tx& tx) {
    std::set<int> all;
    tx.each("SELECT DISTINCT hours FROM notify_rhythm", {}, [&](const Row& row) {
        for (const int each : hours_kept(row.text(0))) all.insert(each);
    });
    return all;
}

Addresses addresses(Tx& tx, core::PersonId of) {
    Addresses found;
    tx.each("SELECT channel, address, reason FROM notify_address WHERE person = ?", {of}, [&](const Row& row) {
        found[channel_named(row.text(0))] = {row.text(1), row.text(2)};
    });
    return found;
}

void keep(Tx& tx, core::PersonId of, Channel channel, std::string_view address, core::Instant at) {
    if (address.empty()) {
        tx.exec("DELETE FROM notify_address WHERE person = ? AND channel = ?", {of, name(channel)});
        return;
    }
    tx.exec("INSERT INTO notify_address (person, channel, address, reason, changed_at) VALUES (?, ?, ?, '', ?) "
            "ON CONFLICT (person, channel) DO UPDATE SET address = excluded.address, reason = '', "
            "changed_at = excluded.changed_at WHERE notify_address.address <> excluded.address",
            {of, name(channel), address, at});
}

void refuse(Tx& tx, core::PersonId of, Channel channel, std::string_view reason, core::Instant at) {
    tx.exec("UPDATE notify_address SET reason = ?, changed_at = ? WHERE person = ? AND channel = ?",
            {reason, at, of, name(channel)});
}

std::vector<Gateway> gateways(Tx& tx) {
    return tx.all("SELECT channel, url, body, seconds, active FROM notify_gateway ORDER BY channel", {}, read_gateway);
}

std::optional<Gateway> gateway(Tx& tx, Channel channel) {
    return tx.one("SELECT channel, url, body, seconds, active FROM notify_gateway WHERE channel = ?", {name(channel)},
                  read_gateway);
}

void keep(Tx& tx, const Gateway& gateway) {
    tx.exec("INSERT INTO notify_gateway (channel, url, body, seconds, active) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (channel) DO UPDATE SET url = excluded.url, body = excluded.body, seconds = excluded.seconds, "
            "active = excluded.active",
            {name(gateway.channel), gateway.url, gateway.body, gateway.seconds, gateway.active});
}

}  // namespace notify::store
