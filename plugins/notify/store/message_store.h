// SPDX-License-Identifier: Apache-2.0
// Messages on their way out, and up to when digests have told. No text of a message is kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/store/notice_store.h"

namespace notify {

using MessageId = core::Id<struct MessageTag>;

// dropped: nothing was left to be told when it was to go.
enum class Sending { waiting, sent, failed, dropped };
std::string_view name(Sending state);

struct Message {
    MessageId id;
    core::PersonId person;
    Channel channel = Channel::email;
    std::optional<NoticeId> notice;   // none: a digest
    std::string cause;                // "notice:<id>:<when>:...", unique
    Sending state = Sending::waiting;
    int tries = 0;
    std::string reason;               // word key
    std::string detail;               // of whom it was given to: "550"
    core::Instant made;
    std::optional<core::Instant> ended;
};

namespace store {

// False when it exists already.
bool insert(core::db::Tx& tx, const Message& message);
std::optional<Message> message(core::db::Tx& tx, MessageId id);
void save(core::db::Tx& tx, const Message& message);
std::int64_t count_failed(core::db::Tx& tx);
// Those that failed, and those that did and are tried again; newest first, below this one.
std::vector<Message> failed(core::db::Tx& tx, const std::optional<Below>& below, int limit);
std::vector<Message> messages_of(core::db::Tx& tx, core::PersonId person, int limit);
std::int64_t forget_messages(core::db::Tx& tx, core::Instant before);

core::Instant told_upto(core::db::Tx& tx, core::PersonId person, Channel channel);
void told_upto(core::db::Tx& tx, core::PersonId person, Channel channel, core::Instant at);

}  // namespace store
}  // namespace notify
