// SPDX-License-Identifier: Apache-2.0
#include "notify/service/deliver.h"

#include <algorithm>

#include "notify/service/wording.h"

namespace notify {

using core::Code;
using core::Error;
using core::db::Tx;

namespace {

constexpr int most_told = 100;   // of one person in one message
constexpr std::chrono::hours kept_for{24 * 90};
// A unit that began before a digest and ended after it is told by the next.
constexpr std::chrono::seconds overlap{5};

std::string argument(const Error& error, std::string_view name) {
    for (const auto& [key, value] : error.args())
        if (key == name) return value;
    return {};
}

bool well(const Addresses& addresses, Channel channel) {
    const auto found = addresses.find(channel);
    return found != addresses.end() && found->second.reason.empty();
}

}  // namespace

void Deliver::put_up(Tx& tx, core::PersonId person, Channel channel, std::optional<NoticeId> notice, std::string cause,
                     core::Instant go) {
    const auto now = parts_.clock.now();
    Message message;
    message.id = MessageId::make(now);
    message.person = person;
    message.channel = channel;
    message.notice = notice;
    message.cause = std::move(cause) + ":" + person.text() + ":" + std::string(name(channel));
    message.made = now;
    if (!store::insert(tx, message)) return;
    core::jobs::Options options;
    options.run_at = go;
    core::jobs::add(tx, now, deliver_job, {{"message", message.id.text()}}, options);
}

void Deliver::hand_one(Tx& tx, const Kept& notice) {
    const Kind* kind = parts_.kinds.find(notice.kind);
    const auto now = parts_.clock.now();
    const auto reader = reader_of(tx, parts_, notice.receiver, core::date_of(now, parts_.zone));
    if (kind == nullptr || !reader) return;
    const auto own = store::wishes(tx, reader->person), house = store::wishes(tx, store::house);
    const auto rhythm = rhythm_of(tx, reader->person);
    const auto addresses = store::addresses(tx, reader->person);
    for (const Channel channel : all_channels) {
        auto mode = wanted(*kind, channel, own, house);
        if (mode == Mode::digest && kind->urgent && rhythm.urgent_now) mode = Mode::now;
        if (mode != Mode::now || !well(addresses, channel) || !carried(tx, parts_, channel)) continue;
        put_up(tx, reader->person, channel, notice.id,
               "notice:" + notice.id.text(), may_go(rhythm, kind->urgent, now, parts_.zone));
    }
}

void Deliver::hand(const core::jobs::Job& job) {
    for (const auto& each : job.payload.at("notices"))
        parts_.db.write([&](Tx& tx) {
            const auto notice = store::notice(tx, NoticeId::parse(core::json::text(each, "notice")));
            // Told again since: the later telling hands it on.
            if (notice && !notice->read && notice->told == each.at("told").get<std::int64_t>()) hand_one(tx, *notice);
        });
}

Deliver::Unread Deliver::unread(Tx& tx, core::PersonId person, const std::vector<Seated>& seats, Channel channel,
                                core::Instant since) {
    const auto own = store::wishes(tx, person), house = store::wishes(tx, store::house);
    Unread found;
    for (const auto& [reader, receiver] : seats) {
        const auto actor = actor_of(tx, parts_, reader);
        if (!actor) continue;
        for (const Kept& each : store::notices(tx, {receiver}, true, std::nullopt, most_told)) {
            const auto told = told_of(tx, parts_, *actor, each);
            if (!told || wanted(*told->kind, channel, own, house) == Mode::never) continue;
            if (each.changed > since && wanted(*told->kind, channel, own, house) == Mode::digest) found.fresh = true;
            found.all.push_back(*told);
        }
    }
    return found;
}

void Deliver::plan(core::Date day) {
    parts_.db.write([&](Tx& tx) { put_up_looks(tx, parts_, day, store::all_hours(tx)); });
}

void Deliver::look(const core::jobs::Job& job) {
    digests(core::parse_date(core::json::text(job.payload, "day")), job.payload.at("minute").get<int>());
}

void Deliver::digests(core::Date day, int minute) {
    std::map<core::PersonId, std::vector<Seated>> readers;
    parts_.db.read([&](Tx& tx) {
        for (const auto& receiver : store::waiting_receivers(tx))
            if (const auto reader = reader_of(tx, parts_, receiver, day))
                readers[reader->person].push_back({*reader, receiver});
    });
    for (const auto& [person, seats] : readers) digest_for(person, seats, day, minute);
}

void Deliver::digest_for(core::PersonId person, const std::vector<Seated>& seats, core::Date day, int minute) {
    const auto due = [&](Tx& tx) {
        const auto rhythm = rhythm_of(tx, person);
        const bool his_hour = std::find(rhythm.hours.begin(), rhythm.hours.end(), minute) != rhythm.hours.end();
        return his_hour && (!rhythm.working_days || working(tx, parts_, day));
    };
    try {
        if (!parts_.db.read(due)) return;
        parts_.db.write([&](Tx& tx) {
            const auto now = parts_.clock.now();
            const auto addresses = store::addresses(tx, person);
            for (const Channel channel : all_channels) {
                if (!well(addresses, channel) || !carried(tx, parts_, channel)) continue;
                const auto upto = store::told_upto(tx, person, channel);
                if (!unread(tx, person, seats, channel, upto).fresh) continue;
                put_up(tx, person, channel, std::nullopt, "digest:" + core::iso(day) + ":" + clock_text(minute), now);
                store::told_upto(tx, person, channel, now - overlap);
            }
        });
    } catch (const Error& error) {
        // His account is locked for a quarter of an hour: the next digest tells him.
        if (error.code() != Code::too_many) throw;
    }
}

std::vector<Deliver::Seated> Deliver::seats_of(Tx& tx, core::PersonId person) {
    std::vector<Seated> seats{{{person, {}}, "person:" + person.text()}};
    const auto actor = actor_of(tx, parts_, {person, {}});
    const auto today = core::date_of(parts_.clock.now(), parts_.zone);
    for (const core::Seat& seat : actor ? actor->seats : std::vector<core::Seat>()) {
        const auto receiver = "position:" + seat.position.text();
        const auto reader = reader_of(tx, parts_, receiver, today);
        if (reader && reader->person == person) seats.push_back({*reader, receiver});
    }
    return seats;
}

std::optional<Telling> Deliver::telling(Tx& tx, const Message& message) {
    if (!message.notice) {
        const auto all = unread(tx, message.person, seats_of(tx, message.person), message.channel, {}).all;
        return all.empty() ? std::nullopt : std::optional(tell_of(all));
    }
    const auto notice = store::notice(tx, *message.notice);
    if (!notice || notice->read) return std::nullopt;
    // Another sits there by now, and gets his own.
    const auto reader = reader_of(tx, parts_, notice->receiver, core::date_of(parts_.clock.now(), parts_.zone));
    if (!reader || reader->person != message.person) return std::nullopt;
    const auto actor = actor_of(tx, parts_, *reader);
    const auto told = actor ? told_of(tx, parts_, *actor, *notice) : std::nullopt;
    return told ? std::optional(tell_of(*told)) : std::nullopt;
}

std::optional<Deliver::Ready> Deliver::ready(Tx& tx, Message& message) {
    const auto addresses = store::addresses(tx, message.person);
    const auto address = addresses.find(message.channel);
    const auto told = telling(tx, message);
    if (!told || address == addresses.end()) {
        message.state = Sending::dropped;
        message.ended = parts_.clock.now();
        return std::nullopt;
    }
    std::string language = "id";
    if (const auto actor = actor_of(tx, parts_, {message.person, {}}))
        if (const auto account = parts_.accounts.find(tx, actor->login)) language = account->language;
    Ready made{worded(*told, parts_.words.in(language), parts_.agency, parts_.public_url), {}};
    made.out.id = message.id;
    made.out.address = address->second.text;
    if (message.channel != Channel::email) made.gateway = store::gateway(tx, message.channel);
    return made;
}

void Deliver::send(const core::jobs::Job& job) {
    const auto id = MessageId::parse(core::json::text(job.payload, "message"));
    std::optional<Message> message;
    std::optional<Ready> made;
    parts_.db.write([&](Tx& tx) {
        made.reset();
        message = store::message(tx, id);
        if (!message || message->state != Sending::waiting) return;
        made = ready(tx, *message);
        ++message->tries;
        store::save(tx, *message);
    });
    if (!made) return;
    try {
        const bool mail = message->channel == Channel::email;
        if (mail ? parts_.mail == nullptr : parts_.gateways == nullptr || !made->gateway || !made->gateway->active)
            throw Error(Code::unavailable, "notify.error.not_set_up");
        if (mail) parts_.mail->send(made->out);
        else parts_.gateways->send(*made->gateway, made->out);
    } catch (const Error& error) {
        const bool last = job.tries >= retry.tries || error.code() == Code::gone;
        end(*message, error, last);
        if (!last) throw;
        return;
    }
    message->state = Sending::sent;
    message->reason.clear();
    message->detail.clear();
    message->ended = parts_.clock.now();
    parts_.db.write([&](Tx& tx) { store::save(tx, *message); });
}

void Deliver::give_up(Tx& tx, const core::jobs::Job& job) {
    auto message = store::message(tx, MessageId::parse(core::json::text(job.payload, "message")));
    if (!message || message->state != Sending::waiting) return;
    message->state = Sending::failed;
    if (message->reason.empty()) message->reason = "notify.error.given_up";
    store::save(tx, *message);
}

void Deliver::end(Message message, const Error& error, bool last) {
    message.reason = error.key();
    message.detail = argument(error, "code");
    if (last) message.state = Sending::failed;
    parts_.db.write([&](Tx& tx) {
        store::save(tx, message);
        if (error.code() == Code::gone)
            store::refuse(tx, message.person, message.channel, error.key(), parts_.clock.now());
    });
}

void Deliver::clear() {
    const auto before = parts_.clock.now() - kept_for;
    parts_.db.write([&](Tx& tx) {
        store::forget_read(tx, before);
        store::forget_messages(tx, before);
    });
}

}  // namespace notify
