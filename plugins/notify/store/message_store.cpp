// SPDX-License-Identifier: Apache-2.0
#include "notify/store/message_store.h"

#include <algorithm>
#include <array>

namespace notify {
namespace {

constexpr std::array<Sending, 4> all_states{Sending::waiting, Sending::sent, Sending::failed, Sending::dropped};

Sending sending_named(std::string_view text) {
    const auto found = std::find_if(all_states.begin(), all_states.end(),
                                    [&](Sending each) { return name(each) == text; });
    if (found == all_states.end()) throw core::Error(core::Code::internal, "core.error.internal");
    return *found;
}

}  // namespace

std::string_view name(Sending state) {
    switch (state) {
        case Sending::waiting: return "waiting";
        case Sending::sent: return "sent";
        case Sending::failed: return "failed";
        case Sending::dropped: return "dropped";
    }
    return "waiting";
}

namespace store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

Message read_message(const Row& row) {
    Message message;
    message.id = row.id<MessageId>(0);
    message.person = row.id<core::PersonId>(1);
    message.channel = channel_named(row.text(2));
    if (!row.null(3)) message.notice = row.id<NoticeId>(3);
    message.cause = row.text(4);
    message.state = sending_named(row.text(5));
    message.tries = static_cast<int>(row.integer(6));
    message.reason = row.text(7);
    message.detail = row.text(8);
    message.made = row.instant(9);
    message.ended = row.maybe(10, &Row::instant);
    return message;
}

}  // namespace

bool insert(Tx& tx, const Message& message) {
    return tx.exec("INSERT INTO notify_message (id, person, channel, notice_id, cause, state, tries, reason, detail, "
                   "made_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (cause) DO NOTHING",
                   {message.id, message.person, name(message.channel), message.notice, message.cause,
                    name(message.state), message.tries, message.reason, message.detail, message.made,
                    message.ended}) > 0;
}

std::optional<Message> message(Tx& tx, MessageId id) {
    return tx.one("SELECT id, person, channel, notice_id, cause, state, tries, reason, detail, made_at, ended_at "
                  "FROM notify_message WHERE id = ?", {id}, read_message);
}

void save(Tx& tx, const Message& message) {
    tx.exec("UPDATE notify_message SET state = ?, tries = ?, reason = ?, detail = ?, ended_at = ? WHERE id = ?",
            {name(message.state), message.tries, message.reason, message.detail, message.ended, message.id});
}

std::int64_t count_failed(Tx& tx) { return tx.count("SELECT COUNT(*) FROM notify_message WHERE state = 'failed'"); }

std::vector<Message> failed(Tx& tx, const std::optional<Below>& below, int limit) {
    Query query("SELECT id, person, channel, notice_id, cause, state, tries, reason, detail, made_at, ended_at "
                "FROM notify_message WHERE (state = 'failed' OR (state = 'waiting' AND reason <> ''))");
    if (below) query.add(" AND (made_at, id) < (?, ?)", {below->changed, below->id});
    query.add(" ORDER BY made_at DESC, id DESC LIMIT ?", {limit});
    return query.all(tx, read_message);
}

std::vector<Message> messages_of(Tx& tx, core::PersonId person, int limit) {
    return tx.all("SELECT id, person, channel, notice_id, cause, state, tries, reason, detail, made_at, ended_at "
                  "FROM notify_message WHERE person = ? ORDER BY made_at DESC, id DESC LIMIT ?", {person, limit},
                  read_message);
}

std::int64_t forget_messages(Tx& tx, core::Instant before) {
    return tx.exec("DELETE FROM notify_message WHERE ended_at < ?", {before});
}

core::Instant told_upto(Tx& tx, core::PersonId person, Channel channel) {
    return tx.one("SELECT upto FROM notify_digest WHERE person = ? AND channel = ?", {person, name(channel)},
                  [](const Row& row) { return row.instant(0); }).value_or(core::Instant{});
}

void told_upto(Tx& tx, core::PersonId person, Channel channel, core::Instant at) {
    tx.exec("INSERT INTO notify_digest (person, channel, upto) VALUES (?, ?, ?) "
            "ON CONFLICT (person, channel) DO UPDATE SET upto = excluded.upto",
            {person, name(channel), at});
}

}  // namespace store
}  // namespace notify
