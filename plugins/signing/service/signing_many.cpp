// SPDX-License-Identifier: Apache-2.0
#include "signing/service/signing_many.h"

#include "core/jobs/jobs.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::batch::BatchId;
using core::db::Tx;

namespace {

// Asked of the provider while it signs: it is the passphrase that must be given again, not the letter's fault.
bool of_the_hand(const Error& error) {
    const auto& key = error.key();
    return key == "signing.error.passphrase" || key == "signing.error.passphrase_spent" ||
           key == "signing.error.otp_wrong" || key == "signing.error.one_time_spent" ||
           key == "signing.error.pin_locked";
}

bool away(const Error& error) { return error.code() == Code::unavailable || error.code() == Code::upstream; }

// As the batch keeps it: nothing of what a service said in its own words. What is away stops the batch (batch.h)
// where it is the keeper's, or another service the rest would ask in vain; our own it tries again.
[[noreturn]] void tell_batch(const Error& error, core::Instant now) {
    if (of_the_hand(error)) {
        const auto& said = error.faults();
        throw said.empty() ? Error(Code::unavailable, error.key(), error.args())
                           : Error(Code::unavailable, said.front().key, said.front().args);
    }
    if (!away(error)) throw error;
    const bool own = error.key().starts_with("core.");
    const SigningFailure kept = kept_failure(error, now);
    throw Error(own ? Code::internal : error.code(), kept.fault, kept.args);
}

// One that waits is enough: it comes no later, and looks again for those that are left.
void look_again(Tx& tx, core::Instant now, core::Instant at) {
    const std::string kind(SigningMany::wipe_job);
    core::jobs::add(tx, now, kind, core::Json::object(), {"", kind, at});
}

}  // namespace

BatchId SigningMany::begin(const Context& ctx, const std::vector<Many::Chosen>& chosen,
                           const core::Secret& passphrase) {
    core::ensure(ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto items = wanted_of(db_, subjects_, ctx, chosen);
    if (items.empty()) throw Error("core.error.invalid", {{"subject", "core.batch.nothing_chosen", {}}});
    if (items.size() > core::batch::most_items)
        throw Error("core.error.invalid", {{"subject", "core.batch.too_many",
                                            {{"max", std::to_string(core::batch::most_items)}}}});
    reading_.consent_where_possible(ctx, chosen);
    open_.require_room();
    auto hand = open(ctx, passphrase);
    const auto id = db_.write([&](Tx& tx) {
        const auto made = batches_.ask_in(tx, ctx, act, items, core::Json::object());
        reading_.ask(tx, ctx, chosen, made.text());
        return made;
    });
    go(ctx, id, std::move(hand));
    return id;
}

core::batch::Batch SigningMany::waiting(const Context& ctx, BatchId id) {
    auto batch = batches_.show(ctx, id);
    core::ensure(batch.act == act ? core::Verdict::allowed : core::Verdict::hidden);
    if (!batch.paused) throw Error(Code::conflict, "core.batch.not_paused");
    return batch;
}

void SigningMany::resume(const Context& ctx, BatchId id, const core::Secret& passphrase) {
    (void)waiting(ctx, id);
    auto hand = open(ctx, passphrase);
    std::vector<Many::Chosen> left;
    for (const auto& item : batches_.items(ctx, id, {core::batch::State::waiting}, 0, core::batch::most_items))
        left.push_back({item.subject, {}});
    // Of one that is repeated they were free again.
    db_.write([&](Tx& tx) { reading_.ask(tx, ctx, left, id.text()); });
    go(ctx, id, std::move(hand));
}

std::unique_ptr<Hand> SigningMany::open(const Context& ctx, const core::Secret& passphrase) {
    if (hands_.ready(ctx, hands_.served(ctx), Hands::Age::old).one_time)
        throw Error(Code::conflict, "signing.error.one_by_one");
    return hands_.open(ctx, passphrase);
}

void SigningMany::go(const Context& ctx, BatchId id, std::unique_ptr<Hand> hand) {
    open_.keep(id, ctx.actor.person, std::move(hand));
    try {
        // Looked after even if nothing else comes by.
        db_.write([&](Tx& tx) { look_again(tx, ctx.now(), ctx.now() + OpenHands::life); });
        batches_.resume(ctx, id);
    } catch (...) {
        open_.close(id);
        throw;
    }
}

void SigningMany::run(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    const Many::Chosen chosen{task.subject, core::Digest::parse(core::json::text(task.payload, "content"))};
    const auto hand = open_.use(task.batch, ctx.actor.person);
    if (!hand) throw core::batch::NeedsOwner();
    reading_.check(ctx, chosen);
    const auto told = [&](Tx& tx) {
        done(tx, {"", "", "", subjects_.of(task.subject).card(tx, task.subject).number});
    };
    try {
        sealing_.run(ctx, task.subject, *hand, {chosen.content, told});
    } catch (const Error& error) {
        tell_batch(error, ctx.now());
    }
}

void SigningMany::close_expired(core::Instant now) {
    open_.close_expired();
    const auto next = open_.next_end();
    if (!next) return;
    db_.write([&](Tx& tx) { look_again(tx, now, *next); });
}

void SigningMany::rested(BatchId id, bool over) {
    open_.close(id);
    if (over) reading_.release(id.text());
}

}  // namespace signing
