// SPDX-License-Identifier: Apache-2.0
#include "notify/service/watch.h"

#include "core/audit/trail.h"
#include "core/jobs/jobs.h"
#include "notify/service/inbox.h"
#include "notify/service/wording.h"

namespace notify {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

void ensure_watcher(const Context& ctx) {
    core::ensure(ctx.actor.may("notify.manage") ? core::Verdict::allowed : core::Verdict::forbidden);
}

}  // namespace

std::vector<Gateway> Watch::gateways(const Context& ctx) {
    ensure_watcher(ctx);
    return parts_.db.read([&](Tx& tx) {
        std::vector<Gateway> all;
        for (const Channel channel : {Channel::whatsapp, Channel::telegram}) {
            auto found = store::gateway(tx, channel);
            all.push_back(found ? *std::move(found) : Gateway{channel, "", "", 10, false});
        }
        return all;
    });
}

void Watch::save(const Context& ctx, const Gateway& gateway, std::vector<core::Fault> unread) {
    ensure_watcher(ctx);
    for (auto& fault : faults_of(gateway)) unread.push_back(std::move(fault));
    if (!unread.empty()) throw Error("core.error.invalid", std::move(unread));
    parts_.db.write([&](Tx& tx) {
        store::keep(tx, gateway);
        core::audit::append(tx, ctx, "notify.gateway_saved", "notify_gateway:" + std::string(name(gateway.channel)),
                            {{"url", gateway.url}, {"active", gateway.active}});
    });
}

Watch::Failures Watch::failures(const Context& ctx, const std::string& after, int limit) {
    ensure_watcher(ctx);
    return parts_.db.read([&](Tx& tx) {
        auto some = store::failed(tx, below_read(after), limit + 1);
        Failures found;
        if (some.size() > static_cast<std::size_t>(limit)) {
            some.pop_back();
            found.next = below_text(some.back().made, some.back().id.text());
        }
        for (Message& each : some) {
            Failure failure{std::move(each), {}};
            try {
                if (const auto actor = actor_of(tx, parts_, {failure.message.person, {}}))
                    failure.person = actor->person_name;
            } catch (const Error& error) {
                if (error.code() != Code::too_many) throw;   // locked: he is named when that is over
            }
            found.lines.push_back(std::move(failure));
        }
        return found;
    });
}

void Watch::retry(const Context& ctx, MessageId id) {
    ensure_watcher(ctx);
    parts_.db.write([&](Tx& tx) {
        auto message = store::message(tx, id);
        if (!message || message->state != Sending::failed) throw Error(Code::not_found, "core.error.not_found");
        message->state = Sending::waiting;
        message->tries = 0;
        store::save(tx, *message);
        store::refuse(tx, message->person, message->channel, "", ctx.now());
        core::jobs::add(tx, ctx.now(), deliver_job, {{"message", id.text()}});
        core::audit::append(tx, ctx, "notify.message_retried", "notify_message:" + id.text());
    });
}

void Watch::test(const Context& ctx, Channel channel) {
    ensure_watcher(ctx);
    const auto [address, gateway] = parts_.db.read([&](Tx& tx) {
        const auto all = store::addresses(tx, ctx.actor.person);
        const auto his = all.find(channel);
        return std::pair(his == all.end() ? std::string() : his->second.text,
                         channel == Channel::email ? std::nullopt : store::gateway(tx, channel));
    });
    const auto fails = [](std::string key, core::Args args = {}) {
        return Error("core.error.invalid", {{"test", std::move(key), std::move(args)}});
    };
    if (address.empty()) throw fails("notify.fault.no_address");
    const auto& words = parts_.words.in(ctx.language);
    Outgoing out;
    out.id = MessageId::make(ctx.now());
    out.address = address;
    out.subject = words.say("notify.message.test");
    out.link = parts_.public_url + "/notices/manage";
    out.text = words.say("notify.message.test_text", {{"name", ctx.actor.person_name}}) + "\n\n" + out.link + "\n\n" +
               foot(words, parts_.agency, parts_.public_url) + "\n";
    try {
        const bool mail = channel == Channel::email;
        if (mail ? parts_.mail == nullptr : parts_.gateways == nullptr || !gateway || !gateway->active)
            throw Error(Code::unavailable, "notify.error.not_set_up");
        if (mail) parts_.mail->send(out);
        else parts_.gateways->send(*gateway, out);
    } catch (const Error& error) {
        throw fails(error.key(), error.args());
    }
    parts_.db.write([&](Tx& tx) {
        core::audit::append(tx, ctx, "notify.tested", "notify_channel:" + std::string(name(channel)));
    });
}

std::int64_t Watch::count_failed() {
    return parts_.db.read([](Tx& tx) { return store::count_failed(tx); });
}

void Watch::check() {
    if (const auto count = count_failed(); count > 0)
        throw Error(Code::upstream, "notify.error.failures", {{"count", std::to_string(count)}});
}

}  // namespace notify
